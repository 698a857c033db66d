import { expect, test } from 'vitest';
import { Throttle } from './throttle.ts';

test('no more calls run at once than allowed, and all run in the end', async () => {
  const throttle = new Throttle({ perSecond: 1_000, atOnce: 3 });
  let running = 0;
  let most = 0;
  let done = 0;
  await Promise.all(
    Array.from({ length: 20 }, () =>
      throttle.run(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
        done += 1;
      }),
    ),
  );
  expect([most, done]).toEqual([3, 20]);
});

test('calls beyond the rate wait for the next share of a second', async () => {
  const throttle = new Throttle({ perSecond: 20, atOnce: 100 });
  const started = performance.now();
  await Promise.all(Array.from({ length: 24 }, () => throttle.run(async () => undefined)));
  expect(performance.now() - started).toBeGreaterThanOrEqual(150);
});

test('a call that fails frees its place', async () => {
  const throttle = new Throttle({ perSecond: 1_000, atOnce: 1 });
  await expect(throttle.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await throttle.run(() => Promise.resolve('next'))).toBe('next');
});
