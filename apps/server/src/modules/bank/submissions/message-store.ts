import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface MessageRow {
  readonly messageId: string;
  readonly position: number;
  /** Null where the bank wrote it. */
  readonly personId: string | null;
  readonly authorZh: string | null;
  readonly authorEn: string | null;
  readonly supplement: boolean;
  readonly body: string;
  readonly at: Date;
  /** Of our own: whether it was handed over. */
  readonly delivery: 'waiting' | 'taken' | 'refused' | null;
}

interface Of {
  readonly enterpriseId: string;
  readonly submissionId: string;
}

export interface NewMessage {
  readonly messageId: string;
  readonly personId: string | null;
  readonly bankMessageId: string | null;
  readonly bankSequence: number | null;
  readonly author: { readonly zh: string; readonly en: string } | null;
  readonly supplement: boolean;
  readonly body: string;
  readonly at: Date;
}

/** Under the lock of the submission, which gives it its place. */
export async function insertMessage(tx: Tx, of: Of, message: NewMessage): Promise<void> {
  await sql`insert into bank.submission_messages (enterprise_id, submission_id, message_id, position, person_id, bank_message_id,
      bank_sequence, author_zh, author_en, supplement, body, at)
    select ${of.enterpriseId}::uuid, ${of.submissionId}::uuid, ${message.messageId}::uuid, coalesce(max(position), 0) + 1,
      ${message.personId}::uuid, ${message.bankMessageId}, ${message.bankSequence}::int, ${message.author?.zh ?? null},
      ${message.author?.en ?? null}, ${message.supplement}, ${message.body}, ${message.at}::timestamptz
    from bank.submission_messages
    where enterprise_id = ${of.enterpriseId} and submission_id = ${of.submissionId}`.execute(tx);
}

/** The newest, or the newest before a position; among themselves the oldest first. */
export async function selectMessages(
  tx: Tx,
  of: Of,
  { before, limit }: { before: number | null; limit: number },
): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`select m.message_id as "messageId", m.position, m.person_id as "personId",
      m.author_zh as "authorZh", m.author_en as "authorEn", m.supplement, m.body, m.at, d.state as delivery
    from bank.submission_messages m
    left join bank.submission_dispatches d on d.enterprise_id = m.enterprise_id and d.dispatch_id = m.message_id
    where m.enterprise_id = ${of.enterpriseId} and m.submission_id = ${of.submissionId}
      and (${before}::int is null or m.position < ${before}::int)
    order by m.position desc limit ${limit}`.execute(tx);
  return rows.toReversed();
}

/** Those who wrote to the bank about it. */
export async function selectWriters(tx: Tx, of: Of): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`select distinct person_id as "personId" from bank.submission_messages
    where enterprise_id = ${of.enterpriseId} and submission_id = ${of.submissionId} and person_id is not null
    limit 100`.execute(tx);
  return rows.map(({ personId }) => personId);
}
