import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDifference, difference, type FactRecord, type HeldFact, type HeldFacts } from './fact-difference.ts';
import { sameValue, type FactValue } from './fact.ts';

const keys = ['a', 'b', 'c', 'd'];
const value = (text: string): FactValue => ({ type: 'plain', text });

/** Records of one source with different positions, in any order of arrival. */
const records = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }).chain((positions) =>
  fc.tuple(
    ...positions.map((position) =>
      fc
        .record({
          covers: fc.subarray(keys),
          named: fc.dictionary(fc.constantFrom(...keys), fc.constantFrom('x', 'y')),
        })
        .map(({ covers, named }): FactRecord => {
          const facts = Object.entries(named).map(([key, text]) => ({
            key,
            category: 'identity' as const,
            value: value(text),
          }));
          return { position, covers, facts };
        }),
    ),
  ),
);

interface Held extends HeldFact {
  readonly version: number;
}

function take(arrivals: readonly FactRecord[]): { held: HeldFacts<Held>; late: number; versions: number } {
  const held: HeldFacts<Held> = { facts: new Map(), newest: -Infinity, covered: new Map() };
  let versions = 0;
  let late = 0;
  for (const record of arrivals) {
    const changes = difference(held, record);
    late += changes.late.length;
    applyDifference(held, record, changes, (fact, before, isNew) => ({
      ...fact,
      position: record.position,
      version: isNew || before === null ? ++versions : before.version,
    }));
  }
  return { held, late, versions };
}

/** For every key the newest record that speaks for it decides: said naively, with all records at hand. */
function naive(arrivals: readonly FactRecord[]): Map<string, string> {
  const current = new Map<string, string>();
  for (const key of keys) {
    const speakers = arrivals.filter(
      (record) => record.covers.includes(key) || record.facts.some((fact) => fact.key === key),
    );
    const newest = speakers.toSorted((a, b) => b.position - a.position)[0];
    const fact = newest?.facts.find((one) => one.key === key);
    if (fact !== undefined) current.set(key, JSON.stringify(fact.value));
  }
  return current;
}

test('whatever the order of arrival, the newest record that speaks for a key decides', () => {
  fc.assert(
    fc.property(records, (arrivals) => {
      const { held } = take(arrivals);
      expect(new Map([...held.facts].map(([key, fact]) => [key, JSON.stringify(fact.value)]))).toEqual(naive(arrivals));
    }),
    { numRuns: 500 },
  );
});

test('the same record again changes nothing', () => {
  fc.assert(
    fc.property(records, (arrivals) => {
      const once = take(arrivals);
      const twice = take(arrivals.flatMap((record) => [record, record]));
      expect([...twice.held.facts]).toEqual([...once.held.facts]);
      expect(twice.versions).toBe(once.versions);
    }),
  );
});

test('records in order need no memory of what each spoke for, and none of them is late', () => {
  fc.assert(
    fc.property(records, (arrivals) => {
      const inOrder = arrivals.toSorted((a, b) => a.position - b.position);
      const held: HeldFacts = { facts: new Map(), newest: -Infinity, covered: null };
      for (const record of inOrder) {
        const changes = difference(held, record);
        expect(changes.late).toEqual([]);
        applyDifference(held, record, changes, (fact) => ({ ...fact, position: record.position }));
      }
      expect([...held.facts.keys()].toSorted()).toEqual([...take(inOrder).held.facts.keys()].toSorted());
    }),
  );
});

test('two values say the same whatever the order of their properties', () => {
  expect(
    sameValue({ type: 'text', text: { zh: '甲', en: null } }, { text: { en: null, zh: '甲' }, type: 'text' }),
  ).toBe(true);
  expect(sameValue({ type: 'plain', text: '1' }, { type: 'plain', text: '2' })).toBe(false);
  expect(sameValue({ items: [1, 2] }, { items: [2, 1] })).toBe(false);
  expect(sameValue({ a: undefined }, { b: undefined })).toBe(false);
  expect(sameValue([], {})).toBe(false);
});
