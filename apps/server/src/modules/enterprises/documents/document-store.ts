import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { limits } from '../../../platform/limits.ts';
import type { EvidenceDocument } from './document.ts';

const columns = sql`document_id as "documentId", enterprise_id as "enterpriseId", kind, state, file_name as "fileName",
  media_type as "mediaType", size_bytes as "sizeBytes", sha256, to_char(valid_until, 'YYYY-MM-DD') as "validUntil",
  uploaded_at as "uploadedAt"`;

/** Those whose bytes are kept: of each kind the one in force first, then the replaced ones, newest first. */
export async function selectDocuments(tx: Tx, enterpriseId: string): Promise<EvidenceDocument[]> {
  const { rows } = await sql<EvidenceDocument>`/*enterprises.select_documents*/
    select ${columns} from enterprises.evidence_documents where enterprise_id = ${enterpriseId} and state <> 'deleted'
    order by kind, state, uploaded_at desc, document_id desc limit ${limits.evidenceDocumentsPerEnterprise}`.execute(
    tx,
  );
  return rows;
}

/** One whose bytes are kept. */
export async function selectDocument(
  tx: Tx,
  enterpriseId: string,
  documentId: string,
): Promise<EvidenceDocument | null> {
  const { rows } = await sql<EvidenceDocument>`/*enterprises.select_document*/
    select ${columns} from enterprises.evidence_documents
    where enterprise_id = ${enterpriseId} and document_id = ${documentId} and state <> 'deleted'`.execute(tx);
  return rows[0] ?? null;
}

/** How many documents of the enterprise keep their bytes. */
export async function countDocuments(tx: Tx, enterpriseId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`/*enterprises.count_documents*/
    select count(*)::int as count from enterprises.evidence_documents
    where enterprise_id = ${enterpriseId} and state <> 'deleted'`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Two uploads of one enterprise follow each other from here to the end of the transaction. */
export async function lockDocuments(tx: Tx, enterpriseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`evidence_documents|${enterpriseId}`}, 45))`.execute(tx);
}

/** Ends the one of its kind that is in force. @returns its id, null when there was none. */
export async function replaceInForce(
  tx: Tx,
  { enterpriseId, kind }: Pick<EvidenceDocument, 'enterpriseId' | 'kind'>,
  now: Date,
): Promise<string | null> {
  const { rows } = await sql<{ documentId: string }>`/*enterprises.replace_document*/
    update enterprises.evidence_documents set state = 'replaced', ended_at = ${now}
    where enterprise_id = ${enterpriseId} and kind = ${kind} and state = 'kept'
    returning document_id as "documentId"`.execute(tx);
  return rows[0]?.documentId ?? null;
}

export async function insertDocument(tx: Tx, document: EvidenceDocument & { uploadedBy: string }): Promise<void> {
  await sql`/*enterprises.insert_document*/
    insert into enterprises.evidence_documents (enterprise_id, document_id, kind, state, file_name, media_type, size_bytes,
      sha256, valid_until, uploaded_by, uploaded_at)
    values (${document.enterpriseId}, ${document.documentId}, ${document.kind}, ${document.state}, ${document.fileName},
      ${document.mediaType}, ${document.sizeBytes}, ${document.sha256}, ${document.validUntil}::date,
      ${document.uploadedBy}, ${document.uploadedAt})`.execute(tx);
}

/** @returns false when there is none with that id whose bytes are kept. */
export async function markDeleted(tx: Tx, enterpriseId: string, documentId: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`/*enterprises.delete_document*/
    update enterprises.evidence_documents set state = 'deleted', ended_at = ${now}
    where enterprise_id = ${enterpriseId} and document_id = ${documentId} and state <> 'deleted'`.execute(tx);
  return numAffectedRows === 1n;
}

/** Files by the enterprises whose they are, that a row with bytes names. */
export async function selectNamedFiles(tx: Tx, enterpriseIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ enterpriseId: string; files: string[] }>`/*enterprises.select_named_files*/
    select enterprise_id as "enterpriseId", array_agg(distinct sha256) as files from enterprises.evidence_documents
    where enterprise_id = any(${enterpriseIds}::uuid[]) and state <> 'deleted' group by enterprise_id`.execute(tx);
  return new Map(rows.map(({ enterpriseId, files }) => [enterpriseId, new Set(files)]));
}

/** A document whose last day comes or has come, to be told of once. */
export interface DueDocument {
  readonly enterpriseId: string;
  readonly documentId: string;
  readonly kind: EvidenceDocument['kind'];
  readonly validUntil: string;
}

/** Marks those that are past their last day as told. @returns them, at most `most`. */
export async function takeExpired(tx: Tx, today: string, now: Date, most: number): Promise<DueDocument[]> {
  const { rows } = await sql<DueDocument>`/*enterprises.take_expired_documents*/
    update enterprises.evidence_documents d set expired_told_at = ${now} from (
      select enterprise_id, document_id from enterprises.evidence_documents
      where state = 'kept' and expired_told_at is null and valid_until < ${today}::date
      order by valid_until, enterprise_id, document_id limit ${most} for update skip locked) due
    where d.enterprise_id = due.enterprise_id and d.document_id = due.document_id
    returning d.enterprise_id as "enterpriseId", d.document_id as "documentId", d.kind,
      to_char(d.valid_until, 'YYYY-MM-DD') as "validUntil"`.execute(tx);
  return rows;
}

/** Marks those whose last day lies between today and `until` as told. @returns them, at most `most`. */
export async function takeExpiring(
  tx: Tx,
  days: { today: string; until: string },
  now: Date,
  most: number,
): Promise<DueDocument[]> {
  const { rows } = await sql<DueDocument>`/*enterprises.take_expiring_documents*/
    update enterprises.evidence_documents d set expiring_told_at = ${now} from (
      select enterprise_id, document_id from enterprises.evidence_documents
      where state = 'kept' and expired_told_at is null and expiring_told_at is null
        and valid_until between ${days.today}::date and ${days.until}::date
      order by valid_until, enterprise_id, document_id limit ${most} for update skip locked) due
    where d.enterprise_id = due.enterprise_id and d.document_id = due.document_id
    returning d.enterprise_id as "enterpriseId", d.document_id as "documentId", d.kind,
      to_char(d.valid_until, 'YYYY-MM-DD') as "validUntil"`.execute(tx);
  return rows;
}
