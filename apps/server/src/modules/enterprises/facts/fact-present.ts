import type { FactVersionView, FactView, SourceView } from './fact-schemas.ts';
import type { FactReadRow, VersionReadRow } from './fact-read-store.ts';
import { sameValue, type FactValue } from './fact.ts';

/** The facts as they are shown at an instant; a source's expiry counts only for what is shown now. */
export function presentFacts(rows: readonly FactReadRow[], at: Date, isNow: boolean): FactView[] {
  const differing = differingKeys(rows);
  return rows.map((row) => ({
    ...presentFact(row),
    stale: (row.validUntil !== null && row.validUntil < at) || (isNow && row.expired),
    differs: differing.has(row.key),
  }));
}

export function presentVersion(row: VersionReadRow, now: Date): FactVersionView {
  const open = row.shownUntil === null;
  return {
    ...presentFact(row),
    stale: open && ((row.validUntil !== null && row.validUntil < now) || row.expired),
    differs: false,
    shownFrom: row.shownFrom.toISOString(),
    shownUntil: row.shownUntil?.toISOString() ?? null,
    sequence: row.sequence === null ? null : Number(row.sequence),
  };
}

/**
 * Keys for which two sources say different things. What a bank says of its own relationship with the enterprise, such as
 * since when or who manages it, is true of that bank alone and contradicts no other.
 */
export function differingKeys(rows: readonly Pick<FactReadRow, 'key' | 'category' | 'value'>[]): Set<string> {
  const comparable = rows.filter((row) => row.category !== 'relationship');
  const byKey = Map.groupBy(comparable, (row) => row.key);
  const differing = new Set<string>();
  for (const [key, [first, ...others]] of byKey) {
    if (first !== undefined && others.some((other) => contradict(first.value, other.value))) differing.add(key);
  }
  return differing;
}

/**
 * Two texts contradict each other only in a language that both have; case and spaces make no difference. Values of two kinds, such
 * as a registry's code for what a bank says in words, cannot be held against each other.
 */
function contradict(a: FactValue, b: FactValue): boolean {
  if (a.type !== b.type) return false;
  if (a.type !== 'text' || b.type !== 'text') return !sameValue(a, b);
  return (['zh', 'en'] as const).some((language) => {
    const [left, right] = [a.text[language], b.text[language]];
    return left !== null && right !== null && plainForm(left) !== plainForm(right);
  });
}

function plainForm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function presentFact(row: FactReadRow): Omit<FactView, 'stale' | 'differs'> {
  return {
    key: row.key,
    category: row.category,
    // What is stored was made as a FactValue; the schema of the answer lets nothing else out.
    value: row.value as FactView['value'],
    source: presentSource(row),
    asOf: row.asOf.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    validUntil: row.validUntil?.toISOString() ?? null,
    assurance: row.assurance,
    evidenceId: row.evidenceId,
  };
}

export function presentSource(
  row: Pick<FactReadRow, 'sourceId' | 'sourceKind' | 'sourceZh' | 'sourceEn' | 'mark' | 'color'>,
): SourceView {
  return {
    kind: row.sourceKind,
    id: row.sourceId,
    name: { zh: row.sourceZh, en: row.sourceEn },
    mark: row.mark,
    color: row.color,
  };
}
