import type { BankError } from '../client/bank-error.ts';
import type { PaymentConsentAnswer, PaymentConsentStatus } from '../client/payment-schemas.ts';
import type { PaymentConsent } from './payment-consent-store.ts';

/** How it stands with a bank's leave to pay. */
export type ConsentOutcome =
  /** A signer can authorise it at the bank. */
  | { readonly outcome: 'open'; readonly consentId: string }
  /** It is authorised, and the payment can be handed over. */
  | { readonly outcome: 'authorised' }
  /** Somebody refused it at the bank, or its time ran out there. */
  | { readonly outcome: 'ended'; readonly how: 'refused' | 'expired'; readonly reason: string | null }
  /** The bank will never let this content be paid: `field` is a path into what it was sent, `reason` an ISO 20022 code. */
  | {
      readonly outcome: 'refused';
      readonly reason: string;
      readonly errors: readonly { readonly field: string; readonly reason: string }[];
    }
  /** It may be asked again later. */
  | { readonly outcome: 'unknown'; readonly code: string };

type Word = Pick<PaymentConsent, 'bankConsentId' | 'status' | 'reason'>;

/** What the bank's word on a consent means, when it is held against what is kept of it here. */
export function outcomeOf(
  consent: Pick<PaymentConsent, 'tokenSealed' | 'tokenUntil' | 'completeBy'>,
  word: Word,
  { now, wasSent }: { now: Date; wasSent: boolean },
): ConsentOutcome {
  const { bankConsentId, status, reason } = word;
  if (bankConsentId === null || status === null) return { outcome: 'unknown', code: 'bank.no_answer' };
  if (status === 'RJCT') return { outcome: 'ended', how: ranOut(word) ? 'expired' : 'refused', reason };
  if (status === 'COND') return wasSent ? { outcome: 'authorised' } : { outcome: 'unknown', code: 'bank.unordered' };
  const usable = consent.tokenSealed !== null && consent.tokenUntil !== null && consent.tokenUntil > now;
  if (status === 'AUTH' && usable) return { outcome: 'authorised' };
  if (consent.completeBy <= now) return { outcome: 'ended', how: 'expired', reason };
  // Of one that is authorised and whose token was lost on the way the bank gives another.
  return { outcome: 'open', consentId: bankConsentId };
}

const ranks: Readonly<Record<PaymentConsentStatus, number>> = { AWAU: 0, AUTH: 1, RJCT: 2, COND: 3 };

/** Whether a word was overtaken on its way by one that is known: a consent never goes back. */
export function isOvertaken(known: PaymentConsentStatus | null, told: PaymentConsentStatus | null): boolean {
  return known !== null && (told === null || ranks[told] < ranks[known]);
}

/** Its time passed before it was used (OBExternalStatusReason1Code). */
export function ranOut({ reason }: Pick<Word, 'reason'>): boolean {
  return reason === 'U036';
}

export function toWord({ ConsentId, Status, StatusReason }: PaymentConsentAnswer): Word {
  return { bankConsentId: ConsentId, status: Status, reason: StatusReason?.[0]?.StatusReasonCode ?? null };
}

/** Of the published error codes those that ISO 20022 has a reason for. */
const reasonOf: Readonly<Record<string, string>> = { U021: 'AC01', U022: 'AC01', U023: 'AM03', U002: 'AM12' };

/** What a bank finds wrong with a content. */
export function refusalOf({ errors, status }: BankError): Extract<ConsentOutcome, { outcome: 'refused' }> {
  // A reason code at the head of the words says it more exactly than the code of the error.
  const inWords = errors.map(({ reason }) => /^[A-Z]{2}\d{2}\b/.exec(reason)?.[0]);
  const byCode = errors.map(({ code }) => (code === undefined ? undefined : reasonOf[code]));
  const reason = [...inWords, ...byCode].find((one) => one !== undefined);
  return { outcome: 'refused', reason: reason ?? (status === 403 ? 'AG01' : 'NARR'), errors };
}
