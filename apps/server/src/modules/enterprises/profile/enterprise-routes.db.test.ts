import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, batchOf, createWorld, plain, type World } from '../../../../../../tests/support/enterprises.ts';
import { newId } from '../../../platform/ids.ts';
import type { FactValue } from '../facts/fact.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const text = (key: string, zh: string | null, en: string | null, category: 'identity' | 'activity' = 'identity') => ({
  key,
  category,
  value: { type: 'text', text: { zh, en } } satisfies FactValue,
});

test('a page shows who attests what, what differs, and what the reader may do', async () => {
  const [author, viewer] = [await world.enterprise(), await world.enterprise()];
  const [one, two] = world.banks;
  const facts = [
    text('legal_name', '盛达', 'Shengda'),
    text('city', '宁波', 'Ningbo'),
    text('industry', '纺织', 'Textiles', 'activity'),
    plain('employees', '40', 'size'),
  ];
  await world.record(batchOf({ enterpriseId: author, sourceId: one, sequence: 1, facts }));
  await world.record(
    batchOf({
      enterpriseId: author,
      sourceId: two,
      sequence: 1,
      facts: [text('legal_name', null, 'shengda'), text('city', null, 'Wuxi')],
    }),
  );
  const page = await ask(world, viewer, `/v1/enterprises/${author}`);
  expect(page.status).toBe(200);
  expect(page.body).toMatchObject({
    name: { zh: '盛达' },
    status: 'verified',
    verified: true,
    industry: { zh: '纺织', en: 'Textiles' },
    relation: { partner: 'none', since: null, watching: false, isOwn: false },
    factCount: 5,
    latestAsOf: '2026-01-01T00:00:00.000Z',
    differing: ['city'],
    hiddenCategories: ['accounts', 'ownership', 'relationship', 'size', 'standing'],
    can: ['request_partner', 'block', 'watch'],
  });
  expect(page.body.attestedBy.map((bank: { slug: string }) => bank.slug).toSorted()).toEqual(['bank0', 'bank1']);
  const own = await ask(world, author, '/v1/enterprise');
  expect(own.body).toMatchObject({ factCount: 6, hiddenCategories: [], can: ['manage'], relation: { isOwn: true } });
  expect(own.body.disclosures).toContainEqual({ category: 'activity', audience: 'network' });
});

test('an enterprise that is hidden and one that does not exist are answered alike', async () => {
  const [hidden, viewer] = [await world.enterprise(), await world.enterprise()];
  await world.fresh.query(`update enterprises.disclosures set audience = 'private' where enterprise_id = $1`, [hidden]);
  for (const path of ['', '/facts', '/facts?on=2026-01-05', '/facts/city/history', `/evidence/${newId()}`]) {
    const answers = await Promise.all(
      [hidden, newId()].map((id) => ask(world, viewer, `/v1/enterprises/${id}${path}`)),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect(body).toMatchObject({
        code: 'platform.not_found',
        detail: 'This enterprise does not exist, or is not shown to you.',
      });
    }
  }
  expect((await ask(world, hidden, `/v1/enterprises/${hidden}`)).status).toBe(200);
});

test('one that you have to do with keeps its page for you', async () => {
  const [hidden, viewer] = [await world.enterprise(), await world.enterprise()];
  await world.fresh.query(`update enterprises.disclosures set audience = 'private' where enterprise_id = $1`, [hidden]);
  const write = { a: hidden, b: viewer, state: 'requested', since: world.clock.now() } as const;
  await world.db.asPair({ enterpriseId: hidden }, { enterpriseId: viewer }, (tx) =>
    world.enterprises.writeRelation(tx, write),
  );
  const page = await ask(world, viewer, `/v1/enterprises/${hidden}`);
  expect(page.body).toMatchObject({
    factCount: 0,
    relation: { partner: 'received' },
    can: ['accept_partner', 'block', 'watch'],
  });
});

test('an id that is none is refused by name', async () => {
  const { status, body } = await ask(world, await world.enterprise(), '/v1/enterprises/42');
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ field: 'params.enterpriseId' }]);
});
