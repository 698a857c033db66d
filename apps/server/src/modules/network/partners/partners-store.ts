import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Lets the steps of one pair come one after the other, whoever takes them, while there may be no row yet to lock. */
export async function lockPair(tx: Tx, a: string, b: string): Promise<void> {
  const pair = [a, b].toSorted().join('|');
  await sql`select pg_advisory_xact_lock(hashtextextended(${pair}, 60))`.execute(tx);
}

/** Those of the enterprises that a bank attests. */
export async function selectVerified(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`/*network.select_verified*/
    select enterprise_id as id from enterprises.audience_members where enterprise_id = any(${ids}::uuid[]) and verified`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.id));
}
