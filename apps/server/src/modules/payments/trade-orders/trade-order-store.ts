import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ConnectionId, EnterpriseId, Id } from '../../../platform/ids.ts';
import type { PricedLine } from './lines.ts';
import type { TradeOrderState, TradeSide } from './trade-order.ts';

export type TradeOrderId = Id<'trade_order'>;

/** An order as one of its sides has it. */
export interface TradeOrderRow {
  readonly enterpriseId: EnterpriseId;
  readonly orderId: TradeOrderId;
  readonly otherId: EnterpriseId;
  readonly side: TradeSide;
  /** Under which bank and customer number this side deals; null until the seller has accepted. */
  readonly connectionId: ConnectionId | null;
  readonly bank: string | null;
  readonly customerId: string | null;
  readonly state: TradeOrderState;
  readonly number: string;
  readonly title: string;
  readonly buyerReference: string | null;
  readonly note: string | null;
  readonly currency: string;
  readonly lines: readonly PricedLine[];
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
  readonly escrow: boolean;
  /** Days as `YYYY-MM-DD`. */
  readonly deliverBy: string;
  readonly releaseAfterDays: number;
  readonly termsHash: Buffer;
  /** Where the seller wants its money; in its own row alone. */
  readonly payeeAccount: string | null;
  readonly paidMinor: bigint;
  readonly revision: number;
  readonly orderedAt: Date;
  readonly acceptedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly endedAt: Date | null;
  /** When this side found the money in its own statement. */
  readonly reconciledAt: Date | null;
  readonly updatedAt: Date;
}

const columns = sql`enterprise_id as "enterpriseId", order_id as "orderId", other_id as "otherId", side,
  connection_id as "connectionId", bank, customer_id as "customerId", state, number, title, buyer_reference as "buyerReference",
  note, currency, lines, net_minor as "netMinor", tax_minor as "taxMinor", total_minor as "totalMinor", escrow,
  to_char(deliver_by, 'YYYY-MM-DD') as "deliverBy", release_after_days as "releaseAfterDays", terms_hash as "termsHash",
  payee_account as "payeeAccount", paid_minor as "paidMinor", revision, ordered_at as "orderedAt", accepted_at as "acceptedAt",
  delivered_at as "deliveredAt", confirmed_at as "confirmedAt", ended_at as "endedAt", reconciled_at as "reconciledAt",
  updated_at as "updatedAt"`;

/** The one of the enterprise for which `tx` works. */
export async function selectTradeOrder(tx: Tx, orderId: string): Promise<TradeOrderRow | null> {
  const { rows } = await sql<TradeOrderRow>`/*payments.select_trade_order*/
    select ${columns} from payments.trade_orders
    where enterprise_id = (select platform.current_enterprise()) and order_id = ${orderId}`.execute(tx);
  return rows[0] ?? null;
}

/** Writes the mirrored rows of a new order, in a transaction of both. */
export async function insertTradeOrders(
  tx: Tx,
  rows: readonly TradeOrderRow[],
  searchTextOf: (row: TradeOrderRow) => string,
): Promise<void> {
  for (const row of rows)
    await sql`/*payments.insert_trade_order*/
      insert into payments.trade_orders (enterprise_id, order_id, other_id, side, connection_id, bank, customer_id, state, number, title,
        buyer_reference, note, currency, lines, net_minor, tax_minor, total_minor, escrow, deliver_by, release_after_days, terms_hash,
        search_text, revision, ordered_at, updated_at)
      values (${row.enterpriseId}, ${row.orderId}, ${row.otherId}, ${row.side}, ${row.connectionId}, ${row.bank}, ${row.customerId},
        ${row.state}, ${row.number}, ${row.title}, ${row.buyerReference}, ${row.note}, ${row.currency},
        ${JSON.stringify(row.lines)}::jsonb, ${row.netMinor}, ${row.taxMinor}, ${row.totalMinor}, ${row.escrow},
        ${row.deliverBy}::date, ${row.releaseAfterDays}, ${row.termsHash}, ${searchTextOf(row)}, ${row.revision}, ${row.orderedAt},
        ${row.updatedAt})`.execute(tx);
}

/** The two sides of an order, as a transaction of both holds them. */
export interface OrderPair {
  readonly buyer: TradeOrderRow;
  readonly seller: TradeOrderRow;
}

