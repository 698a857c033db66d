import { createHash } from 'node:crypto';
import { lockKey } from '../api/idempotency-store.ts';
import { invalidField, Problem } from '../api/problem.ts';
import { accountMeant } from '../accounts/account-store.ts';
import type { BankContext } from '../bank-context.ts';
import { findCustomer } from '../customers/customer-store.ts';
import type { Queryable } from '../db/database.ts';
import { readAmount } from '../ledger/amount.ts';
import { lockAccounts } from '../ledger/ledger-store.ts';
import { bankDay } from '../permissions/bank-day.ts';
import { describeBank } from '../pages/bank-description.ts';
import { held, type Escrow, type Seller } from './escrow.ts';
import { findAct, insertAct, insertEscrow, insertEscrowAccount, lockEscrow, lockSequence } from './escrow-store.ts';
import { payOut, recordChange } from './move-escrow.ts';

export type OpenBody = {
  escrowId: string;
  orderId: string;
  reference: string;
  buyer: string;
  seller: Seller;
  amount: string;
  currency: string;
  deliverBy: string;
  releaseAfterDays: number;
  termsHash: string;
};

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

/** Opens an escrow, once for its identifier for ever: the same again gets it as it is then, another content a 422. */
export async function openEscrow(bank: BankContext, clientId: string, body: OpenBody): Promise<Escrow> {
  const amountMinor = readAmount(body.amount, body.currency);
  if (amountMinor === null || amountMinor <= 0n)
    throw invalidField('amount', `is not a positive amount with the decimals of ${body.currency}`);
  const contentHash = hashOf(body);
  const opened = await bank.db.transaction(async (tx) => {
    await lockKey(tx, clientId, `escrow ${body.escrowId}`);
    const known = await lockEscrow(tx, { clientId, escrowId: body.escrowId });
    if (known !== null && known.contentHash !== contentHash)
      throw new Problem(422, 'escrow_reused', 'This escrow was opened with another content before.');
    if (known !== null) return known.escrow;
    if ((await findCustomer(tx, body.buyer)) === null)
      throw new Problem(404, 'customer_unknown', 'There is no such customer.');
    await lockSequence(tx, clientId);
    const seller = await sellerOf(tx, bank, body);
    const now = bank.clock.now();
    const { escrowId, orderId, reference, currency, deliverBy, releaseAfterDays, termsHash } = body;
    const accountId = `ESC${hashOf([clientId, escrowId])
      .replaceAll(/[^A-Za-z0-9]/g, '')
      .slice(0, 16)
      .toUpperCase()}`;
    const fresh: Escrow = {
      clientId,
      escrowId,
      orderId,
      reference,
      buyerId: body.buyer,
      seller,
      accountId,
      currency,
      amountMinor,
      fundedMinor: 0n,
      releasedMinor: 0n,
      refundedMinor: 0n,
      paidFrom: null,
      status: 'open',
      deliverBy,
      releaseAfterDays,
      termsHash,
      deliveredAt: null,
      releaseAt: null,
      hindrance: null,
      dispute: null,
      sequence: 0n,
      openedAt: now,
    };
    await insertEscrowAccount(tx, { accountId, reference, currency, openedAt: now });
    await insertEscrow(tx, fresh, contentHash);
    return recordChange(tx, bank, fresh, { change: 'opened' });
  });
  bank.outboxFilled.ring();
  return opened;
}

/** The seller, whose account is looked up where it is here. */
async function sellerOf(tx: Queryable, bank: BankContext, { seller, currency }: OpenBody): Promise<Seller> {
  const { id, nameZh, nameEn } = await describeBank(tx, bank.config.bankId);
  const elsewhere =
    seller.bank !== null && ![id, nameZh, nameEn].some((own) => own.toLowerCase() === seller.bank?.toLowerCase());
  if (elsewhere) return seller;
  const accountNumber = await accountMeant(tx, seller.accountNumber);
  const account = (await lockAccounts(tx, [accountNumber])).get(accountNumber);
  if (account === undefined || account.customerId === null)
    throw new Problem(422, 'seller_account_unknown', 'There is no such account for the seller.', {
      errors: [{ field: 'seller.accountNumber', reason: 'is no account here' }],
    });
  if (account.isClosed)
    throw new Problem(422, 'seller_account_closed', 'The account of the seller is closed.', {
      errors: [{ field: 'seller.accountNumber', reason: 'the account of the seller is closed' }],
    });
  if (account.currency !== currency)
    throw new Problem(422, 'seller_account_currency', 'The account of the seller has another currency.', {
      errors: [{ field: 'currency', reason: `the account of the seller is in ${account.currency}` }],
    });
  return { ...seller, accountNumber, bank: null };
}

/** What a client may ask of an escrow. */
export type Act =
  | { kind: 'delivery' }
  | { kind: 'release'; amount: string | null }
  | { kind: 'refund'; amount: string | null; by: 'buyer' | 'seller' }
  | { kind: 'dispute'; by: 'buyer' | 'seller'; reason: string }
  | { kind: 'cancellation' };

