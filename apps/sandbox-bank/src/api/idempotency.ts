import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database, Queryable } from '../db/database.ts';
import { limits } from '../limits.ts';
import * as store from './idempotency-store.ts';
import { invalidField, Problem } from './problem.ts';

export type Answer = { status: number; body: Record<string, unknown> };

type Asked = { clientId: string; key: unknown; body: unknown };

/**
 * Does `work` once for a client and key, and gives the same answer to the same request again. The answer is kept in the
 * transaction of the effect, so there is never one without the other. The same key with another body is a 422.
 */
export async function answerOnce(
  db: Database,
  clock: Clock,
  { clientId, key, body }: Asked,
  work: (tx: Queryable) => Promise<Answer>,
): Promise<Answer> {
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw invalidField('Idempotency-Key', 'must be a header of 8 to 200 visible ASCII characters');
  }
  const requestHash = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  return db.transaction(async (tx) => {
    // A second request with the same key waits here until the first has committed.
    await store.lockKey(tx, clientId, key);
    const known = await store.findAnswer(tx, clientId, key);
    if (known !== null && known.requestHash !== requestHash) {
      throw new Problem(422, 'idempotency_key_reused', 'This Idempotency-Key was used for another request.');
    }
    if (known !== null) return known.answer;
    const answer = await work(tx);
    await store.insertAnswer(tx, { clientId, key, requestHash, answer, createdAt: clock.now() });
    return answer;
  });
}

/** Forgets answers past their lifetime. */
export async function forgetOldAnswers(db: Database, now: Date): Promise<void> {
  await store.deleteAnswersBefore(db, new Date(now.getTime() - limits.idempotencyDays * 86_400_000));
}
