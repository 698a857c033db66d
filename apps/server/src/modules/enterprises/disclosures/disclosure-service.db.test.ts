import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, batchOf, createWorld, plain, type World } from '../../../../../../tests/support/enterprises.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import type { Category } from '../facts/fact.ts';
import { categories } from '../facts/fact.ts';
import type { Audience } from './disclosure.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

type Choice = { category: Category; audience: Audience; from?: Audience };
const change = (of: EnterpriseId, ...items: Choice[]) => ask(world, of, '/v1/disclosures', 'PUT', { body: { items } });
const audiencesOf = async (of: EnterpriseId): Promise<Record<string, Audience>> => {
  const { body } = await ask(world, of, '/v1/disclosures');
  return Object.fromEntries(body.items.map((item: Choice) => [item.category, item.audience]));
};
const eventsOf = (of: EnterpriseId) =>
  world.fresh.query<{ payload: object }>(
    `select payload from platform.outbox where topic = 'enterprises.disclosure_changed' and enterprise_id = $1`,
    [of],
  );
const linesOf = (of: EnterpriseId) =>
  world.fresh.query<{ action: string; details: object }>(
    `select action, details from audit.lines where enterprise_id = $1 and action like 'disclosures.%' order by line_id`,
    [of],
  );

const factsOf = async (viewer: EnterpriseId, author: EnterpriseId): Promise<string[]> =>
  (await ask(world, viewer, `/v1/enterprises/${author}/facts`)).body.items.map((fact: { key: string }) => fact.key);

async function authorWithFacts(): Promise<EnterpriseId> {
  const author = await world.enterprise();
  const facts = categories.map((category) => plain(`key_${category}`, 'value', category));
  await world.record(
    ...facts.map((fact, at) =>
      batchOf({ enterpriseId: author, sourceId: world.banks[0], sequence: at + 1, facts: [fact] }),
    ),
  );
  return author;
}

test('nobody has chosen at first: the defaults hold, and say so', async () => {
  const own = await world.enterprise();
  const { body } = await ask(world, own, '/v1/disclosures');
  expect(body).toMatchObject({ chosen: false, partners: 0, can: ['change'] });
  expect(body.items.map((item: Choice) => item.category)).toEqual(categories);
  expect(body.items).toContainEqual(
    expect.objectContaining({ category: 'size', audience: 'partners', changedBy: null }),
  );
});

test('a change holds for the next read of everyone, and is told once with what was and what is', async () => {
  const [author, viewer] = [await authorWithFacts(), await world.enterprise()];
  expect(await factsOf(viewer, author)).toEqual(['key_activity', 'key_identity']);
  const answer = await change(
    author,
    { category: 'size', audience: 'network' },
    { category: 'activity', audience: 'private' },
  );
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ chosen: true });
  expect(await factsOf(viewer, author)).toEqual(['key_identity', 'key_size']);
  for (const path of ['/facts/key_activity/history', '/facts?on=2026-02-01']) {
    const { body } = await ask(world, viewer, `/v1/enterprises/${author}${path}`);
    expect(body.items.map((item: { key: string }) => item.key)).not.toContain('key_activity');
  }
  const changes = [
    { category: 'size', from: 'partners', to: 'network' },
    { category: 'activity', from: 'network', to: 'private' },
  ];
  expect(await eventsOf(author)).toEqual([{ payload: { enterpriseId: author, changes } }]);
  expect(await linesOf(author)).toEqual([{ action: 'disclosures.changed', details: { changes } }]);
});

test('a record that speaks of what was taken back stays closed from the next read on', async () => {
  const [author, viewer] = [await world.enterprise(), await world.enterprise()];
  const facts = [plain('city', 'Ningbo'), plain('industry', 'Textiles', 'activity')];
  const [recorded] = await world.record(
    batchOf({ enterpriseId: author, sourceId: world.banks[0], sequence: 1, facts }),
  );
  const url = `/v1/enterprises/${author}/evidence/${recorded?.evidenceId ?? ''}`;
  expect((await ask(world, viewer, url)).body.jws).toBe('a.b.c');
  await change(author, { category: 'activity', audience: 'partners' });
  expect((await ask(world, viewer, url)).body.jws).toBeNull();
  await change(author, { category: 'identity', audience: 'private' });
  expect((await ask(world, viewer, url)).status).toBe(404);
});

