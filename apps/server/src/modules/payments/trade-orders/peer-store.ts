import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Those of the enterprises that a bank attests. */
export async function selectVerified(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`/*payments.select_verified*/
    select enterprise_id as id from enterprises.audience_members where enterprise_id = any(${ids}::uuid[]) and verified`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.id));
}
