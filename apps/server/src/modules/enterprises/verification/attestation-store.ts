import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { categories } from '../facts/fact.ts';

/** `sourceId category` for everything that sources may still be quoted with on an enterprise. */
export async function selectSpeaking(tx: Tx, enterpriseId: string): Promise<Set<string>> {
  const { rows } = await sql<{ sourceId: string; withdrawn: string[] }>`select source_id as "sourceId",
      withdrawn_categories as withdrawn
    from enterprises.fact_sources where enterprise_id = ${enterpriseId} and state <> 'withdrawn'`.execute(tx);
  return new Set(
    rows.flatMap(({ sourceId, withdrawn }) =>
      categories.filter((category) => !withdrawn.includes(category)).map((category) => `${sourceId} ${category}`),
    ),
  );
}
