import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { paymentStatusEvent } from '../events/bank-event.ts';
import { queueEvent } from '../events/event-store.ts';
import { changeBalance, lockAccounts } from '../ledger/ledger-store.ts';
import { presentPayment, type Payment, type RejectReason } from './payment.ts';
import { listUnsigned, lockPayment, settle } from './payment-store.ts';

/** Why a payment was rejected: for the customer by its code, for the bank's staff in words. */
export type Refusal = { reason: RejectReason; detail: string };

/** Ends a payment that is locked, gives back what a rejected one had reserved, and tells the client. */
export async function endPayment(tx: Queryable, payment: Payment, refusal: Refusal | null, now: Date): Promise<void> {
  if (refusal !== null && payment.reserved) {
    await lockAccounts(tx, [payment.order.debtorAccount]);
    await changeBalance(tx, payment.order.debtorAccount, { bookedMinor: 0n, reservedMinor: -payment.amountMinor });
  }
  const settled: Payment = {
    ...payment,
    status: refusal === null ? 'ACSC' : 'RJCT',
    reason: refusal?.reason ?? null,
    detail: refusal?.detail ?? null,
    sequence: payment.sequence + 1,
    updatedAt: now,
    settledAt: now,
  };
  await settle(tx, settled);
  await tellPayment(tx, settled, now);
}

/** Queues the event that tells how a payment stands. */
export async function tellPayment(tx: Queryable, payment: Payment, now: Date): Promise<void> {
  const { clientId, customerId } = payment;
  const event = { type: paymentStatusEvent, data: { customerId, ...presentPayment(payment) } };
  await queueEvent(tx, [clientId], customerId, event, now);
}

/** Rejects the payments whose further signatures did not come in time. */
export async function expireUnsigned(bank: BankContext): Promise<void> {
  for (const paymentId of await listUnsigned(bank.db, bank.clock.now(), 100)) {
    await bank.db.transaction(async (tx) => {
      const payment = await lockPayment(tx, paymentId);
      if (payment?.status !== 'PATC') return;
      const refusal: Refusal = { reason: 'DS24', detail: 'the signatures that the table demands did not come in time' };
      await endPayment(tx, payment, refusal, bank.clock.now());
    });
    bank.outboxFilled.ring();
  }
}
