import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** For each of the LEIs that the network knows, as of when the registry last told of it. */
export async function selectLastUpdates(tx: Tx, sourceId: string, leis: readonly string[]): Promise<Map<string, Date>> {
  const { rows } = await sql<{ lei: string; asOf: Date }>`select i.value as lei, s.last_as_of as "asOf"
    from enterprises.identifiers i
    join enterprises.fact_sources s on s.enterprise_id = i.enterprise_id and s.source_id = ${sourceId}
    where i.scheme = 'lei' and i.country = '' and i.value = any(${leis}) and s.last_as_of is not null`.execute(tx);
  return new Map(rows.map((row) => [row.lei, row.asOf]));
}
