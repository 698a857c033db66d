import type { Fact } from '../api/types.ts';
import { localDay } from '../ui/format-date.ts';

const CATEGORIES = ['identity', 'standing', 'relationship', 'ownership', 'activity', 'size', 'accounts'];

/** One key with everything that sources say about it. */
export type FactRow = { key: string; facts: Fact[] };
export type FactGroup = { category: string; rows: FactRow[]; lead: Fact | null; selfStated: boolean };

/**
 * Facts by category, in the order in which a reader asks for them. `lead` stands for what most rows of a group have in
 * common (source, day, assurance), so that one badge speaks for all of them and only exceptions carry their own.
 */
export function groupFacts(facts: Fact[]): FactGroup[] {
  const byCategory = Map.groupBy(facts, (fact) => fact.category);
  return [...byCategory]
    .toSorted(([one], [other]) => place(one) - place(other))
    .map(([category, ofCategory]) => ({
      category,
      rows: [...Map.groupBy(ofCategory, (fact) => fact.key)].map(([key, ofKey]) => ({
        key,
        facts: newestFirst(ofKey),
      })),
      lead: commonest(ofCategory),
      selfStated: ofCategory.every((fact) => fact.assurance === 'stated'),
    }));
}

/** Whether the badge of the group speaks for this fact too. */
export function isLedBy(fact: Fact, lead: Fact | null): boolean {
  return lead !== null && standing(fact) === standing(lead);
}

function newestFirst(facts: Fact[]): Fact[] {
  return facts.toSorted((one, other) => other.asOf.localeCompare(one.asOf));
}

function commonest(facts: Fact[]): Fact | null {
  const alike = [...Map.groupBy(facts, standing).values()];
  const best = alike.toSorted((one, other) => other.length - one.length)[0];
  return best?.[0] ?? null;
}

function standing({ source, asOf, assurance, stale }: Fact): string {
  return [source.kind, source.id, localDay(asOf), assurance, stale].join(' ');
}

function place(category: string): number {
  const found = CATEGORIES.indexOf(category);
  return found === -1 ? CATEGORIES.length : found;
}
