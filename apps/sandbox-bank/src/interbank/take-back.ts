import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { lockEscrowOfAccount } from '../escrows/escrow-store.ts';
import { noteReturned } from '../escrows/return-escrow.ts';
import { bookTransfer, type Transfer } from '../ledger/book-transfer.ts';
import { internalAccount } from '../ledger/ledger-store.ts';
import type { SentTransfer } from './interbank-store.ts';
import { insertReturned } from './returned-store.ts';

/**
 * Books what another bank did not take back from the account of clearing, in the caller's transaction that has locked the transfer: to
 * the account that paid, where a payment carried it and the account takes it. Everything else waits for staff; an escrow is told.
 * @param why a reason code, or words.
 */
export async function takeBack(
  tx: Queryable,
  bank: BankContext,
  sent: SentTransfer,
  { why, at }: { why: string; at: Date },
): Promise<void> {
  const { clearingAccount, debtorAccount, amountMinor, currency, endToEndId, messageId, paymentId, message } = sent;
  const { Cdtr, CdtrAcct, CdtrAgt } = message.CdtTrfTxInf;
  const back: Omit<Transfer, 'creditAccount'> = {
    debitAccount: clearingAccount,
    amountMinor,
    bookedAt: at,
    remittance: `退汇（${why}）${sent.remittance}`,
    outside: { name: Cdtr.Nm, accountNumber: CdtrAcct.Id.Othr.Id, bank: CdtrAgt.FinInstnId.Nm },
    paymentId: null,
    endToEndId,
    messageId,
    reserved: false,
  };
  // An escrow is locked before accounts, as by everybody who locks both.
  const escrow = paymentId === null ? await lockEscrowOfAccount(tx, debtorAccount) : null;
  const refused = paymentId === null || (await bookTransfer(tx, { ...back, creditAccount: debtorAccount }));
  if (refused === null) return;
  const creditAccount = await internalAccount(tx, 'returned', currency);
  const last = await bookTransfer(tx, { ...back, creditAccount });
  if (last !== null) throw new Error(`the transfer ${messageId} cannot be taken back: ${last}`);
  await insertReturned(tx, messageId, at);
  if (escrow !== null) await noteReturned(tx, bank, escrow, { amountMinor, endToEndId });
}
