import type { Queryable } from '../db/database.ts';
import type { Letter, LogEntry, Submission, Status, SubmissionContent, BankMessage } from './submission.ts';

type Row = {
  client_id: string;
  submission_id: string;
  customer_id: string;
  form_id: string;
  form_version: number;
  kind: string;
  offer_id: string | null;
  content: SubmissionContent;
  content_hash: string;
  receipt: string;
  receipt_number: string;
  status: Status;
  sequence: number;
  received_at: Date;
};

const columns = `client_id, submission_id, customer_id, form_id, form_version, kind, offer_id, content, content_hash, receipt,
  receipt_number, status, sequence, received_at`;

function toSubmission(row: Row): Submission {
  return {
    clientId: row.client_id,
    submissionId: row.submission_id,
    customerId: row.customer_id,
    formId: row.form_id,
    formVersion: row.form_version,
    kind: row.kind,
    offerId: row.offer_id,
    content: row.content,
    contentHash: row.content_hash,
    receipt: row.receipt,
    receiptNumber: row.receipt_number,
    status: row.status,
    sequence: row.sequence,
    receivedAt: row.received_at,
  };
}

export async function nextNumber(tx: Queryable): Promise<number> {
  const { rows } = await tx.query<{ n: string }>(`select nextval('submission_numbers') as n`);
  return Number(rows[0]?.n);
}

export async function insertSubmission(tx: Queryable, one: Submission): Promise<void> {
  await tx.query(
    `insert into submissions (${columns}, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)`,
    [
      one.clientId,
      one.submissionId,
      one.customerId,
      one.formId,
      one.formVersion,
      one.kind,
      one.offerId,
      JSON.stringify(one.content),
      one.contentHash,
      one.receipt,
      one.receiptNumber,
      one.status,
      one.sequence,
      one.receivedAt,
    ],
  );
}

/** @param lock keeps everybody else from changing it until the transaction ends. */
export async function findSubmission(
  tx: Queryable,
  clientId: string,
  submissionId: string,
  lock = false,
): Promise<Submission | null> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from submissions where client_id = $1 and submission_id = $2 ${lock ? 'for update' : ''}`,
    [clientId, submissionId],
  );
  return rows[0] === undefined ? null : toSubmission(rows[0]);
}

/** By its number alone, for the staff. */
export async function findByNumber(db: Queryable, receiptNumber: string): Promise<Submission | null> {
  const { rows } = await db.query<Row>(`select ${columns} from submissions where receipt_number = $1`, [receiptNumber]);
  return rows[0] === undefined ? null : toSubmission(rows[0]);
}

/** By the client's identifier, whichever client brought it. */
export async function findForDesk(db: Queryable, submissionId: string): Promise<Submission | null> {
  const { rows } = await db.query<Row>(`select ${columns} from submissions where submission_id = $1 limit 1`, [
    submissionId,
  ]);
  return rows[0] === undefined ? null : toSubmission(rows[0]);
}

/** The newest that came in, for the staff; `status` null: all. */
export async function listSubmissions(db: Queryable, status: Status | null, limit: number): Promise<Submission[]> {
  const { rows } = await db.query<Row>(
    `select ${columns} from submissions where $1::text is null or status = $1 order by received_at desc limit $2`,
    [status, limit],
  );
  return rows.map(toSubmission);
}

export async function updateStatus(
  tx: Queryable,
  { clientId, submissionId }: Submission,
  { status, sequence, at }: LogEntry,
): Promise<void> {
  await tx.query(
    'update submissions set status = $3, sequence = $4, updated_at = $5 where client_id = $1 and submission_id = $2',
    [clientId, submissionId, status, sequence, at],
  );
}

export async function insertLogEntry(
  tx: Queryable,
  { clientId, submissionId }: Pick<Submission, 'clientId' | 'submissionId'>,
  { sequence, status, reason, wanted, message, at }: LogEntry,
): Promise<void> {
  await tx.query(
    `insert into submission_log (client_id, submission_id, sequence, status, reason, wanted, message, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [clientId, submissionId, sequence, status, reason, wanted, message === null ? null : JSON.stringify(message), at],
  );
}

export async function listLog(
  db: Queryable,
  { clientId, submissionId }: Pick<Submission, 'clientId' | 'submissionId'>,
  after: number,
  limit: number,
): Promise<LogEntry[]> {
  const { rows } = await db.query<LogEntry & { message: BankMessage | null }>(
    `select sequence, status, reason, wanted, message, at from submission_log
     where client_id = $1 and submission_id = $2 and sequence > $3 order by sequence limit $4`,
    [clientId, submissionId, after, limit],
  );
  return rows;
}

type Of = Pick<Submission, 'clientId' | 'submissionId'>;
type LetterRow = { letter_id: string; kind: Letter['kind']; content: Letter; content_hash: string; received_at: Date };

export async function findLetterHash(tx: Queryable, of: Of, letterId: string): Promise<string | null> {
  const { rows } = await tx.query<{ content_hash: string }>(
    'select content_hash from submission_letters where client_id = $1 and submission_id = $2 and letter_id = $3',
    [of.clientId, of.submissionId, letterId],
  );
  return rows[0]?.content_hash ?? null;
}

export async function insertLetter(tx: Queryable, of: Of, letter: Letter, hash: string): Promise<void> {
  const { letterId, kind, receivedAt, ...content } = letter;
  await tx.query(
    `insert into submission_letters (client_id, submission_id, letter_id, kind, content, content_hash, received_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [of.clientId, of.submissionId, letterId, kind, JSON.stringify(content), hash, receivedAt],
  );
}

/** In the order in which they came. */
export async function listLetters(db: Queryable, of: Of): Promise<Letter[]> {
  const { rows } = await db.query<LetterRow>(
    `select letter_id, kind, content, content_hash, received_at from submission_letters
     where client_id = $1 and submission_id = $2 order by place`,
    [of.clientId, of.submissionId],
  );
  return rows.map(({ letter_id: letterId, kind, content, received_at: receivedAt }) => ({
    ...content,
    letterId,
    kind,
    receivedAt,
  }));
}

export type KeptAttachment = {
  clientId: string;
  customerId: string;
  attachmentId: string;
  mediaType: string;
  sha256: string;
};

export async function findAttachment(
  db: Queryable,
  clientId: string,
  attachmentId: string,
): Promise<KeptAttachment | null> {
  const { rows } = await db.query<{ customer_id: string; media_type: string; sha256: string }>(
    'select customer_id, media_type, sha256 from submission_attachments where client_id = $1 and attachment_id = $2',
    [clientId, attachmentId],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return { clientId, attachmentId, customerId: row.customer_id, mediaType: row.media_type, sha256: row.sha256 };
}

export async function insertAttachment(
  db: Queryable,
  kept: KeptAttachment & { content: Buffer; receivedAt: Date },
): Promise<void> {
  await db.query(
    `insert into submission_attachments (client_id, customer_id, attachment_id, media_type, sha256, content, received_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [kept.clientId, kept.customerId, kept.attachmentId, kept.mediaType, kept.sha256, kept.content, kept.receivedAt],
  );
}

/** The bytes, as they arrived; null where there are none. */
export async function readAttachment(db: Queryable, clientId: string, attachmentId: string): Promise<Buffer | null> {
  const { rows } = await db.query<{ content: Buffer }>(
    'select content from submission_attachments where client_id = $1 and attachment_id = $2',
    [clientId, attachmentId],
  );
  return rows[0]?.content ?? null;
}
