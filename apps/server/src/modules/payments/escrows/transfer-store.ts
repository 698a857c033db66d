import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { TradeSide } from '../trade-orders/trade-order.ts';

/** An account of the seller that was put right, for its own eyes. */
export interface CorrectedAccount {
  readonly accountNumber: string;
  /** As the bank that paid names it; null: an account at that bank itself. */
  readonly bank: string | null;
  /** The same bank where it is known; null where nothing can be expected on the account. */
  readonly connectionId: string | null;
}

/** Money that moved into an escrow or out of it, as it stands in the books of one side; the other side's row has the same id. */
export interface EscrowTransfer {
  readonly transferId: string;
  readonly escrowId: string;
  readonly orderId: string;
  readonly otherId: string;
  readonly side: TradeSide;
  /** Into the escrow, out of it to the seller, back to the buyer, or back from the bank of the seller. */
  readonly kind: 'fund' | 'release' | 'refund' | 'return';
  /** With `return`: the release that came back. */
  readonly returnsId: string | null;
  /** With `release`: the account of the seller to which it went, where it is another one than was agreed; in the seller's books alone. */
  readonly to: CorrectedAccount | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly cause: 'payment' | 'confirmation' | 'agreement' | 'deadline' | 'decision' | 'cancellation' | 'return';
  readonly movedAt: Date;
}

/** Writes money that moved into the books of both sides, under one id. @returns false when it stood there before. */
export async function insertTransfers(
  tx: Tx,
  enterpriseIds: { readonly buyer: string; readonly seller: string },
  transfer: Omit<EscrowTransfer, 'side' | 'otherId'>,
): Promise<boolean> {
  const { buyer, seller } = enterpriseIds;
  const { to } = transfer;
  const { rows } = await sql`/*payments.insert_escrow_transfers*/
    insert into payments.escrow_transfers (enterprise_id, transfer_id, escrow_id, order_id, other_id, side, kind, amount_minor, currency,
      cause, moved_at, returns_id, to_account, to_bank, to_connection_id)
    select e, ${transfer.transferId}::uuid, ${transfer.escrowId}::uuid, ${transfer.orderId}::uuid, o, s, ${transfer.kind},
      ${transfer.amountMinor}::bigint, ${transfer.currency}, ${transfer.cause}, ${transfer.movedAt}::timestamptz,
      ${transfer.returnsId}::uuid, case s when 'seller' then ${to?.accountNumber ?? null}::text end,
      case s when 'seller' then ${to?.bank ?? null}::text end, case s when 'seller' then ${to?.connectionId ?? null}::uuid end
    from (values (${buyer}::uuid, ${seller}::uuid, 'buyer'), (${seller}::uuid, ${buyer}::uuid, 'seller')) as n(e, o, s)
    order by e on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}
