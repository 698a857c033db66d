import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { sha256 } from '../crypto/seal.ts';
import type { Tx } from '../db/database.ts';
import { Problem } from '../errors.ts';

interface Stored {
  readonly operation: string;
  readonly body_hash: Buffer;
  readonly status: number | null;
  readonly answer: unknown;
}

/** What the client named the request by, and what it asks for. */
export interface IdempotentRequest {
  /** Whose key it is: keys of two enterprises never meet. */
  readonly scope: string;
  readonly key: string | undefined;
  readonly operation: string;
  readonly body: unknown;
}

/**
 * Runs the work once for a key: the same key and body get the same answer, another body is refused with 422, a
 * request whose first copy still runs with 409. The answer is kept in the transaction of the effect.
 */
export async function once<T>(tx: Tx, clock: Clock, request: IdempotentRequest, work: () => Promise<T>): Promise<T> {
  const { scope, key, operation } = request;
  if (key === undefined) return work();
  if (!/^[\x21-\x7e]{1,128}$/.test(key))
    throw new Problem(400, 'platform.invalid_request', 'Idempotency-Key must be 1 to 128 visible characters.');
  const hash = sha256(JSON.stringify(request.body ?? null));
  const lock = await sql<{
    taken: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended(${`${scope}|${key}`}, 41)) as taken`.execute(tx);
  if (lock.rows[0]?.taken !== true)
    throw new Problem(
      409,
      'platform.request_in_progress',
      'The first copy of this request still runs. Ask again in a moment.',
    );
  const found =
    await sql<Stored>`select operation, body_hash, status, answer from platform.idempotency_keys where scope = ${scope} and key = ${key}`.execute(
      tx,
    );
  const [known] = found.rows;
  if (known !== undefined) {
    if (known.operation !== operation || !known.body_hash.equals(hash)) {
      throw new Problem(
        422,
        'platform.idempotency_key_reused',
        'This Idempotency-Key was used for another request. Use a new key.',
      );
    }
    // The answer was made by the same operation, whose result type is T.
    return known.answer as T;
  }
  const answer = await work();
  await sql`insert into platform.idempotency_keys (scope, key, operation, body_hash, status, answer, created_at)
    values (${scope}, ${key}, ${operation}, ${hash}, 200, ${JSON.stringify(answer)}::jsonb, ${clock.now()})`.execute(
    tx,
  );
  return answer;
}

/** Whether the request with this key has its answer already, so that nothing is asked of its sender again. */
export async function isAnswered(tx: Tx, { scope, key, operation }: Omit<IdempotentRequest, 'body'>): Promise<boolean> {
  if (key === undefined) return false;
  const { rows } = await sql`select 1 from platform.idempotency_keys
    where scope = ${scope} and key = ${key} and operation = ${operation}`.execute(tx);
  return rows.length > 0;
}
