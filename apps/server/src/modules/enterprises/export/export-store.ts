import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ExportedTable } from '../../../platform/exported-table.ts';

/** One enterprise's rows of a table as JSON texts, so many at once. The one place where an export chooses rows. */
export async function* selectOwnRows(
  tx: Tx,
  { table, without = [], only }: ExportedTable,
  enterpriseId: string,
  atOnce: number,
): AsyncGenerator<string[]> {
  await sql`declare export_rows no scroll cursor for
    select (to_jsonb(t) - ${[...without]}::text[])::text as row from ${sql.table(table)} t where t.enterprise_id = ${enterpriseId}::uuid
      and ${only === undefined ? sql`true` : sql`${sql.ref(`t.${only.column}`)} = ${only.value}`}`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(atOnce)} from export_rows`.execute(tx);
    if (rows.length > 0) yield rows.map(({ row }) => row);
    if (rows.length < atOnce) break;
  }
  await sql`close export_rows`.execute(tx);
}
