import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../apps/server/src/config.ts';
import { importLeiCommand } from '../../apps/server/src/import-lei-command.ts';
import { customerOf, findMember } from '../support/world/members.ts';
import { answerBank } from '../support/world/sign-in.ts';
import { statementOf } from '../support/world/statements.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { networkEnvironment, startWorld, type World } from '../support/world/world.ts';

interface Registration {
  state: string;
  message: string | null;
  comparison: { fields: { field: string; result: string; stated: string | null }[] } | null;
  checklist: Record<string, boolean>;
  can: string[];
  code?: string;
}
interface Case {
  id: string;
  kind: string;
  revision: number;
  enterprise: { id: string };
  otherEnterprise: { id: string } | null;
  fields: { field: string; stated: string | null; result: string; sources: { value: string | null }[] }[];
  can: string[];
}
interface Found {
  items: { id: string; status: string; relation: { watching: boolean } }[];
}

let world: World;
let operator: Visitor;
let stranger: Visitor;
beforeAll(async () => {
  world = await startWorld();
  await importRegistry();
  await world.settled();
  operator = await world.signedIn(findMember(world.sample, 'operator'));
  stranger = await world.signedIn(findMember(world.sample, 'owner', 'qinghe'));
});
afterAll(() => world[Symbol.asyncDispose]());

/** What `guildhall import lei` does, in this process. */
async function importRegistry(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'guildhall-registry-'));
  const path = join(directory, 'registry.jsonl');
  await writeFile(path, world.sample.registry.join('\n'));
  const environment = networkEnvironment(Number(new URL(world.url).port), world.db.url, world.banks, world.sample);
  expect(await importLeiCommand(readConfig(environment), ['lei', path])).toBe(0);
  await rm(directory, { recursive: true });
}

const ownerOf = (key: string): Promise<Visitor> => world.signedIn(findMember(world.sample, 'owner', key));
const registration = async (owner: Visitor): Promise<Registration> =>
  (await owner.get<Registration>('/v1/registration')).body;
const idOf = async (owner: Visitor): Promise<string> => (await owner.get<{ id: string }>('/v1/enterprise')).body.id;
const find = async (q: string): Promise<Found['items']> =>
  (await stranger.get<Found>(`/v1/enterprises?q=${encodeURIComponent(q)}`)).body.items;

async function submit(owner: Visitor, statement: object): Promise<Registration> {
  const saved = await owner.put('/v1/registration', statement);
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  const key = { 'idempotency-key': randomUUID() };
  return (await owner.post<Registration>('/v1/registration/submit', undefined, key)).body;
}

/** The owner permits the bank to tell what it knows. */
async function consent(owner: Visitor, key: string): Promise<void> {
  const begun = await owner.post<{ redirectTo: string }>(
    '/v1/bank-consents',
    { bank: 'huayue' },
    { 'idempotency-key': randomUUID() },
  );
  await answerBank(owner, begun.body.redirectTo, findMember(world.sample, 'owner', key));
}

const reaches = (owner: Visitor, state: string) =>
  expect.poll(async () => (await registration(owner)).state).toBe(state);

async function openCase(enterpriseId: string): Promise<Case> {
  const { body } = await operator.get<{ items: Case[] }>('/v1/operator/cases?limit=100');
  const found = body.items.find((one) => one.enterprise.id === enterpriseId);
  expect(found).toBeDefined();
  return (await operator.get<Case>(`/v1/operator/cases/${found?.id ?? ''}`)).body;
}
const decide = (one: Case, outcome: string, reason: string) =>
  operator.post<Case & { code?: string }>(
    `/v1/operator/cases/${one.id}/decision`,
    { outcome, reason, revision: one.revision },
    { 'idempotency-key': randomUUID() },
  );

