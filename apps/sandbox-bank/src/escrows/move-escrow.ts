import type { BankContext } from '../bank-context.ts';
import { Problem } from '../api/problem.ts';
import type { Queryable } from '../db/database.ts';
import { escrowEvent } from '../events/bank-event.ts';
import { queueEvent } from '../events/event-store.ts';
import { newId } from '../ids.ts';
import { bookTransfer, type TransferRefusal } from '../ledger/book-transfer.ts';
import { creditAccountOf } from '../interbank/credit-account.ts';
import { peerNamed } from '../interbank/peer.ts';
import { queueTransfer, type Leaving } from '../interbank/queue-transfer.ts';
import {
  held,
  outsideOf,
  presentChange,
  type ChangeKind,
  type Escrow,
  type EscrowStatus,
  type EscrowTransfer,
  type Seller,
  type TransferCause,
} from './escrow.ts';
import { insertChange, nextSequence, updateEscrow } from './escrow-store.ts';

type Told = { change: ChangeKind; transfer?: EscrowTransfer; note?: string | null };

/** Writes down what became of an escrow that is locked, numbers it and tells the client, in the caller's transaction. */
export async function recordChange(
  tx: Queryable,
  bank: BankContext,
  escrow: Escrow,
  { change, transfer, note = null }: Told,
): Promise<Escrow> {
  const sequence = await nextSequence(tx, escrow.clientId);
  const after = { ...escrow, sequence };
  await updateEscrow(tx, after);
  const now = bank.clock.now();
  const data = presentChange(after, { change, transfer: transfer ?? null, note, at: now });
  await insertChange(tx, after, data);
  await queueEvent(tx, [after.clientId], after.buyerId, { type: escrowEvent, data }, now);
  return after;
}

/** What leaves an escrow, and why. */
export type Out = {
  kind: 'release' | 'refund';
  amountMinor: bigint;
  cause: TransferCause;
  note?: string | null;
  /** Not out of its own account: the release that came back was kept in this one meanwhile. */
  from?: string;
  /** Not to the account that was agreed: what was wrong with that one is put right. */
  seller?: Seller;
  /** How it stands when something is left; as before without it. */
  status?: EscrowStatus;
};

/**
 * Pays out of an escrow that is locked: to the seller, or back to the account that paid. What leaves the last closes it.
 * @throws Problem 422 that names whose account cannot be credited; then nothing has left.
 */
export async function payOut(tx: Queryable, bank: BankContext, escrow: Escrow, out: Out): Promise<Escrow> {
  const { kind, amountMinor, cause, seller = escrow.seller } = out;
  if (amountMinor <= 0n || amountMinor > held(escrow)) throw new Error('an escrow pays out what it holds');
  const outside = kind === 'release' ? outsideOf({ seller }) : null;
  const creditAccount =
    kind === 'refund'
      ? (escrow.paidFrom ?? '')
      : outside === null
        ? seller.accountNumber
        : await creditAccountOf(tx, bank, seller, escrow.currency);
  const transferId = newId(bank.clock.now());
  const endToEndId = transferId.replaceAll('-', '');
  const refused = await bookTransfer(tx, {
    debitAccount: out.from ?? escrow.accountId,
    creditAccount,
    amountMinor,
    bookedAt: bank.clock.now(),
    remittance: escrow.reference,
    outside,
    paymentId: null,
    endToEndId,
    reserved: false,
  });
  if (refused !== null) throw notCredited(kind, refused, escrow);
  if (outside !== null)
    await sendOn(tx, bank, { ...escrow, seller }, { amountMinor, endToEndId, clearingAccount: creditAccount });
  const releasedMinor = escrow.releasedMinor + (kind === 'release' ? amountMinor : 0n);
  const refundedMinor = escrow.refundedMinor + (kind === 'refund' ? amountMinor : 0n);
  const rest = escrow.fundedMinor - releasedMinor - refundedMinor;
  const after: Escrow = {
    ...escrow,
    releasedMinor,
    refundedMinor,
    ...(rest === 0n ? { status: 'closed', releaseAt: null } : { status: out.status ?? escrow.status }),
  };
  const change = kind === 'release' ? 'released' : 'refunded';
  const to = out.seller === undefined ? {} : { to: { accountNumber: seller.accountNumber, bank: seller.bank } };
  const transfer = { transferId, kind, amountMinor, cause, ...to };
  return recordChange(tx, bank, after, { change, transfer, note: out.note ?? null });
}

const wrongAccounts: Partial<Record<TransferRefusal, { code: string; is: string }>> = {
  credit_account_closed: { code: 'escrow_account_closed', is: 'is closed' },
  no_credit_account: { code: 'escrow_account_unknown', is: 'is no account here' },
  other_currency: { code: 'escrow_account_currency', is: 'has another currency' },
};

/** The account of the seller, or the one that the buyer paid from, cannot be credited; anything else is a fault of this bank. */
function notCredited(kind: Out['kind'], refused: TransferRefusal, { escrowId }: Escrow): Error {
  const wrong = wrongAccounts[refused];
  if (wrong === undefined) return new Error(`the escrow ${escrowId} cannot pay out: ${refused}`);
  const [field, account] =
    kind === 'release'
      ? ['seller.accountNumber', 'the account of the seller']
      : ['buyer', 'the account that the buyer paid from'];
  const reason = `${account} ${wrong.is}`;
  return new Problem(422, wrong.code, `Nothing has left the escrow: ${reason}.`, { errors: [{ field, reason }] });
}

/** What goes to a seller at a bank with which this one clears leaves for it; what that bank returns is kept until staff have placed it. */
async function sendOn(
  tx: Queryable,
  bank: BankContext,
  { seller, buyerId, accountId, currency, reference }: Escrow,
  sent: Pick<Leaving, 'amountMinor' | 'endToEndId' | 'clearingAccount'>,
): Promise<void> {
  const peer = peerNamed(bank.config, seller.bank ?? '');
  if (peer === null) return;
  const { name, accountNumber } = seller;
  await queueTransfer(tx, bank, peer.bankId, {
    ...sent,
    paymentId: null,
    customerId: buyerId,
    debtorAccount: accountId,
    currency,
    remittance: reference,
    creditor: { name, accountNumber },
  });
}
