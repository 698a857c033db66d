import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Look, WayOfLooking } from './look.ts';

/**
 * Adds looks to those of their hour, as far as they saw what is not public; two of one reader, way and hour at one enterprise
 * must be one. In one order, so that two who write at once never wait for each other. @returns how many saw such.
 */
export async function addLooks(tx: Tx, looks: readonly Look[]): Promise<number> {
  if (looks.length === 0) return 0;
  const { numAffectedRows } = await sql`/*enterprises.add_looks*/
    insert into enterprises.looks as l (enterprise_id, hour, reader_id, reader_role, how, categories, first_at, last_at, count)
    select n."enterpriseId", date_trunc('hour', n."firstAt", 'UTC'), n."readerId", n."readerRole", n.how,
      array_agg(d.category order by d.category), n."firstAt", n."lastAt", n.count
    from jsonb_to_recordset(${JSON.stringify(looks)}::jsonb) as n("enterpriseId" uuid, "readerId" uuid, "readerRole" text, how text,
      categories text[], "firstAt" timestamptz, "lastAt" timestamptz, count integer)
    join enterprises.audience_disclosures d
      on d.enterprise_id = n."enterpriseId" and d.category = any(n.categories) and d.audience <> 'public'
    where n."enterpriseId" <> n."readerId"
    group by n."enterpriseId", n."readerId", n."readerRole", n.how, n."firstAt", n."lastAt", n.count
    order by 1, 2, 3, 4, 5
    on conflict (enterprise_id, hour, reader_id, reader_role, how) do update set
      categories = array(select distinct c from unnest(l.categories || excluded.categories) as c order by c),
      last_at = greatest(l.last_at, excluded.last_at), count = l.count + excluded.count`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Where a page of looks ended. */
export interface LookMark {
  readonly lastAt: string;
  readonly readerId: string;
  readonly readerRole: string;
  readonly how: WayOfLooking;
}

/** Looks at the enterprise for which `tx` works, the newest first. */
export async function selectLooks(
  tx: Tx,
  page: { how: WayOfLooking | null; after: LookMark | null; limit: number },
): Promise<Look[]> {
  const { how, after, limit } = page;
  const { rows } = await sql<Look>`/*enterprises.select_looks*/
    select enterprise_id as "enterpriseId", reader_id as "readerId", reader_role as "readerRole", how, categories,
      first_at as "firstAt", last_at as "lastAt", count
    from enterprises.looks where enterprise_id = (select platform.current_enterprise())
      and (${how}::text is null or how = ${how})
      and (${after === null} or (last_at, reader_id, reader_role, how)
        < (${after?.lastAt ?? null}::timestamptz, ${after?.readerId ?? null}::uuid, ${after?.readerRole ?? null}::text, ${after?.how ?? null}::text))
    order by last_at desc, reader_id desc, reader_role desc, how desc limit ${limit}`.execute(tx);
  return rows;
}

/** Forgets looks of hours before this one. @returns how many; less than `most` when none is left. */
export async function deleteLooks(tx: Tx, before: Date, most: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from enterprises.looks
    where (enterprise_id, hour, reader_id, reader_role, how) in (
      select enterprise_id, hour, reader_id, reader_role, how from enterprises.looks where hour < ${before} order by hour limit ${most})`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
