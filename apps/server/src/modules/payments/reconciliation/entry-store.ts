import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Direction } from '../statements/entry.ts';
import type { StoredProposal } from './stored-proposal.ts';
import { firstDay, type AccountPlace } from './period.ts';

export const entryStates = ['open', 'matched', 'dismissed', 'superseded'] as const;
export type EntryState = (typeof entryStates)[number];
export const dismissals = ['own_transfer', 'bank_error', 'booked_elsewhere', 'other'] as const;
export type Dismissal = (typeof dismissals)[number];

/** A booked entry in the month in which it is counted, with what the bank says of it. Months are `YYYY-MM`. */
export interface PlacedEntry {
  readonly entryId: string;
  readonly accountNumber: string;
  readonly month: string;
  readonly lateOf: string | null;
  readonly day: string;
  readonly direction: Direction;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly state: EntryState;
  readonly matchId: string | null;
  readonly proposal: StoredProposal | null;
  readonly byHand: boolean;
  readonly dismissedAs: Dismissal | null;
  readonly note: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly revision: number;
  readonly counterpartyName: string | null;
  readonly counterpartyAccount: string | null;
  readonly remittance: string | null;
  readonly creditorReference: string | null;
  readonly endToEndId: string | null;
  readonly bankReference: string | null;
  readonly transactionCode: string | null;
  /** That its entry is taken back or counted again, whose own line is in a closed month. */
  readonly correction: 'taken_back' | 'counted_again' | null;
  /** Of a batch booking the end-to-end ids of its payments; else empty. */
  readonly batchIds: readonly (string | null)[];
}

const columns = sql`r.entry_id as "entryId", r.account_number as "accountNumber", to_char(r.month, 'YYYY-MM') as month,
  to_char(r.late_of, 'YYYY-MM') as "lateOf", r.day::text, r.direction, r.amount_minor as "amountMinor", r.currency, r.state,
  r.match_id as "matchId", r.proposal, r.by_hand as "byHand", r.dismissed_as as "dismissedAs", r.note, r.decided_by as "decidedBy",
  r.decided_at as "decidedAt", r.revision, e.counterparty_name as "counterpartyName",
  e.counterparty_account as "counterpartyAccount", e.remittance, e.creditor_reference as "creditorReference",
  e.end_to_end_id as "endToEndId", e.bank_reference as "bankReference", e.transaction_code as "transactionCode",
  case when r.corrects is null then null when r.direction = e.direction then 'counted_again' else 'taken_back' end as correction,
  case when e.details_count > 1 then jsonb_path_query_array(e.details, '$[*].endToEndId') else '[]'::jsonb end as "batchIds"`;
const tables = sql`payments.reconciliation_entries r
  join payments.entries e on e.enterprise_id = r.enterprise_id and e.entry_id = r.told_id`;

function here(place: AccountPlace, alias = 'r') {
  return sql`${sql.ref(alias)}.enterprise_id = (select platform.current_enterprise())
    and ${sql.ref(alias)}.connection_id = ${place.connectionId} and ${sql.ref(alias)}.customer_id = ${place.customerId}
    and ${sql.ref(alias)}.account_number = ${place.accountNumber}`;
}

/**
 * Puts booked entries that are in no month yet into theirs, or, when that is closed, into the first one that is open.
 * @param lastClosed `YYYY-MM`. @returns how many: fewer than `most` when there are no more.
 */