/** The bank writes a new identification of its customer. */
async function changeAtBank(key: string, patch: object): Promise<void> {
  const answer = await fetch(`${world.banks.huayue}/sandbox/customers/${customerOf(world.sample, key)}/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'identification', patch }),
  });
  expect(answer.status).toBeLessThan(300);
}

test('a newcomer states what its licence says, gives its bank the consent, and is verified', async () => {
  const owner = await ownerOf('newcomer');
  expect(await registration(owner)).toMatchObject({
    state: 'none',
    checklist: { registered: false, documents: false, verified: false },
    can: ['edit'],
  });
  const statement = statementOf(world.sample, 'newcomer');
  const wrong = { ...statement, identifiers: [{ ...statement.identifiers[0], value: '91350100M000100Y44' }] };
  const refused = await owner.put<{ errors: { field: string; reason: string }[] }>('/v1/registration', wrong);
  expect(refused.status).toBe(400);
  expect(refused.body.errors).toMatchObject([
    { field: 'body.identifiers.0.value', reason: expect.stringContaining('it would be 3') },
  ]);

  expect(await submit(owner, statement)).toMatchObject({ state: 'waiting_for_attestation' });
  await consent(owner, 'newcomer');
  await reaches(owner, 'verified');
  const view = await registration(owner);
  expect(view.comparison?.fields.every(({ result }) => result === 'equal')).toBe(true);
  expect(await find(String(statement.legalName.zh))).toMatchObject([{ id: await idOf(owner), status: 'verified' }]);
});

test('what differs from the bank is decided by an operator, and the enterprise does what he says', async () => {
  const owner = await ownerOf('newcomer-differing');
  const enterpriseId = await idOf(owner);
  await submit(owner, statementOf(world.sample, 'newcomer-differing'));
  await consent(owner, 'newcomer-differing');
  await reaches(owner, 'in_review');
  expect((await registration(owner)).checklist).toMatchObject({ registered: true, verified: false });

  // Nobody but an operator sees cases.
  for (const other of [owner, stranger]) expect((await other.get('/v1/operator/cases')).status).toBe(403);
  const one = await openCase(enterpriseId);
  expect(one).toMatchObject({ kind: 'differing_statement', can: ['accept', 'return', 'refuse'] });
  const name = one.fields.find(({ field }) => field === 'legal_name');
  expect(name).toMatchObject({ result: 'differs', stated: expect.stringContaining('望舒智能仓储') });
  expect(name?.sources[0]?.value).toContain('望舒仓储服务');

  const reason = '银行登记的名称是旧名称，请先到银行更新，然后重新提交。';
  expect((await decide(one, 'return', reason)).status).toBe(200);
  expect(await registration(owner)).toMatchObject({ state: 'returned', message: reason });
  expect((await decide(one, 'accept', reason)).body.code).toBe('enterprises.case_decided');

  // The bank brings its records up to date; the statement is submitted again as it is.
  const { legalName, registeredAddress } = statementOf(world.sample, 'newcomer-differing');
  await changeAtBank('newcomer-differing', {
    legalNameZh: legalName.zh,
    legalNameEn: legalName.en,
    registeredAddress: { zh: registeredAddress, en: null },
  });
  await expect
    .poll(async () => (await owner.get<{ name: { zh: string } }>('/v1/enterprise')).body.name.zh)
    .toBe(legalName.zh);
  expect(await registration(owner)).toMatchObject({ state: 'returned' });
  expect(await submit(owner, {})).toMatchObject({ state: 'verified', message: null });
});

test('an enterprise that the registry knows is claimed by its registration, and whoever watches it goes on watching', async () => {
  const statement = statementOf(world.sample, 'newcomer-in-registry');
  const lei = statement.identifiers.find(({ scheme }) => scheme === 'lei')?.value ?? '';
  const [shell] = await find(lei);
  expect(shell?.status).toBe('unclaimed');
  await stranger.put(`/v1/watches/${shell?.id ?? ''}`);

  const owner = await ownerOf('newcomer-in-registry');
  const enterpriseId = await idOf(owner);
  expect(enterpriseId).not.toBe(shell?.id);
  await submit(owner, statement);
  await consent(owner, 'newcomer-in-registry');
  await reaches(owner, 'verified');
  expect(await find(lei)).toMatchObject([{ id: enterpriseId, status: 'verified' }]);
  expect(await find(String(statement.legalName.zh))).toHaveLength(1);
  expect((await stranger.get(`/v1/enterprises/${shell?.id ?? ''}`)).status).toBe(404);
  await expect.poll(async () => (await find(lei))[0]?.relation.watching).toBe(true);
});

test('a number of another member makes a case and never a second owner', async () => {
  const owner = await ownerOf('newcomer');
  const qinghe = world.sample.enterprises.find(({ key }) => key === 'qinghe');
  const taken = qinghe?.identifiers[0];
  const before = statementOf(world.sample, 'newcomer');
  const identifiers = [taken, ...before.identifiers.filter(({ scheme }) => scheme !== taken?.scheme)];
  expect(await submit(owner, { identifiers })).toMatchObject({ state: 'in_review' });
  const { body } = await operator.get<{ items: Case[] }>('/v1/operator/cases?kind=claimed_enterprise&limit=100');
  const [claimed] = body.items;
  expect(claimed?.otherEnterprise?.id).toBe(await idOf(stranger));
  const one = (await operator.get<Case>(`/v1/operator/cases/${claimed?.id ?? ''}`)).body;
  expect(one.can).toEqual(['return', 'refuse']);
  expect(JSON.stringify(await registration(owner))).not.toContain(await idOf(stranger));
  // It mends its statement itself, and nothing is left to decide.
  expect(await submit(owner, { identifiers: before.identifiers })).toMatchObject({ state: 'verified' });
  expect((await decide(one, 'return', 'nothing is left to decide')).body.code).toBe('enterprises.case_decided');
});

test('what the bank changes later is asked about, and a dissolved enterprise is verified no more', async () => {
  const owner = await ownerOf('newcomer');
  const enterpriseId = await idOf(owner);
  await changeAtBank('newcomer', { registeredAddress: { zh: '苏州市相城区青枫路 99 号', en: null } });
  await reaches(owner, 'in_review');
  expect((await registration(owner)).checklist.verified).toBe(true);
  const one = await openCase(enterpriseId);
  expect(one.kind).toBe('changed_at_bank');
  await decide(one, 'accept', '银行已确认新的注册地址。');
  await reaches(owner, 'verified');

  await changeAtBank('newcomer', { status: 'dissolved' });
  await reaches(owner, 'in_review');
  expect((await registration(owner)).checklist.verified).toBe(false);
  expect(await openCase(enterpriseId)).toMatchObject({ kind: 'changed_at_bank' });
  await changeAtBank('newcomer', { status: 'active' });
  await reaches(owner, 'verified');
  expect((await registration(owner)).checklist.verified).toBe(true);
});
