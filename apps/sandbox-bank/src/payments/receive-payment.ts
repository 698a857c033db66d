import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { creditAccountOf } from '../interbank/credit-account.ts';
import { changeBalance, lockAccounts } from '../ledger/ledger-store.ts';
import type { Payment } from './payment.ts';
import { insertPayment } from './payment-store.ts';

/** A payment as it is ordered under a consent, whose identifier it takes. */
export type Received = Pick<Payment, 'clientId' | 'customerId' | 'order' | 'amountMinor'> & { consentId: string };
export type Receiving = { status: 'PATC' | 'RCVD'; authoriseUntil?: Date; contentHash: string };

/** Writes a new payment in the caller's transaction, and reserves what is available. */
export async function receivePayment(
  tx: Queryable,
  bank: BankContext,
  received: Received,
  { status, authoriseUntil, contentHash }: Receiving,
): Promise<Payment> {
  const { customerId, order, amountMinor } = received;
  const now = bank.clock.now();
  const { creditor, currency, debtorAccount } = order;
  const creditorAccount = await creditAccountOf(tx, bank, creditor, currency);
  const debtor = (await lockAccounts(tx, [debtorAccount])).get(debtorAccount);
  const reserved =
    debtor?.customerId === customerId &&
    debtor.currency === currency &&
    debtor.balanceMinor - debtor.reservedMinor >= amountMinor;
  if (reserved) await changeBalance(tx, debtorAccount, { bookedMinor: 0n, reservedMinor: amountMinor });
  const fresh: Payment = {
    ...received,
    paymentId: received.consentId,
    further: [],
    creditorAccount,
    status,
    reason: null,
    detail: null,
    sequence: 1,
    reserved,
    receivedAt: now,
    updatedAt: now,
    authoriseUntil: authoriseUntil ?? null,
    settledAt: null,
  };
  await insertPayment(tx, fresh, { contentHash, delayMs: bank.scenario.get().paymentDelayMs });
  return fresh;
}
