import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Category, FactValue } from '../facts/fact.ts';
import type { EnterpriseStatus } from './enterprise.ts';

export interface EnterpriseRow {
  readonly id: string;
  readonly status: EnterpriseStatus;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
}

export async function selectEnterprises(tx: Tx, ids: readonly string[]): Promise<Map<string, EnterpriseRow>> {
  const { rows } = await sql<EnterpriseRow>`/*enterprises.select_enterprises*/
    select enterprise_id as id, status, name_zh as "nameZh", name_en as "nameEn"
    from enterprises.enterprises where enterprise_id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Those of the enterprises whose page the reader may open: its own, those it has to do with, and those whose identity is
 * shown to it. For everyone else they do not exist, and neither of two does for the other when one has blocked it.
 */
export async function selectShown(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`/*enterprises.select_shown*/
    select e.enterprise_id as id from enterprises.enterprises e
    where e.enterprise_id = any(${ids}::uuid[])
      and not exists (select 1 from enterprises.audience_blocks b
        where b.enterprise_id = (select platform.current_enterprise()) and b.other_id = e.enterprise_id)
      and (
      e.enterprise_id = (select platform.current_enterprise())
      or ((select enterprises.sees_others()) and (
        exists (select 1 from enterprises.relations r where r.enterprise_id = e.enterprise_id
          and r.partner_id = (select platform.current_enterprise()) and r.state <> 'ended')
        or exists (select 1 from enterprises.audience_disclosures d where d.enterprise_id = e.enterprise_id and d.category = 'identity'
          and (d.audience = 'public' or (d.audience = 'network' and (select platform.current_enterprise()) is not null))))))`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.id));
}

/** Keys of the few facts that stand in a list. */
export const headlineKeys: readonly string[] = ['city', 'industry', 'legal_name'];

export interface HeadlineRow {
  readonly enterpriseId: string;
  readonly key: string;
  readonly category: Category;
  readonly value: FactValue;
  readonly sourceId: string;
  readonly sourceKind: string;
}

/** The few facts that stand in a list, as far as the reader may see them; a bank's before a registry's, the newest first. */
export async function selectHeadlines(tx: Tx, ids: readonly string[]): Promise<HeadlineRow[]> {
  const { rows } = await sql<HeadlineRow>`/*enterprises.select_headlines*/
    select f.enterprise_id as "enterpriseId", f.key, f.category, f.value, f.source_id as "sourceId", s.kind as "sourceKind"
    from enterprises.facts f join enterprises.sources s on s.source_id = f.source_id
    where f.enterprise_id = any(${ids}::uuid[]) and f.key = any(${headlineKeys})
    order by s.kind = 'bank' desc, f.as_of desc, f.source_id`.execute(tx);
  return rows;
}
