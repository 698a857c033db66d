import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { PersonId } from '../../../platform/ids.ts';
import type { Awaited } from './invitation.ts';

export interface StoredInvitation extends Awaited {
  readonly invitationId: string;
  /** As the enterprise calls the person; for its own eyes. */
  readonly name: string | null;
  readonly state: 'open' | 'accepted' | 'cancelled';
  readonly createdAt: Date;
  readonly createdBy: PersonId;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: PersonId | null;
}

const columns = sql`invitation_id as "invitationId", bank, name, subject, customer_id as "customerId", role_id as "roleId",
  department_id as "departmentId", state, created_at as "createdAt", created_by as "createdBy", expires_at as "expiresAt",
  accepted_at as "acceptedAt", accepted_by as "acceptedBy"`;

export async function insertInvitation(
  tx: Tx,
  row: Omit<StoredInvitation, 'state' | 'acceptedAt' | 'acceptedBy'> & { enterpriseId: string },
): Promise<void> {
  await sql`insert into access.invitations (enterprise_id, invitation_id, bank, name, subject, customer_id, role_id, department_id,
      state, created_at, created_by, expires_at)
    values (${row.enterpriseId}, ${row.invitationId}, ${row.bank}, ${row.name}, ${row.subject}, ${row.customerId}, ${row.roleId},
      ${row.departmentId}, 'open', ${row.createdAt}, ${row.createdBy}, ${row.expiresAt})`.execute(tx);
}

/** The open ones of an enterprise at a bank, in the transaction of a sign-in there; nobody changes them until it ends. */
export async function lockOpenInvitations(
  tx: Tx,
  { enterpriseId, bank, now }: { enterpriseId: string; bank: string; now: Date },
): Promise<StoredInvitation[]> {
  const { rows } = await sql<StoredInvitation>`/*access.lock_open_invitations*/
    select ${columns} from access.invitations
    where enterprise_id = ${enterpriseId} and bank = ${bank} and state = 'open' and expires_at > ${now}
    order by invitation_id for update`.execute(tx);
  return rows;
}

/** All open ones of the enterprise for which `tx` works; two that invite at once read them after each other. */
export async function selectOpenInvitations(tx: Tx, enterpriseId: string, now: Date): Promise<StoredInvitation[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${enterpriseId}, 32))`.execute(tx);
  const { rows } = await sql<StoredInvitation>`/*access.select_open_invitations*/
    select ${columns} from access.invitations
    where enterprise_id = ${enterpriseId} and state = 'open' and expires_at > ${now} limit 1000`.execute(tx);
  return rows;
}

/** @returns whether it was open. */
export async function updateAccepted(
  tx: Tx,
  {
    enterpriseId,
    invitationId,
    personId,
    now,
  }: Record<'enterpriseId' | 'invitationId' | 'personId', string> & { now: Date },
): Promise<boolean> {
  const { rows } =
    await sql`update access.invitations set state = 'accepted', accepted_at = ${now}, accepted_by = ${personId}
    where enterprise_id = ${enterpriseId} and invitation_id = ${invitationId} and state = 'open' returning 1`.execute(
      tx,
    );
  return rows.length > 0;
}

/** The invitation of the enterprise for which `tx` works; nobody changes it until the transaction ends. */
export async function lockInvitation(tx: Tx, invitationId: string): Promise<StoredInvitation | null> {
  const { rows } = await sql<StoredInvitation>`select ${columns} from access.invitations
    where enterprise_id = (select platform.current_enterprise()) and invitation_id = ${invitationId} for update`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function updateCancelled(tx: Tx, invitationId: string): Promise<void> {
  await sql`update access.invitations set state = 'cancelled'
    where enterprise_id = (select platform.current_enterprise()) and invitation_id = ${invitationId}`.execute(tx);
}

export interface InvitationPage {
  readonly after: { readonly createdAt: Date; readonly invitationId: string } | null;
  readonly limit: number;
}

/** The invitations of the enterprise for which `tx` works, the newest first. */
export async function selectInvitations(tx: Tx, { after, limit }: InvitationPage): Promise<StoredInvitation[]> {
  const { rows } = await sql<StoredInvitation>`/*access.select_invitations*/
    select ${columns} from access.invitations where enterprise_id = (select platform.current_enterprise())
      and (${after === null} or (created_at, invitation_id) < (${after?.createdAt ?? null}::timestamptz, ${after?.invitationId ?? null}::uuid))
    order by created_at desc, invitation_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Forgets those that have been over for long. @returns how many. */
export async function deleteOldInvitations(tx: Tx, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from access.invitations where (enterprise_id, invitation_id) in (
    select enterprise_id, invitation_id from access.invitations where expires_at < ${before} order by expires_at limit 10000)`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
