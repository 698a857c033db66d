import type { Queryable } from '../db/database.ts';

type StoredAnswer = { status: number; body: Record<string, unknown> };

/** Waits until no other transaction works under this key. */
export async function lockKey(tx: Queryable, clientId: string, key: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`idempotency ${clientId} ${key}`]);
}

/** The answer given before; null when there is none. */
export async function findAnswer(
  tx: Queryable,
  clientId: string,
  key: string,
): Promise<{ requestHash: string; answer: StoredAnswer } | null> {
  const { rows } = await tx.query<{ request_hash: string; status: number; body: Record<string, unknown> }>(
    'select request_hash, status, body from idempotency_answers where client_id = $1 and idempotency_key = $2',
    [clientId, key],
  );
  const row = rows[0];
  return row === undefined ? null : { requestHash: row.request_hash, answer: { status: row.status, body: row.body } };
}

/** Keeps an answer. */
export async function insertAnswer(
  tx: Queryable,
  kept: { clientId: string; key: string; requestHash: string; answer: StoredAnswer; createdAt: Date },
): Promise<void> {
  await tx.query(
    `insert into idempotency_answers (client_id, idempotency_key, request_hash, status, body, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [kept.clientId, kept.key, kept.requestHash, kept.answer.status, kept.answer.body, kept.createdAt],
  );
}

/** Deletes what was kept before an instant. */
export async function deleteAnswersBefore(db: Queryable, before: Date): Promise<void> {
  await db.query('delete from idempotency_answers where created_at < $1', [before]);
}
