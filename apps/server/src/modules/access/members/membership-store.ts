import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { PersonId } from '../../../platform/ids.ts';
import type { MembershipState } from './membership.ts';

/** How the person stands, and since when; nobody changes it until the transaction (of the system) ends. */
export async function lockMembership(
  tx: Tx,
  enterpriseId: string,
  personId: string,
): Promise<{ state: MembershipState; changedAt: Date | null }> {
  const { rows } = await sql<{ state: Exclude<MembershipState, 'none'>; changedAt: Date | null }>`
    select state, changed_at as "changedAt" from access.memberships
    where enterprise_id = ${enterpriseId} and person_id = ${personId} for update`.execute(tx);
  return rows[0] ?? { state: 'none', changedAt: null };
}

/** Whether the person is or was a member of one of these enterprises. */
export async function selectBelongs(tx: Tx, personId: string, enterpriseIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql`/*access.select_belongs*/
    select 1 from access.memberships where enterprise_id = any(${enterpriseIds}::uuid[]) and person_id = ${personId}
    limit 1`.execute(tx);
  return rows.length > 0;
}

/** Steps of the members of one enterprise follow each other: two last owners do not leave at once. */
export async function lockMembers(tx: Tx, enterpriseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${enterpriseId}, 31))`.execute(tx);
}

/** The person is a member from now on; one who came back begins anew. */
export async function upsertActive(tx: Tx, enterpriseId: string, personId: string, now: Date): Promise<void> {
  await sql`insert into access.memberships (enterprise_id, person_id, since, state) values (${enterpriseId}, ${personId}, ${now}, 'active')
    on conflict (enterprise_id, person_id) do update set state = 'active', since = excluded.since, changed_at = excluded.since`.execute(
    tx,
  );
}

export async function updateState(
  tx: Tx,
  { enterpriseId, personId, state, now }: { enterpriseId: string; personId: string; state: string; now: Date },
): Promise<void> {
  await sql`update access.memberships set state = ${state}, changed_at = ${now}
    where enterprise_id = ${enterpriseId} and person_id = ${personId}`.execute(tx);
}

export interface MembershipRow {
  readonly personId: PersonId;
  readonly state: Exclude<MembershipState, 'none'>;
  readonly since: Date;
}

export interface MembershipPage {
  readonly state: Exclude<MembershipState, 'none'>;
  readonly after: { readonly since: Date; readonly personId: string } | null;
  readonly limit: number;
}

/** The people of the enterprise for which `tx` works, who came last first. */
export async function selectMemberships(tx: Tx, { state, after, limit }: MembershipPage): Promise<MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`/*access.select_memberships*/
    select person_id as "personId", state, since from access.memberships
    where enterprise_id = (select platform.current_enterprise()) and state = ${state}
      and (${after === null} or (since, person_id) < (${after?.since ?? null}::timestamptz, ${after?.personId ?? null}::uuid))
    order by since desc, person_id desc limit ${limit}`.execute(tx);
  return rows;
}

export interface HeldMandate {
  readonly personId: PersonId;
  readonly bank: string;
  readonly roleId: string;
  readonly roleNameZh: string | null;
  readonly roleNameEn: string | null;
  readonly departmentId: string;
  readonly departmentNameZh: string | null;
  readonly departmentNameEn: string | null;
  readonly seenAt: Date;
}

/** Under which mandates these people last acted for the enterprise for which `tx` works; of each the newest few. */
export async function selectHeldMandates(tx: Tx, personIds: readonly string[], most: number): Promise<HeldMandate[]> {
  const { rows } = await sql<HeldMandate>`/*access.select_held_mandates*/
    select m.person_id as "personId", m.bank, m.role_id as "roleId", m.role_name_zh as "roleNameZh", m.role_name_en as "roleNameEn",
      m.department_id as "departmentId", m.department_name_zh as "departmentNameZh", m.department_name_en as "departmentNameEn", m.seen_at as "seenAt"
    from unnest(${personIds}::uuid[]) as p(person_id)
    cross join lateral (select * from access.mandates h
      where h.enterprise_id = (select platform.current_enterprise()) and h.person_id = p.person_id
      order by h.seen_at desc, h.mandate_id limit ${most}) m
    order by m.seen_at desc, m.mandate_id`.execute(tx);
  return rows;
}
