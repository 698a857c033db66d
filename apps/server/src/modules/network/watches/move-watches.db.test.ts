import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNetworkWorld, memberOf, type NetworkWorld } from '../../../../../../tests/support/network.ts';
import { moveWatches } from './move-watches.ts';
import { WatchesService } from './watches-service.ts';

let world: NetworkWorld;
let watches: WatchesService;
beforeAll(async () => {
  world = await createNetworkWorld();
  watches = new WatchesService(world.deps);
});
afterAll(() => world[Symbol.asyncDispose]());

const watched = async (enterpriseId: string) => {
  const rows = await world.fresh.query<{ id: string }>(
    'select watched_id as id from network.watches where enterprise_id = $1',
    [enterpriseId],
  );
  return rows.map((row) => row.id);
};

test('whoever watches an enterprise goes on watching the one that claimed it, and a second telling changes nothing', async () => {
  const [shell, claimant] = [await world.enterprise('unclaimed'), await world.enterprise()];
  const [me, both] = [memberOf(await world.enterprise()), memberOf(await world.enterprise())];
  await watches.add(me, shell);
  await watches.add(both, shell);
  await watches.add(both, claimant);
  await watches.add(memberOf(claimant), shell);
  const claimed = { enterpriseId: claimant, claimedId: shell };
  await moveWatches(world.deps, claimed);
  await moveWatches(world.deps, claimed);
  expect(await watched(me.enterpriseId)).toEqual([claimant]);
  expect(await watched(both.enterpriseId)).toEqual([claimant]);
  expect(await watched(claimant)).toEqual([]);
  expect(world.bus.said.filter(({ topic }) => topic === 'network.watches_changed').length).toBeGreaterThanOrEqual(3);
});

test('a watch does not go over to an enterprise behind a block', async () => {
  const [shell, claimant] = [await world.enterprise('unclaimed'), await world.enterprise()];
  const me = memberOf(await world.enterprise());
  await watches.add(me, shell);
  await world.db.asPair({ enterpriseId: claimant }, me, (tx) =>
    world.enterprises.writeBlock(tx, { a: claimant, b: me.enterpriseId, since: world.clock.now() }),
  );
  await moveWatches(world.deps, { enterpriseId: claimant, claimedId: shell });
  expect(await watched(me.enterpriseId)).toEqual([]);
});
