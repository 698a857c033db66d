import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { endPayment, type Refusal } from '../payments/end-payment.ts';
import { lockPayment } from '../payments/payment-store.ts';
import { takeWord, type ReturnReason, type TransferWord } from './clearing.ts';
import { endSent, lockSent } from './interbank-store.ts';
import { takeBack } from './take-back.ts';

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
    if (reason !== null) await takeBack(tx, bank, sent, { why: reason, at });
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
