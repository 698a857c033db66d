import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface HandOver {
  readonly from: string;
  readonly to: string;
}

/** The registries that speak of an enterprise; with `numbers`, those that call it by one of these. */
export async function selectRegistries(
  tx: Tx,
  enterpriseId: string,
  numbers: readonly string[] | null,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select f.source_id as id from enterprises.fact_sources f
    join enterprises.sources s on s.source_id = f.source_id and s.kind = 'registry'
    where f.enterprise_id = ${enterpriseId} and (${numbers === null} or exists (select 1 from enterprises.facts v
      where v.enterprise_id = f.enterprise_id and v.source_id = f.source_id and v.key like 'identifier\\_%'
        and v.value->>'text' = any(${numbers ?? []})))
    order by 1`.execute(tx);
  return rows.map((row) => row.id);
}

/** Ends what registries say of an enterprise of which they speak already: the one to which it goes has their newer word. */
export async function endRegistryFacts(
  tx: Tx,
  enterpriseId: string,
  sourceIds: readonly string[],
  at: Date,
): Promise<void> {
  await sql`delete from enterprises.facts where enterprise_id = ${enterpriseId} and source_id = any(${sourceIds}::uuid[])`.execute(
    tx,
  );
  await sql`delete from enterprises.fact_sources
    where enterprise_id = ${enterpriseId} and source_id = any(${sourceIds}::uuid[])`.execute(tx);
  await sql`update enterprises.fact_versions set shown_until = greatest(shown_from, ${at})
    where enterprise_id = ${enterpriseId} and source_id = any(${sourceIds}::uuid[]) and shown_until is null`.execute(
    tx,
  );
}

/** Moves what these sources say and said, with the evidence, from one enterprise to the other. */
export async function moveFacts(tx: Tx, { from, to }: HandOver, sourceIds: readonly string[]): Promise<void> {
  const mine = sql`enterprise_id = ${from} and source_id = any(${sourceIds}::uuid[])`;
  await sql`update enterprises.fact_sources set enterprise_id = ${to} where ${mine}`.execute(tx);
  await sql`update enterprises.facts set enterprise_id = ${to} where ${mine}`.execute(tx);
  await sql`update enterprises.fact_versions set enterprise_id = ${to} where ${mine}`.execute(tx);
  await sql`update enterprises.evidence set enterprise_id = ${to} where ${mine}`.execute(tx);
}

/** Takes an enterprise that nobody has joined out of the register. @returns false when somebody has joined it meanwhile. */
export async function deleteUnclaimed(tx: Tx, enterpriseId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from enterprises.enterprises
    where enterprise_id = ${enterpriseId} and status = 'unclaimed'`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await sql`delete from enterprises.directory where enterprise_id = ${enterpriseId}`.execute(tx);
  await sql`delete from enterprises.disclosures where enterprise_id = ${enterpriseId}`.execute(tx);
  return true;
}
