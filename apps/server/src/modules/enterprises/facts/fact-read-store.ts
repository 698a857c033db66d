import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Assurance, Category, FactValue, SourceState } from './fact.ts';

/** A fact with its source, as far as the reader may see it: row-level security holds the audience test. */
export interface FactReadRow {
  readonly key: string;
  readonly category: Category;
  readonly value: FactValue;
  readonly sourceId: string;
  readonly sourceKind: 'bank' | 'registry' | 'enterprise';
  readonly sourceZh: string | null;
  readonly sourceEn: string | null;
  readonly mark: string | null;
  readonly color: string | null;
  readonly expired: boolean;
  /** Null for a source of which nothing is known: it speaks to nobody. */
  readonly sourceState: SourceState | null;
  /** Categories of which the source may not speak any more. */
  readonly withdrawnCategories: readonly Category[];
  readonly asOf: Date;
  readonly receivedAt: Date;
  readonly validUntil: Date | null;
  readonly assurance: Assurance;
  readonly evidenceId: string | null;
}
export interface VersionReadRow extends FactReadRow {
  readonly versionId: string;
  readonly shownFrom: Date;
  readonly shownUntil: Date | null;
  readonly sequence: bigint | null;
}

const factColumns = sql`f.key, f.category, f.value, f.source_id as "sourceId", f.as_of as "asOf", f.received_at as "receivedAt",
  f.valid_until as "validUntil", f.assurance, f.evidence_id as "evidenceId"`;
const sourceColumns = sql`s.kind as "sourceKind", s.name_zh as "sourceZh", s.name_en as "sourceEn", s.mark, s.color,
  coalesce(x.state = 'expired', false) as expired, x.state as "sourceState", coalesce(x.withdrawn_categories, '{}') as "withdrawnCategories"`;

export async function selectFacts(tx: Tx, enterpriseId: string): Promise<FactReadRow[]> {
  const { rows } = await sql<FactReadRow>`/*enterprises.select_facts*/
    select ${factColumns}, ${sourceColumns}
    from enterprises.facts f join enterprises.sources s on s.source_id = f.source_id
    left join enterprises.fact_sources x on x.enterprise_id = f.enterprise_id and x.source_id = f.source_id
    where f.enterprise_id = ${enterpriseId} order by f.key, s.kind, f.as_of desc, f.source_id`.execute(tx);
  return rows;
}

/**
 * What was shown at an instant. A value that was confirmed in between is dated by the newest record that the network had by
 * then, where the reader may see that record.
 */
export async function selectFactsAt(tx: Tx, enterpriseId: string, at: Date): Promise<FactReadRow[]> {
  const { rows } = await sql<FactReadRow>`/*enterprises.select_facts_at*/
    select f.key, f.category, f.value, f.source_id as "sourceId", coalesce(e.as_of, f.as_of) as "asOf",
      coalesce(e.received_at, f.received_at) as "receivedAt", case when e.evidence_id is null then f.valid_until else e.valid_until end as "validUntil",
      coalesce(e.assurance, f.assurance) as assurance, coalesce(e.evidence_id, f.evidence_id) as "evidenceId", ${sourceColumns}
    from enterprises.fact_versions f join enterprises.sources s on s.source_id = f.source_id
    left join enterprises.fact_sources x on x.enterprise_id = f.enterprise_id and x.source_id = f.source_id
    left join lateral (
      select e.evidence_id, e.as_of, e.received_at, e.valid_until, e.assurance from enterprises.evidence e
      where e.enterprise_id = f.enterprise_id and e.source_id = f.source_id and e.sequence >= f.sequence
        and e.received_at <= ${at} and f.key = any(e.covers)
      order by e.sequence desc limit 1) e on true
    where f.enterprise_id = ${enterpriseId} and f.shown_from <= ${at} and (f.shown_until is null or f.shown_until > ${at})
    order by f.key, s.kind, f.as_of desc, f.source_id`.execute(tx);
  return rows;
}

/** Where a page of a history ended. */
export interface HistoryMark {
  readonly shownFrom: string;
  readonly sequence: number;
  readonly versionId: string;
}

/** Values that a key had, the newest first. */
export async function selectHistory(
  tx: Tx,
  page: { enterpriseId: string; key: string; after: HistoryMark | null; limit: number },
): Promise<VersionReadRow[]> {
  const { after } = page;
  const { rows } = await sql<VersionReadRow>`/*enterprises.select_history*/
    select ${factColumns}, ${sourceColumns}, f.version_id as "versionId", f.shown_from as "shownFrom", f.shown_until as "shownUntil", f.sequence
    from enterprises.fact_versions f join enterprises.sources s on s.source_id = f.source_id
    left join enterprises.fact_sources x on x.enterprise_id = f.enterprise_id and x.source_id = f.source_id
    where f.enterprise_id = ${page.enterpriseId} and f.key = ${page.key}
      and (${after === null} or (f.shown_from, coalesce(f.sequence, 0), f.version_id)
        < (${after?.shownFrom ?? null}::timestamptz, ${after?.sequence ?? null}::bigint, ${after?.versionId ?? null}::uuid))
    order by f.shown_from desc, coalesce(f.sequence, 0) desc, f.version_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** Categories of the enterprise that are not shown to the reader. */
export async function selectHiddenCategories(tx: Tx, enterpriseId: string): Promise<Category[]> {
  const { rows } = await sql<{ category: Category }>`/*enterprises.select_hidden_categories*/
    select d.category from enterprises.audience_disclosures d
    where d.enterprise_id = ${enterpriseId} and d.enterprise_id is distinct from (select platform.current_enterprise())
      and not ((select enterprises.sees_others()) and (d.audience = 'public'
        or (d.audience = 'network' and (select platform.current_enterprise()) is not null)
        or (d.audience = 'partners' and exists (select 1 from enterprises.audience_partners p
          where p.enterprise_id = d.enterprise_id and p.partner_id = (select platform.current_enterprise())))))
    order by d.category`.execute(tx);
  return rows.map((row) => row.category);
}
