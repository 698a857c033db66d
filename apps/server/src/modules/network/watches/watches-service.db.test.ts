import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNetworkWorld, memberOf, type NetworkWorld } from '../../../../../../tests/support/network.ts';
import { newId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { WatchesService } from './watches-service.ts';

let world: NetworkWorld;
let watches: WatchesService;
beforeAll(async () => {
  world = await createNetworkWorld();
  watches = new WatchesService(world.deps);
});
afterAll(() => world[Symbol.asyncDispose]());

test('watching twice is watching once, since the first time', async () => {
  const me = memberOf(await world.enterprise());
  const other = await world.enterprise('unclaimed');
  const first = await watches.add(me, other);
  world.clock.time = new Date(world.clock.time.getTime() + 60_000);
  expect((await watches.add(me, other)).since).toBe(first.since);
  expect((await watches.list(me, { after: null, limit: 10 })).watches).toMatchObject([{ enterprise: { id: other } }]);
  await watches.end(me, other);
  await watches.end(me, other);
  expect((await watches.list(me, { after: null, limit: 10 })).watches).toEqual([]);
});

test('nobody watches itself, nor what is not there', async () => {
  const me = memberOf(await world.enterprise());
  await expect(watches.add(me, me.enterpriseId)).rejects.toMatchObject({ code: 'network.own_enterprise' });
  await expect(watches.add(me, newId())).rejects.toMatchObject({ status: 404 });
});

test('what others watch is not shown', async () => {
  const [me, other] = [memberOf(await world.enterprise()), memberOf(await world.enterprise())];
  const watched = await world.enterprise();
  await watches.add(me, watched);
  expect((await watches.list(other, { after: null, limit: 10 })).watches).toEqual([]);
  const seen = await world.db.as(other, (tx) => world.network.watchList.watchedAmong(tx, [watched]));
  expect(seen.size).toBe(0);
});

test('an enterprise watches only so many, however many are asked for at once', async () => {
  const me = memberOf(await world.enterprise());
  const others = [await world.enterprise(), await world.enterprise(), await world.enterprise()];
  await world.fresh.query(
    `insert into network.watches (enterprise_id, watched_id, since) select $1, gen_random_uuid(), now() from generate_series(2, $2)`,
    [me.enterpriseId, limits.watchesPerEnterprise],
  );
  const results = await Promise.allSettled(others.map((other) => watches.add(me, other)));
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(results.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'network.too_many_watches' });
});

test('the list goes on where the page before ended', async () => {
  const me = memberOf(await world.enterprise());
  const added: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const other = await world.enterprise();
    added.unshift(other);
    world.clock.time = new Date(world.clock.time.getTime() + 1_000);
    await watches.add(me, other);
  }
  const first = await watches.list(me, { after: null, limit: 3 });
  const second = await watches.list(me, { after: first.last, limit: 3 });
  expect([...first.watches, ...second.watches].map((watch) => watch.enterprise.id)).toEqual(added);
  expect(second.last).toBeNull();
});
