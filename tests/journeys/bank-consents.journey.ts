import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandbox } from '../support/bank/sandbox.ts';
import { findMember } from '../support/world/members.ts';
import { answerBank } from '../support/world/sign-in.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Consent {
  id: string;
  bank: { slug: string };
  status: string;
  factCount: number;
  permissions: string[];
  renewed: boolean;
  can: string[];
}
interface Begun {
  consent: Consent;
  redirectTo: string;
}

let world: World;
let owner: Visitor;
let neighbour: Visitor;
let enterpriseId: string;
beforeAll(async () => {
  world = await startWorld();
  await world.settled();
  owner = await world.signedIn(findMember(world.sample, 'owner', 'qinghe'));
  neighbour = await world.signedIn(findMember(world.sample, 'owner', 'chenghu'));
  enterpriseId = (await owner.get<{ id: string }>('/v1/enterprise')).body.id;
});
afterAll(() => world[Symbol.asyncDispose]());

/** Facts of the enterprise by this bank that another enterprise sees. */
async function seenByNeighbour(slug = 'huayue'): Promise<number> {
  const { body } = await neighbour.get<{ items: { source: { mark: string } }[] }>(
    `/v1/enterprises/${enterpriseId}/facts`,
  );
  const { mark } = world.sample.banks[slug as 'huayue'].bank;
  return body.items.filter((fact) => fact.source.mark === mark).length;
}
async function consents(slug = 'huayue'): Promise<Consent[]> {
  const { body } = await owner.get<{ items: Consent[] }>('/v1/bank-consents');
  return body.items.filter((one) => one.bank.slug === slug);
}
function begin(key = randomUUID(), body: object = { bank: 'huayue' }) {
  return owner.post<Begun & { code?: string }>('/v1/bank-consents', body, { 'idempotency-key': key });
}
const told = (id: string) =>
  world.db.query('select 1 from bank.consents where consent_id = $1 and withdrawal_due_at is null', [id]);

test('withdrawn, the facts are hidden from others at the next read; given again at the bank, they are back', async () => {
  expect(await seenByNeighbour()).toBeGreaterThan(5);
  const [given] = (await consents()).filter(({ status }) => status === 'AUTH');
  expect(given?.factCount).toBeGreaterThan(10);
  expect(given?.can).toEqual(['withdraw']);

  const withdrawn = await owner.delete<Consent>(`/v1/bank-consents/${given!.id}`);
  expect(withdrawn).toMatchObject({ status: 200, body: { status: 'CANC', can: [] } });
  expect(await seenByNeighbour()).toBe(0);
  expect(await seenByNeighbour('lanjiang')).toBeGreaterThan(5);
  await expect.poll(() => told(given!.id)).toHaveLength(1);

  const begun = await begin();
  expect(begun.body.consent).toMatchObject({ status: 'AWAU', can: ['authorize', 'withdraw'] });
  const end = await answerBank(owner, begun.body.redirectTo, findMember(world.sample, 'owner', 'qinghe'));
  expect(end).toBe(`/enterprise?consent=${begun.body.consent.id}`);
  expect((await consents()).find(({ id }) => id === begun.body.consent.id)?.status).toBe('AUTH');
  await expect.poll(() => seenByNeighbour()).toBeGreaterThan(5);
});

test('the same key finds the same consent, and another body is refused', async () => {
  const key = randomUUID();
  const first = await begin(key);
  const again = await begin(key);
  expect(again.body.consent.id).toBe(first.body.consent.id);
  expect(again.body.redirectTo).toBe(first.body.redirectTo);
  expect(await begin(key, { bank: 'huayue', permissions: ['ReadStanding'] })).toMatchObject({ status: 422 });
  await owner.delete(`/v1/bank-consents/${first.body.consent.id}`);
});

test('refused at the bank, it is rejected here', async () => {
  const { body } = await begin();
  const page = await owner.follow(body.redirectTo);
  const form = new URLSearchParams({ person: findMember(world.sample, 'owner', 'qinghe').personId });
  const answer = await owner.request('POST', `${page.url}/cancel`, form);
  const end = await owner.follow(new URL(answer.headers.get('location')!, page.url).href, world.url);
  expect(new URL(end.url).search).toBe('?error=consent_refused');
  expect((await consents()).find(({ id }) => id === body.consent.id)?.status).toBe('RJCT');
});

test('approved at the bank for another enterprise, it is none of ours and ends at both sides', async () => {
  const { body } = await begin();
  const callback = await approveInAnotherBrowser(body.redirectTo);
  const { headers } = await owner.get(callback);
  expect(headers.get('location')).toBe('/enterprise?error=consent_of_other_enterprise');
  expect((await consents()).find(({ id }) => id === body.consent.id)?.status).toBe('CANC');
  await expect.poll(() => told(body.consent.id)).toHaveLength(1);
});

