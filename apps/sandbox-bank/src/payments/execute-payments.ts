import { isSameNumber } from '../accounts/account-number.ts';
import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { escrowForPayment, noteFunded } from '../escrows/escrow-payment.ts';
import { queueTransfer } from '../interbank/queue-transfer.ts';
import { bookTransfer, type TransferRefusal } from '../ledger/book-transfer.ts';
import { lockAccounts, type Outside } from '../ledger/ledger-store.ts';
import { limits } from '../limits.ts';
import { noteRepetition } from '../statements/statement-store.ts';
import { tableInForce } from '../permissions/table-store.ts';
import { checkPayment } from './check-payment.ts';
import { endPayment, type Refusal } from './end-payment.ts';
import { endToEndIdOf, signedOrder, type Payment } from './payment.ts';
import { lockDue, markLeft, othersInMonth, postpone } from './payment-store.ts';

/** Executes payments whose time has come, one after the other, until the bank stops. */
export function startExecuting(bank: BankContext): { stopped: Promise<void> } {
  return { stopped: loop(bank) };
}

async function loop(bank: BankContext): Promise<void> {
  while (!bank.stopping.aborted) {
    const executed = await executeOne(bank).catch((error: unknown) => {
      bank.log.error('a payment could not be worked on', { reason: String(error) });
      return false;
    });
    if (!executed) await bank.paymentTaken.wait(limits.paymentIdleMs, bank.stopping);
  }
}

/** Settles the payment that is due, with its transfer and the event that tells it, in one transaction. @returns whether one was due. */
export async function executeOne(bank: BankContext): Promise<boolean> {
  let paymentId: string | null = null;
  try {
    const due = await bank.db.transaction(async (tx) => {
      const payment = await lockDue(tx);
      if (payment === null) return false;
      ({ paymentId } = payment);
      await execute(tx, bank, payment);
      return true;
    });
    if (due) {
      bank.outboxFilled.ring();
      bank.transferQueued.ring();
    }
    return due;
  } catch (error) {
    // One that fails for a reason of ours does not hold up those behind it.
    if (paymentId !== null) await postpone(bank.db, paymentId, limits.paymentRetryMs);
    throw error;
  }
}

async function execute(tx: Queryable, bank: BankContext, payment: Payment): Promise<void> {
  const now = bank.clock.now();
  const booked = await book(tx, bank, payment, now);
  if (booked === 'left') await markLeft(tx, payment.paymentId, now);
  else await endPayment(tx, payment, booked, now);
}

/** Why it was refused; that it left for another bank, whose word it waits for from here on; null when it is done. */
type Booked = Refusal | 'left' | null;

/** Books the transfer, or says why it cannot be. */
async function book(tx: Queryable, bank: BankContext, payment: Payment, now: Date): Promise<Booked> {
  const { customerId, amountMinor, creditorAccount, paymentId, reserved, receivedAt } = payment;
  const order = signedOrder(payment);
  if (bank.scenario.happens('paymentRejectRate')) {
    return { reason: 'MS03', detail: 'the scenario of this sandbox rejects it' };
  }
  // A new version of the table waits for this payment, or this payment sees it.
  const table = await tableInForce(tx, customerId);
  // An escrow is locked before accounts, as by everybody who locks both.
  const into = await escrowForPayment(tx, { creditorAccount, amountMinor });
  const accounts = await lockAccounts(tx, [order.debtorAccount, creditorAccount]);
  const debtor = accounts.get(order.debtorAccount);
  if (debtor?.customerId !== customerId) return { reason: 'AC01', detail: 'the customer has no such account' };
  if (debtor.currency !== order.currency) return { reason: 'AM03', detail: 'the account has another currency' };
  const others = await othersInMonth(tx, { account: order.debtorAccount, receivedAt, without: paymentId });
  const against = checkPayment({ table, order, amountMinor, others, receivedAt, now });
  if (against !== null) return { reason: 'AG01', detail: against };
  if (into?.refusal) return into.refusal;
  const outside = isSameNumber(creditorAccount, order.creditor.accountNumber) ? null : { ...order.creditor };
  // The accounts that the bank keeps for itself are nobody's to pay into, even by name.
  const isNamedInternal = outside === null && into === null && accounts.get(creditorAccount)?.customerId === null;
  if (isNamedInternal) return { reason: 'AC01', detail: 'no customer has the credited account' };
  const refused = await bookTransfer(tx, {
    debitAccount: order.debtorAccount,
    creditAccount: creditorAccount,
    amountMinor,
    bookedAt: now,
    remittance: order.remittance,
    outside,
    paymentId,
    endToEndId: endToEndIdOf(order),
    reserved,
  });
  if (refused !== null) return whyNot[refused];
  const peer = accounts.get(creditorAccount)?.peer ?? null;
  if (peer !== null) await sendOn(tx, bank, payment, { peer, paymentId });
  if (bank.scenario.happens('payTwiceRate')) await payAgain(tx, bank, payment, { bookedAt: now, outside, peer });
  if (into !== null) await noteFunded(tx, bank, into.escrow, { paidFrom: order.debtorAccount });
  return peer === null ? null : 'left';
}

/** What is in the clearing account of another bank leaves for it. */
async function sendOn(
  tx: Queryable,
  bank: BankContext,
  { customerId, amountMinor, creditorAccount: clearingAccount, order }: Payment,
  { peer, paymentId }: { peer: string; paymentId: string | null },
): Promise<void> {
  const { debtorAccount, currency, remittance, creditor } = order;
  const from = { paymentId, customerId, debtorAccount, clearingAccount };
  const endToEndId = endToEndIdOf(order);
  await queueTransfer(tx, bank, peer, { ...from, amountMinor, currency, remittance, endToEndId, creditor });
}

type Again = { bookedAt: Date; outside: Outside | null; peer: string | null };

/** What no bank may do, and the scenario wants: the money leaves a second time, if there is enough. */
async function payAgain(
  tx: Queryable,
  bank: BankContext,
  payment: Payment,
  { bookedAt, outside, peer }: Again,
): Promise<void> {
  const { order, creditorAccount, amountMinor, paymentId } = payment;
  const refused = await bookTransfer(tx, {
    debitAccount: order.debtorAccount,
    creditAccount: creditorAccount,
    amountMinor,
    bookedAt,
    remittance: order.remittance,
    outside,
    paymentId: null,
    endToEndId: endToEndIdOf(order),
    reserved: false,
  });
  if (refused !== null) return;
  await noteRepetition(tx, paymentId);
  if (peer !== null) await sendOn(tx, bank, payment, { peer, paymentId: null });
}

const whyNot: Record<TransferRefusal, Refusal> = {
  no_debit_account: { reason: 'AC01', detail: 'the customer has no such account' },
  debit_account_closed: { reason: 'AC05', detail: 'the account to be debited is closed' },
  credit_account_closed: { reason: 'AC04', detail: 'the account to be credited is closed' },
  no_credit_account: { reason: 'AC01', detail: 'there is no such account to be credited' },
  other_currency: { reason: 'AM03', detail: 'the account to be credited has another currency' },
  insufficient_funds: { reason: 'AM04', detail: 'not enough is available' },
};
