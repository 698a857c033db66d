import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ConnectionId, PersonId } from '../../../platform/ids.ts';
import type { ActingHolder, TableRef } from '../approvals/signing-table.ts';

export interface DelegationRow {
  readonly delegationId: string;
  readonly connectionId: ConnectionId;
  readonly customerId: string;
  /** Who is away, and which of his mandates is signed for. */
  readonly personId: PersonId;
  readonly subject: string;
  readonly roleId: string;
  readonly departmentId: string;
  readonly delegateSubject: string;
  readonly delegateRoleId: string;
  readonly delegateDepartmentId: string;
  readonly delegatePersonId: PersonId | null;
  /** Calendar days, both included. */
  readonly fromOn: string;
  readonly untilOn: string;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

const columns = sql`delegation_id as "delegationId", connection_id as "connectionId", customer_id as "customerId",
  person_id as "personId", subject, role_id as "roleId", department_id as "departmentId", delegate_subject as "delegateSubject",
  delegate_role_id as "delegateRoleId", delegate_department_id as "delegateDepartmentId",
  delegate_person_id as "delegatePersonId", from_on::text as "fromOn", until_on::text as "untilOn", created_at as "createdAt",
  ended_at as "endedAt"`;

/** Those in whose stead the holder signs on a day; of his enterprise and table. */
export async function selectDelegationsTo(
  tx: Tx,
  { table, subject, roleId, departmentId, personId }: ActingHolder,
  day: string,
): Promise<DelegationRow[]> {
  const { rows } = await sql<DelegationRow>`/*access.select_delegations_to*/
    select ${columns} from access.delegations
    where enterprise_id = (select platform.current_enterprise()) and connection_id = ${table.connectionId}
      and customer_id = ${table.customerId} and delegate_subject = ${subject} and delegate_role_id = ${roleId}
      and delegate_department_id = ${departmentId} and ended_at is null and from_on <= ${day}::date and until_on >= ${day}::date
      and person_id <> ${personId}
    order by created_at, delegation_id limit 50`.execute(tx);
  return rows;
}

/** All that are in force at a table on a day. */
export async function selectDelegationsAt(
  tx: Tx,
  { connectionId, customerId }: TableRef,
  day: string,
): Promise<DelegationRow[]> {
  const { rows } = await sql<DelegationRow>`/*access.select_delegations_at*/
    select ${columns} from access.delegations
    where enterprise_id = (select platform.current_enterprise()) and connection_id = ${connectionId}
      and customer_id = ${customerId} and ended_at is null and from_on <= ${day}::date and until_on >= ${day}::date
    order by created_at, delegation_id limit 200`.execute(tx);
  return rows;
}

/** What a person gave and what he holds at a table, over or not, the newest first. */
export async function selectDelegationsOf(
  tx: Tx,
  { table, personId, subject }: ActingHolder,
  limit: number,
): Promise<DelegationRow[]> {
  const { rows } = await sql<DelegationRow>`/*access.select_delegations_of*/
    select ${columns} from access.delegations
    where enterprise_id = (select platform.current_enterprise()) and connection_id = ${table.connectionId}
      and customer_id = ${table.customerId} and (person_id = ${personId} or delegate_subject = ${subject})
    order by created_at desc, delegation_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** How many of a mandate are not over on the day; nobody adds one to them until the transaction ends. */
export async function lockOpenDelegations(
  tx: Tx,
  { table, personId, roleId, departmentId }: ActingHolder,
  day: string,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${table.enterpriseId}|${personId}`}, 34))`.execute(tx);
  const { rows } = await sql<{ n: number }>`/*access.count_open_delegations*/
    select count(*)::integer as n from access.delegations
    where enterprise_id = (select platform.current_enterprise()) and person_id = ${personId}
      and connection_id = ${table.connectionId} and customer_id = ${table.customerId} and role_id = ${roleId}
      and department_id = ${departmentId} and ended_at is null and until_on >= ${day}::date`.execute(tx);
  return rows[0]?.n ?? 0;
}

export async function insertDelegation(
  tx: Tx,
  enterpriseId: string,
  row: Omit<DelegationRow, 'endedAt'>,
): Promise<void> {
  await sql`/*access.insert_delegation*/
    insert into access.delegations (enterprise_id, delegation_id, connection_id, customer_id, person_id, subject, role_id,
      department_id, delegate_subject, delegate_role_id, delegate_department_id, delegate_person_id, from_on, until_on, created_at)
    values (${enterpriseId}, ${row.delegationId}, ${row.connectionId}, ${row.customerId}, ${row.personId}, ${row.subject},
      ${row.roleId}, ${row.departmentId}, ${row.delegateSubject}, ${row.delegateRoleId}, ${row.delegateDepartmentId},
      ${row.delegatePersonId}, ${row.fromOn}::date, ${row.untilOn}::date, ${row.createdAt})`.execute(tx);
}

export async function lockDelegation(tx: Tx, delegationId: string): Promise<DelegationRow | null> {
  const { rows } = await sql<DelegationRow>`select ${columns} from access.delegations
    where enterprise_id = (select platform.current_enterprise()) and delegation_id = ${delegationId} for update`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function updateDelegationEnded(
  tx: Tx,
  { delegationId, by, now }: { delegationId: string; by: PersonId; now: Date },
): Promise<void> {
  await sql`update access.delegations set ended_at = ${now}, ended_by = ${by}
    where enterprise_id = (select platform.current_enterprise()) and delegation_id = ${delegationId}`.execute(tx);
}
