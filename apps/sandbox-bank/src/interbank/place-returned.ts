import { invalidField, Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { held, type Escrow, type Seller } from '../escrows/escrow.ts';
import { isReturnTold, lockEscrowOfAccount } from '../escrows/escrow-store.ts';
import { payOut } from '../escrows/move-escrow.ts';
import { notePlaced, noteReturned, statusPlaced } from '../escrows/return-escrow.ts';
import { bookTransfer, type TransferRefusal } from '../ledger/book-transfer.ts';
import { internalAccount, lockAccounts, type BookAccount, type Outside } from '../ledger/ledger-store.ts';
import { creditAccountOf } from './credit-account.ts';
import type { SentTransfer } from './interbank-store.ts';
import { peerOf } from './peer.ts';
import { lockReturned, markPlaced, moreWaits, type ReturnedFunds } from './returned-store.ts';

/** Where staff place it: back to the escrow or the account that it left, or to an account that was put right; `bankId` null: here. */
export type Place = { to: 'origin' } | { to: 'account'; accountNumber: string; bankId: string | null };

type Placed = { account: string; outside: Outside | null };

/**
 * Places what stands in an account `returned`, once: double-entry, with what the escrow that it left is told, and with the reason of
 * staff kept beside it, in one transaction.
 * @returns false when it had been placed before; then nothing changes.
 * @throws Problem 404 when nothing came back under this identifier; 409, 400 when it cannot go there.
 */
export async function placeReturned(
  bank: BankContext,
  messageId: string,
  place: Place,
  note: string,
): Promise<boolean> {
  const done = await bank.db.transaction(async (tx) => {
    const funds = await lockReturned(tx, messageId);
    if (funds === null) throw new Problem(404, 'returned_unknown', 'Nothing came back under this identifier.');
    if (funds.placed !== null) return false;
    const { sent } = funds;
    const escrow = sent.paymentId === null ? await lockEscrowOfAccount(tx, sent.debtorAccount) : null;
    const placed =
      escrow === null
        ? await placeForPayer(tx, bank, funds, place)
        : await placeForEscrow(tx, bank, { escrow, sent }, { place, note });
    await markPlaced(tx, messageId, { ...placed, at: bank.clock.now(), note });
    return true;
  });
  if (!done) return false;
  bank.log.info('what another bank did not take was placed', { messageId, to: place.to });
  bank.outboxFilled.ring();
  bank.transferQueued.ring();
  return true;
}

/** Back to the account that paid, or to another one of the same customer: it is his money. */
async function placeForPayer(
  tx: Queryable,
  bank: BankContext,
  { sent, customerId }: ReturnedFunds,
  place: Place,
): Promise<Placed> {
  const account = place.to === 'origin' ? sent.debtorAccount : place.accountNumber;
  const returned = await internalAccount(tx, 'returned', sent.currency);
  const owner = (await lockAccounts(tx, [returned, account])).get(account)?.customerId ?? null;
  const isHere = place.to === 'origin' || place.bankId === null;
  if (!isHere || owner === null || owner !== customerId)
    throw invalidField('accountNumber', 'is no account of the customer who paid, at this bank');
  const { Cdtr, CdtrAcct, CdtrAgt } = sent.message.CdtTrfTxInf;
  const outside = { name: Cdtr.Nm, accountNumber: CdtrAcct.Id.Othr.Id, bank: CdtrAgt.FinInstnId.Nm };
  await book(tx, bank, sent, { account, outside });
  return { account, outside: null };
}

type OfEscrow = { escrow: Escrow; sent: SentTransfer };

/** Back into the escrow, which holds it again; or to the account of the seller that was put right, which is a release again. */
async function placeForEscrow(
  tx: Queryable,
  bank: BankContext,
  { escrow: found, sent }: OfEscrow,
  { place, note }: { place: Place; note: string },
): Promise<Placed> {
  // What came back before escrows were told of it is told now.
  const isTold = await isReturnTold(tx, found, sent.endToEndId);
  const escrow = isTold ? found : await noteReturned(tx, bank, found, sent);
  const status = statusPlaced(escrow, await moreWaits(tx, escrow.accountId, sent.messageId));
  if (place.to === 'origin') {
    await book(tx, bank, sent, { account: escrow.accountId, outside: null });
    await notePlaced(tx, bank, escrow, { status, note });
    return { account: escrow.accountId, outside: null };
  }
  const { amountMinor, currency } = sent;
  if (amountMinor > held(escrow)) throw new Error(`the escrow ${escrow.escrowId} holds less than came back`);
  const seller = sellerAt(bank, escrow, place);
  const from = await internalAccount(tx, 'returned', currency);
  const account = await creditAccountOf(tx, bank, seller, currency);
  // All that this touches is locked at once, in the order that everybody keeps: the account of the escrow, too, to which the message
  // refers that leaves for another bank.
  const accounts = await lockAccounts(tx, [from, account, escrow.accountId]);
  if (seller.bank === null) assertCustomersOwn(accounts.get(account), currency);
  await payOut(tx, bank, escrow, { kind: 'release', amountMinor, cause: 'decision', note, from, seller, status });
  return { account, outside: seller.bank === null ? null : { ...seller } };
}

/** The same seller at another account. @throws Problem 400 when that is no account number, or at no bank that is known. */
function sellerAt(
  bank: BankContext,
  { seller }: Escrow,
  { accountNumber, bankId }: Extract<Place, { to: 'account' }>,
): Seller {
  if (!/^[\x21-\x7e]{1,100}$/.test(accountNumber)) throw invalidField('accountNumber', 'is no account number');
  if (bankId === null) return { name: seller.name, accountNumber, bank: null };
  const peer = peerOf(bank.config, bankId);
  if (peer === null) throw invalidField('bankId', 'is no bank that this one clears with');
  return { name: seller.name, accountNumber, bank: peer.nameZh };
}

/** @throws Problem 400 when a seller cannot be credited there. */
function assertCustomersOwn(account: BookAccount | undefined, currency: string): void {
  if (account === undefined || account.customerId === null || account.isClosed || account.currency !== currency)
    throw invalidField('accountNumber', `is no open account of a customer here in ${currency}`);
}

const words: Partial<Record<TransferRefusal, string>> = {
  credit_account_closed: 'The account is closed: name another one.',
  other_currency: 'The account has another currency: name another one.',
  no_credit_account: 'There is no such account: name another one.',
};

async function book(tx: Queryable, bank: BankContext, sent: SentTransfer, to: Placed): Promise<void> {
  const { messageId, amountMinor, currency, endToEndId, remittance } = sent;
  const refused = await bookTransfer(tx, {
    debitAccount: await internalAccount(tx, 'returned', currency),
    creditAccount: to.account,
    amountMinor,
    bookedAt: bank.clock.now(),
    remittance: `退汇入账 ${remittance}`,
    outside: to.outside,
    paymentId: null,
    endToEndId,
    // Each is booked once under its identifier, whoever else asks.
    messageId: `placed ${messageId}`,
    reserved: false,
  });
  if (refused !== null)
    throw new Problem(409, 'returned_not_placed', words[refused] ?? `It cannot go there: ${refused}.`);
}
