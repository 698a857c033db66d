import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { EnterpriseStatus } from '../profile/enterprise.ts';
import type { Identifier } from './identifier.ts';

export interface IdentifierRow extends Identifier {
  readonly enterpriseId: string;
}

/** Which enterprises these identifiers belong to; those that nobody has are left out. */
export async function selectByIdentifiers(
  tx: Tx,
  identifiers: readonly Identifier[],
): Promise<(IdentifierRow & { status: EnterpriseStatus })[]> {
  const { rows } = await sql<
    IdentifierRow & { status: EnterpriseStatus }
  >`select i.scheme, i.country, i.value, i.enterprise_id as "enterpriseId", coalesce(e.status, 'unclaimed') as status
    from jsonb_to_recordset(${JSON.stringify(identifiers)}::jsonb) as r(scheme text, country text, value text)
    join enterprises.identifiers i on i.scheme = r.scheme and i.country = r.country and i.value = r.value
    left join enterprises.enterprises e on e.enterprise_id = i.enterprise_id`.execute(tx);
  return rows;
}

/**
 * Takes identifiers for an enterprise, always in one order; waits for whoever is taking the same one.
 * @returns those that were free.
 */
export async function insertIdentifiers(tx: Tx, rows: readonly IdentifierRow[]): Promise<Identifier[]> {
  if (rows.length === 0) return [];
  const taken = await sql<Identifier>`/*enterprises.insert_identifiers*/
    insert into enterprises.identifiers (scheme, country, value, enterprise_id)
    select scheme, country, value, "enterpriseId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(scheme text, country text, value text, "enterpriseId" uuid)
    order by scheme, country, value
    on conflict do nothing returning scheme, country, value`.execute(tx);
  return taken.rows;
}

/** Hands identifiers that this transaction has just taken on to the enterprise that had another one of the same set first. */
export async function moveIdentifiers(tx: Tx, from: string, to: string): Promise<void> {
  await sql`update enterprises.identifiers set enterprise_id = ${to} where enterprise_id = ${from}`.execute(tx);
}

export async function selectIdentifiers(tx: Tx, enterpriseIds: readonly string[]): Promise<Map<string, Identifier[]>> {
  const { rows } = await sql<IdentifierRow>`/*enterprises.select_identifiers*/
    select enterprise_id as "enterpriseId", scheme, country, value from enterprises.identifiers
    where enterprise_id = any(${enterpriseIds}::uuid[]) order by enterprise_id, scheme desc, country, value`.execute(
    tx,
  );
  const found = new Map<string, Identifier[]>();
  for (const { enterpriseId, scheme, country, value } of rows) {
    const list = found.get(enterpriseId) ?? [];
    list.push({ scheme, country, value });
    found.set(enterpriseId, list);
  }
  return found;
}
