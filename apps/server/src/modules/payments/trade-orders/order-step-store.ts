import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { TradeOrderState, TradeOrderStep, TradeSide } from './trade-order.ts';
import type { OrderPair } from './trade-order-store.ts';

/**
 * What happened to an order. `part_back`: part of the money went back while the rest stays; `pay_part`: part of the price was paid;
 * `doubted`, `fits_again`: what the bank says of the escrow does not fit, and fits again; `held_again`: a release
 * that came back is in the escrow again; `document`: a document was added.
 */
export type RecordedStep =
  | TradeOrderStep
  | 'order'
  | 'part_back'
  | 'pay_part'
  | 'bank_refused'
  | 'doubted'
  | 'fits_again'
  | 'held_again'
  | 'document';

export interface OrderStepRow {
  readonly step: RecordedStep;
  /** How the order stood afterwards. */
  readonly state: TradeOrderState;
  readonly actor: TradeSide | 'bank' | 'time';
  readonly at: Date;
  /** Of one's own side only. */
  readonly personId: string | null;
  readonly amountMinor: bigint | null;
  readonly note: string | null;
  /** Of the seller's side only: the account to which a release went, where it is another one than was agreed. */
  readonly accountNumber: string | null;
  /** At which bank that is, as the bank of the escrow names it; null where it is its own. */
  readonly accountBank: string | null;
}

/** Adds what happened to both lists, behind what happened before; both rows of the order are locked. */
export async function insertOrderSteps(tx: Tx, pair: OrderPair, step: OrderStepRow): Promise<void> {
  for (const row of [pair.buyer, pair.seller]) {
    const own = step.actor === row.side ? step.personId : null;
    const { accountNumber: account, accountBank: bank } =
      row.side === 'seller' ? step : { accountNumber: null, accountBank: null };
    await sql`/*payments.insert_trade_order_step*/
      insert into payments.trade_order_steps (enterprise_id, order_id, position, other_id, step, state, actor, at, person_id,
        amount_minor, note, account_number, account_bank)
      select ${row.enterpriseId}::uuid, ${row.orderId}::uuid, count(*) + 1, ${row.otherId}::uuid, ${step.step}, ${step.state},
        ${step.actor}, ${step.at}::timestamptz, ${own}::uuid, ${step.amountMinor}::bigint, ${step.note},
        ${account}::text, ${bank}::text
      from payments.trade_order_steps where enterprise_id = ${row.enterpriseId} and order_id = ${row.orderId}`.execute(
      tx,
    );
  }
}

/** What happened to the order of the enterprise for which `tx` works, in order. */
export async function selectOrderSteps(tx: Tx, orderId: string, most: number): Promise<OrderStepRow[]> {
  const { rows } = await sql<OrderStepRow>`/*payments.select_trade_order_steps*/
    select step, state, actor, at, person_id as "personId", amount_minor as "amountMinor", note,
      account_number as "accountNumber", account_bank as "accountBank"
    from (select * from payments.trade_order_steps where enterprise_id = (select platform.current_enterprise())
      and order_id = ${orderId} order by position desc limit ${most}) latest order by position`.execute(tx);
  return rows;
}

/** How an order stood before it came to stand as it does, in `state`; null when it never stood otherwise. For a transaction that works for one of its sides. */
export async function selectStateBefore(
  tx: Tx,
  orderId: string,
  state: 'reconciled' | 'confirmed',
): Promise<TradeOrderState | null> {
  const { rows } = await sql<{ state: TradeOrderState }>`/*payments.select_trade_order_state_before*/
    select state from payments.trade_order_steps
    where enterprise_id = (select platform.current_enterprise()) and order_id = ${orderId} and state <> ${state}
    order by position desc limit 1`.execute(tx);
  return rows[0]?.state ?? null;
}

/** Who of a side has dealt with an order, for a transaction that works for it. */
export async function selectOwnPeople(
  tx: Tx,
  { enterpriseId, orderId }: { readonly enterpriseId: string; readonly orderId: string },
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`/*payments.select_trade_order_people*/
    select distinct person_id as "personId" from payments.trade_order_steps
    where enterprise_id = ${enterpriseId} and order_id = ${orderId} and person_id is not null`.execute(tx);
  return rows.map(({ personId }) => personId);
}
