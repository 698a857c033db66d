import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import type { Category, SourceState } from '../facts/fact.ts';

/** Who says something of an enterprise. The id of a bank's source is that of its connection; `slug` is the bank's. */
export interface Source {
  readonly id: string;
  readonly kind: 'bank' | 'registry' | 'enterprise';
  readonly slug: string;
  readonly name: Text;
  readonly mark: string | null;
  readonly color: string | null;
}

export async function upsertSource(tx: Tx, source: Source): Promise<void> {
  const { id, kind, slug, name, mark, color } = source;
  await sql`insert into enterprises.sources (source_id, kind, slug, name_zh, name_en, mark, color)
    values (${id}, ${kind}, ${slug}, ${name.zh}, ${name.en}, ${mark}, ${color})
    on conflict (source_id) do update set kind = excluded.kind, slug = excluded.slug, name_zh = excluded.name_zh, name_en = excluded.name_en,
      mark = excluded.mark, color = excluded.color`.execute(tx);
}

export async function selectSources(tx: Tx, ids: readonly string[]): Promise<Map<string, Source>> {
  const { rows } = await sql<Source>`/*enterprises.select_sources*/
    select source_id as id, kind, slug, json_build_object('zh', name_zh, 'en', name_en) as name, mark, color
    from enterprises.sources where source_id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether a source still speaks for an enterprise, and of which categories it may not any more. */
export interface SourceStanding {
  readonly enterpriseId: string;
  readonly sourceId: string;
  readonly state: SourceState;
  /** Always in one order; none when absent. */
  readonly withdrawnCategories?: readonly Category[];
}

export async function updateSourceState(tx: Tx, input: SourceStanding, at: Date): Promise<boolean> {
  const { enterpriseId, sourceId, state, withdrawnCategories = [] } = input;
  const { rows } =
    await sql`insert into enterprises.fact_sources as s (enterprise_id, source_id, state, withdrawn_categories, changed_at)
    values (${enterpriseId}, ${sourceId}, ${state}, ${withdrawnCategories}, ${at})
    on conflict (enterprise_id, source_id) do update set state = excluded.state, withdrawn_categories = excluded.withdrawn_categories,
      changed_at = excluded.changed_at
    where s.state <> excluded.state or s.withdrawn_categories <> excluded.withdrawn_categories returning 1`.execute(tx);
  return rows.length > 0;
}
