import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { bookTransfer, type Transfer } from '../ledger/book-transfer.ts';
import { internalAccount } from '../ledger/ledger-store.ts';
import { endPayment, type Refusal } from '../payments/end-payment.ts';
import { lockPayment } from '../payments/payment-store.ts';
import { takeWord, type ReturnReason, type TransferWord } from './clearing.ts';
import { endSent, lockSent, type SentTransfer } from './interbank-store.ts';

/**
 * Takes in what another bank says of a transfer: it is settled, or the money goes back to where it came from; the payment that it
 * carried ends with it, all in one transaction. Said again it changes nothing.
 * @param report the word with the other bank's signature, which is kept.
 * @returns false when it contradicts what that bank has said before; then nothing changes.
 */
export async function takeReport(
  bank: BankContext,
  messageId: string,
  { word, report }: { word: TransferWord; report: string },
): Promise<boolean> {
  const taken = await bank.db.transaction(async (tx) => {
    const sent = await lockSent(tx, messageId);
    if (sent === null) throw new Error(`the transfer ${messageId} is gone`);
    const became = takeWord(sent.status, word);
    if (typeof became === 'string') return became;
    const reason = became.to === 'returned' ? became.reason : null;
    const at = bank.clock.now();
    if (reason !== null) await bookBack(tx, sent, { reason, at });
    await endSent(tx, messageId, { status: became.to, reason, report, at });
    if (sent.paymentId !== null) await endCarried(tx, sent.paymentId, reason, at);
    return became.to;
  });
  if (taken === 'settled' || taken === 'returned') bank.outboxFilled.ring();
  return taken !== 'contradiction';
}

async function endCarried(tx: Queryable, paymentId: string, reason: ReturnReason | null, at: Date): Promise<void> {
  const payment = await lockPayment(tx, paymentId);
  if (payment?.status !== 'ACSP') throw new Error(`the payment ${paymentId} is not on its way to another bank`);
  const refusal: Refusal | null = reason === null ? null : { reason, detail: 'the bank of the creditor returned it' };
  await endPayment(tx, payment, refusal, at);
}

/** Back to the account that paid; where that takes nothing any more (a closed account, an escrow that is over) staff decide. */
async function bookBack(
  tx: Queryable,
  sent: SentTransfer,
  { reason, at }: { reason: string; at: Date },
): Promise<void> {
  const { clearingAccount, debtorAccount, amountMinor, currency, endToEndId, messageId, paymentId, message } = sent;
  const { Cdtr, CdtrAcct, CdtrAgt } = message.CdtTrfTxInf;
  const back: Omit<Transfer, 'creditAccount'> = {
    debitAccount: clearingAccount,
    amountMinor,
    bookedAt: at,
    remittance: `退汇（${reason}）${sent.remittance}`,
    outside: { name: Cdtr.Nm, accountNumber: CdtrAcct.Id.Othr.Id, bank: CdtrAgt.FinInstnId.Nm },
    paymentId: null,
    endToEndId,
    messageId,
    reserved: false,
  };
  const refused = paymentId === null || (await bookTransfer(tx, { ...back, creditAccount: debtorAccount }));
  if (refused === null) return;
  const creditAccount = await internalAccount(tx, 'returned', currency);
  const last = await bookTransfer(tx, { ...back, creditAccount });
  if (last !== null) throw new Error(`the transfer ${messageId} cannot be taken back: ${last}`);
}
