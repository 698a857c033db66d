import { expect, test } from 'vitest';
import { lanjiangSource } from '../test/sample-enterprises.ts';
import { fact, facts } from '../test/sample-facts.ts';
import { groupFacts, isLedBy, voicesOf } from './fact-groups.ts';

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
  expect(led?.map((row) => row.key)).toEqual(['tax_credit_rating', 'taxpayer_kind']);
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

test('sources that agree are one value, and what differs keeps a line for each', () => {
  const city = (name: string, differs: boolean, id: string) =>
    fact({
      key: 'city',
      category: 'identity',
      value: { type: 'plain', text: name },
      differs,
      source: { ...lanjiangSource, id },
    });
  const read = ({ value }: { value: { type: string; text?: unknown } }): string => String(value.text);
  const voices = (...given: ReturnType<typeof fact>[]) =>
    voicesOf({ key: 'city', facts: given }, read).map(({ agreeing }) => agreeing.length);
  expect(voices(city('Suzhou', false, 'a'), city('Suzhou', false, 'b'))).toEqual([1]);
  expect(voices(city('Suzhou', true, 'a'), city('Ningbo', true, 'b'), city('Suzhou', true, 'c'))).toEqual([1, 0]);
  expect(voices(city('Suzhou', true, 'a'), city('Suzhou', true, 'b'))).toEqual([0, 0]);
});