/** Does an act, once for its identifier for ever. @throws Problem 404, and 422 when the escrow as it stands does not allow it. */
export async function actOn(
  bank: BankContext,
  { clientId, escrowId, actId }: { clientId: string; escrowId: string; actId: string },
  act: Act,
): Promise<Escrow> {
  const contentHash = hashOf([escrowId, act]);
  const after = await bank.db.transaction(async (tx) => {
    await lockKey(tx, clientId, `escrow act ${actId}`);
    const known = await lockEscrow(tx, { clientId, escrowId });
    if (known === null) throw new Problem(404, 'escrow_unknown', 'There is no such escrow of this client.');
    const done = await findAct(tx, clientId, actId);
    if (done !== null && done !== contentHash)
      throw new Problem(422, 'escrow_act_reused', 'This Idempotency-Key was used for another request.');
    if (done !== null) return known.escrow;
    const changed = await carryOut(tx, bank, known.escrow, act);
    await insertAct(tx, { clientId, actId, escrowId, contentHash, doneAt: bank.clock.now() });
    return changed;
  });
  bank.outboxFilled.ring();
  return after;
}

async function carryOut(tx: Queryable, bank: BankContext, escrow: Escrow, act: Act): Promise<Escrow> {
  const now = bank.clock.now();
  switch (act.kind) {
    case 'delivery': {
      if (escrow.status !== 'funded') throw notNow(escrow);
      if (escrow.deliveredAt !== null) return escrow;
      const releaseAt = new Date(now.getTime() + escrow.releaseAfterDays * 86_400_000);
      return recordChange(tx, bank, { ...escrow, deliveredAt: now, releaseAt }, { change: 'delivered' });
    }
    case 'release':
      if (escrow.status !== 'funded' && escrow.status !== 'disputed') throw notNow(escrow);
      return payOut(tx, bank, escrow, {
        kind: 'release',
        amountMinor: wanted(escrow, act.amount),
        cause: 'confirmation',
      });
    case 'refund':
      if (escrow.status !== 'funded' && escrow.status !== 'disputed') throw notNow(escrow);
      // The buyer takes back by himself only what was not delivered in time; anything else is the seller's to give.
      if (act.by === 'buyer' && (escrow.deliveredAt !== null || bankDay(now) <= escrow.deliverBy))
        throw new Problem(422, 'escrow_not_overdue', 'The time to deliver has not passed, or it was delivered.');
      return payOut(tx, bank, escrow, { kind: 'refund', amountMinor: wanted(escrow, act.amount), cause: 'agreement' });
    case 'dispute': {
      if (escrow.status === 'disputed') return escrow;
      if (escrow.status === 'returned' && escrow.dispute !== null) return escrow;
      if (escrow.status !== 'funded' && escrow.status !== 'returned') throw notNow(escrow);
      const dispute = { by: act.by, reason: act.reason, at: now.toISOString() };
      // From here on nothing leaves by itself.
      const status = escrow.status === 'returned' ? 'returned' : 'disputed';
      const disputed: Escrow = { ...escrow, status, releaseAt: null, dispute };
      return recordChange(tx, bank, disputed, { change: 'disputed', note: act.reason });
    }
    case 'cancellation':
      if (escrow.status === 'closed' && escrow.fundedMinor === 0n) return escrow;
      if (escrow.status !== 'open') throw notNow(escrow);
      return recordChange(tx, bank, { ...escrow, status: 'closed' }, { change: 'closed' });
  }
}

function wanted(escrow: Escrow, amount: string | null): bigint {
  const rest = held(escrow);
  if (amount === null) return rest;
  const minor = readAmount(amount, escrow.currency);
  if (minor === null || minor <= 0n)
    throw invalidField('amount', `is not a positive amount with the decimals of ${escrow.currency}`);
  if (minor > rest) throw new Problem(422, 'escrow_insufficient', 'The escrow holds less than that.');
  return minor;
}

function notNow({ status }: Escrow): Problem {
  return new Problem(422, `escrow_${status}`, `The escrow is ${status}: this is not possible now.`);
}

/**
 * The bank decides on an objection: so much goes to the seller, the rest back to the buyer.
 * @throws Problem 404, 409 when nobody objects any more, 400 for an amount that is not held.
 */
export async function decideDispute(
  bank: BankContext,
  { clientId, escrowId, released, note }: { clientId: string; escrowId: string; released: string; note: string },
): Promise<void> {
  await bank.db.transaction(async (tx) => {
    const known = await lockEscrow(tx, { clientId, escrowId });
    if (known === null) throw new Problem(404, 'escrow_unknown', 'There is no such escrow.');
    let { escrow } = known;
    if (escrow.status !== 'disputed') throw new Problem(409, 'escrow_not_disputed', 'Nobody objects to this escrow.');
    const toSeller = readAmount(released, escrow.currency);
    const rest = held(escrow);
    if (toSeller === null || toSeller > rest) throw invalidField('released', 'is no amount that the escrow holds');
    const said = { cause: 'decision', note } as const;
    if (toSeller > 0n) escrow = await payOut(tx, bank, escrow, { kind: 'release', amountMinor: toSeller, ...said });
    if (rest > toSeller) await payOut(tx, bank, escrow, { kind: 'refund', amountMinor: rest - toSeller, ...said });
  });
  bank.outboxFilled.ring();
}
