import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, batchOf, createWorld, plain, type World } from '../../../../../../tests/support/enterprises.ts';
import { limits } from '../../../platform/limits.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import { categories } from '../facts/fact.ts';
import { forgetOldLooks } from './look-jobs.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

interface Seen {
  reader: { id: string };
  readerRole: string;
  how: string;
  categories: string[];
  firstAt: string;
  lastAt: string;
  count: number;
}
const looksAt = async (author: EnterpriseId, query = ''): Promise<Seen[]> => {
  await world.enterprises.flushLooks();
  return (await ask(world, author, `/v1/looks${query}`)).body.items;
};

async function author(name = 'Author'): Promise<{ id: EnterpriseId; evidenceId: string }> {
  const id = await world.enterprise('verified', name);
  const facts = [
    plain('city', 'Ningbo'),
    { key: 'industry', category: 'activity', value: { type: 'text', text: { zh: null, en: 'Textiles' } } } as const,
    ...categories.map((category) => plain(`key_${category}`, 'value', category)),
  ];
  const [first] = await world.record(
    ...facts.map((fact, at) =>
      batchOf({ enterpriseId: id, sourceId: world.banks[0], sequence: at + 1, facts: [fact] }),
    ),
  );
  return { id, evidenceId: first?.evidenceId ?? '' };
}

async function evidenceOf(reader: EnterpriseId, of: EnterpriseId, key: string): Promise<string> {
  const { body } = await ask(world, reader, `/v1/enterprises/${of}/facts`);
  return body.items.find((fact: { key: string }) => fact.key === key).evidenceId;
}

test.each([
  ['the page', (id: string) => `/v1/enterprises/${id}`, 'GET'],
  ['the facts', (id: string) => `/v1/enterprises/${id}/facts`, 'GET'],
  ['the facts of a day', (id: string) => `/v1/enterprises/${id}/facts?on=2026-06-01`, 'GET'],
  ['a history', (id: string) => `/v1/enterprises/${id}/facts/key_activity/history`, 'GET'],
  ['a record', (id: string, evidence: string) => `/v1/enterprises/${id}/evidence/${evidence}`, 'GET'],
  ['a verification', (id: string, evidence: string) => `/v1/enterprises/${id}/evidence/${evidence}/verify`, 'POST'],
] as const)(
  'whoever reads %s of another enterprise is shown to it, by enterprise and role',
  async (_what, url, method) => {
    const { id } = await author();
    const reader = await world.enterprise('verified', 'Reader');
    const evidence = await evidenceOf(id, id, 'key_activity');
    expect(await looksAt(id)).toEqual([]);
    expect((await ask(world, reader, url(id, evidence), method)).status).toBe(200);
    const [look, ...more] = await looksAt(id);
    expect(more).toEqual([]);
    expect(look).toMatchObject({
      reader: { id: reader, name: { en: 'Reader' } },
      readerRole: 'owner',
      how: 'opened',
      categories: ['activity'],
      count: 1,
    });
    // The name of the person is nowhere in it.
    expect(Object.keys(look ?? {}).toSorted()).toEqual(
      ['categories', 'count', 'firstAt', 'how', 'lastAt', 'reader', 'readerRole'].toSorted(),
    );
  },
);

test('whoever reads facts is told whether the look is recorded', async () => {
  const { id } = await author();
  const reader = await world.enterprise();
  const recorded = async (by: EnterpriseId) => (await ask(world, by, `/v1/enterprises/${id}/facts`)).body.recorded;
  expect([await recorded(reader), await recorded(id)]).toEqual([true, false]);
  await world.fresh.query(`update enterprises.disclosures set audience = 'public' where enterprise_id = $1`, [id]);
  expect(await recorded(reader)).toBe(false);
});

test('own reads, public facts, and what was not shown are no looks', async () => {
  const { id, evidenceId } = await author();
  const reader = await world.enterprise();
  for (const path of ['', '/facts', '/facts/key_size/history', '/facts/city/history', `/evidence/${evidenceId}`])
    await ask(world, id, `/v1/enterprises/${id}${path}`);
  await ask(world, reader, `/v1/enterprises/${id}/facts/key_size/history`);
  await ask(world, reader, `/v1/enterprises/${id}/facts/city/history`);
  await ask(world, reader, `/v1/enterprises/${id}/evidence/${evidenceId}`);
  expect(await looksAt(id)).toEqual([]);
});

test('looks of one hour are one line that grows; those of the next hour begin another', async () => {
  const { id } = await author();
  const reader = await world.enterprise();
  const before = world.clock.time;
  const read = (path: string) => ask(world, reader, `/v1/enterprises/${id}${path}`);
  world.clock.time = new Date('2026-11-02T08:10:00Z');
  await read('/facts/key_activity/history');
  world.clock.time = new Date('2026-11-02T08:50:00Z');
  await world.fresh.query(`update enterprises.disclosures set audience = 'network' where enterprise_id = $1`, [id]);
  await read('/facts');
  world.clock.time = new Date('2026-11-02T09:00:00Z');
  await read('/facts');
  const looks = await looksAt(id);
  expect(looks.map(({ count, firstAt, lastAt }) => [count, firstAt, lastAt])).toEqual([
    [1, '2026-11-02T09:00:00.000Z', '2026-11-02T09:00:00.000Z'],
    [2, '2026-11-02T08:10:00.000Z', '2026-11-02T08:50:00.000Z'],
  ]);
  expect(looks[1]?.categories).toEqual(categories.toSorted());
  world.clock.time = before;
});

