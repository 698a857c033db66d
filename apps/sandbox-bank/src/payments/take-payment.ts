import { createHash } from 'node:crypto';
import { lockKey } from '../api/idempotency-store.ts';
import { invalidField, Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import { describeBank } from '../pages/bank-description.ts';
import { findCustomer } from '../customers/customer-store.ts';
import type { Queryable } from '../db/database.ts';
import { newId } from '../ids.ts';
import { readAmount } from '../ledger/amount.ts';
import { changeBalance, internalAccount, lockAccounts } from '../ledger/ledger-store.ts';
import type { Payment, PaymentOrder } from './payment.ts';
import { findByInstruction, insertPayment } from './payment-store.ts';

type Taken = { clientId: string; customerId: string; order: PaymentOrder };

/**
 * Takes a payment in, once for each instruction of a client for ever: the same order again gets the payment as it is then, another
 * order under the same instruction a 422. What is available is reserved at once; everything else is looked at when it is executed.
 */
export async function takePayment(bank: BankContext, { clientId, customerId, order }: Taken): Promise<Payment> {
  const amountMinor = readAmount(order.amount, order.currency);
  if (amountMinor === null || amountMinor <= 0n) {
    throw invalidField('amount', `is not a positive amount with the decimals of ${order.currency}`);
  }
  const contentHash = createHash('sha256')
    .update(JSON.stringify([customerId, order]))
    .digest('base64url');
  const payment = await bank.db.transaction(async (tx) => {
    // A second request with the same instruction waits here until the first has committed.
    await lockKey(tx, clientId, `payment ${order.instructionId}`);
    const known = await findByInstruction(tx, clientId, order.instructionId);
    if (known !== null && known.contentHash !== contentHash) {
      throw new Problem(422, 'instruction_reused', 'This instruction was given with another content before.');
    }
    if (known !== null) return known.payment;
    if ((await findCustomer(tx, customerId)) === null) {
      throw new Problem(404, 'customer_unknown', 'There is no such customer.');
    }
    const fresh = { paymentId: newId(bank.clock.now()), clientId, customerId, order, amountMinor };
    return receivePayment(tx, bank, fresh, { status: 'RCVD', contentHash });
  });
  bank.paymentTaken.ring();
  return payment;
}

export type Received = Pick<Payment, 'paymentId' | 'clientId' | 'customerId' | 'order' | 'amountMinor'> & {
  consentId?: string;
};
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
  // What goes to another bank goes through the clearing account.
  const creditorAccount = (await isOurs(tx, bank, creditor.bank))
    ? creditor.accountNumber
    : await internalAccount(tx, 'clearing', currency);
  const debtor = (await lockAccounts(tx, [debtorAccount])).get(debtorAccount);
  const reserved =
    debtor?.customerId === customerId &&
    debtor.currency === currency &&
    debtor.balanceMinor - debtor.reservedMinor >= amountMinor;
  if (reserved) await changeBalance(tx, debtorAccount, { bookedMinor: 0n, reservedMinor: amountMinor });
  const fresh: Payment = {
    ...received,
    consentId: received.consentId ?? null,
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

/** Whether the creditor's account is at this bank; people also write its name where nothing is needed. */
async function isOurs(tx: Queryable, { config }: BankContext, name: string | null): Promise<boolean> {
  if (name === null) return true;
  const { id, nameZh, nameEn } = await describeBank(tx, config.bankId);
  return [id, nameZh, nameEn].some((own) => own.toLowerCase() === name.trim().toLowerCase());
}
