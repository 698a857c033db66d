import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { mirrored, type RelationBetween, type RelationRow, type RelationState } from './relation.ts';

const columns = sql`partner_id as "partnerId", state, note, since`;

/** What `b` is to `a`, for a transaction that works for one of them. `lock`: nobody changes it until the transaction ends. */
export async function selectRelation(
  tx: Tx,
  { a, b, lock }: { a: string; b: string; lock?: boolean },
): Promise<RelationBetween> {
  const { rows } = await sql<RelationRow>`select ${columns} from enterprises.relations
    where enterprise_id = ${a} and partner_id = ${b} ${lock === true ? sql`for update` : sql``}`.execute(tx);
  return rows[0] ?? { state: 'none', note: null, since: null };
}

export interface RelationWrite {
  readonly a: string;
  readonly b: string;
  /** From the side of `a`: `requested` = a asked b. `none` leaves no trace of the relation. */
  readonly state: RelationState | 'none';
  readonly since: Date;
  /** Absent: stays as it was. */
  readonly note?: string | null;
}

/** Writes both mirrored rows, in a transaction that works for both; always in one order, so that two never wait for each other. */
export async function writeRelation(tx: Tx, { a, b, state, since, note }: RelationWrite): Promise<void> {
  if (state === 'none') {
    await sql`delete from enterprises.relations
      where (enterprise_id = ${a} and partner_id = ${b}) or (enterprise_id = ${b} and partner_id = ${a})`.execute(tx);
    return;
  }
  const rows = [
    { e: a, p: b, state, note: note ?? null },
    { e: b, p: a, state: mirrored(state), note: note ?? null },
  ];
  await sql`insert into enterprises.relations as r (enterprise_id, partner_id, state, note, since)
    select e, p, state, note, ${since} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(e uuid, p uuid, state text, note text)
    order by e
    on conflict (enterprise_id, partner_id) do update set state = excluded.state, since = excluded.since,
      note = case when ${note === undefined} then r.note else excluded.note end`.execute(tx);
}

/** What these are to the enterprise; those with nothing between them are left out. */
export async function selectRelationsTo(
  tx: Tx,
  enterpriseId: string,
  partnerIds: readonly string[],
): Promise<Map<string, RelationRow>> {
  const { rows } = await sql<RelationRow>`/*enterprises.select_relations_to*/
    select ${columns} from enterprises.relations where enterprise_id = ${enterpriseId} and partner_id = any(${partnerIds}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.partnerId, row]));
}

export interface RelationPage {
  readonly state?: RelationState | null;
  /** What the name must have; absent or empty: any. */
  readonly grams?: readonly string[];
  readonly after?: { readonly since: Date; readonly partnerId: string } | null;
  readonly limit: number;
}

/** The relations of the enterprise for which `tx` works, the newest first. */
export async function selectRelations(
  tx: Tx,
  { state, grams = [], after, limit }: RelationPage,
): Promise<RelationRow[]> {
  const { rows } = await sql<RelationRow>`select ${columns} from enterprises.relations r
    where enterprise_id = (select platform.current_enterprise())
      and (cardinality(${grams}::text[]) = 0 or exists (select 1 from enterprises.directory d
        where d.enterprise_id = r.partner_id and d.grams @> ${grams}::text[]))
      and (${state ?? null}::text is null or state = ${state ?? null})
      and (${after == null} or (since, partner_id) < (${after?.since ?? null}::timestamptz, ${after?.partnerId ?? null}::uuid))
    order by since desc, partner_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** How many relations the enterprise for which `tx` works has in each state; what lies behind a block is not counted. */
export async function countRelations(tx: Tx): Promise<Map<RelationState, number>> {
  const { rows } = await sql<{ state: RelationState; n: number }>`/*enterprises.count_relations*/
    select state, count(*)::integer as n from enterprises.relations
    where enterprise_id = (select platform.current_enterprise()) and partner_id not in (
      select b.other_id from enterprises.audience_blocks b where b.enterprise_id = (select platform.current_enterprise()))
    group by state`.execute(tx);
  return new Map(rows.map((row) => [row.state, row.n]));
}
