import type { Fact } from '../api/types.ts';
import { localDay } from '../ui/format-date.ts';

export const CATEGORIES: readonly string[] = [
  'identity',
  'standing',
  'relationship',
  'ownership',
  'activity',
  'size',
  'accounts',
];
const KEYS: readonly string[] = [
  'legal_name',
  'trade_name',
  'identifier_uscc',
  'identifier_lei',
  'identifier_vat',
  'identifier_national',
  'legal_representative',
  'registered_address',
  'registered_capital',
  'incorporated_on',
  'legal_form',
  'registration_status',
  'tax_credit_rating',
  'taxpayer_kind',
  'overdue',
  'customer_since',
  'bank_products',
  'main_products',
  'industry',
  'revenue_band',
  'employees',
];

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
    .toSorted(([one], [other]) => placeOf(one, CATEGORIES) - placeOf(other, CATEGORIES))
    .map(([category, ofCategory]) => ({
      category,
      rows: [...Map.groupBy(ofCategory, (fact) => fact.key)]
        .map(([key, ofKey]) => ({ key, facts: newestFirst(ofKey) }))
        .toSorted((one, other) => placeOf(one.key, KEYS) - placeOf(other.key, KEYS)),
      lead: commonest(ofCategory),
      selfStated: ofCategory.every((fact) => fact.assurance === 'stated'),
    }));
}

/** Whether the badge of the group speaks for this fact too. */
export function isLedBy(fact: Fact, lead: Fact | null): boolean {
  return lead !== null && standing(fact) === standing(lead);
}

/** A value with those who say it: the newest speaks, the others agree. */
export type Voice = { fact: Fact; agreeing: Fact[] };

/**
 * The values of a row, each once. Sources agree when their values read the same; where the server says that they differ
 * although they read the same, each keeps its own line.
 */
export function voicesOf({ facts }: FactRow, read: (fact: Fact) => string): Voice[] {
  const alike = [...Map.groupBy(facts, read).values()];
  const differ = facts.some((fact) => fact.differs);
  const groups = differ && alike.length === 1 ? facts.map((fact) => [fact]) : alike;
  return groups.flatMap(([fact, ...agreeing]) => (fact === undefined ? [] : [{ fact, agreeing }]));
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

/** What this client does not know comes after what it knows. */
function placeOf(name: string, order: readonly string[]): number {
  const found = order.indexOf(name);
  return found === -1 ? order.length : found;
}
