import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface Hit {
  readonly id: string;
  /** 0 an official number, 1 the whole name, 2 its beginning, 3 within the name, 4 the parts of the text in some order. */
  readonly rank: number;
  /** Verified ones first. */
  readonly standing: number;
  readonly length: number;
}

export interface DirectorySearch {
  /** What the directory row must have; empty finds by number only. */
  readonly grams: readonly string[];
  /** The search text in the spelling of search. */
  readonly text: string;
  /** The search text as an official number could be written. */
  readonly numbers: readonly string[];
  readonly after: Hit | null;
  readonly limit: number;
  /** Of a text that very many names have, only so many are looked at. */
  readonly most: number;
}

/** Enterprises that fit, the best first, as far as their page is shown to the one for which `tx` works. */
export async function selectHits(
  tx: Tx,
  { grams, text, numbers, after, limit, most }: DirectorySearch,
): Promise<Hit[]> {
  const { rows } = await sql<Hit>`/*enterprises.select_hits*/
    with by_number as materialized (
      select enterprise_id from enterprises.identifiers where value = any(${numbers}) limit 20),
    by_name as materialized (
      select enterprise_id, names from enterprises.directory where grams @> ${grams}::text[] and cardinality(${grams}::text[]) > 0 limit ${most}),
    found as (
      select enterprise_id, 0 as rank, 0 as length from by_number
      union all
      select enterprise_id,
        case when position(E'\n' || ${text} || E'\n' in E'\n' || names || E'\n') > 0 then 1
          when position(E'\n' || ${text} in E'\n' || names) > 0 then 2
          when position(${text} in names) > 0 then 3 else 4 end,
        least(char_length(names), 200)
      from by_name n where not exists (select 1 from by_number b where b.enterprise_id = n.enterprise_id)),
    placed as (
      select distinct e.enterprise_id as id, f.rank, case e.status when 'verified' then 0 when 'registered' then 1 else 2 end as standing, f.length
      from found f join enterprises.enterprises e on e.enterprise_id = f.enterprise_id
      where not exists (select 1 from enterprises.audience_blocks b
          where b.enterprise_id = (select platform.current_enterprise()) and b.other_id = e.enterprise_id)
      and (e.enterprise_id = (select platform.current_enterprise())
        or ((select enterprises.sees_others()) and (
          exists (select 1 from enterprises.relations r where r.enterprise_id = e.enterprise_id
            and r.partner_id = (select platform.current_enterprise()) and r.state <> 'ended')
          or exists (select 1 from enterprises.audience_disclosures d where d.enterprise_id = e.enterprise_id and d.category = 'identity'
            and (d.audience = 'public' or (d.audience = 'network' and (select platform.current_enterprise()) is not null)))))))
    select id, rank, standing, length from placed
    where ${after === null} or (rank, standing, length, id)
      > (${after?.rank ?? 0}::int, ${after?.standing ?? 0}::int, ${after?.length ?? 0}::int, ${after?.id ?? null}::uuid)
    order by rank, standing, length, id limit ${limit}`.execute(tx);
  return rows;
}

/** Those of the enterprises whose name has these grams. */
export async function selectNamedAmong(tx: Tx, ids: readonly string[], grams: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`/*enterprises.select_named_among*/
    select enterprise_id as id from enterprises.directory
    where enterprise_id = any(${ids}::uuid[]) and grams @> ${grams}::text[]`.execute(tx);
  return rows.map((row) => row.id);
}

/** Enterprises whose name or official number fits, shown or not: for those who run the network. */
export async function selectNamed(
  tx: Tx,
  { grams, numbers, limit }: Pick<DirectorySearch, 'grams' | 'numbers' | 'limit'>,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`/*enterprises.select_named*/
    (select enterprise_id as id from enterprises.identifiers where value = any(${numbers}) limit ${limit})
    union
    (select enterprise_id from enterprises.directory where grams @> ${grams}::text[] and cardinality(${grams}::text[]) > 0
      limit ${limit})
    limit ${limit}`.execute(tx);
  return rows.map((row) => row.id);
}