test('whoever finds it in a search is shown to it within a second, apart from those who opened it', async () => {
  const { id } = await author('Lookingglass Works');
  const reader = await world.enterprise();
  await ask(world, reader, '/v1/enterprises?q=lookingglass');
  await ask(world, reader, '/v1/enterprises?q=lookingglass');
  await expect
    .poll(async () => (await ask(world, id, '/v1/looks')).body.items)
    .toMatchObject([{ how: 'listed', categories: ['activity'], count: 2 }]);
  await ask(world, reader, `/v1/enterprises/${id}`);
  expect((await looksAt(id, '?how=opened')).map((look) => look.how)).toEqual(['opened']);
  expect(await looksAt(id)).toHaveLength(2);
});

test('a hundred readers at once are all written down, each once', async () => {
  const { id } = await author();
  const readers = await Promise.all(Array.from({ length: 20 }, () => world.enterprise()));
  await Promise.all(
    readers.flatMap((reader) => Array.from({ length: 5 }, () => ask(world, reader, `/v1/enterprises/${id}/facts`))),
  );
  const looks = await looksAt(id, '?limit=100');
  expect(looks.map((look) => look.count)).toEqual(readers.map(() => 5));
  expect(new Set(looks.map((look) => look.reader.id))).toEqual(new Set(readers));
});

test('pages follow each other without a gap, and only the enterprise itself reads them', async () => {
  const { id } = await author();
  const before = world.clock.time;
  for (let n = 0; n < 7; n++) {
    world.clock.time = new Date(Date.UTC(2026, 10, 3, n % 3));
    await ask(world, await world.enterprise(), `/v1/enterprises/${id}/facts`);
  }
  world.clock.time = before;
  const readers: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body } = await ask(world, id, `/v1/looks?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
    readers.push(...body.items.map((look: Seen) => look.reader.id));
    cursor = body.nextCursor;
  }
  expect(new Set(readers).size).toBe(7);
  expect(readers).toHaveLength(7);
  expect(await looksAt(await world.enterprise())).toEqual([]);
  for (const cursor of ['xx', Buffer.from('["2026-11-03T00:00:00.000Z","no","owner","opened"]').toString('base64url')])
    expect((await ask(world, id, `/v1/looks?cursor=${cursor}`)).body).toMatchObject({
      status: 400,
      errors: [{ field: 'cursor' }],
    });
});

test('the policies let a reader write as himself alone, and nobody else read it', async () => {
  const [looked, reader, third] = [await world.enterprise(), await world.enterprise(), await world.enterprise()];
  const add = (as: EnterpriseId, of: EnterpriseId, by: EnterpriseId) =>
    world.db.as({ enterpriseId: as }, (tx) =>
      sql`insert into enterprises.looks values (${of}, now(), ${by}, 'owner', 'opened', '{size}', now(), now(), 1)`.execute(
        tx,
      ),
    );
  await add(reader, looked, reader);
  await expect(add(third, looked, reader)).rejects.toThrow(/row-level security/);
  await expect(add(looked, looked, reader)).rejects.toThrow(/row-level security/);
  const seenBy = async (as: EnterpriseId | null) =>
    (
      await world.db.as(as === null ? null : { enterpriseId: as }, (tx) =>
        sql`select 1 from enterprises.looks where enterprise_id = ${looked}`.execute(tx),
      )
    ).rows.length;
  expect([await seenBy(looked), await seenBy(reader), await seenBy(third), await seenBy(null)]).toEqual([1, 1, 0, 0]);
  const as = (who: EnterpriseId, statement: string) =>
    world.db.as({ enterpriseId: who }, (tx) => sql.raw(statement).execute(tx));
  await expect(as(looked, 'delete from enterprises.looks')).rejects.toThrow(/permission denied/);
  expect((await as(looked, 'update enterprises.looks set count = 9')).numAffectedRows).toBe(0n);
});

test('looks older than they are kept are forgotten', async () => {
  const { id } = await author();
  const reader = await world.enterprise();
  const before = world.clock.time;
  world.clock.time = new Date(before.getTime() - (limits.looksKeptDays + 1) * 86_400_000);
  await ask(world, reader, `/v1/enterprises/${id}/facts/key_activity/history`);
  world.clock.time = before;
  await ask(world, reader, `/v1/enterprises/${id}/facts/key_activity/history`);
  expect(await looksAt(id)).toHaveLength(2);
  expect(await forgetOldLooks(world)).toBe(1);
  expect(await looksAt(id)).toHaveLength(1);
});

test('an enterprise that is not verified reads nothing of others, whatever they show, and itself whole', async () => {
  const { id } = await author('Public Mills');
  await world.fresh.query(`update enterprises.disclosures set audience = 'public' where enterprise_id = $1`, [id]);
  for (const status of ['registered', 'unclaimed'] as const) {
    const reader = await world.enterprise(status, 'Newcomer');
    for (const path of ['', '/facts', '/facts/city/history'])
      expect((await ask(world, reader, `/v1/enterprises/${id}${path}`)).status).toBe(404);
    expect((await ask(world, reader, '/v1/enterprises?q=public')).body.items).toEqual([]);
    expect((await ask(world, reader, `/v1/enterprises/${reader}`)).status).toBe(200);
    expect((await ask(world, reader, '/v1/enterprises?q=newcomer')).body.items).toMatchObject([{ id: reader }]);
  }
  expect(await looksAt(id)).toEqual([]);
});
