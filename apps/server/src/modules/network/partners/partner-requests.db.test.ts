import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createNetworkWorld, memberOf, type NetworkWorld } from '../../../../../../tests/support/network.ts';
import type { ActingContext } from '../../../platform/acting-context.ts';
import { limits } from '../../../platform/limits.ts';
import { BlocksService } from '../blocks/blocks-service.ts';
import { gramsOfQuery } from '../name-search.ts';
import { WatchesService } from '../watches/watches-service.ts';
import { countNetwork } from './network-counts.ts';
import { forgetRequests } from './partner-jobs.ts';
import { PartnersService } from './partners-service.ts';

let world: NetworkWorld;
let partners: PartnersService;
const start = new Date('2026-11-01T08:00:00.000Z').getTime();
beforeAll(async () => {
  world = await createNetworkWorld();
  partners = new PartnersService(world.deps);
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => {
  world.clock.time = new Date(start);
});
const afterDays = (days: number): void => {
  world.clock.time = new Date(start + days * 86_400_000);
};

const house = async (name?: string): Promise<ActingContext> => memberOf(await world.enterprise('verified', name));
const ask = (from: ActingContext, to: ActingContext) =>
  partners.request(from, { partnerId: to.enterpriseId, note: null, key: undefined });

test('who was declined asks again after thirty days, and not before', async () => {
  const [a, b] = [await house(), await house()];
  await ask(a, b);
  await partners.leave(b, a.enterpriseId);
  afterDays(29);
  await expect(ask(a, b)).rejects.toMatchObject({
    code: 'network.partner_declined_lately',
    message: expect.stringContaining('2026-12-01'),
  });
  afterDays(30.1);
  expect(await ask(a, b)).toMatchObject({ state: 'requested' });
});

test('the one who declined may ask at any time, and then both may', async () => {
  const [a, b] = [await house(), await house()];
  await ask(a, b);
  await partners.leave(b, a.enterpriseId);
  expect(await ask(b, a)).toMatchObject({ state: 'requested' });
  await partners.leave(b, a.enterpriseId);
  expect(await ask(a, b)).toMatchObject({ state: 'requested' });
});

test('asking and cancelling again and again comes to an end', async () => {
  const [a, b] = [await house(), await house()];
  for (let n = 0; n < limits.partnerRequestsPerOther; n += 1) {
    await ask(a, b);
    await partners.leave(a, b.enterpriseId);
  }
  await expect(ask(a, b)).rejects.toMatchObject({ code: 'network.partner_asked_often' });
  expect(await ask(a, await house())).toMatchObject({ state: 'requested' });
});

test('an enterprise asks only so many a day, however many are asked at once', async () => {
  const a = await house();
  const others = await Promise.all([house(), house(), house()]);
  await world.fresh.query(
    `insert into network.partner_requests select $1, gen_random_uuid(), gen_random_uuid(), $2 from generate_series(2, $3)`,
    [a.enterpriseId, world.clock.time, limits.partnerRequestsPerDay],
  );
  const results = await Promise.allSettled(others.map((other) => ask(a, other)));
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(results.find((one) => one.status === 'rejected')?.reason).toMatchObject({
    code: 'network.too_many_requests_today',
  });
  afterDays(1.1);
  const refused = results.findIndex((one) => one.status === 'rejected');
  expect(await ask(a, others[refused] ?? a)).toMatchObject({ state: 'requested' });
});

test('only so many wait for an answer at once', async () => {
  const a = await house();
  await world.fresh.query(
    `insert into enterprises.relations select $1, gen_random_uuid(), 'requested', null, now() from generate_series(1, $2)`,
    [a.enterpriseId, limits.partnerRequestsOpen],
  );
  const other = await house();
  await expect(ask(a, other)).rejects.toMatchObject({ code: 'network.too_many_open_requests' });
  await ask(other, a);
  expect(await partners.accept(a, other.enterpriseId)).toMatchObject({ state: 'active' });
});

test('what no bound counts any more is forgotten', async () => {
  const [a, b] = [await house(), await house()];
  await ask(a, b);
  afterDays(29);
  const counted = () =>
    world.fresh.query(`select 1 from network.partner_requests where enterprise_id = $1`, [a.enterpriseId]);
  await forgetRequests(world.deps);
  expect(await counted()).toHaveLength(1);
  afterDays(31);
  await forgetRequests(world.deps);
  expect(await counted()).toEqual([]);
});

test('partners and watches are found by part of a name, page by page', async () => {
  const [hub, stranger] = [await house(), await house()];
  const watches = new WatchesService(world.deps);
  const names = ['宁波盛达纺织', '盛达力机械', 'Shengda Textile', 'Bright Paper'];
  const ids: string[] = [];
  for (const name of names) {
    const other = await house(name);
    ids.push(other.enterpriseId);
    world.clock.time = new Date(world.clock.time.getTime() + 1_000);
    await ask(other, hub);
    await watches.add(hub, other.enterpriseId);
  }
  const found = async (q: string): Promise<(string | undefined)[][]> => {
    const grams = gramsOfQuery(q) ?? ['nothing'];
    const lists: string[][] = [[], []];
    let after: { since: Date; partnerId: string } | null = null;
    do {
      const page = await partners.list(hub, { grams, limit: 1, after });
      lists[0]?.push(...page.partners.map((one) => one.enterprise.id));
      after = page.last;
    } while (after !== null);
    lists[1]?.push(...(await watches.list(hub, { grams, limit: 10, after: null })).watches.map((w) => w.enterprise.id));
    return lists.map((list) => list.map((id) => names[ids.indexOf(id)]));
  };
  expect(await found('盛达')).toEqual([
    ['盛达力机械', '宁波盛达纺织'],
    ['盛达力机械', '宁波盛达纺织'],
  ]);
  expect(await found('shengda')).toEqual([['Shengda Textile'], ['Shengda Textile']]);
  expect(await found('')).toEqual([names.toReversed(), names.toReversed()]);
  expect(gramsOfQuery('---')).toBeNull();
  expect((await partners.list(stranger, { grams: gramsOfQuery('盛达') ?? [], limit: 10 })).partners).toEqual([]);
});

test('the counts are those of the lists', async () => {
  const [hub, friend, asking, asked, hidden, foe] = await Promise.all([1, 2, 3, 4, 5, 6].map(() => house()));
  if (!hub || !friend || !asking || !asked || !hidden || !foe) throw new Error('six houses');
  await ask(friend, hub);
  await partners.accept(hub, friend.enterpriseId);
  await ask(asking, hub);
  await ask(hub, asked);
  const watches = new WatchesService(world.deps);
  await watches.add(hub, hidden.enterpriseId);
  await watches.add(hub, friend.enterpriseId);
  await new BlocksService(world.deps).add(hub, foe.enterpriseId);
  await world.fresh.query(`update enterprises.disclosures set audience = 'private' where enterprise_id = $1`, [
    hidden.enterpriseId,
  ]);
  expect(await countNetwork(world.deps, hub)).toEqual({ active: 1, received: 1, requested: 1, watched: 1, blocked: 1 });
  expect(await countNetwork(world.deps, foe)).toEqual({ active: 0, received: 0, requested: 0, watched: 0, blocked: 0 });
});
