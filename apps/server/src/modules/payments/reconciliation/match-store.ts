import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Direction } from '../statements/entry.ts';
import type { DifferenceKind, Reason } from './matching/matching.ts';
import { firstDay, type AccountPlace } from './period.ts';

export const matchKinds = ['one_to_one', 'one_to_many', 'many_to_one', 'many_to_many', 'booking'] as const;
export type MatchKind = (typeof matchKinds)[number];

/** Entries and items that belong together. Months are `YYYY-MM`. */
export interface MatchRow {
  readonly matchId: string;
  readonly accountNumber: string;
  readonly month: string;
  readonly kind: MatchKind;
  readonly direction: Direction;
  readonly currency: string;
  readonly entriesMinor: bigint;
  readonly itemsMinor: bigint;
  readonly differenceMinor: bigint;
  readonly differenceKind: DifferenceKind | null;
  readonly reasons: readonly Reason[] | null;
  readonly confidence: number | null;
  readonly note: string | null;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly undoneAt: Date | null;
}

export interface NewMatch extends Omit<MatchRow, 'undoneAt' | 'accountNumber'> {
  readonly entries: readonly { readonly id: string; readonly amountMinor: bigint }[];
  readonly items: readonly { readonly id: string; readonly amountMinor: bigint }[];
}

const columns = sql`match_id as "matchId", account_number as "accountNumber", to_char(month, 'YYYY-MM') as month, kind, direction,
  currency, entries_minor as "entriesMinor", items_minor as "itemsMinor", difference_minor as "differenceMinor",
  difference_kind as "differenceKind", reasons, confidence, note, made_by as "madeBy", made_at as "madeAt", undone_at as "undoneAt"`;

export async function selectMatch(tx: Tx, matchId: string): Promise<MatchRow | null> {
  const [row] = await selectMatches(tx, [matchId]);
  return row ?? null;
}

export async function selectMatches(tx: Tx, ids: readonly string[]): Promise<MatchRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<MatchRow>`/*payments.select_matches*/
    select ${columns} from payments.reconciliation_matches
    where enterprise_id = (select platform.current_enterprise()) and match_id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/** What matches took of items. */
export interface MatchItemRow {
  readonly matchId: string;
  readonly itemId: string;
  readonly amountMinor: bigint;
}

export async function selectMatchItems(tx: Tx, ids: readonly string[]): Promise<MatchItemRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<MatchItemRow>`/*payments.select_match_items*/
    select match_id as "matchId", item_id as "itemId", amount_minor as "amountMinor" from payments.reconciliation_match_items
    where enterprise_id = (select platform.current_enterprise()) and match_id = any(${ids}::uuid[]) order by match_id, item_id`.execute(
    tx,
  );
  return rows;
}

/** Writes matches with all that they take; the checks of the tables hold that nothing is taken twice or beyond its amount. */
export async function insertMatches(tx: Tx, place: AccountPlace, matches: readonly NewMatch[]): Promise<void> {
  if (matches.length === 0) return;
  const heads = matches.map(({ entries: _entries, items: _items, ...head }) => ({
    ...head,
    month: firstDay(head.month),
    entriesMinor: head.entriesMinor.toString(),
    itemsMinor: head.itemsMinor.toString(),
    differenceMinor: head.differenceMinor.toString(),
  }));
  await sql`/*payments.insert_matches*/
    insert into payments.reconciliation_matches (enterprise_id, match_id, connection_id, customer_id, account_number, month, kind,
      direction, currency, entries_minor, items_minor, difference_minor, difference_kind, reasons, confidence, note, made_by, made_at)
    select ${place.enterpriseId}, m."matchId", ${place.connectionId}, ${place.customerId}, ${place.accountNumber}, m.month, m.kind,
      m.direction, m.currency, m."entriesMinor", m."itemsMinor", m."differenceMinor", m."differenceKind",
      nullif(m.reasons, 'null'::jsonb), m.confidence, m.note, m."madeBy", m."madeAt"
    from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as m("matchId" uuid, month date, kind text, direction text,
      currency text, "entriesMinor" bigint, "itemsMinor" bigint, "differenceMinor" bigint, "differenceKind" text, reasons jsonb,
      confidence integer, note text, "madeBy" uuid, "madeAt" timestamptz)`.execute(tx);
  await takeEntries(tx, place, matches);
  await takeFromItems(tx, place, matches);
}

async function takeEntries(tx: Tx, place: AccountPlace, matches: readonly NewMatch[]): Promise<void> {
  const taken = matches.flatMap(({ matchId, madeBy, madeAt, entries }) =>
    entries.map(({ id, amountMinor }) => ({ matchId, madeBy, madeAt, id, amountMinor: amountMinor.toString() })),
  );
  const { numAffectedRows } = await sql`/*payments.take_entries*/
    with taken as (select * from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb)
        as t("matchId" uuid, "madeBy" uuid, "madeAt" timestamptz, id uuid, "amountMinor" bigint)),
      kept as (insert into payments.reconciliation_match_entries (enterprise_id, match_id, entry_id, amount_minor)
        select ${place.enterpriseId}, "matchId", id, "amountMinor" from taken)
    update payments.reconciliation_entries r set state = 'matched', match_id = t."matchId", proposal = null, decided_by = t."madeBy",
      decided_at = t."madeAt", revision = r.revision + 1
    from taken t where r.enterprise_id = (select platform.current_enterprise()) and r.entry_id = t.id and r.state = 'open'
      and r.amount_minor = t."amountMinor"`.execute(tx);
  if (numAffectedRows !== BigInt(taken.length))
    throw new Error('assertion failed: an entry is matched once, and whole');
}

async function takeFromItems(tx: Tx, place: AccountPlace, matches: readonly NewMatch[]): Promise<void> {
  const taken = matches.flatMap(({ matchId, items }) =>
    items.map(({ id, amountMinor }) => ({ matchId, id, amountMinor: amountMinor.toString() })),
  );
  if (taken.length === 0) return;
  await sql`/*payments.take_from_items*/
    with taken as (select * from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb)
        as t("matchId" uuid, id uuid, "amountMinor" bigint)),
      kept as (insert into payments.reconciliation_match_items (enterprise_id, match_id, item_id, amount_minor)
        select ${place.enterpriseId}, "matchId", id, "amountMinor" from taken),
      sums as (select id, sum("amountMinor")::bigint as amount_minor from taken group by id)
    update payments.reconciliation_items i set matched_minor = i.matched_minor + s.amount_minor, revision = i.revision + 1,
      state = case when i.matched_minor + s.amount_minor = i.amount_minor then 'matched' else 'open' end
    from sums s where i.enterprise_id = (select platform.current_enterprise()) and i.item_id = s.id`.execute(tx);
}

export async function undoMatch(
  tx: Tx,
  matchId: string,
  undone: { readonly by: string | null; readonly at: Date; readonly note: string | null },
): Promise<void> {
  await sql`/*payments.undo_match*/
    update payments.reconciliation_matches set undone_by = ${undone.by}, undone_at = ${undone.at}, undone_note = ${undone.note}
    where enterprise_id = (select platform.current_enterprise()) and match_id = ${matchId} and undone_at is null`.execute(
    tx,
  );
}
