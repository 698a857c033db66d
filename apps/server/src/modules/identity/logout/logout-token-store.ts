import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ConnectionId } from '../../../platform/ids.ts';

/** @returns false when a token with this jti has been taken before. */
export async function takeLogoutToken(tx: Tx, connectionId: ConnectionId, jti: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into identity.logout_tokens (connection_id, jti, taken_at)
    values (${connectionId}, ${jti}, ${now}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function deleteOldLogoutTokens(tx: Tx, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from identity.logout_tokens where (connection_id, jti) in (
    select connection_id, jti from identity.logout_tokens where taken_at < ${before} order by taken_at limit 5000)`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
