import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { TradeSide } from '../trade-orders/trade-order.ts';

/** Money that moved into an escrow or out of it, as it stands in the books of one side; the other side's row has the same id. */
export interface EscrowTransfer {
  readonly transferId: string;
  readonly escrowId: string;
  readonly orderId: string;
  readonly otherId: string;
  readonly side: TradeSide;
  /** Into the escrow, out of it to the seller, or back to the buyer. */
  readonly kind: 'fund' | 'release' | 'refund';
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly cause: 'payment' | 'confirmation' | 'agreement' | 'deadline' | 'decision' | 'cancellation';
  readonly movedAt: Date;
}

/** One that a line of a statement can belong to: a release on the account of the seller, a refund on one of the buyer. */
export interface TransferToFind extends EscrowTransfer {
  /** The number of the order, which stands in the purpose of the line. */
  readonly number: string;
  /** Of the seller, where it is paid out; null for a refund, which goes back to the account that paid. */
  readonly accountNumber: string | null;
}

/**
 * Releases to, and refunds to, the enterprise for which `tx` works, at one bank and customer number. The buyer's payment into the escrow
 * is an ordinary instruction and is found as such.
 */
export async function selectTransfersToFind(
  tx: Tx,
  of: { readonly connectionId: string; readonly customerId: string },
  { since, most }: { readonly since: Date; readonly most: number },
): Promise<TransferToFind[]> {
  const { rows } = await sql<TransferToFind>`/*payments.select_transfers_to_find*/
    select t.transfer_id as "transferId", t.escrow_id as "escrowId", t.order_id as "orderId", t.other_id as "otherId", t.side, t.kind,
      t.amount_minor as "amountMinor", t.currency, t.cause, t.moved_at as "movedAt", o.number, o.payee_account as "accountNumber"
    from payments.escrow_transfers t
    join payments.trade_orders o on o.enterprise_id = t.enterprise_id and o.order_id = t.order_id
    where t.enterprise_id = (select platform.current_enterprise()) and t.moved_at >= ${since}
      and o.connection_id = ${of.connectionId} and o.customer_id = ${of.customerId}
      and ((t.kind = 'release' and t.side = 'seller') or (t.kind = 'refund' and t.side = 'buyer'))
    order by t.moved_at desc, t.transfer_id desc limit ${most}`.execute(tx);
  return rows;
}

/** Writes money that moved into the books of both sides, under one id. @returns false when it stood there before. */
export async function insertTransfers(
  tx: Tx,
  enterpriseIds: { readonly buyer: string; readonly seller: string },
  transfer: Omit<EscrowTransfer, 'side' | 'otherId'>,
): Promise<boolean> {
  const { buyer, seller } = enterpriseIds;
  const { rows } = await sql`/*payments.insert_escrow_transfers*/
    insert into payments.escrow_transfers (enterprise_id, transfer_id, escrow_id, order_id, other_id, side, kind, amount_minor, currency,
      cause, moved_at)
    select e, ${transfer.transferId}::uuid, ${transfer.escrowId}::uuid, ${transfer.orderId}::uuid, o, s, ${transfer.kind},
      ${transfer.amountMinor}::bigint, ${transfer.currency}, ${transfer.cause}, ${transfer.movedAt}::timestamptz
    from (values (${buyer}::uuid, ${seller}::uuid, 'buyer'), (${seller}::uuid, ${buyer}::uuid, 'seller')) as n(e, o, s)
    order by e on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** Money that moved with an order of the enterprise for which `tx` works, in order. */
export async function selectTransfers(tx: Tx, orderId: string, most: number): Promise<EscrowTransfer[]> {
  const { rows } = await sql<EscrowTransfer>`/*payments.select_escrow_transfers*/
    select transfer_id as "transferId", escrow_id as "escrowId", order_id as "orderId", other_id as "otherId", side, kind,
      amount_minor as "amountMinor", currency, cause, moved_at as "movedAt"
    from payments.escrow_transfers where enterprise_id = (select platform.current_enterprise()) and order_id = ${orderId}
    order by moved_at, transfer_id limit ${most}`.execute(tx);
  return rows;
}