export async function placeEntries(
  tx: Tx,
  place: AccountPlace,
  {
    lastClosed,
    next,
    most,
  }: { readonly lastClosed: string | null; readonly next: string | null; readonly most: number },
): Promise<number> {
  const closed = lastClosed === null ? null : firstDay(lastClosed);
  const open = next === null ? null : firstDay(next);
  const { numAffectedRows } = await sql`/*payments.place_entries*/
    insert into payments.reconciliation_entries (enterprise_id, entry_id, connection_id, customer_id, account_number, month, late_of,
      day, direction, amount_minor, currency)
    select e.enterprise_id, e.entry_id, e.connection_id, e.customer_id, e.account_number,
      case when date_trunc('month', e.day)::date <= ${closed}::date then ${open}::date else date_trunc('month', e.day)::date end,
      case when date_trunc('month', e.day)::date <= ${closed}::date then date_trunc('month', e.day)::date end,
      e.day, e.direction, e.amount_minor, e.currency
    from payments.entries e
    where ${here(place, 'e')} and e.status = 'booked' and e.superseded_by is null and not exists (select from payments.reconciliation_entries r
      where r.enterprise_id = e.enterprise_id and r.entry_id = e.entry_id)
    order by e.day, e.entry_id limit ${most}
    on conflict (enterprise_id, entry_id) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Those that nothing is matched to and that the rules may match, the latest first. @param page.before only those that stand behind this one. */
export async function selectOpenEntries(
  tx: Tx,
  place: AccountPlace,
  { before, most }: { readonly before: EntryMark | null; readonly most: number },
): Promise<PlacedEntry[]> {
  const { rows } = await sql<PlacedEntry>`/*payments.select_open_entries*/
    select ${columns} from ${tables} where ${here(place)} and r.state = 'open' and r.amount_minor > 0 and r.corrects is null
      and (${before?.day ?? null}::date is null or (r.day, r.entry_id) < (${before?.day ?? null}::date, ${before?.id ?? null}::uuid))
    order by r.day desc, r.entry_id desc limit ${most}`.execute(tx);
  return rows;
}

/**
 * Which of these amounts open entries outside a window have as well, by direction.
 * @param window.before the mark behind which it begins, null for the latest. @param window.behind its last entry.
 * @returns `direction amount` each.
 */
export async function selectLike(
  tx: Tx,
  place: AccountPlace,
  window: { readonly amounts: readonly bigint[]; readonly before: EntryMark | null; readonly behind: EntryMark },
): Promise<ReadonlySet<string>> {
  const { amounts, before, behind } = window;
  if (amounts.length === 0) return new Set();
  const { rows } = await sql<{ direction: Direction; amountMinor: bigint }>`/*payments.select_like_entries*/
    select distinct r.direction, r.amount_minor as "amountMinor" from payments.reconciliation_entries r
    where ${here(place)} and r.state = 'open' and r.amount_minor = any(${amounts.map(String)}::bigint[])
      and ((r.day, r.entry_id) < (${behind.day}::date, ${behind.id}::uuid)
        or (${before?.day ?? null}::date is not null and (r.day, r.entry_id) >= (${before?.day ?? null}::date, ${before?.id ?? null}::uuid)))`.execute(
    tx,
  );
  return new Set(rows.map(({ direction, amountMinor }) => `${direction} ${amountMinor}`));
}

export async function selectPlacedEntries(tx: Tx, place: AccountPlace, ids: readonly string[]): Promise<PlacedEntry[]> {
  const { rows } = await sql<PlacedEntry>`/*payments.select_placed_entries*/
    select ${columns} from ${tables} where ${here(place)} and r.entry_id = any(${ids}::uuid[])
    order by r.day, r.entry_id`.execute(tx);
  return rows;
}

/** Those of several matches. */
export async function selectEntriesOfMatches(tx: Tx, matchIds: readonly string[]): Promise<PlacedEntry[]> {
  if (matchIds.length === 0) return [];
  const { rows } = await sql<PlacedEntry>`/*payments.select_entries_of_matches*/
    select ${columns} from ${tables}
    where r.enterprise_id = (select platform.current_enterprise()) and r.match_id = any(${matchIds}::uuid[])
    order by r.day, r.entry_id`.execute(tx);
  return rows;
}

export interface EntryMark {
  readonly day: string;
  readonly id: string;
}

/** A page of a month by the day. @param states of which; `after` where the page before ended. */
export async function selectMonthEntries(
  tx: Tx,
  place: AccountPlace,
  { month, states }: { readonly month: string; readonly states: readonly EntryState[] },
  { after, limit }: { readonly after: EntryMark | null; readonly limit: number },
): Promise<PlacedEntry[]> {
  const { rows } =
    await sql<PlacedEntry>`select ${columns} from ${tables} where ${here(place)} and r.month = ${firstDay(month)}::date and r.state = any(${states}::text[])
      ${after === null ? sql`` : sql`and (r.day, r.entry_id) > (${after.day}::date, ${after.id}::uuid)`}
    order by r.day, r.entry_id limit ${limit}`.execute(tx);
  return rows;
}

/** What one day of a month comes to without what counts no more, by direction and by whether it is dealt with. */
export interface DaySum {
  readonly day: string;
  readonly direction: Direction;
  readonly state: EntryState;
  readonly late: boolean;
  readonly count: number;
  readonly amountMinor: bigint;
}

export async function sumDays(tx: Tx, place: AccountPlace, month: string): Promise<DaySum[]> {
  const { rows } = await sql<DaySum>`/*payments.sum_reconciliation_days*/
    select r.day::text, r.direction, r.state, r.late_of is not null as late, count(*)::integer as count,
      sum(r.amount_minor)::bigint as "amountMinor"
    from payments.reconciliation_entries r where ${here(place)} and r.month = ${firstDay(month)}::date
      and r.state <> 'superseded'
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(tx);
  return rows;
}

