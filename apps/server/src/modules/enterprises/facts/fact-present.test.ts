import { expect, test } from 'vitest';
import { differingKeys } from './fact-present.ts';
import type { FactReadRow } from './fact-read-store.ts';

function count(
  key: string,
  category: FactReadRow['category'],
  figure: number,
): Pick<FactReadRow, 'key' | 'category' | 'value'> {
  return { key, category, value: { type: 'count', count: figure } };
}

test('two sources with different values of one fact differ', () => {
  expect([...differingKeys([count('employees', 'size', 132), count('employees', 'size', 140)])]).toEqual(['employees']);
  expect([...differingKeys([count('employees', 'size', 132), count('employees', 'size', 132)])]).toEqual([]);
});

test('each bank speaks of its own relationship, so these facts never differ', () => {
  const rows = [count('procurators', 'relationship', 3), count('procurators', 'relationship', 2)];
  expect([...differingKeys(rows)]).toEqual([]);
});
