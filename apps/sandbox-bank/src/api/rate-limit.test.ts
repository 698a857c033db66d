import { expect, test } from 'vitest';
import { Problem } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';

test('the request past the limit is told when to come back, and then passes', () => {
  let now = 1_000_500;
  const limit = createRateLimit({ now: () => new Date(now) }, 2, 10_000);
  limit('a');
  limit('a');
  limit('b');
  expect(() => limit('a')).toThrow(Problem);
  try {
    limit('a');
  } catch (error) {
    expect(error).toMatchObject({ status: 429, headers: { 'retry-after': '10' } });
  }
  now += 10_000;
  expect(() => limit('a')).not.toThrow();
});
