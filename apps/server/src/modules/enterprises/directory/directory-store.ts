import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface DirectoryRow {
  readonly enterpriseId: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  /** Every name it can be found by, in the spelling of search, one a line. */
  readonly names: string;
  readonly grams: readonly string[];
}

export async function upsertDirectory(tx: Tx, rows: readonly DirectoryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`/*enterprises.upsert_directory*/
    insert into enterprises.directory as d (enterprise_id, names, grams)
    select "enterpriseId", names, grams
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("enterpriseId" uuid, names text, grams text[])
    on conflict (enterprise_id) do update set names = excluded.names, grams = excluded.grams`.execute(tx);
}

export interface NameSource {
  readonly enterpriseId: string;
  readonly status: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  /** As in the directory now; null when it is not in there. */
  readonly names: string | null;
  /** Current names by any source that still speaks of it, those of banks first, the newest first. */
  readonly told: {
    readonly key: string;
    readonly zh: string | null;
    readonly en: string | null;
    readonly registry: boolean;
  }[];
}

export async function selectNameSources(tx: Tx, enterpriseIds: readonly string[]): Promise<NameSource[]> {
  const { rows } =
    await sql<NameSource>`select e.enterprise_id as "enterpriseId", e.status, e.name_zh as "nameZh", e.name_en as "nameEn", d.names,
      coalesce((select json_agg(json_build_object('key', f.key, 'zh', f.value->'text'->>'zh', 'en', f.value->'text'->>'en',
          'registry', f.assurance = 'registry') order by f.assurance = 'registry', f.as_of desc, f.source_id)
        from enterprises.facts f where f.enterprise_id = e.enterprise_id and f.key in ('legal_name', 'trade_name')
          and f.value->>'type' = 'text' and not exists (select 1 from enterprises.fact_sources s
            where s.enterprise_id = f.enterprise_id and s.source_id = f.source_id and (s.state = 'withdrawn' or 'identity' = any (s.withdrawn_categories)))
        ), '[]'::json) as told
    from enterprises.enterprises e left join enterprises.directory d on d.enterprise_id = e.enterprise_id
    where e.enterprise_id = any(${enterpriseIds}::uuid[])`.execute(tx);
  return rows;
}

export async function updateNames(tx: Tx, rows: readonly DirectoryRow[]): Promise<void> {
  if (rows.length === 0) return;
  const names = rows.map(({ enterpriseId, nameZh, nameEn }) => ({ enterpriseId, nameZh, nameEn }));
  await sql`update enterprises.enterprises e set name_zh = r."nameZh", name_en = r."nameEn"
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as r("enterpriseId" uuid, "nameZh" text, "nameEn" text)
    where e.enterprise_id = r."enterpriseId"`.execute(tx);
}
