import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { StatementRow } from './statement.ts';

/** Of entries that only counting tells apart, which stand on the other pages of a statement: numbers by likeness. */
export async function selectOccurrences(
  tx: Tx,
  { page }: Pick<StatementRow, 'page'>,
  { pages, likenesses }: { readonly pages: readonly string[]; readonly likenesses: readonly string[] },
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const { rows } = await sql<{ likeness: string; occurrences: number[] }>`/*payments.select_occurrences*/
    select l.likeness, array_agg(l.occurrence) as occurrences from payments.statement_lines l
    join payments.statements s on s.enterprise_id = l.enterprise_id and s.statement_id = l.statement_id
    where l.enterprise_id = (select platform.current_enterprise()) and l.statement_id = any(${pages}::uuid[]) and s.page <> ${page}
      and l.likeness = any(${likenesses}::text[])
    group by l.likeness`.execute(tx);
  return new Map(rows.map(({ likeness, occurrences }) => [likeness, new Set(occurrences)]));
}

/**
 * Counts what is booked on the pages of a statement through, from the first page to the last: another page may have taken the place of an
 * earlier issue since they were counted. Each line is then the entry of its number. @returns the entries that lines were before.
 */
export async function numberAnew(tx: Tx, pages: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ entryId: string }>`/*payments.number_pages_anew*/
    with counted as (
      select l.statement_id, l.position, l.likeness, l.occurrence, l.entry_id,
        row_number() over (partition by l.likeness order by s.page, l.position) as number
      from payments.statement_lines l
      join payments.statements s on s.enterprise_id = l.enterprise_id and s.statement_id = l.statement_id
      where l.enterprise_id = (select platform.current_enterprise()) and l.statement_id = any(${pages}::uuid[])
        and l.likeness is not null and l.booked),
    moved as (
    update payments.statement_lines l set occurrence = c.number, entry_id = e.entry_id
    from counted c
    join payments.entries e on e.enterprise_id = (select platform.current_enterprise())
      and e.entry_key = sha256(convert_to(c.likeness || '|' || c.number, 'UTF8'))
    where l.enterprise_id = (select platform.current_enterprise()) and l.statement_id = c.statement_id
      and l.position = c.position and c.occurrence <> c.number
    returning l.statement_id, l.position)
    select c.entry_id as "entryId" from moved join counted c using (statement_id, position)`.execute(tx);
  return rows.map(({ entryId }) => entryId);
}
