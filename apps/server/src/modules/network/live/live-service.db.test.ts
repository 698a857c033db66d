import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  createNetworkWorld,
  FakeStream,
  memberOf,
  type NetworkWorld,
} from '../../../../../../tests/support/network.ts';
import { randomWorlds, visibleTo, writeRandomWorld } from '../../../../../../tests/support/feed-world.ts';
import fc from 'fast-check';
import { newId, type EnterpriseId } from '../../../platform/ids.ts';
import type { Category } from '../../enterprises/index.ts';
import { writeItem } from '../feed/feed-writer.ts';
import { signalItemWritten } from '../network-signals.ts';
import { PartnersService } from '../partners/partners-service.ts';
import { WatchesService } from '../watches/watches-service.ts';
import { LiveService } from './live-service.ts';

let world: NetworkWorld;
let live: LiveService;
beforeAll(async () => {
  world = await createNetworkWorld();
});
beforeEach(() => {
  live = new LiveService(world.deps);
});
afterAll(() => world[Symbol.asyncDispose]());

/** A verified enterprise that shows identity to everyone and standing to partners, by a bank that speaks for it. */
async function author(): Promise<EnterpriseId> {
  const id = await world.enterprise();
  await world.fresh.query(`insert into enterprises.fact_sources values ($1, $2, 'active', null, null, now())`, [
    id,
    world.banks[0],
  ]);
  return id;
}

async function changes(id: EnterpriseId, category: Category = 'identity'): Promise<void> {
  const occurredAt = world.clock.time.toISOString();
  const change = {
    enterpriseId: id,
    sourceId: world.banks[0],
    category,
    evidenceId: null,
    assurance: 'bank_verified' as const,
    occurredAt,
    first: false,
    changes: [],
  };
  await writeItem(world.deps, newId(), change);
  await live.settled();
}

async function page(enterpriseId: EnterpriseId, resumedFrom: number | null = null): Promise<FakeStream> {
  const stream = new FakeStream(memberOf(enterpriseId));
  await live.open(stream, resumedFrom);
  return stream;
}

const watch = (a: EnterpriseId, b: EnterpriseId) => new WatchesService(world.deps).add(memberOf(a), b);
const unwatch = (a: EnterpriseId, b: EnterpriseId) => new WatchesService(world.deps).end(memberOf(a), b);
async function makePartners(a: EnterpriseId, b: EnterpriseId): Promise<void> {
  const partners = new PartnersService(world.deps);
  await partners.request(memberOf(a), { partnerId: b, note: null, key: undefined });
  await partners.accept(memberOf(b), a);
}

test('a page is told how things stand, and then of each change at those it deals with', async () => {
  const [me, other] = [await author(), await author()];
  await watch(me, other);
  const stream = await page(me);
  expect(stream.take()).toMatchObject([{ event: 'feed' }]);
  await changes(other);
  const [told] = stream.take();
  expect(told).toEqual({ event: 'feed', data: { newest: expect.stringMatching(/^\d+$/) }, id: expect.any(String) });
  expect(told?.data).toEqual({ newest: told?.id });
  await changes(await author());
  expect(stream.take()).toEqual([]);
});

test('a page that comes back is told only if something it may see came since', async () => {
  const [me, other] = [await author(), await author()];
  await watch(me, other);
  const left = Number((await page(me)).take()[0]?.id);
  expect((await page(me, left)).take()).toEqual([]);
  await changes(other, 'standing');
  expect((await page(me, left)).take()).toEqual([]);
  await changes(other);
  const [told] = (await page(me, left)).take();
  expect(Number(told?.id)).toBeGreaterThan(left);
  expect((await page(me, Number(told?.id))).take()).toEqual([]);
});