/** Somebody else approves, in a browser of their own. @returns the address at which the bank sends the browser back. */
async function approveInAnotherBrowser(redirectTo: string): Promise<string> {
  const browser = world.visitor();
  const { personId, customerId, roleId, departmentId } = findMember(world.sample, 'owner', 'chenghu');
  const page = await browser.follow(redirectTo);
  const mandate = JSON.stringify([customerId, roleId, departmentId]);
  let answer = await browser.request('POST', page.url, new URLSearchParams({ person: personId, mandate, lang: 'en' }));
  for (let at = page.url; ; answer = await browser.get(at)) {
    at = new URL(answer.headers.get('location')!, at).href;
    if (at.startsWith(`${world.url}/`)) return at;
  }
}

test('an answer that nobody asked for leads nowhere', async () => {
  const { headers } = await owner.get('/v1/bank-connections/huayue/consent-callback?code=x&state=y');
  expect(headers.get('location')).toBe('/enterprise?error=consent_attempt_unknown');
});

test("another enterprise's consent is not found", async () => {
  const [own] = await consents();
  expect((await neighbour.delete(`/v1/bank-consents/${own!.id}`)).status).toBe(404);
  expect(await begin(randomUUID(), { bank: 'nowhere' })).toMatchObject({ status: 404, body: { code: 'bank.unknown' } });
  const past = { bank: 'huayue', expiresAt: '2020-01-01T00:00:00Z' };
  expect(await begin(randomUUID(), past)).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'body.expiresAt' }] },
  });
});

test('withdrawn while the bank is down: hidden at once, and the bank is told when it answers again', async () => {
  const [given] = (await consents('lanjiang')).filter(({ status }) => status === 'AUTH');
  await sandbox(world.banks.lanjiang, 'PUT', 'scenario', { serverErrorRate: 1 });
  expect(await owner.delete<Consent>(`/v1/bank-consents/${given!.id}`)).toMatchObject({
    status: 200,
    body: { status: 'CANC' },
  });
  expect(await seenByNeighbour('lanjiang')).toBe(0);
  expect(await told(given!.id)).toHaveLength(0);
  const banks = await owner.get<{ items: { slug: string }[] }>('/v1/banks');
  expect(banks.body.items.map(({ slug }) => slug)).toEqual(['huayue', 'lanjiang']);

  await sandbox(world.banks.lanjiang, 'PUT', 'scenario', {});
  await expect.poll(() => told(given!.id)).toHaveLength(1);
});

test('withdrawn at a branch of the bank, it ends here by itself', async () => {
  const [given] = (await consents()).filter(({ status }) => status === 'AUTH');
  const [row] = await world.db.query<{ id: string }>(
    'select bank_consent_id as id from bank.consents where consent_id = $1',
    [given!.id],
  );
  await sandbox(world.banks.huayue, 'POST', `consents/${row!.id}/withdraw`);
  await expect.poll(() => seenByNeighbour()).toBe(0);
  expect((await consents()).find(({ id }) => id === given!.id)?.status).toBe('CANC');
});

test('renewed at the bank before it ends, the old one holds beside the new one and nothing is hidden', async () => {
  const member = findMember(world.sample, 'owner', 'no-consent');
  const keeper = await world.signedIn(member);
  const own = async (): Promise<Consent[]> => (await keeper.get<{ items: Consent[] }>('/v1/bank-consents')).body.items;
  const give = async (body: object): Promise<void> => {
    const begun = await keeper.post<Begun>('/v1/bank-consents', body);
    await answerBank(keeper, begun.body.redirectTo, member);
  };
  const { id } = (await keeper.get<{ id: string }>('/v1/enterprise')).body;
  const facts = async () =>
    (await keeper.get<{ items: { key: string; stale: boolean }[] }>(`/v1/enterprises/${id}/facts`)).body.items;
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString();
  await give({ bank: 'huayue', expiresAt: soon });
  await expect.poll(async () => (await facts()).length).toBeGreaterThan(3);
  const [first] = await own();
  expect(first).toMatchObject({ status: 'AUTH', renewed: false, can: ['withdraw', 'renew'] });

  await give({ bank: 'huayue', permissions: first!.permissions });
  const [second, ...rest] = await own();
  expect(second).toMatchObject({ status: 'AUTH', renewed: false, can: ['withdraw'] });
  expect(rest.find((one) => one.id === first!.id)).toMatchObject({ status: 'AUTH', renewed: true, can: ['withdraw'] });
  expect((await facts()).filter(({ stale }) => stale)).toEqual([]);

  await keeper.delete(`/v1/bank-consents/${first!.id}`);
  expect((await facts()).length).toBeGreaterThan(3);
  expect((await own()).find((one) => one.id === second!.id)?.status).toBe('AUTH');
});
