import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { limits } from '../../../platform/limits.ts';

/** A member under one of the mandates that allow what was asked. */
export interface MemberWith {
  readonly enterpriseId: string;
  readonly personId: string;
  readonly roleId: string;
}

/** A customer of a bank. */
export interface CustomerRef {
  readonly bank: string;
  readonly customerId: string;
}

/** Own numbers at a connected bank. */
export interface CustomerNumbers {
  readonly connectionId: string;
  readonly customerIds: readonly string[];
}

/** Which mandates count: those based on these roles, or on `operator` at these customers; seen since then and not revoked. */
export interface MandateTest {
  readonly roles: readonly string[];
  readonly operators: readonly CustomerRef[];
  readonly seenSince: Date;
  /** Only those of these customer numbers; null for any. */
  readonly customers: CustomerNumbers | null;
}

/** Each member once, under the mandate that was seen last; of one enterprise those who were seen last. */
export async function selectMembersWith(
  tx: Tx,
  enterpriseIds: readonly string[],
  test: MandateTest,
): Promise<MemberWith[]> {
  const { rows } = await sql<MemberWith>`/*access.select_members_with*/
    select e.enterprise_id as "enterpriseId", p.person_id as "personId", p.role_id as "roleId"
    from unnest(${enterpriseIds}::uuid[]) as e(enterprise_id)
    cross join lateral (
      select person_id, role_id from (
        select distinct on (m.person_id) m.person_id, m.role_id, m.seen_at from access.mandates m
        join access.memberships h on h.enterprise_id = m.enterprise_id and h.person_id = m.person_id
          and h.state = 'active' and m.seen_at >= h.since
        where m.enterprise_id = e.enterprise_id and m.seen_at >= ${test.seenSince} and m.revoked_at is null
          and (${test.customers === null} or (m.connection_id = ${test.customers?.connectionId ?? null}::uuid
            and m.customer_id = any(${[...(test.customers?.customerIds ?? [])]}::text[])))
          and (m.base_role_id = any(${test.roles}::text[]) or (m.base_role_id = 'operator' and exists (
            select 1 from unnest(${test.operators.map((one) => one.bank)}::text[],
              ${test.operators.map((one) => one.customerId)}::text[]) as o(bank, customer_id)
            where o.bank = m.bank and o.customer_id = m.customer_id)))
        order by m.person_id, m.seen_at desc, m.mandate_id
      ) each_once order by seen_at desc, person_id limit ${limits.membersToldPerEnterprise}
    ) p`.execute(tx);
  return rows;
}

/** The enterprises that are these customers, as far as one of their operators has signed in. */
export async function selectOperatingEnterprises(tx: Tx, operators: readonly CustomerRef[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`/*access.select_operating_enterprises*/
    select distinct m.enterprise_id as id
    from unnest(${operators.map((one) => one.bank)}::text[], ${operators.map((one) => one.customerId)}::text[]) as o(bank, customer_id)
    join access.mandates m on m.base_role_id = 'operator' and m.revoked_at is null and m.bank = o.bank and m.customer_id = o.customer_id
    limit ${limits.membersAskedEnterprises}`.execute(tx);
  return rows.map((row) => row.id);
}
