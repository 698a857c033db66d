import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { MediaType } from '../../../platform/files/content.ts';
import { submissionLimits } from './submission-limits.ts';

export interface AttachmentRow {
  readonly enterpriseId: string;
  readonly attachmentId: string;
  readonly submissionId: string;
  readonly fileName: string;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  readonly dispatchId: string | null;
  readonly deliveredAt: Date | null;
}

const columns = sql`enterprise_id as "enterpriseId", attachment_id as "attachmentId", submission_id as "submissionId",
  file_name as "fileName", media_type as "mediaType", size_bytes::int as "sizeBytes", sha256, uploaded_by as "uploadedBy",
  uploaded_at as "uploadedAt", dispatch_id as "dispatchId", delivered_at as "deliveredAt"`;

/** All of a submission, in the order in which they were added. */
export async function selectAttachments(
  tx: Tx,
  of: { readonly enterpriseId: string; readonly submissionId: string },
): Promise<AttachmentRow[]> {
  // Each dispatch takes along so many at most; a conversation is not without end.
  const { rows } = await sql<AttachmentRow>`select ${columns} from bank.submission_attachments
    where enterprise_id = ${of.enterpriseId} and submission_id = ${of.submissionId}
    order by attachment_id limit ${submissionLimits.attachmentsMost * 20}`.execute(tx);
  return rows;
}

export async function insertAttachment(tx: Tx, row: Omit<AttachmentRow, 'dispatchId' | 'deliveredAt'>): Promise<void> {
  await sql`insert into bank.submission_attachments (enterprise_id, attachment_id, submission_id, file_name, media_type, size_bytes,
      sha256, uploaded_by, uploaded_at)
    values (${row.enterpriseId}, ${row.attachmentId}, ${row.submissionId}, ${row.fileName}, ${row.mediaType}, ${row.sizeBytes},
      ${row.sha256}, ${row.uploadedBy}, ${row.uploadedAt})`.execute(tx);
}

/** One that has not been sent. @returns false when there is none. */
export async function deleteAttachment(
  tx: Tx,
  { enterpriseId, submissionId, attachmentId }: Pick<AttachmentRow, 'enterpriseId' | 'submissionId' | 'attachmentId'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from bank.submission_attachments
    where enterprise_id = ${enterpriseId} and submission_id = ${submissionId} and attachment_id = ${attachmentId}
      and dispatch_id is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** Sends files along with something; from then on they stay. @returns them, in the order in which they were added. */
export async function takeAlong(
  tx: Tx,
  of: { readonly enterpriseId: string; readonly submissionId: string },
  attachmentIds: readonly string[],
  dispatchId: string,
): Promise<AttachmentRow[]> {
  const { rows } = await sql<AttachmentRow>`update bank.submission_attachments set dispatch_id = ${dispatchId}
    where enterprise_id = ${of.enterpriseId} and submission_id = ${of.submissionId} and dispatch_id is null
      and attachment_id = any(${[...attachmentIds]}::uuid[]) returning ${columns}`.execute(tx);
  return rows.toSorted((a, b) => (a.attachmentId < b.attachmentId ? -1 : 1));
}

/** Files that go with something and that the bank does not have yet. */
export async function selectUndelivered(
  tx: Tx,
  { enterpriseId, dispatchId }: { readonly enterpriseId: string; readonly dispatchId: string },
  submissionId: string,
): Promise<AttachmentRow[]> {
  const { rows } = await sql<AttachmentRow>`select ${columns} from bank.submission_attachments
    where enterprise_id = ${enterpriseId} and submission_id = ${submissionId} and dispatch_id = ${dispatchId}
      and delivered_at is null order by attachment_id limit ${submissionLimits.attachmentsMost}`.execute(tx);
  return rows;
}

export async function markDelivered(
  tx: Tx,
  { enterpriseId, attachmentId }: Pick<AttachmentRow, 'enterpriseId' | 'attachmentId'>,
  now: Date,
): Promise<void> {
  await sql`update bank.submission_attachments set delivered_at = ${now}
    where enterprise_id = ${enterpriseId} and attachment_id = ${attachmentId}`.execute(tx);
}

/** Files by the enterprises whose they are, that a row names. In a transaction of the system. */
export async function selectNamedFiles(tx: Tx, enterpriseIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ enterpriseId: string; files: string[] }>`/*bank.select_attached_files*/
    select enterprise_id as "enterpriseId", array_agg(distinct sha256) as files from bank.submission_attachments
    where enterprise_id = any(${enterpriseIds}::uuid[]) group by enterprise_id`.execute(tx);
  return new Map(rows.map(({ enterpriseId, files }) => [enterpriseId, new Set(files)]));
}
