import { afterEach, expect, test } from 'vitest';
import { createNetworkWorld, type NetworkWorld } from '../../../../../../tests/support/network.ts';
import { runHistories, type RunResult } from '../../../../../../tests/support/histories/run.ts';

const long = process.env.GUILDHALL_LONG === '1';
/** As many at once as one reader's answers are still read in a moment. */
const atOnce = 5_000;
const batches = long ? 20 : 2;
const rounds = 5;

let world: NetworkWorld | null = null;
afterEach(async () => {
  await world?.[Symbol.asyncDispose]();
  world = null;
});

async function run(histories: number, seed: number): Promise<RunResult> {
  world = await createNetworkWorld();
  const { db, fresh, banks } = world;
  return runHistories({ db, fresh, sources: banks, histories, seed, before: 6, rounds });
}

test.each(Array.from({ length: batches }, (_, batch) => batch + 1))(
  `of ${atOnce} histories nobody reads or is told what the rules forbid at that moment, and nothing due is missing: %i`,
  { timeout: 300_000 },
  async (seed) => {
    const { differences, compared, shown } = await run(atOnce, seed);
    expect(differences).toEqual([]);
    expect(compared).toBe(atOnce * (rounds * 10 + 4));
    expect(shown / compared).toBeGreaterThan(0.2);
  },
);
