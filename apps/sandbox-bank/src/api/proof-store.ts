import type { Queryable } from '../db/database.ts';

/** Remembers a proof; false when it was used before. */
export async function rememberProof(db: Queryable, jtiHash: Buffer, expiresAt: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    'insert into dpop_proofs (jti_hash, expires_at) values ($1, $2) on conflict do nothing',
    [jtiHash, expiresAt],
  );
  return rowCount === 1;
}

/** Forgets proofs whose nonce is not accepted any more. */
export async function forgetProofs(db: Queryable, now: Date): Promise<void> {
  await db.query('delete from dpop_proofs where expires_at < $1', [now]);
}