test('who may not see a change is not told of it', async () => {
  const [me, partner, other] = [await author(), await author(), await author()];
  await watch(me, other);
  await makePartners(partner, other);
  const [mine, theirs] = [await page(me), await page(partner)];
  mine.take();
  theirs.take();
  await changes(other, 'standing');
  expect(mine.take()).toEqual([]);
  expect(theirs.take()).toHaveLength(1);
  await world.fresh.query(`update enterprises.fact_sources set state = 'withdrawn' where enterprise_id = $1`, [other]);
  await changes(other);
  expect([...mine.take(), ...theirs.take()]).toEqual([]);
});

test('whoever is watched from now on is heard from now on, and no longer when the watch ends', async () => {
  const [me, other] = [await author(), await author()];
  const stream = await page(me);
  await watch(me, other);
  await live.settled();
  stream.take();
  await changes(other);
  expect(stream.take()).toHaveLength(1);
  await unwatch(me, other);
  await live.settled();
  stream.take();
  await changes(other);
  expect(stream.take()).toEqual([]);
});

test('both sides are told of each step between them, and hear each other once they are partners', async () => {
  const [a, b] = [await author(), await author()];
  const [ofA, ofB] = [await page(a), await page(b)];
  ofA.take();
  ofB.take();
  await makePartners(a, b);
  await live.settled();
  const partnersOf = (stream: FakeStream) => stream.take().filter((one) => one.event === 'partners');
  expect(partnersOf(ofA).map((one) => one.data)).toEqual([{ enterpriseId: b }, { enterpriseId: b }]);
  expect(partnersOf(ofB).map((one) => one.data)).toEqual([{ enterpriseId: a }, { enterpriseId: a }]);
  await changes(b, 'standing');
  expect(ofA.take()).toHaveLength(1);
  await new PartnersService(world.deps).leave(memberOf(b), a);
  await live.settled();
  ofA.take();
  await changes(b, 'standing');
  expect(ofA.take()).toEqual([]);
});

test('after signals may have been missed every page is told to look', async () => {
  const [me, other, silent] = [await author(), await author(), await author()];
  const streams = [await page(me), await page(other)];
  for (const stream of streams) stream.take();
  // What another process did while the connection was gone: nothing of it was heard here.
  await world.fresh.query(`insert into network.watches values ($1, $2, now())`, [me, silent]);
  world.bus.gap();
  await live.settled();
  for (const stream of streams) expect(stream.take()).toMatchObject([{ event: 'feed' }]);
  await changes(silent);
  expect(streams[0]?.take()).toHaveLength(1);
});

test('a member whose mandate does not allow the feed is told nothing of it', async () => {
  const [me, other] = [await author(), await author()];
  await watch(me, other);
  const stream = new FakeStream({ ...memberOf(me), actions: new Set(['sessions:manage']) });
  await live.open(stream, null);
  await changes(other);
  expect(stream.take()).toEqual([]);
});

test('a closed page is told nothing', async () => {
  const [me, other] = [await author(), await author()];
  await watch(me, other);
  const [closed, open] = [await page(me), await page(me)];
  closed.close();
  closed.take();
  open.take();
  await changes(other);
  expect(closed.take()).toEqual([]);
  expect(open.take()).toHaveLength(1);
});

test('exactly those are told of an item who see it in their feed', async () => {
  await fc.assert(
    fc.asyncProperty(randomWorlds, async (description) => {
      const random = await writeRandomWorld(world, description);
      const streams = new Map<string, FakeStream>();
      for (const { id } of random.enterprises) streams.set(id, await page(id as EnterpriseId));
      for (const stream of streams.values()) stream.take();
      for (const item of random.items.slice(0, 10)) {
        signalItemWritten(world.bus, item.authorId, item.itemId);
        await live.settled();
        const told = [...streams].filter(([, stream]) => stream.take().length > 0).map(([id]) => id);
        const seeing = random.enterprises
          .filter(({ id }) => visibleTo(random, id, 'all').includes(item))
          .map(({ id }) => id);
        expect(told).toEqual(seeing);
      }
      for (const stream of streams.values()) stream.close();
    }),
    { numRuns: process.env.GUILDHALL_LONG === '1' ? 500 : 50 },
  );
});
