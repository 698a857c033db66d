import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { newId, type ConnectionId, type EnterpriseId, type MandateId, type PersonId } from '../../../platform/ids.ts';
import type { MandateClaim } from '../../identity/index.ts';

export interface StoredMandate {
  readonly mandateId: MandateId;
  readonly enterpriseId: EnterpriseId;
  readonly connectionId: ConnectionId;
  readonly subject: string | null;
  readonly bank: string;
  readonly customerId: string;
  readonly roleId: string;
  readonly roleNameZh: string | null;
  readonly roleNameEn: string | null;
  readonly departmentId: string;
  readonly departmentNameZh: string | null;
  readonly departmentNameEn: string | null;
  readonly accounts: MandateClaim['accounts'];
  readonly seenAt: Date;
}

export interface MandateSeen {
  readonly enterpriseId: EnterpriseId;
  readonly personId: PersonId;
  readonly connectionId: ConnectionId;
  readonly bank: string;
  readonly claim: MandateClaim;
  readonly subject: string;
  readonly baseRoleId: string;
  readonly now: Date;
}

/** Keeps what the bank returned of a member; a mandate that is known takes over the names, accounts and version of today. */
export async function upsertMandate(tx: Tx, seen: MandateSeen): Promise<MandateId> {
  const { enterpriseId, personId, connectionId, bank, claim, subject, baseRoleId, now } = seen;
  const { rows } = await sql<{
    mandateId: MandateId;
  }>`insert into access.mandates (enterprise_id, mandate_id, person_id,
      connection_id, bank, customer_id, role_id, role_name_zh, role_name_en, department_id, department_name_zh,
      department_name_en, accounts, table_version, first_seen_at, seen_at, subject, base_role_id)
    values (${enterpriseId}, ${newId<'mandate'>()}, ${personId}, ${connectionId}, ${bank}, ${claim.customerId}, ${claim.roleId},
      ${claim.roleName.zh}, ${claim.roleName.en}, ${claim.departmentId}, ${claim.departmentName.zh},
      ${claim.departmentName.en}, ${JSON.stringify(claim.accounts)}::jsonb, ${claim.tableVersion}, ${now}, ${now},
      ${subject}, ${baseRoleId})
    on conflict (enterprise_id, person_id, connection_id, customer_id, role_id, department_id) do update set
      bank = excluded.bank, role_name_zh = excluded.role_name_zh, role_name_en = excluded.role_name_en,
      department_name_zh = excluded.department_name_zh, department_name_en = excluded.department_name_en,
      accounts = excluded.accounts, table_version = excluded.table_version, seen_at = excluded.seen_at,
      subject = excluded.subject, base_role_id = excluded.base_role_id, revoked_at = null
    returning mandate_id as "mandateId"`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('an upsert returns its row');
  await sql`insert into access.mandate_places (person_id, mandate_id, enterprise_id)
    values (${personId}, ${row.mandateId}, ${enterpriseId}) on conflict do nothing`.execute(tx);
  return row.mandateId;
}

const columns = sql`m.mandate_id as "mandateId", m.enterprise_id as "enterpriseId", m.connection_id as "connectionId", m.subject, m.bank, m.customer_id as "customerId",
  m.role_id as "roleId", m.role_name_zh as "roleNameZh", m.role_name_en as "roleNameEn", m.department_id as "departmentId",
  m.department_name_zh as "departmentNameZh", m.department_name_en as "departmentNameEn", m.accounts, m.seen_at as "seenAt"`;

export async function selectMandates(tx: Tx, mandateIds: readonly MandateId[]): Promise<StoredMandate[]> {
  const { rows } = await sql<StoredMandate>`select ${columns}
    from access.mandate_places p join access.mandates m using (enterprise_id, mandate_id)
    where p.mandate_id = any(${mandateIds}::uuid[])`.execute(tx);
  return rows;
}

/**
 * Of one person, the one that a bank returned last first; without those for enterprises that he has left since, and without those that
 * a bank's permission table does not hold any more.
 */
export async function selectMandatesOf(tx: Tx, personId: PersonId, most: number): Promise<StoredMandate[]> {
  const { rows } = await sql<StoredMandate>`select ${columns}
    from access.mandate_places p join access.mandates m using (enterprise_id, mandate_id)
    join access.memberships h on h.enterprise_id = m.enterprise_id and h.person_id = m.person_id
      and h.state = 'active' and m.seen_at >= h.since
    where p.person_id = ${personId} and m.revoked_at is null order by m.seen_at desc, m.mandate_id limit ${most}`.execute(
    tx,
  );
  return rows;
}

/** Which of the persons are or were members of the enterprise for which `tx` works. */
export async function selectMembersAmong(tx: Tx, personIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select person_id as id from access.memberships
    where enterprise_id = (select platform.current_enterprise()) and person_id = any(${personIds}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.id));
}
