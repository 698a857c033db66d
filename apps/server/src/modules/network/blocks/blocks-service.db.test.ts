import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, batchOf, plain } from '../../../../../../tests/support/enterprises.ts';
import {
  createNetworkWorld,
  FakeStream,
  memberOf,
  type NetworkWorld,
} from '../../../../../../tests/support/network.ts';
import type { ActingContext } from '../../../platform/acting-context.ts';
import { Problem } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { LiveService } from '../live/live-service.ts';
import { gramsOfQuery } from '../name-search.ts';
import { PartnersService } from '../partners/partners-service.ts';
import { WatchesService } from '../watches/watches-service.ts';
import { BlocksService } from './blocks-service.ts';

let world: NetworkWorld;
let blocks: BlocksService;
let partners: PartnersService;
let watches: WatchesService;
beforeAll(async () => {
  world = await createNetworkWorld();
  blocks = new BlocksService(world.deps);
  partners = new PartnersService(world.deps);
  watches = new WatchesService(world.deps);
});
afterAll(() => world[Symbol.asyncDispose]());

let made = 0;
/** A verified enterprise with a public fact, its evidence and an item of the feed about it. */
async function house(): Promise<ActingContext & { word: string; evidenceId: string }> {
  const word = `blockhouse${String(++made).padStart(4, '0')}`;
  const enterpriseId = await world.enterprise('verified', word);
  const facts = [plain('legal_form', word)];
  const [recorded] = await world.record(batchOf({ enterpriseId, sourceId: world.banks[0], sequence: 1, facts }));
  await world.fresh.query(
    `insert into network.feed_items values ($1, $2, $2, gen_random_uuid(), 'facts_changed', 'identity', $3, '"kind":"facts_changed"')`,
    [enterpriseId, made, world.banks[0]],
  );
  return { ...memberOf(enterpriseId), word, evidenceId: recorded?.evidenceId ?? '' };
}
type House = Awaited<ReturnType<typeof house>>;

async function befriend(a: ActingContext, b: ActingContext): Promise<void> {
  await request(a, b);
  await partners.accept(b, a.enterpriseId);
}
const request = (a: ActingContext, b: ActingContext, key?: string) =>
  partners.request(a, { partnerId: b.enterpriseId, note: null, key });

/** How many rows about `other` the policies alone let `reader` read: facts, versions, evidence, items. */
function rowsOf(reader: House, other: House): Promise<number[]> {
  return world.db.as(reader, async (tx) => {
    const counts: number[] = [];
    for (const table of [
      'enterprises.facts',
      'enterprises.fact_versions',
      'enterprises.evidence',
      'network.feed_items',
    ]) {
      const { rows } = await sql`select 1 from ${sql.table(table)} where enterprise_id = ${other.enterpriseId}`.execute(
        tx,
      );
      counts.push(rows.length);
    }
    return counts;
  });
}

/** Everything by which `reader` could notice that `other` is there. */
async function noticed(reader: House, other: House): Promise<Record<string, unknown>> {
  const page = `/v1/enterprises/${other.enterpriseId}`;
  const get = async (path: string, method: 'GET' | 'POST' = 'GET') => {
    const { status, body } = await ask(world, reader.enterpriseId, path, method);
    return status === 200 ? 'shown' : `${status} ${body.code} ${body.detail}`;
  };
  const refused = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof Problem ? `${error.code} ${error.message}` : String(error)),
    );
  return {
    page: await get(page),
    facts: await get(`${page}/facts`),
    history: await get(`${page}/facts/legal_form/history`),
    evidence: await get(`${page}/evidence/${other.evidenceId}`),
    verify: await get(`${page}/evidence/${other.evidenceId}/verify`, 'POST'),
    found: (await ask(world, reader.enterpriseId, `/v1/enterprises?q=${other.word}`)).body.items.length,
    listed: (await partners.list(reader, { limit: 100 })).partners.length,
    watched: (await watches.list(reader, { after: null, limit: 100 })).watches.length,
    rows: await rowsOf(reader, other),
    request: await refused(request(reader, other)),
    accept: await refused(partners.accept(reader, other.enterpriseId)),
    leave: await refused(partners.leave(reader, other.enterpriseId)),
    watch: await refused(watches.add(reader, other.enterpriseId)),
    unwatch: await refused(watches.end(reader, other.enterpriseId)),
    block: await refused(blocks.add(reader, other.enterpriseId)),
    unblock: await refused(blocks.end(reader, other.enterpriseId)),
  };
}

