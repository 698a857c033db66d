import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { HeldFact } from './fact-difference.ts';
import type { Assurance, FactValue } from './fact.ts';

// Statements that join a list to a table are planned each time: a plan that was kept from when the table was small reads all of it.

/** A fact as `recordFacts` holds it while it works. */
export interface StoredFact extends HeldFact {
  readonly versionId: string;
  readonly shownFrom: string;
}
export interface SourcePair {
  readonly enterpriseId: string;
  readonly sourceId: string;
}

/** Makes the rows that say which sources speak for which enterprise, where they are missing. */
export async function insertFactSources(tx: Tx, pairs: readonly SourcePair[], at: Date): Promise<void> {
  await sql`/*enterprises.insert_fact_sources*/
    insert into enterprises.fact_sources (enterprise_id, source_id, state, changed_at)
    select "enterpriseId", "sourceId", 'active', ${at}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p("enterpriseId" uuid, "sourceId" uuid)
    order by 1, 2 on conflict do nothing`.execute(tx);
}

/** Locks these pairs, so that records of one source on one enterprise are taken in one after the other; tells the newest position of each. */
export async function lockFactSources(
  tx: Tx,
  pairs: readonly SourcePair[],
): Promise<(SourcePair & { newest: number | null })[]> {
  const { rows } = await sql<
    SourcePair & { newest: number | null }
  >`select s.enterprise_id as "enterpriseId", s.source_id as "sourceId",
      coalesce(s.last_sequence::float8, round(extract(epoch from s.last_as_of) * 1000)::float8) as newest
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p("enterpriseId" uuid, "sourceId" uuid)
    join enterprises.fact_sources s on s.enterprise_id = p."enterpriseId" and s.source_id = p."sourceId"
    order by s.enterprise_id, s.source_id for update of s`.execute(tx);
  return rows;
}

export async function selectHeldFacts(tx: Tx, pairs: readonly SourcePair[]): Promise<(SourcePair & StoredFact)[]> {
  const { rows } = await sql<
    SourcePair & StoredFact
  >`select f.enterprise_id as "enterpriseId", f.source_id as "sourceId", f.key, f.category, f.value, f.version_id as "versionId",
      coalesce(f.sequence::float8, round(extract(epoch from f.as_of) * 1000)::float8) as position,
      to_char(f.shown_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "shownFrom"
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p("enterpriseId" uuid, "sourceId" uuid)
    join enterprises.facts f on f.enterprise_id = p."enterpriseId" and f.source_id = p."sourceId"`.execute(tx);
  return rows;
}

/** For each key the newest sequence that spoke for it, from the evidence that was kept. */
export async function selectCoverage(tx: Tx, pair: SourcePair): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; newest: number }>`
    select key, max(sequence)::float8 as newest from enterprises.evidence e cross join unnest(e.covers) as key
    where e.enterprise_id = ${pair.enterpriseId} and e.source_id = ${pair.sourceId} and e.sequence is not null group by key`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.key, row.newest]));
}

/** What a record says beside its values; columns of facts and versions alike. */
export interface Provenance {
  readonly sequence: string | null;
  readonly asOf: string;
  readonly receivedAt: string;
  readonly validUntil: string | null;
  readonly assurance: Assurance;
  readonly evidenceId: string | null;
}
export interface FactRow extends SourcePair, Provenance {
  readonly key: string;
  readonly category: string;
  readonly value: FactValue;
  readonly versionId: string;
  readonly shownFrom: string;
}
export interface VersionRow extends FactRow {
  shownUntil: string | null;
}

export async function upsertFacts(tx: Tx, rows: readonly FactRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`/*enterprises.upsert_facts*/
    insert into enterprises.facts as f (enterprise_id, key, source_id, category, value, sequence, as_of, received_at, valid_until,
      assurance, evidence_id, version_id, shown_from)
    select "enterpriseId", key, "sourceId", category, value, sequence, "asOf", "receivedAt", "validUntil", assurance, "evidenceId", "versionId", "shownFrom"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("enterpriseId" uuid, key text, "sourceId" uuid, category text, value jsonb,
      sequence bigint, "asOf" timestamptz, "receivedAt" timestamptz, "validUntil" timestamptz, assurance text, "evidenceId" uuid,
      "versionId" uuid, "shownFrom" timestamptz)
    on conflict (enterprise_id, key, source_id) do update set category = excluded.category, value = excluded.value, sequence = excluded.sequence,
      as_of = excluded.as_of, received_at = excluded.received_at, valid_until = excluded.valid_until, assurance = excluded.assurance,
      evidence_id = excluded.evidence_id, version_id = excluded.version_id, shown_from = excluded.shown_from`.execute(
    tx,
  );
}

export async function deleteFacts(tx: Tx, rows: readonly (SourcePair & { key: string })[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`delete from enterprises.facts f
    using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("enterpriseId" uuid, key text, "sourceId" uuid)
    where f.enterprise_id = r."enterpriseId" and f.key = r.key and f.source_id = r."sourceId"`.execute(tx);
}

export async function insertVersions(tx: Tx, rows: readonly VersionRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`/*enterprises.insert_versions*/
    insert into enterprises.fact_versions (enterprise_id, key, version_id, source_id, category, value, sequence, as_of, received_at,
      valid_until, assurance, evidence_id, shown_from, shown_until)
    select "enterpriseId", key, "versionId", "sourceId", category, value, sequence, "asOf", "receivedAt", "validUntil", assurance, "evidenceId",
      "shownFrom", "shownUntil"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("enterpriseId" uuid, key text, "versionId" uuid, "sourceId" uuid, category text,
      value jsonb, sequence bigint, "asOf" timestamptz, "receivedAt" timestamptz, "validUntil" timestamptz, assurance text, "evidenceId" uuid,
      "shownFrom" timestamptz, "shownUntil" timestamptz)`.execute(tx);
}

export interface VersionEnd {
  readonly enterpriseId: string;
  readonly key: string;
  readonly versionId: string;
  readonly until: string;
}

export async function endVersions(tx: Tx, rows: readonly VersionEnd[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`update enterprises.fact_versions v set shown_until = r.until
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("enterpriseId" uuid, key text, "versionId" uuid, until timestamptz)
    where v.enterprise_id = r."enterpriseId" and v.key = r.key and v.version_id = r."versionId"`.execute(tx);
}

export async function updateFactSources(
  tx: Tx,
  rows: readonly (SourcePair & { sequence: string | null; asOf: string })[],
): Promise<void> {
  await sql`update enterprises.fact_sources s
    set last_sequence = greatest(s.last_sequence, r.sequence), last_as_of = greatest(s.last_as_of, r."asOf")
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("enterpriseId" uuid, "sourceId" uuid, sequence bigint, "asOf" timestamptz)
    where s.enterprise_id = r."enterpriseId" and s.source_id = r."sourceId"`.execute(tx);
}

/** How many facts each source attests of the enterprise now. */
export async function countFactsBySource(tx: Tx, enterpriseId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ sourceId: string; count: number }>`select source_id as "sourceId", count(*)::int as count
    from enterprises.facts where enterprise_id = ${enterpriseId} group by source_id`.execute(tx);
  return new Map(rows.map((row) => [row.sourceId, row.count]));
}
