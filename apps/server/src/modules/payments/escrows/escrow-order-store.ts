import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ConnectionId, EnterpriseId } from '../../../platform/ids.ts';
import type { TradeSide } from '../trade-orders/trade-order.ts';
import type { EscrowRow } from './escrow-store.ts';

export const escrowOrderKinds = ['open', 'delivery', 'release', 'refund', 'dispute', 'cancel'] as const;
export type EscrowOrderKind = (typeof escrowOrderKinds)[number];

/** Something that the bank is asked to do with an escrow, as one side of the order has it. */
export interface EscrowOrderRow {
  readonly enterpriseId: EnterpriseId;
  readonly escrowOrderId: string;
  readonly escrowId: string;
  readonly orderId: string;
  readonly otherId: EnterpriseId;
  readonly askedBy: TradeSide;
  readonly kind: EscrowOrderKind;
  /** Null: all that is held. */
  readonly amountMinor: bigint | null;
  readonly note: string | null;
  readonly state: 'pending' | 'taken' | 'refused';
  readonly reason: string | null;
  readonly askedAt: Date;
  readonly connectionId: ConnectionId;
  readonly sends: number;
}

const columns = sql`enterprise_id as "enterpriseId", escrow_order_id as "escrowOrderId", escrow_id as "escrowId",
  order_id as "orderId", other_id as "otherId", asked_by as "askedBy", kind, amount_minor as "amountMinor", note, state, reason,
  asked_at as "askedAt", connection_id as "connectionId", sends`;

/** Writes down what the bank is to be asked, on both sides; the row of the one who asks is the one that is sent. */
export async function insertEscrowOrders(
  tx: Tx,
  escrows: { readonly buyer: EscrowRow; readonly seller: EscrowRow },
  order: Pick<EscrowOrderRow, 'escrowOrderId' | 'askedBy' | 'kind' | 'amountMinor' | 'note' | 'askedAt'>,
): Promise<void> {
  for (const row of [escrows.buyer, escrows.seller])
    await sql`/*payments.insert_escrow_order*/
      insert into payments.escrow_orders (enterprise_id, escrow_order_id, escrow_id, order_id, other_id, asked_by, kind, amount_minor,
        note, state, asked_at, connection_id, send_at)
      values (${row.enterpriseId}, ${order.escrowOrderId}, ${row.escrowId}, ${row.orderId}, ${row.otherId}, ${order.askedBy},
        ${order.kind}, ${order.amountMinor}, ${order.note}, 'pending', ${order.askedAt}, ${row.connectionId},
        ${row.side === order.askedBy ? order.askedAt : null})`.execute(tx);
}

/** What was asked for an order of the enterprise for which `tx` works and is not done, the newest first. */
export async function selectEscrowOrders(tx: Tx, orderId: string, most: number): Promise<EscrowOrderRow[]> {
  const { rows } = await sql<EscrowOrderRow>`/*payments.select_escrow_orders*/
    select ${columns} from payments.escrow_orders
    where enterprise_id = (select platform.current_enterprise())
      and escrow_id = (select escrow_id from payments.escrows
        where enterprise_id = (select platform.current_enterprise()) and order_id = ${orderId})
      and state <> 'taken'
    order by escrow_order_id desc limit ${most}`.execute(tx);
  return rows;
}

/** The movement of money that the bank was asked for and has not answered: at most one at a time. Both rows of the order are locked. */
export async function selectOpenMovement(tx: Tx, escrowId: string): Promise<EscrowOrderRow | null> {
  const { rows } = await sql<EscrowOrderRow>`/*payments.select_open_movement*/
    select ${columns} from payments.escrow_orders
    where enterprise_id = (select platform.current_enterprise()) and escrow_id = ${escrowId}
      and state = 'pending' and kind in ('release', 'refund') limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Banks at which something is due, for a transaction of the system. */
export async function selectBanksDue(tx: Tx, now: Date): Promise<ConnectionId[]> {
  const { rows } = await sql<{ connectionId: ConnectionId }>`/*payments.select_escrow_banks_due*/
    select distinct connection_id as "connectionId" from payments.escrow_orders where send_at <= ${now}`.execute(tx);
  return rows.map(({ connectionId }) => connectionId);
}

/** What is due at a bank, the oldest first, for a transaction of the system. */
export async function selectDue(
  tx: Tx,
  connectionId: string,
  { now, most }: { readonly now: Date; readonly most: number },
): Promise<Pick<EscrowOrderRow, 'enterpriseId' | 'escrowOrderId'>[]> {
  const { rows } = await sql<
    Pick<EscrowOrderRow, 'enterpriseId' | 'escrowOrderId'>
  >`/*payments.select_escrow_orders_due*/
    select enterprise_id as "enterpriseId", escrow_order_id as "escrowOrderId" from payments.escrow_orders
    where connection_id = ${connectionId} and send_at <= ${now} order by escrow_order_id limit ${most}`.execute(tx);
  return rows;
}

/**
 * Takes the turn to ask the bank, putting the next one off first. What was asked of the same escrow before is done before: null until
 * then, and null when the bank has answered.
 */
export async function takeTurn(
  tx: Tx,
  escrowOrderId: string,
  nextTurn: (sends: number) => Date,
  now: Date,
): Promise<EscrowOrderRow | null> {
  const { rows } = await sql<EscrowOrderRow>`/*payments.lock_escrow_order*/
    select ${columns} from payments.escrow_orders o
    where enterprise_id = (select platform.current_enterprise()) and escrow_order_id = ${escrowOrderId}
      and state = 'pending' and send_at <= ${now}
      and not exists (select 1 from payments.escrow_orders b
        where b.enterprise_id = o.enterprise_id and b.escrow_id = o.escrow_id and b.state = 'pending'
          and b.escrow_order_id < o.escrow_order_id)
    for update`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  await sql`/*payments.put_escrow_order_off*/
    update payments.escrow_orders set send_at = ${nextTurn(row.sends)}, sends = sends + 1
    where enterprise_id = ${row.enterpriseId} and escrow_order_id = ${escrowOrderId}`.execute(tx);
  return row;
}

/** The bank has answered: on both sides. @returns whether that was new. */
export async function settleEscrowOrder(
  tx: Tx,
  escrowOrderId: string,
  { state, reason, now }: { readonly state: 'taken' | 'refused'; readonly reason: string | null; readonly now: Date },
): Promise<boolean> {
  const { rows } = await sql`/*payments.settle_escrow_order*/
    update payments.escrow_orders set state = ${state}, reason = ${reason}, answered_at = ${now}, send_at = null
    where enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer()))
      and escrow_order_id = ${escrowOrderId} and state = 'pending' returning 1`.execute(tx);
  return rows.length > 0;
}
