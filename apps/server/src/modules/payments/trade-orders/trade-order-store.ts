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
