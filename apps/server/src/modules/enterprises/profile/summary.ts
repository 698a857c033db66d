import type { Static } from 'typebox';
import type { Tx } from '../../../platform/db/database.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import { selectIdentifiers } from '../identifiers/identifier-store.ts';
import type { Category } from '../facts/fact.ts';
import type { IdentifierScheme } from '../identifiers/identifier.ts';
import { selectRelationsTo } from '../relations/relation-store.ts';
import type { RelationRow, RelationState } from '../relations/relation.ts';
import { selectSources, type Source } from '../sources/source-store.ts';
import type { EnterpriseSummarySchema } from './enterprise-schemas.ts';
import type { EnterpriseStatus } from './enterprise.ts';
import { selectEnterprises, selectHeadlines, selectShown, type HeadlineRow } from './summary-store.ts';

export interface EnterpriseRef {
  readonly id: EnterpriseId;
  readonly name: Text;
  readonly verified: boolean;
}
export interface Relation {
  readonly partner: 'none' | RelationState;
  readonly since: string | null;
  readonly watching: boolean;
  readonly isOwn: boolean;
}
export interface BankRef {
  readonly slug: string;
  readonly name: Text;
  readonly mark: string;
  readonly color: string;
}
export interface EnterpriseSummary extends EnterpriseRef {
  readonly status: EnterpriseStatus;
  readonly city: Text | null;
  readonly industry: Text | null;
  readonly identifiers: readonly { readonly scheme: IdentifierScheme; readonly value: string }[];
  readonly relation: Relation;
  readonly attestedBy: readonly BankRef[];
  /** Of the facts that it was made of; not told. */
  readonly categories: readonly Category[];
}

/** A fact that stands in a list. */
export type Headline = Omit<HeadlineRow, 'enterpriseId'>;

/** The summary in the form of the wire. */
export function presentSummary(summary: EnterpriseSummary): Static<typeof EnterpriseSummarySchema> {
  const { categories: _untold, ...told } = summary;
  return { ...told, identifiers: [...summary.identifiers], attestedBy: [...summary.attestedBy] };
}

/** Which enterprises the one for which `tx` works watches; network keeps the watches. */
export interface WatchList {
  watchedAmong(tx: Tx, enterpriseIds: readonly EnterpriseId[]): Promise<ReadonlySet<string>>;
}

/** Names of enterprises for showing beside what they did; those that do not exist are left out. */
export async function refs(tx: Tx, ids: readonly string[]): Promise<Map<string, EnterpriseRef>> {
  const rows = await selectEnterprises(tx, ids);
  const found = new Map<string, EnterpriseRef>();
  for (const row of rows.values()) {
    // The id comes from the table of enterprises.
    found.set(row.id, {
      id: row.id as EnterpriseId,
      name: { zh: row.nameZh, en: row.nameEn },
      verified: row.status === 'verified',
    });
  }
  return found;
}

/** Summaries for a reader (null: somebody who is nobody's member); those that are not shown to it are left out. */
export async function summaries(
  tx: Tx,
  watchList: WatchList,
  viewer: EnterpriseId | null,
  ids: readonly string[],
): Promise<Map<string, EnterpriseSummary>> {
  const shown = [...(await selectShown(tx, ids))];
  if (shown.length === 0) return new Map();
  const rows = await selectEnterprises(tx, shown);
  const headlines = Map.groupBy(await selectHeadlines(tx, shown), (row) => row.enterpriseId);
  const sources = await selectSources(tx, [...new Set([...headlines.values()].flat().map((row) => row.sourceId))]);
  const identifiers = await selectIdentifiers(tx, shown);
  const relations = viewer === null ? new Map<string, RelationRow>() : await selectRelationsTo(tx, viewer, shown);
  const watched = viewer === null ? new Set<string>() : await watchList.watchedAmong(tx, shown as EnterpriseId[]);
  const found = new Map<string, EnterpriseSummary>();
  for (const { id, status, nameZh, nameEn } of rows.values()) {
    const lines = headlines.get(id) ?? [];
    const relation = relations.get(id);
    found.set(id, {
      id: id as EnterpriseId,
      name: { zh: nameZh, en: nameEn },
      verified: status === 'verified',
      status,
      identifiers: (identifiers.get(id) ?? []).map(({ scheme, value }) => ({ scheme, value })),
      relation: {
        partner: relation?.state ?? 'none',
        since: relation?.since.toISOString() ?? null,
        watching: watched.has(id),
        isOwn: id === viewer,
      },
      ...headOf(lines, sources),
    });
  }
  return found;
}

/** What the few facts of a list say; a bank's before a registry's, the newest first. */
export function headOf(
  lines: readonly Headline[],
  sources: ReadonlyMap<string, Source>,
): Pick<EnterpriseSummary, 'city' | 'industry' | 'attestedBy' | 'categories'> {
  return {
    city: textOf(lines, 'city'),
    industry: textOf(lines, 'industry'),
    attestedBy: banksOf(lines, sources),
    categories: [...new Set(lines.map((line) => line.category))],
  };
}

function textOf(lines: readonly Headline[], key: string): Text | null {
  const value = lines.find((line) => line.key === key)?.value;
  return value?.type === 'text' ? value.text : null;
}

function banksOf(lines: readonly Headline[], sources: ReadonlyMap<string, Source>): BankRef[] {
  const ids = new Set(
    lines.filter((line) => line.key === 'legal_name' && line.sourceKind === 'bank').map((line) => line.sourceId),
  );
  return [...ids].flatMap((id) => {
    const source = sources.get(id);
    return source === undefined
      ? []
      : [{ slug: source.slug, name: source.name, mark: source.mark ?? '', color: source.color ?? '' }];
  });
}
