import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { newId } from '../ids.ts';
import type { Escrow, EscrowStatus } from './escrow.ts';
import { recordChange } from './move-escrow.ts';

/**
 * A release has come back from the bank of the seller: it is no release any more, and the escrow, which is locked, waits until staff
 * have placed the money. Until then nothing leaves it.
 * @param returned.endToEndId of the release: its transferId without hyphens.
 */
export function noteReturned(
  tx: Queryable,
  bank: BankContext,
  escrow: Escrow,
  { amountMinor, endToEndId }: { amountMinor: bigint; endToEndId: string },
): Promise<Escrow> {
  const after: Escrow = {
    ...escrow,
    status: 'returned',
    releasedMinor: escrow.releasedMinor - amountMinor,
    releaseAt: null,
  };
  const returns = endToEndId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const transferId = newId(bank.clock.now());
  const transfer = { transferId, kind: 'return', amountMinor, cause: 'return', returns } as const;
  return recordChange(tx, bank, after, { change: 'returned', transfer });
}

/** The money that came back is in the account of the escrow again. Nothing leaves it by itself from here on. */
export function notePlaced(
  tx: Queryable,
  bank: BankContext,
  escrow: Escrow,
  { status, note }: { status: EscrowStatus; note: string },
): Promise<Escrow> {
  return recordChange(tx, bank, { ...escrow, status }, { change: 'placed', note });
}

/** How an escrow stands whose money has been placed, unless more of it waits. */
export function statusPlaced({ dispute }: Escrow, moreWaits: boolean): EscrowStatus {
  if (moreWaits) return 'returned';
  return dispute === null ? 'funded' : 'disputed';
}
