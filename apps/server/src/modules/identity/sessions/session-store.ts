import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { DB } from '../../../platform/db/schema.gen.ts';
import type { ConnectionId, EnterpriseId, MandateId, PersonId, SessionId } from '../../../platform/ids.ts';
import type { SessionTimes } from './session.ts';

/** A session with everything that a request needs of it. */
export interface StoredSession extends SessionTimes {
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly enterpriseId: EnterpriseId;
  readonly mandateId: MandateId;
  readonly connectionId: ConnectionId;
  readonly bank: string;
  readonly customerId: string;
  readonly subject: string;
  readonly roleId: string;
  readonly departmentId: string;
  readonly baseRoleId: string;
  readonly accountActions: readonly string[];
  readonly tableVersion: bigint;
  readonly endedBy: EndedBy | null;
  readonly client: string;
  readonly signedInAt: Date;
}

export interface NewSession extends Omit<StoredSession, 'endedAt' | 'endedBy'> {
  readonly tokenHash: Buffer;
  readonly bankSession: string | null;
  readonly sealedIdToken: Buffer;
}

/** `enterprise`: it removed the person from its members. `mandate`: the bank's permission table does not hold the mandate any more. */
export type EndedBy = 'person' | 'bank' | 'replaced' | 'too_many' | 'enterprise' | 'mandate';

const columns = sql`session_id as "sessionId", person_id as "personId", enterprise_id as "enterpriseId",
  mandate_id as "mandateId", connection_id as "connectionId", bank, customer_id as "customerId", subject, role_id as "roleId",
  department_id as "departmentId", base_role_id as "baseRoleId", account_actions as "accountActions",
  table_version as "tableVersion", ended_by as "endedBy", client, signed_in_at as "signedInAt", last_seen_at as "lastSeenAt",
  expires_at as "expiresAt", ended_at as "endedAt"`;

/** Asked by every request; ended sessions included, so that their owner can be told. */
export async function findSession(db: Kysely<DB>, tokenHash: Buffer): Promise<StoredSession | null> {
  const { rows } = await sql<StoredSession>`/*identity.find_session*/
    select ${columns} from identity.sessions where token_hash = ${tokenHash}`.execute(db);
  return rows[0] ?? null;
}

export async function selectSession(tx: Tx, sessionId: SessionId): Promise<StoredSession | null> {
  const { rows } =
    await sql<StoredSession>`select ${columns} from identity.sessions where session_id = ${sessionId}`.execute(tx);
  return rows[0] ?? null;
}

export async function touchSession(db: Kysely<DB>, sessionId: SessionId, now: Date): Promise<void> {
  await sql`/*identity.touch_session*/
    update identity.sessions set last_seen_at = ${now} where session_id = ${sessionId} and last_seen_at < ${now}`.execute(
    db,
  );
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await sql`insert into identity.sessions (session_id, token_hash, person_id, enterprise_id, mandate_id, connection_id, bank,
      subject, bank_session, customer_id, role_id, department_id, base_role_id, account_actions, table_version, sealed_id_token,
      client, signed_in_at, last_seen_at, expires_at)
    values (${session.sessionId}, ${session.tokenHash}, ${session.personId}, ${session.enterpriseId}, ${session.mandateId},
      ${session.connectionId}, ${session.bank}, ${session.subject}, ${session.bankSession}, ${session.customerId},
      ${session.roleId}, ${session.departmentId}, ${session.baseRoleId}, ${session.accountActions}::text[],
      ${session.tableVersion}, ${session.sealedIdToken}, ${session.client}, ${session.signedInAt},
      ${session.lastSeenAt}, ${session.expiresAt})`.execute(tx);
}

/** Which sessions are to end. */
export type SessionSelection =
  | { readonly sessionId: SessionId; readonly personId?: PersonId }
  | { readonly tokenHash: Buffer }
  | { readonly connectionId: ConnectionId; readonly subject: string | null; readonly bankSession: string | null }
  | { readonly personId: PersonId; readonly keepNewest: number }
  | { readonly personId: PersonId; readonly enterpriseId: EnterpriseId }
  | { readonly sessionIds: readonly SessionId[] };

export interface EndedSession {
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly enterpriseId: EnterpriseId;
  readonly mandateId: MandateId;
  readonly connectionId: ConnectionId;
  readonly bank: string;
  readonly sealedIdToken: Buffer;
}

/** Ends the live ones among them. `idleSince`: sessions last used before then are over already. */
export async function endSessions(
  tx: Tx,
  selection: SessionSelection,
  end: { by: EndedBy; now: Date; idleSince: Date },
): Promise<EndedSession[]> {
  const { rows } = await sql<EndedSession>`
    update identity.sessions set ended_at = ${end.now}, ended_by = ${end.by}
    where ended_at is null and expires_at > ${end.now} and last_seen_at > ${end.idleSince} and ${where(selection)}
    returning session_id as "sessionId", person_id as "personId", enterprise_id as "enterpriseId", mandate_id as "mandateId",
      connection_id as "connectionId", bank, sealed_id_token as "sealedIdToken"`.execute(tx);
  return rows;
}

function where(selection: SessionSelection): RawBuilder<unknown> {
  if ('sessionIds' in selection) return sql`session_id = any(${selection.sessionIds}::uuid[])`;
  if ('tokenHash' in selection) return sql`token_hash = ${selection.tokenHash}`;
  if ('keepNewest' in selection) {
    return sql`session_id in (select session_id from identity.sessions where person_id = ${selection.personId} and ended_at is null
      order by last_seen_at desc, session_id desc offset ${selection.keepNewest})`;
  }
  if ('enterpriseId' in selection)
    return sql`person_id = ${selection.personId} and enterprise_id = ${selection.enterpriseId}`;
  if ('connectionId' in selection) {
    const { connectionId, subject, bankSession } = selection;
    // A token that names both is meant for that session of that person (OpenID Connect Back-Channel Logout 1.0 §2.4).
    return sql`connection_id = ${connectionId} and (${subject}::text is null or subject = ${subject})
      and (${bankSession}::text is null or bank_session = ${bankSession})
      and (${subject}::text is not null or ${bankSession}::text is not null)`;
  }
  const own = selection.personId === undefined ? sql`true` : sql`person_id = ${selection.personId}`;
  return sql`session_id = ${selection.sessionId} and ${own}`;
}

export async function selectOpenSessions(
  tx: Tx,
  personId: PersonId,
  live: { now: Date; idleSince: Date; most: number },
): Promise<StoredSession[]> {
  const { rows } = await sql<StoredSession>`select ${columns} from identity.sessions
    where person_id = ${personId} and ended_at is null and expires_at > ${live.now} and last_seen_at > ${live.idleSince}
    order by signed_in_at desc, session_id limit ${live.most}`.execute(tx);
  return rows;
}

/** Those of the given sessions that are still live. */
export async function selectLive(
  db: Kysely<DB>,
  sessionIds: readonly SessionId[],
  live: { now: Date; idleSince: Date },
): Promise<Set<SessionId>> {
  const { rows } = await sql<{ sessionId: SessionId }>`/*identity.select_live*/
    select session_id as "sessionId" from identity.sessions where session_id = any(${sessionIds}::uuid[])
      and ended_at is null and expires_at > ${live.now} and last_seen_at > ${live.idleSince}`.execute(db);
  return new Set(rows.map((row) => row.sessionId));
}

export async function deleteOldSessions(tx: Tx, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from identity.sessions where session_id in (
    select session_id from identity.sessions where expires_at < ${before} order by expires_at limit 5000)`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
