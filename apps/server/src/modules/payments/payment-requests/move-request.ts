import type { Tx } from '../../../platform/db/database.ts';
import { formatMoney } from '../../../platform/money.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { AuditActor } from '../../audit/index.ts';
import { paymentRequestChanged } from '../trade-orders/trade-events.ts';
import type { TradeDeps } from '../trade-orders/trade-deps.ts';
import type { PaymentRequestState, PaymentRequestStep, RequestActor } from './payment-request.ts';
import { isRequestOver } from './payment-request.ts';
import { updatePaymentRequests, type PaymentRequestRow, type RequestPair } from './payment-request-store.ts';

/** The words in which the audit log names what happened. */
const deeds: Readonly<Record<PaymentRequestStep | 'ask', string>> = {
  ask: 'payment_request.asked',
  accept: 'payment_request.accepted',
  revert: 'payment_request.reopened',
  settle: 'payment_request.paid',
  decline: 'payment_request.declined',
  cancel: 'payment_request.cancelled',
  expire: 'payment_request.expired',
};

export interface RequestMove {
  readonly step: PaymentRequestStep | 'ask';
  readonly to: PaymentRequestState;
  readonly actor: RequestActor;
  readonly personId: string | null;
  readonly audit: AuditActor;
  readonly note?: string | null;
}

/** Writes a step into both mirrored rows that are locked, with audit lines and events of both. */
export async function moveRequest(
  { clock, audit }: Pick<TradeDeps, 'clock' | 'audit'>,
  tx: Tx,
  pair: RequestPair,
  move: RequestMove,
): Promise<void> {
  const { step, to: state, actor, personId, note } = move;
  const now = clock.now();
  if (step !== 'ask')
    await updatePaymentRequests(tx, pair.payee.requestId, {
      state,
      now,
      ...(state === 'paid' ? { paidAt: now } : {}),
      ...(isRequestOver(state) ? { endedAt: now } : {}),
      ...(typeof note === 'string' && note !== '' ? { endNote: note } : {}),
    });
  for (const row of [pair.payee, pair.payer]) {
    await audit.write(tx, auditLine(row, move));
    const { enterpriseId, connectionId, customerId, otherId, side, requestId, orderId, reference } = row;
    const place = { enterpriseId, connectionId, customerId, otherId, side };
    const told = { ...place, requestId, orderId, reference, state, step, actor };
    await writeEvents(tx, clock, [paymentRequestChanged({ ...told, personId: row.side === actor ? personId : null })]);
  }
}

/** Who acted at the other enterprise is that one's own affair: our log names the enterprise. */
function auditLine(row: PaymentRequestRow, { step, actor, audit, to }: RequestMove) {
  const { amountMinor, currency, reference } = row;
  const theirs = actor !== row.side && actor !== 'time';
  return {
    enterpriseId: row.enterpriseId,
    actor: theirs && audit.kind === 'person' ? ({ kind: 'system', id: `enterprise:${row.otherId}` } as const) : audit,
    action: deeds[step],
    target: `payment_request:${row.requestId}`,
    details: { reference, amount: formatMoney({ amountMinor, currency }), currency, state: to },
  };
}
