import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMember } from '../support/world/members.ts';
import type { Answer, Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Listed {
  items: { enterprise: { id: string }; state?: string; can: string[] }[];
}
interface Feed {
  items: { author: { id: string } }[];
}

let world: World;
/** Of an enterprise, of its partner, and of one that has nothing to do with either. */
let blocker: Visitor;
let blocked: Visitor;
let third: Visitor;
let ids: { blocker: string; blocked: string };
beforeAll(async () => {
  world = await startWorld();
  await world.settled();
  await world.server.network.establishSampleRelations(world.sample.relations);
  blocker = await world.signedIn(findMember(world.sample, 'owner', 'qinghe'));
  blocked = await world.signedIn(findMember(world.sample, 'owner', 'chenghu'));
  third = await world.signedIn(findMember(world.sample, 'owner', 'asset-manager'));
  ids = { blocker: await idOf(blocker), blocked: await idOf(blocked) };
});
afterAll(() => world[Symbol.asyncDispose]());

async function idOf(visitor: Visitor): Promise<string> {
  return (await visitor.get<{ id: string }>('/v1/enterprise')).body.id;
}

async function evidenceOf(visitor: Visitor, enterpriseId: string): Promise<string> {
  type Facts = { items: { evidenceId: string | null }[] };
  const { body } = await visitor.get<Facts>(`/v1/enterprises/${enterpriseId}/facts`);
  return body.items.find((fact) => fact.evidenceId !== null)?.evidenceId ?? '';
}

const nobody = '01900000-0000-7000-8000-000000000000';
/** An answer without what names the request itself. */
function said({ status, body }: Answer): unknown {
  if (typeof body !== 'object' || body === null) return { status, body };
  const { reference: _, ...rest } = body as Record<string, unknown>;
  return { status, ...rest };
}

/** Everything that can be asked about an enterprise by its id. */
async function asked(visitor: Visitor, id: string, evidence: string): Promise<unknown[]> {
  const page = `/v1/enterprises/${id}`;
  return [
    await visitor.get(page),
    await visitor.get(`${page}/facts`),
    await visitor.get(`${page}/facts?on=2026-10-01`),
    await visitor.get(`${page}/facts/legal_name/history`),
    await visitor.get(`${page}/evidence/${evidence}`),
    await visitor.post(`${page}/evidence/${evidence}/verify`),
    await visitor.post('/v1/partners', { enterpriseId: id }),
    await visitor.post(`/v1/partners/${id}/accept`),
    await visitor.delete(`/v1/partners/${id}`),
    await visitor.put(`/v1/watches/${id}`),
    await visitor.delete(`/v1/watches/${id}`),
    await visitor.put(`/v1/blocks/${id}`),
    await visitor.delete(`/v1/blocks/${id}`),
  ].map(said);
}

test('before, the two are partners and read of each other', async () => {
  expect((await blocked.get(`/v1/enterprises/${ids.blocker}`)).status).toBe(200);
  const { body } = await blocker.get<Listed>('/v1/partners?state=active&limit=100');
  expect(body.items.map((partner) => partner.enterprise.id)).toContain(ids.blocked);
});

test('the blocked side finds in every place what it would find if nobody were there', async () => {
  const evidence = await evidenceOf(blocked, ids.blocker);
  expect(evidence).not.toBe('');
  const block = await blocker.put(`/v1/blocks/${ids.blocked}`);
  expect(block).toMatchObject({ status: 200, body: { enterprise: { id: ids.blocked }, can: ['end'] } });

  expect(await asked(blocked, ids.blocker, evidence)).toEqual(await asked(blocked, nobody, evidence));
  const found = await blocked.get<{ items: object[] }>('/v1/enterprises?q=青禾精密');
  expect(found.body.items).toEqual([]);
  for (const list of ['/v1/partners?limit=100', '/v1/watches?limit=100', '/v1/partners?q=青禾', '/v1/blocks']) {
    const { body } = await blocked.get<Listed>(list);
    expect(body.items.map((one) => one.enterprise.id)).not.toContain(ids.blocker);
  }
  const feed = await blocked.get<Feed>('/v1/feed?limit=100');
  expect(feed.body.items.map((item) => item.author.id)).not.toContain(ids.blocker);
});

test('the one who blocked sees nothing of the other either, and finds the block in its list', async () => {
  expect(await blocker.get(`/v1/enterprises/${ids.blocked}`)).toMatchObject({
    status: 404,
    body: { code: 'enterprises.blocked_by_you' },
  });
  const feed = await blocker.get<Feed>('/v1/feed?limit=100');
  expect(feed.body.items.map((item) => item.author.id)).not.toContain(ids.blocked);
  const { body } = await blocker.get<Listed>('/v1/blocks?q=澄湖');
  expect(body.items.map((one) => one.enterprise.id)).toEqual([ids.blocked]);
  expect((await blocker.get<{ blocked: number }>('/v1/partners/counts')).body.blocked).toBe(1);
});

test('a third one sees both as before, and nothing of the block', async () => {
  for (const id of [ids.blocker, ids.blocked]) expect((await third.get(`/v1/enterprises/${id}`)).status).toBe(200);
  expect((await third.get<Listed>('/v1/blocks')).body.items).toEqual([]);
});

test('only who manages partners blocks; everyone in the house sees the list', async () => {
  const viewer = await world.signedIn(findMember(world.sample, 'viewer', 'qinghe'));
  expect((await viewer.put(`/v1/blocks/${ids.blocked}`)).status).toBe(403);
  const { body } = await viewer.get<Listed>('/v1/blocks');
  expect(body.items).toMatchObject([{ enterprise: { id: ids.blocked }, can: [] }]);
});

test('when the block ends, both see again what is open to everyone, and are no partners', async () => {
  expect((await blocker.delete(`/v1/blocks/${ids.blocked}`)).status).toBe(204);
  for (const [visitor, other] of [
    [blocked, ids.blocker],
    [blocker, ids.blocked],
  ] as const) {
    type View = { relation: { partner: string; watching: boolean }; hiddenCategories: string[] };
    const { status, body } = await visitor.get<View>(`/v1/enterprises/${other}`);
    expect([status, body.relation.partner, body.relation.watching]).toEqual([200, 'ended', false]);
    expect(body.hiddenCategories).toContain('standing');
  }
  expect(await blocked.post('/v1/partners', { enterpriseId: ids.blocker })).toMatchObject({
    status: 200,
    body: { state: 'requested' },
  });
});
