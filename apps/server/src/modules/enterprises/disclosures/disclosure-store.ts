import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { defaultDisclosures, type Audience } from './disclosure.ts';
import type { Category } from '../facts/fact.ts';

export interface DisclosureRow {
  readonly category: Category;
  readonly audience: Audience;
}

export interface ChosenDisclosure extends DisclosureRow {
  readonly changedAt: Date;
  /** The member who chose it; null while it is the default. */
  readonly changedBy: string | null;
}

/** Gives these enterprises the default disclosures where they have chosen none. */
export async function insertDefaultDisclosures(
  tx: Tx,
  enterpriseIds: readonly string[],
  of: readonly Category[],
  at: Date,
): Promise<void> {
  if (enterpriseIds.length === 0) return;
  const defaults = of.map((category) => ({ category, audience: defaultDisclosures[category] }));
  await sql`insert into enterprises.disclosures (enterprise_id, category, audience, changed_at)
    select e, d.category, d.audience, ${at}
    from unnest(${enterpriseIds}::uuid[]) as e cross join jsonb_to_recordset(${JSON.stringify(defaults)}::jsonb) as d(category text, audience text)
    on conflict do nothing`.execute(tx);
}

export async function selectDisclosures(tx: Tx, enterpriseId: string): Promise<DisclosureRow[]> {
  const { rows } = await sql<DisclosureRow>`select category, audience from enterprises.disclosures
    where enterprise_id = ${enterpriseId} order by category`.execute(tx);
  return rows;
}

/** With who chose it and when. */
export async function selectChosen(tx: Tx, enterpriseId: string): Promise<ChosenDisclosure[]> {
  const { rows } = await sql<ChosenDisclosure>`/*enterprises.select_chosen_disclosures*/
    select category, audience, changed_at as "changedAt", changed_by as "changedBy" from enterprises.disclosures
    where enterprise_id = ${enterpriseId} order by category`.execute(tx);
  return rows;
}

/** The same, and nobody changes them until the transaction ends. */
export async function lockChosen(tx: Tx, enterpriseId: string): Promise<ChosenDisclosure[]> {
  const { rows } = await sql<ChosenDisclosure>`/*enterprises.lock_chosen_disclosures*/
    select category, audience, changed_at as "changedAt", changed_by as "changedBy" from enterprises.disclosures
    where enterprise_id = ${enterpriseId} order by category for update`.execute(tx);
  return rows;
}

/** Whether a member has chosen, be it to keep the defaults. */
export async function hasChosen(tx: Tx, enterpriseId: string): Promise<boolean> {
  const { rows } = await sql<{ chosen: boolean }>`/*enterprises.has_chosen_disclosures*/
    select exists (select 1 from enterprises.disclosures where enterprise_id = ${enterpriseId} and changed_by is not null) as chosen`.execute(
    tx,
  );
  return rows[0]?.chosen === true;
}

export async function upsertDisclosures(
  tx: Tx,
  enterpriseId: string,
  rows: readonly DisclosureRow[],
  by: { personId: string; at: Date },
): Promise<void> {
  await sql`/*enterprises.upsert_disclosures*/
    insert into enterprises.disclosures (enterprise_id, category, audience, changed_at, changed_by)
    select ${enterpriseId}::uuid, d.category, d.audience, ${by.at}::timestamptz, ${by.personId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(category text, audience text) order by d.category
    on conflict (enterprise_id, category) do update set audience = excluded.audience, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(tx);
}

/** How many partners the enterprise for which `tx` works has. */
export async function countPartners(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`/*enterprises.count_partners*/
    select count(*)::integer as n from enterprises.audience_partners where enterprise_id = (select platform.current_enterprise())`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}