test('whoever is blocked finds what he would find if nobody were there', async () => {
  const [a, b] = [await house(), await house()];
  await befriend(a, b);
  await watches.add(b, a.enterpriseId);
  await watches.add(a, b.enterpriseId);
  expect(await rowsOf(b, a)).toEqual([1, 1, 1, 1]);
  await blocks.add(a, b.enterpriseId);
  const nobody = { ...memberOf(newId<'enterprise'>()), word: 'nobodyiscalledso', evidenceId: newId() };
  expect(await noticed(b, a)).toEqual(await noticed(b, nobody));
  expect((await noticed(b, a)).rows).toEqual([0, 0, 0, 0]);
});

test('the one who blocked sees nothing of the other either, and is told why', async () => {
  const [a, b] = [await house(), await house()];
  await blocks.add(a, b.enterpriseId);
  const seen = await noticed(a, b);
  expect(seen).toMatchObject({ found: 0, listed: 0, rows: [0, 0, 0, 0] });
  expect(seen.page).toContain('enterprises.blocked_by_you');
});

test('a block ends the partnership, both watches and what was asked for, in the same step', async () => {
  const [a, b, c, d] = [await house(), await house(), await house(), await house()];
  await befriend(a, b);
  await watches.add(a, b.enterpriseId);
  await watches.add(b, a.enterpriseId);
  await request(a, c);
  await request(d, a);
  for (const other of [b, c, d]) await blocks.add(a, other.enterpriseId);
  const left = await world.fresh.query<{ partner: string; state: string }>(
    `select partner_id as partner, state from enterprises.relations where enterprise_id = $1 or partner_id = $1`,
    [a.enterpriseId],
  );
  expect(left.map((row) => row.state)).toEqual(['ended', 'ended']);
  expect(
    await world.fresh.query(`select 1 from network.watches where enterprise_id = $1 or watched_id = $1`, [
      a.enterpriseId,
    ]),
  ).toEqual([]);
  const topics = await world.fresh.query<{ topic: string }>(
    `select topic from platform.outbox where payload->>'enterpriseId' = $1 order by event_id`,
    [a.enterpriseId],
  );
  expect(topics.map((row) => row.topic).filter((topic) => topic.startsWith('network.'))).toEqual([
    'network.partner_requested',
    'network.partner_requested',
    'network.partner_ended',
    'network.partner_cancelled',
    'network.partner_declined',
  ]);
});

test('only the log of the one who blocked tells of it', async () => {
  const [a, b] = [await house(), await house()];
  await watches.add(b, a.enterpriseId);
  await blocks.add(a, b.enterpriseId);
  await blocks.add(a, b.enterpriseId);
  await blocks.end(a, b.enterpriseId);
  await blocks.end(a, b.enterpriseId);
  const lines = (id: string) =>
    world.fresh.query<{ action: string }>(
      `select action from audit.lines where enterprise_id = $1 and action not like 'facts.%' order by line_id`,
      [id],
    );
  expect(await lines(a.enterpriseId)).toEqual([{ action: 'block.added' }, { action: 'block.ended' }]);
  expect(await lines(b.enterpriseId)).toEqual([{ action: 'watch.added' }]);
});

test('open pages of the other side are told of a relation that ended, and of nothing else', async () => {
  const [a, b, c] = [await house(), await house(), await house()];
  await befriend(a, b);
  await watches.add(c, a.enterpriseId);
  const live = new LiveService(world.deps);
  const streams = [b, c].map((one) => new FakeStream(one));
  for (const stream of streams) await live.open(stream, null);
  for (const stream of streams) stream.take();
  await blocks.add(a, b.enterpriseId);
  await blocks.add(a, c.enterpriseId);
  await live.settled();
  const [ofB, ofC] = streams.map((stream) => stream.take().map((one) => one.event));
  expect(ofB).toContain('partners');
  expect(ofC).toEqual([]);
});

test('the end of a block restores nothing by itself', async () => {
  const [a, b] = [await house(), await house()];
  await befriend(a, b);
  await watches.add(b, a.enterpriseId);
  await blocks.add(a, b.enterpriseId);
  await blocks.end(a, b.enterpriseId);
  const [summary] = (await ask(world, b.enterpriseId, `/v1/enterprises?q=${a.word}`)).body.items;
  expect(summary).toMatchObject({ relation: { partner: 'ended' } });
  expect((await watches.list(b, { after: null, limit: 10 })).watches).toEqual([]);
  expect(await request(b, a)).toMatchObject({ state: 'requested' });
});

