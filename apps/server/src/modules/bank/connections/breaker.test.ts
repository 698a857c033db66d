import { describe, expect, test } from 'vitest';
import { closedBreaker, failed, permit, succeeded, type Breaker } from './breaker.ts';

const settings = { threshold: 3, firstPauseMs: 1_000, longestPauseMs: 8_000 };
const at = (state: Breaker['state'], failures: number, openings: number): Breaker => ({
  state,
  failures,
  openings,
  retryAtMs: 5_000,
});

describe('whether a call may go out', () => {
  test.each([
    ['closed', 4_999, true, 'closed'],
    ['closed', 5_000, true, 'closed'],
    ['open', 4_999, false, 'open'],
    ['open', 5_000, true, 'half_open'],
    ['half_open', 4_999, false, 'half_open'],
    ['half_open', 5_000, false, 'half_open'],
  ] as const)('%s at %i ms: %s, then %s', (state, now, permitted, then) => {
    const result = permit(at(state, 3, 1), now);
    expect([result.permitted, result.breaker.state]).toEqual([permitted, then]);
  });
});

describe('what an outcome does', () => {
  test.each(['closed', 'open', 'half_open'] as const)('a success closes a breaker that is %s', (state) => {
    expect(succeeded(at(state, 7, 4))).toEqual(closedBreaker);
  });
  test.each([
    ['closed', 0, 'closed'],
    ['closed', 1, 'closed'],
    ['closed', 2, 'open'],
    ['half_open', 3, 'open'],
    ['open', 3, 'open'],
  ] as const)('a failure of one that is %s after %i others leaves it %s', (state, failures, then) => {
    expect(failed(at(state, failures, 1), 9_000, 1, settings).state).toBe(then);
  });
});

test('each pause is twice the one before, up to the longest, and spread by chance over its second half', () => {
  const pauses = [0, 1, 2, 3, 4].map(
    (openings) => failed(at('half_open', 3, openings), 10_000, 1, settings).retryAtMs - 10_000,
  );
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 8_000]);
  expect(failed(at('half_open', 3, 2), 10_000, 0, settings).retryAtMs).toBe(12_000);
});

test('a late failure does not put off the probe of a breaker that is already open', () => {
  expect(failed(at('open', 3, 1), 60_000, 1, settings).retryAtMs).toBe(5_000);
});
