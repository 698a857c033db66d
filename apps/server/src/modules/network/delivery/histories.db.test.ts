import { afterEach, expect, test } from 'vitest';
import { createNetworkWorld, type NetworkWorld } from '../../../../../../tests/support/network.ts';
import { runHistories, type RunResult } from '../../../../../../tests/support/histories/run.ts';

const long = process.env.GUILDHALL_LONG === '1';
/** As many at once as one reader's answers are still read in a moment. */
const atOnce = 5_000;
const batches = long ? 20 : 1;
const rounds = 5;

let world: NetworkWorld | null = null;
afterEach(async () => {
  await world?.[Symbol.asyncDispose]();
  world = null;
});

async function run(order: { histories: number; seed: number; fault?: string }): Promise<RunResult> {
  world = await createNetworkWorld();
  const { db, fresh, banks, notifications } = world;
  if (order.fault !== undefined) await fresh.query(order.fault);
  return runHistories({ db, fresh, notifications, sources: banks, ...order, before: 12, rounds });
}

test.each(Array.from({ length: batches }, (_, batch) => batch + 1))(
  `of ${atOnce} histories nobody reads or is told what the rules forbid at that moment, and nothing due is missing: %i`,
  { timeout: 300_000 },
  async (seed) => {
    const { differences, compared, shown } = await run({ histories: atOnce, seed });
    expect(differences).toEqual([]);
    // After each round: facts by three readers and by nobody, feed, decisions and bell by three; in the end the items by four.
    expect(compared).toBe(atOnce * (rounds * 13 + 4));
    expect(shown / compared).toBeGreaterThan(0.15);
  },
);

const view = (name: string, columns: string, from: string): string =>
  `create or replace view enterprises.${name} with (security_invoker = true) as select ${columns} from ${from}`;
const sources = 'enterprises.fact_sources';

/** What everything that decides asks, planted wrong: each of these must be found. */
test.each([
  [
    'the disclosure is not asked',
    view('audience_disclosures', `enterprise_id, category, 'public'::text as audience`, 'enterprises.disclosures'),
  ],
  ['a block is forgotten', view('audience_blocks', 'enterprise_id, other_id', 'enterprises.blocks where false')],
  [
    'a withdrawn category is forgotten',
    view('audience_sources', `enterprise_id, source_id, state, '{}'::text[] as withdrawn_categories`, sources),
  ],
  [
    'a withdrawn consent is forgotten',
    view('audience_sources', `enterprise_id, source_id, 'active'::text as state, withdrawn_categories`, sources),
  ],
  [
    'an expired consent hides what was said',
    view(
      'audience_sources',
      `enterprise_id, source_id, case state when 'active' then state else 'withdrawn' end as state, withdrawn_categories`,
      sources,
    ),
  ],
  [
    'who was a partner still is one',
    view(
      'audience_partners',
      'enterprise_id, partner_id, since',
      `enterprises.relations where state in ('active', 'ended')`,
    ),
  ],
  [
    'a request makes a partner',
    view(
      'audience_partners',
      'enterprise_id, partner_id, since',
      `enterprises.relations where state in ('active', 'requested')`,
    ),
  ],
])('when %s, the histories find it', async (_, fault) => {
  const { differences } = await run({ histories: 300, seed: 7, fault });
  expect(differences.length).toBeGreaterThan(0);
});
