import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Writes down which statement counts in the place of which. @returns those for which that is another one than before. */
export async function updateReplaced(tx: Tx, replacements: ReadonlyMap<string, string | null>): Promise<string[]> {
  const { rows } = await sql<{ statementId: string }>`/*payments.update_replaced*/
    update payments.statements s set replaced_by = r.replaced_by
    from unnest(${[...replacements.keys()]}::uuid[], ${[...replacements.values()]}::uuid[]) as r(statement_id, replaced_by)
    where s.enterprise_id = (select platform.current_enterprise()) and s.statement_id = r.statement_id
      and s.replaced_by is distinct from r.replaced_by
    returning s.statement_id as "statementId"`.execute(tx);
  return rows.map(({ statementId }) => statementId);
}

/** What is looked at: entries of these statements, and these entries. */
export interface Looked {
  readonly statementIds: readonly string[];
  readonly entryIds: readonly string[];
  /** The statement that has just been taken. */
  readonly takenId: string;
}

/**
 * Says of entries whether they count. What is booked counts unless a camt.053 that has been replaced lists it and none that counts does; what
 * only reports and notifications tell of is not touched. @returns how many count no more, or again, that did otherwise before.
 */
export async function judgeEntries(tx: Tx, { statementIds, entryIds, takenId }: Looked): Promise<number> {
  const { numAffectedRows } = await sql`/*payments.judge_entries*/
    with looked as (
      select l.entry_id from payments.statement_lines l
      where l.enterprise_id = (select platform.current_enterprise()) and l.statement_id = any(${statementIds}::uuid[])
      union select unnest(${entryIds}::uuid[])),
    listed as (
      select k.entry_id, count(s.statement_id) as lists,
        bool_or(s.message = 'camt.053' and l.booked is not false and s.replaced_by is null) as counts,
        (array_agg(s.replaced_by order by s.day desc, s.statement_key)
          filter (where s.message = 'camt.053' and l.booked is not false and s.replaced_by is not null))[1] as replaced_by
      from looked k
      left join payments.statement_lines l on l.enterprise_id = (select platform.current_enterprise()) and l.entry_id = k.entry_id
      left join payments.statements s on s.enterprise_id = l.enterprise_id and s.statement_id = l.statement_id
      group by k.entry_id),
    judged as (
      select e.entry_id, case when e.status <> 'booked' or t.counts then null
        when t.lists = 0 then ${takenId}::uuid else t.replaced_by end as superseded_by
      from listed t join payments.entries e on e.enterprise_id = (select platform.current_enterprise()) and e.entry_id = t.entry_id)
    update payments.entries e set superseded_by = j.superseded_by
    from judged j
    where e.enterprise_id = (select platform.current_enterprise()) and e.entry_id = j.entry_id
      and e.superseded_by is distinct from j.superseded_by`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
