import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ConnectionId, EnterpriseId, SessionId } from '../../../platform/ids.ts';

/** The table of which customer of which bank, as it is held for which enterprise. */
export interface FollowedTable {
  readonly enterpriseId: EnterpriseId;
  readonly connectionId: ConnectionId;
  readonly customerId: string;
}

export interface FollowingSession {
  readonly sessionId: SessionId;
  readonly subject: string;
  readonly roleId: string;
  readonly departmentId: string;
  readonly signedInAt: Date;
}

/** The sessions under mandates of this table that have not ended; nobody changes them until the transaction ends. */
export async function lockFollowing(tx: Tx, table: FollowedTable, now: Date): Promise<FollowingSession[]> {
  const { rows } = await sql<FollowingSession>`/*identity.lock_following*/
    select session_id as "sessionId", subject, role_id as "roleId", department_id as "departmentId", signed_in_at as "signedInAt"
    from identity.sessions
    where connection_id = ${table.connectionId} and customer_id = ${table.customerId} and enterprise_id = ${table.enterpriseId}
      and ended_at is null and expires_at > ${now}
    order by session_id for update`.execute(tx);
  return rows;
}

/** What a session carries from now on. */
export interface FollowedStanding {
  readonly sessionId: SessionId;
  readonly baseRoleId: string;
  readonly accountActions: readonly string[];
  readonly expiresAt: Date;
}

export async function updateStandings(
  tx: Tx,
  tableVersion: bigint,
  standings: readonly FollowedStanding[],
): Promise<void> {
  await sql`/*identity.update_standings*/
    update identity.sessions s set base_role_id = n."baseRoleId", account_actions = n."accountActions",
      expires_at = n."expiresAt", table_version = ${tableVersion}
    from jsonb_to_recordset(${JSON.stringify(standings)}::jsonb)
      as n("sessionId" uuid, "baseRoleId" text, "accountActions" text[], "expiresAt" timestamptz)
    where s.session_id = n."sessionId"`.execute(tx);
}
