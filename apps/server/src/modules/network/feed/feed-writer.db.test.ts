import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNetworkWorld, memberOf, type NetworkWorld } from '../../../../../../tests/support/network.ts';
import { newId, type EnterpriseId } from '../../../platform/ids.ts';
import type { FactsChanged } from '../../enterprises/index.ts';
import { FeedService } from './feed-service.ts';
import { writeItem, type FeedWriterDeps } from './feed-writer.ts';
import { timeOfId } from './item-id.ts';

let world: NetworkWorld;
let deps: FeedWriterDeps;
beforeAll(async () => {
  world = await createNetworkWorld();
  deps = world.deps;
});
afterAll(() => world[Symbol.asyncDispose]());

function change(enterpriseId: EnterpriseId, occurredAt: Date, more: Partial<FactsChanged> = {}): FactsChanged {
  const text = (zh: string) => ({ type: 'text' as const, text: { zh, en: null } });
  return {
    enterpriseId,
    sourceId: world.banks[0],
    category: 'identity',
    evidenceId: newId(),
    assurance: 'bank_reported',
    occurredAt: occurredAt.toISOString(),
    first: false,
    changes: [{ key: 'registered_address', old: text('上海市静安区'), new: text('上海市"浦东"新区\n') }],
    ...more,
  };
}

const logOf = (author: string): Promise<{ id: string; position: string }[]> =>
  world.fresh.query(
    `select item_id::text as id, position::text as position from network.feed_items where enterprise_id = $1 order by item_id`,
    [author],
  );
const ago = (ms: number): Date => new Date(world.clock.time.getTime() - ms);
const timesOf = (rows: readonly { id: string }[]): Date[] => rows.map((row) => timeOfId(Number(row.id)));

test('an item tells its author what changed, by whom, and when', async () => {
  const author = await world.enterprise('verified', 'Shengda "Machinery" 盛达');
  const what = change(author, ago(5_000));
  await writeItem(deps, newId(), what);
  const page = await new FeedService(world.deps).read(memberOf(author), { only: 'all', after: null, limit: 20 });
  expect(page.items.map((item) => JSON.parse(item) as unknown)).toEqual([
    {
      id: expect.stringMatching(/^\d+\.[0-9a-f-]{36}$/),
      author: { id: author, name: { zh: null, en: 'Shengda "Machinery" 盛达' }, verified: true },
      kind: 'facts_changed',
      occurredAt: what.occurredAt,
      category: 'identity',
      source: { kind: 'bank', id: world.banks[0], name: { zh: '银行0', en: 'Bank 0' }, mark: '行', color: '#123456' },
      changes: what.changes,
      evidenceId: what.evidenceId,
      assurance: 'bank_reported',
      why: { reason: 'own', since: null },
    },
  ]);
});

test('a job that comes twice writes once, also when both copies run at once', async () => {
  const author = await world.enterprise();
  const eventId = newId();
  const what = change(author, ago(1_000));
  await Promise.all([1, 2, 3, 4].map(() => writeItem(deps, eventId, what)));
  await writeItem(deps, eventId, what);
  expect(await logOf(author)).toHaveLength(1);
});

test('the pages are told again when a job comes twice', async () => {
  const author = await world.enterprise();
  const eventId = newId();
  world.bus.said.length = 0;
  await writeItem(deps, eventId, change(author, ago(1_000)));
  await writeItem(deps, eventId, change(author, ago(1_000)));
  expect(world.bus.said).toHaveLength(2);
  expect(world.bus.said[0]).toEqual(world.bus.said[1]);
});

test('a late change takes its place in the past, and one from the future happens now', async () => {
  const author = await world.enterprise();
  await writeItem(deps, newId(), change(author, ago(1_000)));
  await writeItem(deps, newId(), change(author, ago(3_600_000)));
  await writeItem(deps, newId(), change(author, ago(-3_600_000)));
  expect(timesOf(await logOf(author))).toEqual([ago(3_600_000), ago(1_000), ago(0)]);
});

test('changes of the same moment all have their place', async () => {
  const author = await world.enterprise();
  const moment = ago(10);
  await Promise.all(Array.from({ length: 12 }, () => writeItem(deps, newId(), change(author, moment))));
  const rows = await logOf(author);
  expect(new Set(rows.map((row) => row.id)).size).toBe(12);
  expect(timesOf(rows)).toEqual(rows.map(() => moment));
});

test('a moment that is full overflows into the next one', async () => {
  const author = await world.enterprise();
  await writeItem(deps, newId(), change(author, ago(10)));
  await world.fresh.query(`update network.feed_items set item_id = item_id + 4095 where enterprise_id = $1`, [author]);
  await writeItem(deps, newId(), change(author, ago(10)));
  expect(timesOf(await logOf(author))).toEqual([ago(10), ago(9)]);
});

test('positions ascend in the order of commit, whatever the times of the changes', async () => {
  const author = await world.enterprise();
  for (let n = 1; n <= 5; n += 1) await writeItem(deps, newId(), change(author, ago(n * 1_000)));
  const positions = (await logOf(author)).map((row) => Number(row.position));
  expect(positions).toEqual(positions.toSorted((a, b) => b - a));
  expect(new Set(positions).size).toBe(5);
});
