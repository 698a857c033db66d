import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { defaultDisclosures, type Audience } from './disclosure.ts';
import type { Category } from '../facts/fact.ts';

export interface DisclosureRow {
  readonly category: Category;
  readonly audience: Audience;
}

/** Gives these enterprises the default disclosures where they have chosen none. */
export async function insertDefaultDisclosures(
  tx: Tx,
  enterpriseIds: readonly string[],
  of: readonly Category[],
  at: Date,
): Promise<void> {
  if (enterpriseIds.length === 0) return;
  const defaults = of.map((category) => ({ category, audience: defaultDisclosures[category] }));
  await sql`insert into enterprises.disclosures (enterprise_id, category, audience, changed_at)
    select e, d.category, d.audience, ${at}
    from unnest(${enterpriseIds}::uuid[]) as e cross join jsonb_to_recordset(${JSON.stringify(defaults)}::jsonb) as d(category text, audience text)
    on conflict do nothing`.execute(tx);
}

export async function selectDisclosures(tx: Tx, enterpriseId: string): Promise<DisclosureRow[]> {
  const { rows } = await sql<DisclosureRow>`select category, audience from enterprises.disclosures
    where enterprise_id = ${enterpriseId} order by category`.execute(tx);
  return rows;
}
