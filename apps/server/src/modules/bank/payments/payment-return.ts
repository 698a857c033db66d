import type { ActingContext } from '../../../platform/acting-context.ts';
import { sha256 } from '../../../platform/crypto/seal.ts';
import { AuthorizationRefused, type CompletedAuthorization } from '../client/authorization-client.ts';
import { BankError } from '../client/bank-error.ts';
import type { BoundToken } from '../client/bound-token.ts';
import type { BankConnection } from '../connections/connection.ts';
import { takePaymentAttempt, type PaymentAttempt } from './payment-attempt-store.ts';
import {
  paymentAttemptPurpose,
  paymentTokenPurpose,
  type AuthorizationDeps,
  type PaymentAuthorization,
} from './payment-authorization.ts';
import { toWord } from './payment-consent.ts';
import { lockPaymentConsent, updateAuthorised, type PaymentConsent } from './payment-consent-store.ts';

/** How a signer's way to the bank and back ended; `paymentId` null where the answer names none of his. */
export interface PaymentReturn {
  readonly paymentId: string | null;
  readonly error:
    | null
    | 'attempt_unknown'
    | 'payment_ended'
    | 'not_authorised'
    | 'other_person'
    | 'funds_missing'
    | 'answer_refused'
    | 'bank_unavailable';
}

/**
 * Takes a signer back from the bank: what the bank says of the consent decides, and only the token that was given to him authorises. A
 * repetition of the address finds nothing to take.
 */
export async function returnWithPayment(
  deps: AuthorizationDeps & { readonly payments: PaymentAuthorization },
  context: ActingContext,
  connection: BankConnection,
  callbackUrl: string,
): Promise<PaymentReturn> {
  const { db, clock, log } = deps;
  const state = new URL(callbackUrl).searchParams.get('state') ?? '';
  const attempt = await db.asSystem('bank.take_payment_attempt', (tx) =>
    takePaymentAttempt(tx, sha256(state), context, clock.now()),
  );
  if (attempt === null) return { paymentId: null, error: 'attempt_unknown' };
  const paymentId = attempt.instructionId;
  const consent = await db.as(context, (tx) =>
    lockPaymentConsent(tx, { enterpriseId: context.enterpriseId, instructionId: paymentId }),
  );
  if (consent?.connectionId !== connection.connectionId || consent.bankConsentId === null)
    return { paymentId, error: 'answer_refused' };
  if (consent.droppedAt !== null) return { paymentId, error: 'payment_ended' };
  try {
    const completed = await complete(deps, connection, callbackUrl, attempt);
    return { paymentId, error: await settle(deps, { context, connection, consent, completed }) };
  } catch (error) {
    if (!(error instanceof BankError)) throw error;
    log.warn({ err: error, bank: connection.slug }, 'the authorisation of a payment could not be completed');
    await deps.payments.alarmOf(consent, error);
    const unbelievable = error.code === 'bank.invalid_answer' || error.code === 'bank.refused';
    return { paymentId, error: unbelievable ? 'answer_refused' : 'bank_unavailable' };
  }
}

/** Null when the bank, or the person there, said no. */
async function complete(
  deps: AuthorizationDeps,
  connection: BankConnection,
  callbackUrl: string,
  attempt: PaymentAttempt,
): Promise<CompletedAuthorization | null> {
  // Sealed by PaymentAuthorization as JSON of an object.
  const secrets = JSON.parse(deps.sealer.open(paymentAttemptPurpose, attempt.secretsSealed).toString('utf8')) as object;
  try {
    return await deps.authorization.complete(connection, callbackUrl, secrets);
  } catch (error) {
    if (error instanceof AuthorizationRefused) return null;
    throw error;
  }
}

async function settle(
  deps: AuthorizationDeps & { readonly payments: PaymentAuthorization },
  back: {
    readonly context: ActingContext;
    readonly connection: BankConnection;
    readonly consent: PaymentConsent;
    readonly completed: CompletedAuthorization | null;
  },
): Promise<PaymentReturn['error']> {
  const { context, connection, consent, completed } = back;
  const { clock, sealer, payments, paymentApi, log } = deps;
  // Whoever sits at the bank's page is the one who was sent there: the session's person, as this bank calls him.
  const isHe = context.connectionId === connection.connectionId && completed?.claims.sub === context.subject;
  if (completed !== null && !isHe) {
    log.warn({ bank: connection.slug, instructionId: consent.instructionId }, 'another person came back from the bank');
    return 'other_person';
  }
  const answer = await paymentApi.paymentConsent(connection, consent.bankConsentId ?? '', { interactive: true });
  if (!(await payments.believes(consent, answer))) return 'answer_refused';
  const word = toWord(answer);
  if (completed === null || word.status !== 'AUTH') {
    await payments.take(consent, word, null);
    return 'not_authorised';
  }
  if (!(await isEnoughThere(deps, back, completed.token))) {
    // Its token goes with this: the next who authorises it at the bank gets another, and is asked about anew.
    await payments.take(consent, word, null);
    await payments.tellMissingFunds(consent, context.personId);
    return 'funds_missing';
  }
  const { token, tokenLifeMs } = completed;
  const at = clock.now();
  const authorised = {
    personId: context.personId,
    at,
    tokenSealed: sealer.seal(paymentTokenPurpose, JSON.stringify(token)),
    tokenUntil: new Date(at.getTime() + tokenLifeMs),
  };
  const wasTaken = await payments.take(consent, word, async (tx) => {
    await updateAuthorised(tx, consent, authorised);
    return authorised;
  });
  return wasTaken ? null : 'payment_ended';
}

/**
 * What the bank says of the funds, asked with the very token of this authorisation. One that does not offer it, or does not answer, stops
 * nothing: it looks at the funds itself when it executes.
 */
async function isEnoughThere(
  { paymentApi, payments, log }: Parameters<typeof settle>[0],
  { connection, consent }: Pick<Parameters<typeof settle>[1], 'connection' | 'consent'>,
  token: BoundToken,
): Promise<boolean> {
  try {
    return (await paymentApi.fundsAvailable(connection, token, consent.bankConsentId ?? '')) !== false;
  } catch (error) {
    if (!(error instanceof BankError)) throw error;
    log.info({ err: error, bank: connection.slug }, 'the bank does not say whether enough is available');
    await payments.alarmOf(consent, error);
    return true;
  }
}
