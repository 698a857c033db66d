import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { findCustomer } from '../customers/customer-store.ts';
import { newId } from '../ids.ts';
import { writeAmount } from '../ledger/amount.ts';
import { describeBank } from '../pages/bank-description.ts';
import { insertSent, type SentTransfer } from './interbank-store.ts';
import { peerOf } from './peer.ts';
import { writeTransfer } from './message.ts';

/** What was booked into the clearing account of another bank. */
export type Leaving = Pick<
  SentTransfer,
  'paymentId' | 'debtorAccount' | 'clearingAccount' | 'amountMinor' | 'currency' | 'endToEndId' | 'remittance'
> & { customerId: string; creditor: { name: string; accountNumber: string } };

/** Puts the message about a transfer into the queue to another bank, in the transaction that has booked it. */
export async function queueTransfer(
  tx: Queryable,
  { config, clock }: Pick<BankContext, 'config' | 'clock'>,
  peerId: string,
  { customerId, creditor, ...leaving }: Leaving,
): Promise<void> {
  const peer = peerOf(config, peerId);
  // Its money stays where it is until the bank clears with that one again.
  if (peer === null) throw new Error(`this bank does not clear with ${peerId} any more`);
  const at = clock.now();
  const messageId = newId(at).replaceAll('-', '');
  const customer = await findCustomer(tx, customerId);
  const own = await describeBank(tx, config.bankId);
  const message = writeTransfer({
    messageId,
    endToEndId: leaving.endToEndId,
    amount: writeAmount(leaving.amountMinor, leaving.currency),
    currency: leaving.currency,
    debtor: {
      name: customer?.nameZh ?? customer?.nameEn ?? customerId,
      accountNumber: leaving.debtorAccount,
      bank: own.nameZh,
    },
    creditor: { ...creditor, bank: peer.nameZh },
    remittance: leaving.remittance,
    at,
  });
  await insertSent(tx, {
    ...leaving,
    messageId,
    peer: peer.bankId,
    creditorName: creditor.name,
    message,
    createdAt: at,
  });
}
