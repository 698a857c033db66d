import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { newId } from '../ids.ts';
import { lockEscrowOfAccount } from './escrow-store.ts';
import { recordChange } from './move-escrow.ts';
import type { Escrow } from './escrow.ts';

/**
 * The escrow into whose account a payment goes, locked; null for every other account. One that cannot take it is refused: it takes the
 * agreed amount at once and whole, and no second payment.
 */
export async function escrowForPayment(
  tx: Queryable,
  { creditorAccount, amountMinor }: { creditorAccount: string; amountMinor: bigint },
): Promise<{ escrow: Escrow; refusal: { reason: 'AC04' | 'AM09'; detail: string } | null } | null> {
  const escrow = await lockEscrowOfAccount(tx, creditorAccount);
  if (escrow === null) return null;
  if (escrow.status !== 'open')
    return { escrow, refusal: { reason: 'AC04', detail: 'the escrow takes no more payments' } };
  if (amountMinor !== escrow.amountMinor)
    return { escrow, refusal: { reason: 'AM09', detail: 'the escrow takes exactly the agreed amount' } };
  return { escrow, refusal: null };
}

/** The money is in the account of the escrow: what was paid in can only be released or given back from here on. */
export async function noteFunded(
  tx: Queryable,
  bank: BankContext,
  escrow: Escrow,
  { paidFrom }: { paidFrom: string },
): Promise<void> {
  const { amountMinor } = escrow;
  const transfer = {
    transferId: newId(bank.clock.now()),
    kind: 'fund',
    amountMinor,
    cause: 'payment',
  } as const;
  const after: Escrow = { ...escrow, status: 'funded', fundedMinor: amountMinor, paidFrom };
  await recordChange(tx, bank, after, { change: 'funded', transfer });
}