test('an enterprise that hides its identity is found by nobody from the next search on', async () => {
  const [author, viewer] = [await world.enterprise('verified', 'Vanishing Mills'), await world.enterprise()];
  const found = async () => (await ask(world, viewer, '/v1/enterprises?q=vanishing')).body.items.length;
  expect(await found()).toBe(1);
  await change(author, { category: 'identity', audience: 'private' });
  expect(await found()).toBe(0);
  expect((await ask(world, viewer, `/v1/enterprises/${author}`)).status).toBe(404);
});

test('choices come into force together or not at all', async () => {
  const own = await world.enterprise();
  const before = await audiencesOf(own);
  const tooWide = await change(
    own,
    { category: 'size', audience: 'public' },
    { category: 'accounts', audience: 'network' },
  );
  expect(tooWide.status).toBe(422);
  expect(tooWide.body).toMatchObject({
    code: 'enterprises.audience_too_wide',
    errors: [{ field: 'items.1.audience', reason: 'accounts may be shown to partners at most' }],
  });
  const twice = await change(own, { category: 'size', audience: 'public' }, { category: 'size', audience: 'private' });
  expect(twice.body).toMatchObject({ status: 400, errors: [{ field: 'items.1.category' }] });
  expect(await audiencesOf(own)).toEqual(before);
  expect([...(await eventsOf(own)), ...(await linesOf(own))]).toEqual([]);
});

test.each([
  [{ items: [] }, 'body.items'],
  [{ items: [{ category: 'secrets', audience: 'public' }] }, 'body.items.0.category'],
  [{ items: [{ category: 'size', audience: 'friends' }] }, 'body.items.0.audience'],
  [{ items: [{ category: 'size' }] }, 'body.items.0.audience'],
  [{}, 'body.items'],
])('what is no choice is refused by name: %j', async (body, field) => {
  const answer = await ask(world, await world.enterprise(), '/v1/disclosures', 'PUT', { body });
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].field).toBe(field);
});

test('accounts may be narrowed freely and shown to partners at most', async () => {
  const own = await world.enterprise();
  expect((await change(own, { category: 'accounts', audience: 'partners' })).status).toBe(200);
  expect((await change(own, { category: 'accounts', audience: 'public' })).status).toBe(422);
  expect((await change(own, { category: 'accounts', audience: 'private' })).status).toBe(200);
});

test('of two who choose at once nobody loses a category, and a choice that was overtaken is refused', async () => {
  const own = await world.enterprise();
  await Promise.all([
    change(own, { category: 'size', audience: 'private', from: 'partners' }),
    change(own, { category: 'ownership', audience: 'network', from: 'partners' }),
  ]);
  expect(await audiencesOf(own)).toMatchObject({ size: 'private', ownership: 'network' });
  const answers = await Promise.all(
    (['private', 'network', 'public'] as const).map((audience) =>
      change(own, { category: 'standing', audience, from: 'partners' }),
    ),
  );
  expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  const refused = answers.find((answer) => answer.status === 409);
  const held = (await audiencesOf(own)).standing;
  expect(refused?.body).toMatchObject({
    code: 'enterprises.disclosures_overtaken',
    errors: [{ field: 'items.0.from', reason: `standing is ${held} by now` }],
  });
  // Without what was seen, the last choice wins.
  expect((await change(own, { category: 'standing', audience: 'private' })).status).toBe(200);
});

test('to keep the defaults is a choice, audited once and told to nobody', async () => {
  const own = await world.enterprise();
  const kept = Object.entries(await audiencesOf(own)).map(([category, audience]) => ({ category, audience }) as Choice);
  expect((await change(own, ...kept)).body.chosen).toBe(true);
  expect((await change(own, ...kept)).body.chosen).toBe(true);
  expect(await linesOf(own)).toEqual([{ action: 'disclosures.confirmed', details: { changes: [] } }]);
  expect(await eventsOf(own)).toEqual([]);
});
