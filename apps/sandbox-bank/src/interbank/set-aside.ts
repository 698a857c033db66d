import { Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import { endPayment } from '../payments/end-payment.ts';
import { lockPayment } from '../payments/payment-store.ts';
import { lockSent, setSentAside } from './interbank-store.ts';
import { takeBack } from './take-back.ts';

/**
 * Takes a transfer out of the queue whose message the other bank refuses, so that those behind it go on in their order. Its money goes
 * back as if it had been returned: a payment that it carried is rejected, anything else waits to be placed.
 * @param note why, for other staff; the customer is told that it was rejected.
 * @returns false when it had been set aside before; then nothing changes.
 * @throws Problem 404; 409 when the other bank has not refused it, or an attempt is under way: it may be taken yet.
 */
export async function setAside(bank: BankContext, messageId: string, note: string): Promise<boolean> {
  const done = await bank.db.transaction(async (tx) => {
    const sent = await lockSent(tx, messageId);
    if (sent === null) throw new Problem(404, 'transfer_unknown', 'There is no such transfer.');
    if (sent.status === 'set_aside') return false;
    if (sent.status !== 'queued')
      throw new Problem(409, 'transfer_not_waiting', 'The other bank has said meanwhile what became of the transfer.');
    if (sent.isSending)
      throw new Problem(409, 'transfer_under_way', 'The transfer is being sent at this moment: try again shortly.');
    if (sent.refusedStatus === null)
      throw new Problem(409, 'transfer_not_refused', 'The other bank has not refused the message: it may take it yet.');
    const at = bank.clock.now();
    await takeBack(tx, bank, sent, { why: '对方银行拒收', at });
    await setSentAside(tx, messageId, { note, at });
    if (sent.paymentId === null) return true;
    const payment = await lockPayment(tx, sent.paymentId);
    if (payment?.status !== 'ACSP') throw new Error(`the payment ${sent.paymentId} is not on its way to another bank`);
    await endPayment(tx, payment, { reason: 'MS03', detail: `set aside: ${note}` }, at);
    return true;
  });
  if (!done) return false;
  bank.log.info('a transfer to another bank was set aside', { messageId });
  bank.outboxFilled.ring();
  bank.transferQueued.ring();
  return true;
}
