import { sameValue, type Category, type FactValue } from './fact.ts';

/** The current value of a key by one source. */
export interface HeldFact {
  readonly key: string;
  readonly category: Category;
  readonly value: FactValue;
  /** Where the record that last confirmed it stands in the order of its source. */
  readonly position: number;
}

/** What one source has said of one enterprise so far. Changed by `applyRecord`. */
export interface HeldFacts<Held extends HeldFact = HeldFact> {
  readonly facts: Map<string, Held>;
  /** Position of the newest record so far; -Infinity before the first. */
  newest: number;
  /**
   * For each key the position of the newest record that spoke for it, named or not. Needed only for a record that
   * comes after a newer one; null means: every key, up to `newest`.
   */
  readonly covered: Map<string, number> | null;
}

export interface RecordedFact {
  readonly key: string;
  readonly category: Category;
  readonly value: FactValue;
}
export interface FactRecord {
  readonly position: number;
  readonly covers: readonly string[];
  readonly facts: readonly RecordedFact[];
}

export interface Difference<Held extends HeldFact = HeldFact> {
  /** Values that become the current ones; `old` is null for a key that had none. */
  readonly set: { readonly fact: RecordedFact; readonly old: Held | null }[];
  /** Keys whose value stays, confirmed by this record. */
  readonly confirmed: { readonly fact: RecordedFact; readonly held: Held }[];
  /** Keys that this record speaks for and no longer names. */
  readonly ended: Held[];
  /** Values for whose keys a newer record has spoken: history only. */
  readonly late: RecordedFact[];
}

/**
 * What a record changes. For every key the newest record that speaks for it decides, in whatever order they come;
 * the same record again changes nothing.
 */
export function difference<Held extends HeldFact>(held: HeldFacts<Held>, record: FactRecord): Difference<Held> {
  const result: Difference<Held> = { set: [], confirmed: [], ended: [], late: [] };
  const inOrder = record.position >= held.newest;
  const named = new Set<string>();
  for (const fact of record.facts) {
    named.add(fact.key);
    const current = held.facts.get(fact.key);
    if (!inOrder && isOvertaken(held, record, fact.key)) result.late.push(fact);
    else if (current === undefined) result.set.push({ fact, old: null });
    else if (sameValue(current.value, fact.value)) result.confirmed.push({ fact, held: current });
    else result.set.push({ fact, old: current });
  }
  for (const key of record.covers) {
    const current = named.has(key) ? undefined : held.facts.get(key);
    if (current !== undefined && (inOrder || !isOvertaken(held, record, key))) result.ended.push(current);
  }
  return result;
}

/** Takes a difference into what is held. `hold` makes the new current value. */
export function applyDifference<Held extends HeldFact>(
  held: HeldFacts<Held>,
  record: FactRecord,
  { set, confirmed, ended }: Difference<Held>,
  hold: (fact: RecordedFact, before: Held | null, isNew: boolean) => Held,
): void {
  for (const { fact, old } of set) held.facts.set(fact.key, hold(fact, old, true));
  for (const { fact, held: current } of confirmed) held.facts.set(fact.key, hold(fact, current, false));
  for (const fact of ended) held.facts.delete(fact.key);
  held.newest = Math.max(held.newest, record.position);
  if (held.covered === null) return;
  for (const key of spokenFor(record))
    held.covered.set(key, Math.max(held.covered.get(key) ?? -Infinity, record.position));
}

/** The keys that a record speaks for: those that it covers and those that it names. */
export function spokenFor(record: FactRecord): Set<string> {
  return new Set([...record.covers, ...record.facts.map((fact) => fact.key)]);
}

function isOvertaken(held: HeldFacts, record: FactRecord, key: string): boolean {
  const newest = held.covered === null ? held.newest : held.covered.get(key);
  return newest !== undefined && newest > record.position;
}
