import { expect, test } from 'vitest';
import { backoffMs, readRetryAfter } from './backoff.ts';

const settings = { firstMs: 200, longestMs: 1_000 };

test('the bound of the pause doubles up to the longest, and chance picks any length below it', () => {
  expect([2, 3, 4, 5, 9].map((attempt) => backoffMs(attempt, 1, null, settings))).toEqual([
    200, 400, 800, 1_000, 1_000,
  ]);
  expect(backoffMs(4, 0.5, null, settings)).toBe(400);
  expect(backoffMs(4, 0, null, settings)).toBe(0);
});

test('what the bank asks for is the least', () => {
  expect(backoffMs(2, 0.1, 3_000, settings)).toBe(3_000);
});

test.each([
  [null, null],
  ['', null],
  ['soon', null],
  ['0', 0],
  ['2', 2_000],
  ['86400', 30_000],
  ['Sat, 21 Nov 2026 12:00:05 GMT', 5_000],
  ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
])('Retry-After %j means %j ms', (header, expected) => {
  expect(readRetryAfter(header, new Date('2026-11-21T12:00:00Z'), 30_000)).toBe(expected);
});
