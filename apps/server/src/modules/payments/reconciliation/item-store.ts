import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Direction } from '../statements/entry.ts';
import type { ItemKind } from './matching/matching.ts';
import type { AccountPlace } from './period.ts';

export type ItemState = 'open' | 'matched' | 'dismissed' | 'gone';

/** What ours expects on an account, and how much of it has been found. */
export interface ItemRow {
  readonly itemId: string;
  readonly kind: ItemKind;
  readonly accountNumber: string;
  readonly direction: Direction;
  readonly amountMinor: bigint;
  readonly matchedMinor: bigint;
  readonly currency: string;
  readonly number: string;
  readonly carried: readonly string[];
  readonly counterpartyName: string | null;
  readonly counterpartyAccount: string | null;
  readonly day: string;
  readonly orderId: string | null;
  readonly state: ItemState;
  readonly note: string | null;
  readonly revision: number;
}

const columns = sql`item_id as "itemId", kind, account_number as "accountNumber", direction, amount_minor as "amountMinor",
  matched_minor as "matchedMinor", currency, number, carried, counterparty_name as "counterpartyName",
  counterparty_account as "counterpartyAccount", day::text, order_id as "orderId", state, note, revision`;

function here(place: AccountPlace) {
  return sql`enterprise_id = (select platform.current_enterprise()) and connection_id = ${place.connectionId}
    and customer_id = ${place.customerId} and account_number = ${place.accountNumber}`;
}

/** Those still to be found that are expected between two days, the latest first. */
export async function selectOpenItems(
  tx: Tx,
  place: AccountPlace,
  { from, until, most }: { readonly from: string; readonly until: string; readonly most: number },
): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`/*payments.select_open_items*/
    select ${columns} from payments.reconciliation_items where ${here(place)} and state = 'open'
      and day between ${from}::date and ${until}::date
    order by day desc, item_id desc limit ${most}`.execute(tx);
  return rows;
}

export async function selectItems(tx: Tx, place: AccountPlace, ids: readonly string[]): Promise<ItemRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ItemRow>`/*payments.select_items*/
    select ${columns} from payments.reconciliation_items where ${here(place)} and item_id = any(${ids}::uuid[])
    order by day, item_id`.execute(tx);
  return rows;
}

export interface ItemFilter {
  readonly kinds: readonly ItemKind[];
  readonly direction: Direction | null;
  /** In any case of letters; null for all. */
  readonly q: string | null;
  /** Those expected by this day at the latest. */
  readonly until: string | null;
}

/** Those still to be found, the latest first, page by page. */
export async function selectItemPage(
  tx: Tx,
  place: AccountPlace,
  filter: ItemFilter,
  { after, limit }: { readonly after: { readonly day: string; readonly id: string } | null; readonly limit: number },
): Promise<ItemRow[]> {
  const pattern = filter.q === null ? null : `%${filter.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<ItemRow>`select ${columns} from payments.reconciliation_items
    where ${here(place)} and state = 'open' and kind = any(${filter.kinds}::text[])
      ${filter.direction === null ? sql`` : sql`and direction = ${filter.direction}`}
      ${filter.until === null ? sql`` : sql`and day <= ${filter.until}::date`}
      ${pattern === null ? sql`` : sql`and (number ilike ${pattern} or counterparty_name ilike ${pattern})`}
      ${after === null ? sql`` : sql`and (day, item_id) < (${after.day}::date, ${after.id}::uuid)`}
    order by day desc, item_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Those that an entry may belong to: of its way and currency, the nearest in amount first, of those as near the nearest in time. */
export async function selectNearItems(
  tx: Tx,
  place: AccountPlace,
  of: {
    readonly direction: Direction;
    readonly currency: string;
    readonly amountMinor: bigint;
    readonly day: string;
    readonly kinds: readonly ItemKind[];
  },
  most: number,
): Promise<ItemRow[]> {
  if (most === 0) return [];
  const { rows } = await sql<ItemRow>`/*payments.select_near_items*/
    select ${columns} from payments.reconciliation_items where ${here(place)} and state = 'open' and direction = ${of.direction}
      and currency = ${of.currency} and kind = any(${of.kinds}::text[])
    order by abs(amount_minor - matched_minor - ${of.amountMinor}::bigint), abs(day - ${of.day}::date), item_id limit ${most}`.execute(
    tx,
  );
  return rows;
}

export async function countOpenItems(
  tx: Tx,
  place: AccountPlace,
  { kinds, until }: { readonly kinds: readonly ItemKind[]; readonly until: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`/*payments.count_open_items*/
    select count(*)::integer as count from payments.reconciliation_items
    where ${here(place)} and state = 'open' and kind = any(${kinds}::text[]) and day <= ${until}::date`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Gives back what an undone match had taken. */
export async function giveBackItems(tx: Tx, matchId: string): Promise<void> {
  await sql`/*payments.give_back_items*/
    update payments.reconciliation_items i set matched_minor = i.matched_minor - m.amount_minor, state = 'open',
      revision = i.revision + 1
    from payments.reconciliation_match_items m
    where i.enterprise_id = (select platform.current_enterprise()) and m.enterprise_id = i.enterprise_id and m.item_id = i.item_id
      and m.match_id = ${matchId}`.execute(tx);
}

/** Nothing will be found of it, or it was found elsewhere. */
export async function dismissItem(
  tx: Tx,
  itemId: string,
  decision: { readonly note: string | null; readonly by: string; readonly at: Date },
): Promise<void> {
  await sql`/*payments.dismiss_item*/
    update payments.reconciliation_items set state = 'dismissed', note = ${decision.note}, decided_by = ${decision.by},
      decided_at = ${decision.at}, revision = revision + 1
    where enterprise_id = (select platform.current_enterprise()) and item_id = ${itemId} and state = 'open'`.execute(
    tx,
  );
}

/** Whether everything is found that is to be expected of an order; false also when nothing is expected. */
export async function selectOrderFound(tx: Tx, orderId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean | null }>`/*payments.select_order_found*/
    select bool_and(state <> 'open') as found from payments.reconciliation_items
    where enterprise_id = (select platform.current_enterprise()) and order_id = ${orderId}`.execute(tx);
  return rows[0]?.found === true;
}

/** Of these items' orders those of which nothing is still to be found; or, when `found` is false, those of which something is. */
export async function selectOrdersOf(tx: Tx, itemIds: readonly string[], found: boolean): Promise<string[]> {
  const { rows } = await sql<{ orderId: string }>`/*payments.select_orders_of*/
    select i.order_id as "orderId" from payments.reconciliation_items i
    where i.enterprise_id = (select platform.current_enterprise()) and i.order_id = any(array(
      select order_id from payments.reconciliation_items
      where enterprise_id = (select platform.current_enterprise()) and item_id = any(${itemIds}::uuid[]) and order_id is not null))
    group by i.order_id having bool_and(i.state <> 'open') = ${found}::boolean order by 1`.execute(tx);
  return rows.map(({ orderId }) => orderId);
}
