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
