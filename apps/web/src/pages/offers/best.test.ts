import { expect, test } from 'vitest';
import type { OfferComparison } from '../../api/types.ts';
import { bestOf, costWeights } from './best.ts';

type Figure = OfferComparison['items'][number];
const figure = (amount: string | null, more: Partial<Figure> = {}): Figure => ({
  id: 'o',
  amount,
  meaning: 'cost',
  outside: null,
  ...more,
});
const bestCosts = (...figures: Figure[]) => [...bestOf(costWeights(figures))];

test('the least is best, and all that are as good', () => {
  expect([...bestOf([3, 1, 2])]).toEqual([1]);
  expect([...bestOf([1, 2, 1])]).toEqual([0, 2]);
});

test('nothing is best where all are alike, or where there is nothing to compare', () => {
  expect([...bestOf([1, 1])]).toEqual([]);
  expect([...bestOf([1, null])]).toEqual([]);
});

test('costs are compared exactly, earnings the other way round, and never with each other', () => {
  expect(bestCosts(figure('9007199254740993.00'), figure('9007199254740992.99'))).toEqual([1]);
  const earned = { meaning: 'earnings' } as const;
  expect(bestCosts(figure('1.00', earned), figure('2.00', earned))).toEqual([1]);
  expect(bestCosts(figure('1.00'), figure('2.00', earned))).toEqual([]);
});

test('what is not offered for the amount and term is not the best', () => {
  expect(bestCosts(figure('1.00', { outside: 'amount' }), figure('3.00'), figure('2.00'))).toEqual([2]);
});
