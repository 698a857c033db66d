import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { EntryState } from './entry-store.ts';
import { firstDay, type AccountPlace } from './period.ts';

/** A line of an entry: its own, or one that takes it back or counts it again. Months are `YYYY-MM`. */
export interface ToldLine {
  readonly entryId: string;
  readonly toldId: string;
  /** 1 where it goes the way of its entry, -1 where it takes it back. */
  readonly sign: 1 | -1;
  readonly state: EntryState;
  readonly month: string;
  readonly day: string;
  readonly matchId: string | null;
  /** The earliest month of its match. */
  readonly matchMonth: string | null;
  /** Whether the entry counts by what the bank says now, and the issue that says otherwise. */
  readonly counts: boolean;
  readonly supersededBy: string | null;
}

/** The lines of entries that are counted while they do not count, or not counted while they do: of so many entries. */
export async function selectMiscounted(tx: Tx, place: AccountPlace, most: number): Promise<ToldLine[]> {
  const { rows } = await sql<ToldLine>`/*payments.select_miscounted*/
    with looked as (
      select e.entry_id from payments.entries e where e.enterprise_id = (select platform.current_enterprise())
        and e.connection_id = ${place.connectionId} and e.customer_id = ${place.customerId}
        and e.account_number = ${place.accountNumber} and e.superseded_by is not null
      union
      select r.told_id from payments.reconciliation_entries r where r.enterprise_id = (select platform.current_enterprise())
        and r.connection_id = ${place.connectionId} and r.customer_id = ${place.customerId}
        and r.account_number = ${place.accountNumber} and (r.state = 'superseded' or r.corrects is not null)),
    wrong as (
      select k.entry_id from looked k
      join payments.entries e on e.enterprise_id = (select platform.current_enterprise()) and e.entry_id = k.entry_id
      join payments.reconciliation_entries r on r.enterprise_id = e.enterprise_id and r.told_id = e.entry_id
      group by k.entry_id, e.superseded_by
      having sum(case when r.state = 'superseded' then 0 when r.direction = e.direction then 1 else -1 end)
        <> (case when e.superseded_by is null then 1 else 0 end)
      order by k.entry_id limit ${most})
    select r.entry_id as "entryId", r.told_id as "toldId", case when r.direction = e.direction then 1 else -1 end as sign, r.state,
      to_char(r.month, 'YYYY-MM') as month, r.day::text, r.match_id as "matchId", to_char(m.month, 'YYYY-MM') as "matchMonth",
      e.superseded_by is null as counts, e.superseded_by as "supersededBy"
    from wrong w
    join payments.entries e on e.enterprise_id = (select platform.current_enterprise()) and e.entry_id = w.entry_id
    join payments.reconciliation_entries r on r.enterprise_id = e.enterprise_id and r.told_id = e.entry_id
    left join payments.reconciliation_matches m on m.enterprise_id = r.enterprise_id and m.match_id = r.match_id
    order by r.told_id, r.month, r.entry_id`.execute(tx);
  return rows;
}

/** A line that nothing counts, or that waits again. */
export async function setCounted(tx: Tx, entryId: string, counted: boolean): Promise<void> {
  await sql`/*payments.set_counted*/
    update payments.reconciliation_entries set state = ${counted ? 'open' : 'superseded'}, match_id = null, dismissed_as = null,
      note = null, decided_by = null, decided_at = null, proposal = null, by_hand = false, revision = revision + 1
    where enterprise_id = (select platform.current_enterprise()) and entry_id = ${entryId}`.execute(tx);
}

/** A line of its own, for an entry whose line is in a closed month and stays: it takes it back, or counts it again. */
export async function insertCorrection(
  tx: Tx,
  line: Pick<ToldLine, 'toldId' | 'sign'> & {
    readonly entryId: string;
    readonly month: string;
    readonly lateOf: string | null;
  },
): Promise<void> {
  const lateOf = line.lateOf === null ? null : firstDay(line.lateOf);
  await sql`/*payments.insert_correction*/
    insert into payments.reconciliation_entries (enterprise_id, entry_id, corrects, connection_id, customer_id, account_number, month,
      late_of, day, direction, amount_minor, currency)
    select e.enterprise_id, ${line.entryId}, e.entry_id, e.connection_id, e.customer_id, e.account_number, ${firstDay(line.month)}::date,
      ${lateOf}::date, e.day,
      case when ${line.sign}::integer = 1 then e.direction when e.direction = 'credit' then 'debit' else 'credit' end,
      e.amount_minor, e.currency
    from payments.entries e
    where e.enterprise_id = (select platform.current_enterprise()) and e.entry_id = ${line.toldId}`.execute(tx);
}

/** Lines of a month that count no more. */
export async function countSuperseded(tx: Tx, place: AccountPlace, month: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`/*payments.count_superseded*/
    select count(*)::integer as count from payments.reconciliation_entries
    where enterprise_id = (select platform.current_enterprise()) and connection_id = ${place.connectionId}
      and customer_id = ${place.customerId} and account_number = ${place.accountNumber} and month = ${firstDay(month)}::date
      and state = 'superseded'`.execute(tx);
  return rows[0]?.count ?? 0;
}