/** Locks both rows until the transaction ends, always in one order; null when there is no such order between the two. */
export async function lockTradeOrders(tx: Tx, orderId: string): Promise<OrderPair | null> {
  const { rows } = await sql<TradeOrderRow>`/*payments.lock_trade_orders*/
    select ${columns} from payments.trade_orders
    where enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer())) and order_id = ${orderId}
    order by enterprise_id for update`.execute(tx);
  const buyer = rows.find(({ side }) => side === 'buyer');
  const seller = rows.find(({ side }) => side === 'seller');
  return buyer === undefined || seller === undefined ? null : { buyer, seller };
}

/** What a step changes on both sides; what is absent stays as it is. */
export interface TradeOrderChange {
  readonly state: TradeOrderState;
  readonly now: Date;
  readonly acceptedAt?: Date;
  readonly deliveredAt?: Date;
  readonly confirmedAt?: Date;
  /** Null: it goes on after all. */
  readonly endedAt?: Date | null;
  readonly paidMinor?: bigint;
}

export async function updateTradeOrders(tx: Tx, orderId: string, change: TradeOrderChange): Promise<void> {
  await sql`/*payments.update_trade_orders*/
    update payments.trade_orders set state = ${change.state}, revision = revision + 1, updated_at = ${change.now},
      accepted_at = coalesce(${change.acceptedAt ?? null}::timestamptz, accepted_at),
      delivered_at = coalesce(${change.deliveredAt ?? null}::timestamptz, delivered_at),
      confirmed_at = coalesce(${change.confirmedAt ?? null}::timestamptz, confirmed_at),
      ended_at = case when ${change.endedAt === null} then null else coalesce(${change.endedAt ?? null}::timestamptz, ended_at) end,
      paid_minor = coalesce(${change.paidMinor ?? null}::bigint, paid_minor)
    where enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer())) and order_id = ${orderId}`.execute(
    tx,
  );
}

/** Under which mandate the seller deals, and where it wants its money. */
export async function bindSeller(
  tx: Tx,
  { enterpriseId, orderId }: Pick<TradeOrderRow, 'enterpriseId' | 'orderId'>,
  bound: { connectionId: string; bank: string; customerId: string; payeeAccount: string },
): Promise<void> {
  await sql`/*payments.bind_seller*/
    update payments.trade_orders set connection_id = ${bound.connectionId}, bank = ${bound.bank}, customer_id = ${bound.customerId},
      payee_account = ${bound.payeeAccount}
    where enterprise_id = ${enterpriseId} and order_id = ${orderId}`.execute(tx);
}

/** One side has found the money in its statement, or takes that back. */
export async function updateReconciled(
  tx: Tx,
  { enterpriseId, orderId }: Pick<TradeOrderRow, 'enterpriseId' | 'orderId'>,
  at: Date | null,
): Promise<void> {
  await sql`/*payments.update_trade_order_reconciled*/
    update payments.trade_orders set reconciled_at = ${at} where enterprise_id = ${enterpriseId} and order_id = ${orderId}`.execute(
    tx,
  );
}

export interface TradeOrderFilter {
  readonly connectionId: string;
  readonly customerId: string;
  readonly side: TradeSide | null;
  readonly states: readonly TradeOrderState[] | null;
  /** Lower case; null: any. */
  readonly q: string | null;
}

/** Orders under this bank and customer number, or not bound to any yet, the newest first. */
export async function selectTradeOrders(
  tx: Tx,
  { connectionId, customerId, side, states, q }: TradeOrderFilter,
  { after, limit }: { readonly after: { readonly at: Date; readonly id: string } | null; readonly limit: number },
): Promise<TradeOrderRow[]> {
  const { rows } = await sql<TradeOrderRow>`/*payments.select_trade_orders*/
    select ${columns} from payments.trade_orders
    where enterprise_id = (select platform.current_enterprise())
      and (connection_id is null or (connection_id = ${connectionId} and customer_id = ${customerId}))
      and (${side}::text is null or side = ${side})
      and (${states === null} or state = any(${states ?? []}::text[]))
      and (${q}::text is null or position(${q}::text in search_text) > 0)
      and (${after === null} or (ordered_at, order_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by ordered_at desc, order_id desc limit ${limit}`.execute(tx);
  return rows;
}
