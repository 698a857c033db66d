import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { EnterpriseStatus } from '../profile/enterprise.ts';
import type { Identifier } from './identifier.ts';

/** Who named a number for its enterprise; what a bank has named stays its. */
export type NamedBy = 'bank' | 'registry';
export interface IdentifierRow extends Identifier {
  readonly enterpriseId: string;
  readonly namedBy: NamedBy;
}

/**
 * Whoever looks up or takes numbers shares them until the end of the transaction; whoever hands numbers of one enterprise over to
 * another has them alone, so that nobody meanwhile finds by a number an enterprise that is about to lose it.
 */
export async function lockNumbers(tx: Tx, how: 'shared' | 'alone'): Promise<void> {
  const take = how === 'shared' ? sql`pg_advisory_xact_lock_shared` : sql`pg_advisory_xact_lock`;
  await sql`select ${take}(4000044)`.execute(tx);
}

/** Which enterprises these identifiers belong to; those that nobody has are left out. */
export async function selectByIdentifiers(
  tx: Tx,
  identifiers: readonly Identifier[],
): Promise<(IdentifierRow & { status: EnterpriseStatus })[]> {
  const { rows } = await sql<
    IdentifierRow & { status: EnterpriseStatus }
  >`select i.scheme, i.country, i.value, i.enterprise_id as "enterpriseId", i.named_by as "namedBy",
      coalesce(e.status, 'unclaimed') as status
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
    insert into enterprises.identifiers (scheme, country, value, enterprise_id, named_by)
    select scheme, country, value, "enterpriseId", "namedBy"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(scheme text, country text, value text, "enterpriseId" uuid, "namedBy" text)
    order by scheme, country, value
    on conflict do nothing returning scheme, country, value`.execute(tx);
  return taken.rows;
}

/** Hands identifiers that this transaction has just taken on to the enterprise that had another one of the same set first. */
export async function moveIdentifiers(tx: Tx, from: string, to: string): Promise<void> {
  await sql`update enterprises.identifiers set enterprise_id = ${to} where enterprise_id = ${from}`.execute(tx);
}

/** A bank has named these numbers for the enterprises that have them. */
export async function noteNamedByBank(tx: Tx, rows: readonly IdentifierRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`update enterprises.identifiers i set named_by = 'bank'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(scheme text, country text, value text, "enterpriseId" uuid)
    where i.scheme = r.scheme and i.country = r.country and i.value = r.value and i.enterprise_id = r."enterpriseId"`.execute(
    tx,
  );
}

/** Hands single numbers on from one enterprise to another; the caller has them alone. */
export async function handOverIdentifiers(
  tx: Tx,
  numbers: readonly Identifier[],
  { from, to }: { from: string; to: string },
): Promise<void> {
  await sql`update enterprises.identifiers i set enterprise_id = ${to}
    from jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb) as r(scheme text, country text, value text)
    where i.scheme = r.scheme and i.country = r.country and i.value = r.value and i.enterprise_id = ${from}`.execute(
    tx,
  );
}

export async function selectIdentifiers(tx: Tx, enterpriseIds: readonly string[]): Promise<Map<string, Identifier[]>> {
  const { rows } = await sql<Identifier & { readonly enterpriseId: string }>`/*enterprises.select_identifiers*/
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

/** The numbers that banks have named for the enterprise. */
export async function selectNamedByBanks(tx: Tx, enterpriseId: string): Promise<Identifier[]> {
  const { rows } = await sql<Identifier>`select scheme, country, value from enterprises.identifiers
    where enterprise_id = ${enterpriseId} and named_by = 'bank' order by scheme, country, value`.execute(tx);
  return rows;
}
