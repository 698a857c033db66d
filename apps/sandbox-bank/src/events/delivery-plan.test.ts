import { expect, test } from 'vitest';
import { reorder, retryPause, spoiling } from './delivery-plan.ts';

const never = { happens: () => false };

test('without a scenario the order stays and nothing is spoiled', () => {
  expect(reorder([1, 2, 3], never)).toEqual([1, 2, 3]);
  expect(spoiling(never)).toBeNull();
});

test('reordered items come after all others, the last of them first, and none is lost', () => {
  const odd = [true, false, true, false][Symbol.iterator]();
  expect(reorder([1, 2, 3, 4], { happens: () => odd.next().value === true })).toEqual([2, 4, 3, 1]);
});

test('each kind of spoiling has a rate of its own', () => {
  const only = (name: string) => spoiling({ happens: (asked) => asked === name });
  expect(only('wrongSignatureRate')).toBe('wrong_signature');
  expect(only('malformedRate')).toBe('malformed');
  expect(only('truncateRate')).toBe('truncated');
});

test('the pause doubles, jitters by half and stays bounded', () => {
  const bounds = { firstMs: 500, longestMs: 60_000 };
  expect([1, 2, 3, 20].map((attempts) => retryPause(attempts, bounds, () => 1))).toEqual([500, 1_000, 2_000, 60_000]);
  expect(retryPause(1, bounds, () => 0)).toBe(250);
});
