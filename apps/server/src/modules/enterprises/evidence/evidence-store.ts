import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

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
    from json_to_recordset(${JSON.stringify(rows)}::json) as r("enterpriseId" uuid, "evidenceId" uuid, "sourceId" uuid, sequence bigint,
      "recordId" text, "keyId" text, algorithm text, "publicKey" jsonb, jws text, "signedAt" timestamptz, "asOf" timestamptz,
      "receivedAt" timestamptz, "validUntil" timestamptz, assurance text, covers text[], categories text[])`.execute(
    tx,
  );
}