/** The first and the last month in which entries are counted; null without any. */
export async function selectMonthSpan(tx: Tx, place: AccountPlace): Promise<{ first: string; last: string } | null> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`/*payments.select_month_span*/
    select to_char(min(r.month), 'YYYY-MM') as first, to_char(max(r.month), 'YYYY-MM') as last
    from payments.reconciliation_entries r where ${here(place)} and r.state <> 'superseded'`.execute(tx);
  const [row] = rows;
  return row === undefined || row.first === null || row.last === null ? null : { first: row.first, last: row.last };
}

/** Writes what the rules propose; whoever had read the one before is told that it changed. */
export async function updateProposals(
  tx: Tx,
  proposals: readonly { readonly entryId: string; readonly proposal: StoredProposal | null }[],
): Promise<void> {
  if (proposals.length === 0) return;
  await sql`/*payments.update_proposals*/
    update payments.reconciliation_entries r set proposal = nullif(p.proposal, 'null'::jsonb), revision = revision + 1
    from jsonb_to_recordset(${JSON.stringify(proposals)}::jsonb) as p("entryId" uuid, proposal jsonb)
    where r.enterprise_id = (select platform.current_enterprise()) and r.entry_id = p."entryId" and r.state = 'open'`.execute(
    tx,
  );
}

/** Takes entries out of everything again; the rules do not match them by themselves any more. */
export async function reopenEntries(tx: Tx, ids: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`/*payments.reopen_entries*/
    update payments.reconciliation_entries set state = 'open', match_id = null, dismissed_as = null, note = null, decided_by = null,
      decided_at = null, proposal = null, by_hand = true, revision = revision + 1
    where enterprise_id = (select platform.current_enterprise()) and entry_id = any(${ids}::uuid[]) and state <> 'open'`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}

export async function dismissEntry(
  tx: Tx,
  entryId: string,
  decision: { readonly as: Dismissal; readonly note: string | null; readonly by: string; readonly at: Date },
): Promise<void> {
  await sql`/*payments.dismiss_entry*/
    update payments.reconciliation_entries set state = 'dismissed', dismissed_as = ${decision.as}, note = ${decision.note},
      decided_by = ${decision.by}, decided_at = ${decision.at}, proposal = null, revision = revision + 1
    where enterprise_id = (select platform.current_enterprise()) and entry_id = ${entryId} and state = 'open'`.execute(
    tx,
  );
}
