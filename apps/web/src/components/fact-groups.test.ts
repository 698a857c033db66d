import { expect, test } from 'vitest';
import { fact, facts } from '../test/sample-facts.ts';
import { groupFacts, isLedBy } from './fact-groups.ts';

test('facts are grouped by category in the order in which readers ask', () => {
  expect(groupFacts(facts).map((group) => group.category)).toEqual([
    'identity',
    'standing',
    'relationship',
    'activity',
  ]);
});

test('two sources of one fact stand in one row, the newer first, and neither is dropped', () => {
  const identity = groupFacts(facts)[0];
  const capital = identity?.rows.find((row) => row.key === 'registered_capital');
  expect(capital?.facts.map(({ source }) => source.name.en)).toEqual(['Huayue Bank', 'Lanjiang Bank']);
});

test('the badge of a group speaks only for facts of the same source and day', () => {
  const standing = groupFacts(facts).find((group) => group.category === 'standing');
  const led = standing?.rows.filter((row) => row.facts.every((one) => isLedBy(one, standing.lead)));
  expect(led?.map((row) => row.key)).toEqual(['taxpayer_kind', 'tax_credit_rating']);
});

test('a group that only the enterprise itself states is marked as such', () => {
  const stated = fact({
    key: 'employees',
    category: 'size',
    value: { type: 'count', count: 180 },
    assurance: 'stated',
  });
  expect(groupFacts([stated])[0]?.selfStated).toBe(true);
  expect(groupFacts([stated, { ...stated, assurance: 'bank_reported' }])[0]?.selfStated).toBe(false);
});
