import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandbox } from '../support/bank/sandbox.ts';
import { customerOf, findMember } from '../support/world/members.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Fact {
  key: string;
  category: string;
}
interface Disclosure {
  category: string;
  audience: string;
}
interface Look {
  reader: { id: string };
  readerRole: string;
  how: string;
  categories: string[];
}

let world: World;
let owner: Visitor;
let colleague: Visitor;
let partner: Visitor;
let verified: Visitor;
let newcomer: Visitor;
let qinghe: string;
beforeAll(async () => {
  world = await startWorld();
  await world.settled();
  const by = (role: string, key: string): Promise<Visitor> => world.signedIn(findMember(world.sample, role, key));
  [owner, colleague, partner, verified, newcomer] = await Promise.all([
    by('owner', 'qinghe'),
    by('viewer', 'qinghe'),
    by('owner', 'chenghu'),
    by('owner', 'hotel'),
    by('owner', 'newcomer'),
  ]);
  qinghe = await idOf(owner);
  const chenghu = await idOf(partner);
  await owner.post('/v1/partners', { enterpriseId: chenghu }, { 'idempotency-key': 'disclosure-1' });
  await partner.post(`/v1/partners/${qinghe}/accept`);
  await verified.put(`/v1/watches/${qinghe}`);
});
afterAll(() => world[Symbol.asyncDispose]());

async function idOf(visitor: Visitor): Promise<string> {
  return (await visitor.get<{ id: string }>('/v1/enterprise')).body.id;
}

async function categoriesOf(visitor: Visitor): Promise<string[]> {
  const { status, body } = await visitor.get<{ items?: Fact[] }>(`/v1/enterprises/${qinghe}/facts`);
  if (status === 404) return ['no page'];
  return [...new Set((body.items ?? []).map((fact) => fact.category))].toSorted();
}

const choose = (by: Visitor, ...items: (Disclosure & { from?: string })[]) =>
  by.put<{ items: Disclosure[]; chosen: boolean; code?: string }>('/v1/disclosures', { items });

const toPartners = ['activity', 'identity', 'ownership', 'relationship', 'size', 'standing'];

test('before anyone has chosen, each side sees what the defaults grant, and a newcomer sees only itself', async () => {
  expect((await owner.get('/v1/disclosures')).body).toMatchObject({ chosen: false, partners: 1, can: ['change'] });
  expect(await categoriesOf(owner)).toEqual(toPartners);
  expect(await categoriesOf(colleague)).toEqual(toPartners);
  expect(await categoriesOf(partner)).toEqual(toPartners);
  expect(await categoriesOf(verified)).toEqual(['activity', 'identity']);
  expect(await categoriesOf(newcomer)).toEqual(['no page']);
  expect((await newcomer.get('/v1/enterprise')).status).toBe(200);
  const found = await newcomer.get<{ items: { id: string }[] }>('/v1/enterprises?q=Co');
  expect(found.body.items.map(({ id }) => id)).toEqual([await idOf(newcomer)]);
  expect((await newcomer.get('/v1/feed')).body).toMatchObject({ items: [] });
});

test('the preview of a choice is what the other side sees once it is in force', async () => {
  const draft = 'ownership:network,activity:partners';
  const preview = (as: string) =>
    owner
      .get<{ items: Fact[] }>(`/v1/enterprise/preview?as=${as}&draft=${draft}`)
      .then(({ body }) => [...new Set(body.items.map((fact) => fact.category))].toSorted());
  const promised = { verified: await preview('verified'), partner: await preview('partner') };
  expect(promised.verified).toEqual(['identity', 'ownership']);
  expect(await categoriesOf(verified)).toEqual(['activity', 'identity']);
  const changed = await choose(
    owner,
    { category: 'ownership', audience: 'network', from: 'partners' },
    { category: 'activity', audience: 'partners', from: 'network' },
  );
  expect(changed).toMatchObject({ status: 200, body: { chosen: true } });
  expect(await categoriesOf(verified)).toEqual(promised.verified);
  expect(await categoriesOf(partner)).toEqual(promised.partner);
  expect(await categoriesOf(newcomer)).toEqual(['no page']);
});

