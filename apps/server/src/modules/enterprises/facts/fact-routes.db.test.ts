import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, batchOf, createWorld, plain, type World } from '../../../../../../tests/support/enterprises.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';

let world: World;
let bank: string;
beforeAll(async () => {
  world = await createWorld();
  [bank] = world.banks;
});
afterAll(() => world[Symbol.asyncDispose]());

interface Item {
  key: string;
  value: { text: string };
  asOf: string;
  stale: boolean;
  differs: boolean;
}
async function shown(viewer: EnterpriseId, author: EnterpriseId, query = ''): Promise<[string, string][]> {
  const { body } = await ask(world, viewer, `/v1/enterprises/${author}/facts${query}`);
  return body.items.map((item: Item) => [item.key, item.value.text]);
}
const record = (enterpriseId: EnterpriseId, sequence: number, day: string, city: string, more: object = {}) =>
  world.record(
    batchOf({
      enterpriseId,
      sourceId: bank,
      sequence,
      asOf: `${day}T03:00:00Z`,
      receivedAt: `${day}T09:00:00Z`,
      facts: [plain('city', city)],
      ...more,
    }),
  );

test('what was shown on a day is the value that stood at its end', async () => {
  const [author, viewer] = [await world.enterprise(), await world.enterprise()];
  await record(author, 1, '2026-03-01', 'Ningbo');
  await record(author, 2, '2026-03-10', 'Ningbo');
  await record(author, 3, '2026-03-20', 'Wuxi');
  await record(author, 5, '2026-04-02', 'Suzhou', { facts: [], covers: ['city'] });
  await record(author, 4, '2026-04-05', 'Changzhou');
  const on = (day: string) => shown(viewer, author, `?on=${day}`);
  expect(await on('2026-02-28')).toEqual([]);
  expect(await on('2026-03-01')).toEqual([['city', 'Ningbo']]);
  expect(await on('2026-03-20')).toEqual([['city', 'Wuxi']]);
  expect(await on('2026-04-01')).toEqual([['city', 'Wuxi']]);
  expect(await on('2026-04-02')).toEqual([]);
  expect(await on('2026-04-06')).toEqual([]);
  expect(await shown(viewer, author)).toEqual([]);
  const dated = await ask(world, viewer, `/v1/enterprises/${author}/facts?on=2026-03-12`);
  expect(dated.body.items[0]).toMatchObject({
    asOf: '2026-03-10T03:00:00.000Z',
    receivedAt: '2026-03-10T09:00:00.000Z',
    stale: false,
  });
});

test('the history tells every value, those that came too late too, page by page', async () => {
  const author = await world.enterprise();
  for (const [sequence, city] of [
    [1, 'A'],
    [2, 'B'],
    [4, 'D'],
    [3, 'C'],
  ] as const)
    await record(author, sequence, `2026-05-0${sequence}`, city);
  const read = (query: string) => ask(world, author, `/v1/enterprises/${author}/facts/city/history${query}`);
  const first = await read('?limit=3');
  expect(first.body.items.map((item: Item & { sequence: number }) => [item.value.text, item.sequence])).toEqual([
    ['D', 4],
    ['C', 3],
    ['B', 2],
  ]);
  expect(first.body.items[1]).toMatchObject({
    shownFrom: '2026-05-03T09:00:00.000Z',
    shownUntil: '2026-05-03T09:00:00.000Z',
  });
  const second = await read(`?limit=3&cursor=${first.body.nextCursor}`);
  expect(second.body).toMatchObject({
    items: [{ value: { text: 'A' }, shownUntil: '2026-05-02T09:00:00.000Z' }],
    nextCursor: null,
  });
  expect((await read('?cursor=bm90IG9uZQ')).body).toMatchObject({ status: 400, errors: [{ field: 'cursor' }] });
});

test('a value is stale when its validity has passed or its source may no longer confirm it', async () => {
  const author = await world.enterprise();
  world.clock.time = new Date('2026-06-01T00:00:00Z');
  await record(author, 1, '2026-05-01', 'Ningbo', { validUntil: '2026-07-01T00:00:00Z' });
  const stale = async (): Promise<boolean> =>
    (await ask(world, author, `/v1/enterprises/${author}/facts`)).body.items[0].stale;
  expect(await stale()).toBe(false);
  world.clock.time = new Date('2026-07-02T00:00:00Z');
  expect(await stale()).toBe(true);
  world.clock.time = new Date('2026-06-01T00:00:00Z');
  await world.system((tx) =>
    world.enterprises.setSourceState(tx, { enterpriseId: author, sourceId: bank, state: 'expired' }),
  );
  expect(await stale()).toBe(true);
  world.clock.time = new Date('2026-11-01T08:00:00Z');
});

test('sources that differ are both shown, and marked', async () => {
  const [author, viewer] = [await world.enterprise(), await world.enterprise()];
  const [one, two] = world.banks;
  await world.record(
    batchOf({
      enterpriseId: author,
      sourceId: one,
      sequence: 1,
      facts: [plain('city', 'Ningbo'), plain('legal_form', 'Ltd')],
    }),
  );
  await world.record(
    batchOf({
      enterpriseId: author,
      sourceId: two,
      sequence: 1,
      facts: [plain('city', 'Wuxi'), plain('legal_form', 'Ltd')],
    }),
  );
  const read = async () =>
    (await ask(world, viewer, `/v1/enterprises/${author}/facts`)).body.items.map((item: Item) => [
      item.key,
      item.differs,
    ]);
  expect(await read()).toEqual([
    ['city', true],
    ['city', true],
    ['legal_form', false],
    ['legal_form', false],
  ]);
  // Withdrawn: for others the source has never spoken; the enterprise itself still sees what it said.
  await world.system((tx) =>
    world.enterprises.setSourceState(tx, { enterpriseId: author, sourceId: two, state: 'withdrawn' }),
  );
  expect(await read()).toEqual([
    ['city', false],
    ['legal_form', false],
  ]);
  expect(await shown(author, author)).toHaveLength(4);
});

test.each([['2026-13-01'], ['2026-02-30'], ['yesterday'], ['2999-01-01']])(
  'the day %s is refused by name of the field',
  async (day) => {
    const author = await world.enterprise();
    const { status, body } = await ask(world, author, `/v1/enterprises/${author}/facts?on=${day}`);
    expect(status).toBe(400);
    expect(body.errors[0].field).toMatch(/on$/);
  },
);
