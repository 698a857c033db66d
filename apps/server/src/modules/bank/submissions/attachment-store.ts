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