test('nobody ends the block of another, whatever he writes', async () => {
  const [a, b] = [await house(), await house()];
  await blocks.add(a, b.enterpriseId);
  await blocks.end(b, a.enterpriseId);
  await world.db.asPair(b, a, (tx) => sql`delete from enterprises.blocks`.execute(tx));
  expect((await noticed(b, a)).found).toBe(0);
  const forged = world.db.asPair(b, a, (tx) =>
    sql`insert into enterprises.blocks values (${a.enterpriseId}, ${b.enterpriseId}, 'given', now())`.execute(tx),
  );
  await expect(forged).rejects.toThrow('row-level security');
  const third = await house();
  const { rows } = await world.db.as(third, (tx) => sql`select 1 from enterprises.blocks`.execute(tx));
  expect(rows).toEqual([]);
});

test('an answer that was given before is not repeated to the one who is blocked', async () => {
  const [a, b] = [await house(), await house()];
  await request(b, a, 'k1');
  await blocks.add(a, b.enterpriseId);
  await expect(request(b, a, 'k1')).rejects.toMatchObject({ status: 404, code: 'platform.not_found' });
});

test('whatever comes at the same time, a block leaves no relation and no watch', async () => {
  for (let round = 0; round < 12; round += 1) {
    const [a, b] = [await house(), await house()];
    if (round % 3 === 1) await request(a, b);
    if (round % 3 === 2) await request(b, a);
    await Promise.allSettled([
      request(b, a),
      partners.accept(b, a.enterpriseId),
      watches.add(b, a.enterpriseId),
      blocks.add(a, b.enterpriseId),
      request(a, b),
      watches.add(b, a.enterpriseId),
    ]);
    const left = await world.fresh.query(
      `select 1 from enterprises.relations where enterprise_id = $1 and state <> 'ended'
       union all select 1 from network.watches where (enterprise_id, watched_id) in (($1, $2), ($2, $1))`,
      [a.enterpriseId, b.enterpriseId],
    );
    expect(left).toEqual([]);
    expect((await blocks.list(a, { grams: [], after: null, limit: 10 })).blocks).toHaveLength(1);
  }
});

test('two that block each other at once do not both stand', async () => {
  for (let round = 0; round < 6; round += 1) {
    const [a, b] = [await house(), await house()];
    const results = await Promise.allSettled([blocks.add(a, b.enterpriseId), blocks.add(b, a.enterpriseId)]);
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const rows = await world.fresh.query(`select 1 from enterprises.blocks where enterprise_id = $1`, [a.enterpriseId]);
    expect(rows).toHaveLength(1);
  }
});

test('an enterprise blocks only so many, none of itself, and none that nobody acts for', async () => {
  const [a, b] = [await house(), await house()];
  await expect(blocks.add(a, a.enterpriseId)).rejects.toMatchObject({ code: 'network.own_enterprise' });
  const unclaimed = await world.enterprise('unclaimed');
  await expect(blocks.add(a, unclaimed)).rejects.toMatchObject({ code: 'network.nobody_to_block' });
  await world.fresh.query(
    `insert into enterprises.blocks select $1, gen_random_uuid(), 'given', now() from generate_series(1, $2)`,
    [a.enterpriseId, limits.blocksPerEnterprise],
  );
  await expect(blocks.add(a, b.enterpriseId)).rejects.toMatchObject({ code: 'network.too_many_blocks' });
});

test('the list is found by name and goes on where the page before ended', async () => {
  const a = await house();
  const others: House[] = [];
  for (let n = 0; n < 5; n += 1) {
    others.unshift(await house());
    world.clock.time = new Date(world.clock.time.getTime() + 1_000);
    await blocks.add(a, others[0]?.enterpriseId ?? '');
  }
  const first = await blocks.list(a, { grams: [], after: null, limit: 3 });
  const second = await blocks.list(a, { grams: [], after: first.last, limit: 3 });
  expect([...first.blocks, ...second.blocks].map((block) => block.enterprise.id)).toEqual(
    others.map((one) => one.enterpriseId),
  );
  expect(second.last).toBeNull();
  const named = await blocks.list(a, { grams: gramsOfQuery(others[2]?.word) ?? [], after: null, limit: 10 });
  expect(named.blocks.map((block) => block.enterprise.id)).toEqual([others[2]?.enterpriseId]);
  const nobodyElse = await blocks.list(others[0] ?? a, { grams: [], after: null, limit: 3 });
  expect(nobodyElse.blocks).toEqual([]);
});