test('who may look may not choose, and a choice made from what is no longer so is refused', async () => {
  expect((await choose(colleague, { category: 'size', audience: 'public' })).status).toBe(403);
  expect((await colleague.get('/v1/disclosures')).body).toMatchObject({ can: [] });
  const late = await choose(owner, { category: 'ownership', audience: 'private', from: 'partners' });
  expect(late).toMatchObject({ status: 409, body: { code: 'enterprises.disclosures_overtaken' } });
  expect((await choose(owner, { category: 'accounts', audience: 'public' })).status).toBe(422);
});

test('an item of the feed appears to a watcher, and goes, with the disclosure of its category', async () => {
  const inFeed = async (visitor: Visitor): Promise<string[]> =>
    (await visitor.get<{ items: { author: { id: string }; category: string }[] }>('/v1/feed?limit=100')).body.items
      .filter((item) => item.author.id === qinghe)
      .map((item) => item.category);
  await sandbox(world.banks.huayue, 'POST', `customers/${customerOf(world.sample, 'qinghe')}/records`, {
    kind: 'qualification',
    patch: { employees: 1_234 },
  });
  await expect.poll(() => inFeed(partner)).toContain('size');
  expect(await inFeed(verified)).not.toContain('size');
  await choose(owner, { category: 'size', audience: 'network' });
  expect(await inFeed(verified)).toContain('size');
  await choose(owner, { category: 'size', audience: 'private' });
  expect(await inFeed(verified)).not.toContain('size');
  expect(await inFeed(partner)).not.toContain('size');
  expect(await inFeed(owner)).toContain('size');
});

test('the owner sees who looked, by enterprise and role; others do not, and nobody sees a person', async () => {
  const hotel = await idOf(verified);
  const looks = async (): Promise<Look[]> => (await owner.get<{ items: Look[] }>('/v1/looks?limit=100')).body.items;
  await verified.get('/v1/feed?limit=100');
  await expect
    .poll(async () => (await looks()).filter((look) => look.reader.id === hotel).map((look) => look.how))
    .toEqual(expect.arrayContaining(['opened', 'listed']));
  // Looks are gathered by the hour, and a new one may have begun.
  const opened = (await looks()).filter((look) => look.reader.id === hotel && look.how === 'opened');
  expect(new Set(opened.flatMap(({ categories }) => categories))).toEqual(new Set(['activity', 'ownership']));
  expect(new Set(opened.map(({ readerRole }) => readerRole))).toEqual(new Set(['owner']));
  expect((await looks()).map((look) => look.reader.id)).not.toContain(qinghe);
  expect((await looks()).map((look) => look.reader.id)).not.toContain(await idOf(newcomer));
  expect((await colleague.get('/v1/looks')).status).toBe(403);
  const persons = await world.db.query<{ id: string }>('select person_id::text as id from identity.persons');
  const told = JSON.stringify(await looks());
  expect(persons.filter(({ id }) => told.includes(id))).toEqual([]);
});

test('every choice stands in the audit with what was and what is', async () => {
  const lines = await world.db.query<{ details: { changes: object[] } }>(
    `select details from audit.lines where enterprise_id = $1 and action = 'disclosures.changed' order by line_id`,
    [qinghe],
  );
  expect(lines.map(({ details }) => details.changes)).toEqual([
    [
      { category: 'ownership', from: 'partners', to: 'network' },
      { category: 'activity', from: 'network', to: 'partners' },
    ],
    [{ category: 'size', from: 'partners', to: 'network' }],
    [{ category: 'size', from: 'network', to: 'private' }],
  ]);
});

test('the owner exports what the network holds; nothing of another enterprise and no secret is in it', async () => {
  expect((await colleague.post('/v1/enterprise/export')).status).toBe(403);
  const { status, headers, body } = await owner.post<{ sections: Record<string, Record<string, unknown>[]> }>(
    '/v1/enterprise/export',
  );
  expect(status).toBe(200);
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="guildhall-export-/);
  for (const rows of Object.values(body.sections)) for (const row of rows) expect(row.enterprise_id).toBe(qinghe);
  for (const section of [
    'enterprises.facts',
    'enterprises.evidence',
    'enterprises.looks',
    'access.mandates',
    'bank.consents',
  ])
    expect(body.sections[section]?.length, section).toBeGreaterThan(0);
  expect(body.sections['audit.lines']).toContainEqual(expect.objectContaining({ action: 'enterprise.exported' }));
});
