import type { BankContext } from '../bank-context.ts';
import { hasExpired, paymentConsentStatusAt, type PaymentConsent } from '../payment-consents/payment-consent.ts';
import { decidePayment } from '../payments/check-payment.ts';
import { signedOrder, type Payment, type RejectReason } from '../payments/payment.ts';
import { othersInMonth } from '../payments/payment-store.ts';
import { currentTable } from '../permissions/table-store.ts';
import { obCodes, type ObCode } from './ob-error.ts';
import { envelope } from './published.ts';

type Reason = { StatusReasonCode: ObCode | RejectReason; StatusReasonDescription: string };

const reasonWords: Record<RejectReason, string> = {
  AC01: 'There is no such account, or none to be credited.',
  AC04: 'The account to be credited is closed.',
  AC05: 'The account to be debited is closed.',
  AG01: 'The permission table of the customer does not permit it.',
  AM03: 'The account has another currency.',
  AM04: 'Not enough is available.',
  AM09: 'Another amount was agreed.',
  DS02: 'A holder whose signature was needed refused it.',
  DS24: 'The signatures that were needed did not come in time.',
  MS03: 'The reason is not stated.',
};

/** A consent as OBWriteDomesticConsentResponse5. */
export function presentConsent(bank: BankContext, consent: PaymentConsent) {
  const { consentId, createdAt, statusUpdatedAt, expiresAt, initiation, risk } = consent;
  const now = bank.clock.now();
  const expired = hasExpired(consent, now);
  const status = paymentConsentStatusAt(consent, now);
  const reasons = consentReasons(status, expired);
  const data = {
    ConsentId: consentId,
    CreationDateTime: createdAt.toISOString(),
    Status: status,
    ...(reasons.length === 0 ? {} : { StatusReason: reasons }),
    StatusUpdateDateTime: (expired ? expiresAt : statusUpdatedAt).toISOString(),
    Initiation: JSON.parse(initiation) as object,
    Authorisation: { AuthorisationType: 'Any', CompletionDateTime: expiresAt.toISOString() },
  };
  const path = `/open-banking/v4.0/pisp/domestic-payment-consents/${consentId}`;
  return { ...envelope(bank, path, data), Risk: JSON.parse(risk) as object };
}

function consentReasons(status: PaymentConsent['status'], expired: boolean): Reason[] {
  if (status !== 'RJCT') return [];
  return expired
    ? [{ StatusReasonCode: obCodes.notCompleted, StatusReasonDescription: 'It was not used before its time passed.' }]
    : [{ StatusReasonCode: obCodes.refusedByPerson, StatusReasonDescription: 'The person refused it at the bank.' }];
}

/** A payment as OBWriteDomesticResponse5; its signatures are counted by the table in force now. */
export async function presentDomesticPayment(bank: BankContext, payment: Payment, initiation: string) {
  const { paymentId, status, receivedAt, updatedAt, order } = payment;
  const reasons = paymentReasons(payment);
  const authorisation = await multiAuthorisation(bank, payment);
  return envelope(bank, `/open-banking/v4.0/pisp/domestic-payments/${paymentId}`, {
    DomesticPaymentId: paymentId,
    ConsentId: paymentId,
    CreationDateTime: receivedAt.toISOString(),
    Status: status,
    StatusUpdateDateTime: updatedAt.toISOString(),
    ...(reasons.length === 0 ? {} : { StatusReason: reasons }),
    Initiation: JSON.parse(initiation) as object,
    ...(authorisation === null ? {} : { MultiAuthorisation: authorisation }),
    Debtor: { SchemeName: 'UK.OBIE.BBAN', Identification: order.debtorAccount },
  });
}

function paymentReasons({ status, reason }: Payment): Reason[] {
  if (reason !== null) return [{ StatusReasonCode: reason, StatusReasonDescription: reasonWords[reason] }];
  if (status !== 'PATC') return [];
  return [{ StatusReasonCode: obCodes.moreSignatures, StatusReasonDescription: 'It waits for further signatures.' }];
}

/** How many signatures the bank's table demands and how many valid ones came; null where the table refuses the payment as it is. */
async function multiAuthorisation(bank: BankContext, payment: Payment) {
  const { amountMinor, authoriseUntil, customerId, paymentId, receivedAt, status, updatedAt } = payment;
  const kept = await currentTable(bank.db, customerId);
  if (kept === null) return null;
  const order = signedOrder(payment);
  const others = await othersInMonth(bank.db, { account: order.debtorAccount, receivedAt, without: paymentId });
  // As it was signed: what changed in the table afterwards does not change what came.
  const decision = decidePayment({ table: kept.table, order, amountMinor, others, receivedAt, now: updatedAt });
  const dates = {
    LastUpdateDateTime: updatedAt.toISOString(),
    ...(authoriseUntil === null ? {} : { ExpirationDateTime: authoriseUntil.toISOString() }),
  };
  const state = status === 'RJCT' ? 'RJCT' : status === 'PATC' ? 'AWAF' : 'AUTH';
  if (decision.kind === 'refused') return status === 'RJCT' ? { Status: state, ...dates } : null;
  return { Status: state, NumberRequired: decision.required, NumberReceived: decision.received, ...dates };
}

/** The course of a payment as OBWritePaymentDetailsResponse1, which knows no `RCVD`. */
export function presentDetails(bank: BankContext, payment: Payment) {
  const { paymentId, reason, status, updatedAt } = payment;
  const shown = status === 'RCVD' ? 'PDNG' : status;
  const detail = {
    Status: shown,
    ...(reason === null ? {} : { StatusReason: reason, StatusReasonDescription: reasonWords[reason] }),
  };
  return envelope(bank, `/open-banking/v4.0/pisp/domestic-payments/${paymentId}/payment-details`, {
    PaymentStatus: [
      {
        PaymentTransactionId: paymentId,
        Status: shown,
        StatusUpdateDateTime: updatedAt.toISOString(),
        StatusDetail: detail,
      },
    ],
  });
}
