import type { PaymentStatusEvent } from '../client/account-schemas.ts';
import type { DomesticPaymentAnswer, DomesticPaymentStatus } from '../client/payment-schemas.ts';
import { isFinal, type MultiAuthorisation, type PaymentState } from './payment-order.ts';

/** ExternalPaymentTransactionStatus1Code: settled on the account that pays, also where the other bank said more since. */
const settled: ReadonlySet<DomesticPaymentStatus> = new Set(['ACSC', 'ACCC', 'ACWP']);

/** What an answer says of a payment. It carries no number: it stands behind what is known where it says more. */
export function stateOf(answer: DomesticPaymentAnswer, known: PaymentState | null): PaymentState {
  const { DomesticPaymentId: paymentId, Status, StatusReason, StatusUpdateDateTime } = answer;
  const status = settled.has(Status) ? 'ACSC' : Status === 'RJCT' ? 'RJCT' : 'RCVD';
  const sequence = (known?.sequence ?? 0) + (known === null || isFinal(status) ? 1 : 0);
  return {
    paymentId,
    status,
    reason: status === 'RJCT' ? (StatusReason?.[0]?.StatusReasonCode ?? null) : null,
    executedAt: status === 'ACSC' ? new Date(StatusUpdateDateTime) : null,
    sequence,
    multi: multiOf(answer),
  };
}

function multiOf({ MultiAuthorisation: multi }: DomesticPaymentAnswer): MultiAuthorisation | null {
  if (multi === undefined) return null;
  return { status: multi.Status, required: multi.NumberRequired ?? null, received: multi.NumberReceived ?? null };
}

/** What an event says. */
export function stateOfEvent(event: PaymentStatusEvent): PaymentState {
  const { paymentId, status, reason, executedAt, sequence } = event;
  return { paymentId, status, reason, executedAt: executedAt === null ? null : new Date(executedAt), sequence };
}
