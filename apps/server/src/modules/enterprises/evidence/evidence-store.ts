import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Assurance, Category, FactValue } from '../facts/fact.ts';

export interface EvidenceRow {
  readonly enterpriseId: string;
  readonly evidenceId: string;
  readonly sourceId: string;
  readonly sequence: string | null;
  readonly recordId: string;
  readonly keyId: string;
  readonly algorithm: string;
  readonly publicKey: object;
  readonly jws: string;
  readonly signedAt: string;
  readonly asOf: string;
  readonly receivedAt: string;
  readonly validUntil: string | null;
  readonly assurance: string;
  readonly covers: readonly string[];
  readonly categories: readonly string[];
}

export async function insertEvidence(tx: Tx, rows: readonly EvidenceRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`/*enterprises.insert_evidence*/
    insert into enterprises.evidence (enterprise_id, evidence_id, source_id, sequence, record_id, key_id, algorithm, public_key, jws, signed_at,
      as_of, received_at, valid_until, assurance, covers, categories)
    select "enterpriseId", "evidenceId", "sourceId", sequence, "recordId", "keyId", algorithm, "publicKey", jws, "signedAt", "asOf", "receivedAt",
      "validUntil", assurance, covers, categories
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("enterpriseId" uuid, "evidenceId" uuid, "sourceId" uuid, sequence bigint,
      "recordId" text, "keyId" text, algorithm text, "publicKey" jsonb, jws text, "signedAt" timestamptz, "asOf" timestamptz,
      "receivedAt" timestamptz, "validUntil" timestamptz, assurance text, covers text[], categories text[])`.execute(
    tx,
  );
}

export interface StoredEvidence {
  readonly id: string;
  readonly sourceId: string;
  readonly keyId: string;
  readonly algorithm: string;
  readonly signedAt: Date;
  readonly recordId: string;
  readonly sequence: bigint | null;
  readonly jws: string;
  readonly publicKey: object;
  readonly receivedAt: Date;
  readonly validUntil: Date | null;
  readonly assurance: Assurance;
  readonly categories: readonly Category[];
}

/** The signed record, where the one for which `tx` works may see it; everything in a transaction of the system. */
export async function selectEvidence(tx: Tx, enterpriseId: string, evidenceId: string): Promise<StoredEvidence | null> {
  const { rows } = await sql<StoredEvidence>`/*enterprises.select_evidence*/
    select evidence_id as id, source_id as "sourceId", key_id as "keyId", algorithm, signed_at as "signedAt", record_id as "recordId", sequence,
      jws, public_key as "publicKey", received_at as "receivedAt", valid_until as "validUntil", assurance, categories
    from enterprises.evidence where enterprise_id = ${enterpriseId} and evidence_id = ${evidenceId}`.execute(tx);
  return rows[0] ?? null;
}

export interface EvidencedValue {
  readonly key: string;
  readonly category: Category;
  readonly value: FactValue;
}

/** The values that rest on this record and that the one for which `tx` works may see, in the order of their keys. */
export async function selectEvidencedValues(
  tx: Tx,
  enterpriseId: string,
  evidenceId: string,
): Promise<EvidencedValue[]> {
  const { rows } = await sql<EvidencedValue>`/*enterprises.select_evidenced_values*/
    select key, category, value from enterprises.facts where enterprise_id = ${enterpriseId} and evidence_id = ${evidenceId}
    union all
    select v.key, v.category, v.value from enterprises.fact_versions v where v.enterprise_id = ${enterpriseId} and v.evidence_id = ${evidenceId}
      and not exists (select 1 from enterprises.facts f where f.enterprise_id = v.enterprise_id and f.key = v.key and f.source_id = v.source_id
        and f.evidence_id = v.evidence_id)
    order by key`.execute(tx);
  return rows;
}
