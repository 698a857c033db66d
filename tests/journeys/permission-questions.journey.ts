import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMember } from '../support/world/members.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Holder {
  subject: string;
  role: { id: string };
  department: { id: string };
}
interface Cell {
  limits: { perPayment: string | null; dayAmount: string | null };
}
interface Mine {
  version: number;
  holder: Holder;
  items: { account: { accountNumber: string }; actions: { action: string; cell: Cell }[] }[];
}
interface Simulation {
  outcome: string;
  reason: { code: string; text: { zh: string; en: string }; limit: object | null; gap: object | null } | null;
  steps: { step: string; state: string; detail: { zh: string; en: string } }[];
  rule: { rule: { demand: object } } | null;
  whoMay: { role: { id: string }; people: number }[];
}
interface WhoMay {
  items: { holder: Holder; outcome: string; reason: { code: string } | null; steps: number[] }[];
  mayCount: number;
  nextCursor: string | null;
}
interface OfPerson {
  mandates: { holder: Holder; networkActions: string[] }[];
  items: { actions: { action: string; cell: Cell | null; reason: { code: string } | null }[] }[];
}

let world: World;
let accountant: Visitor;
let mine: Mine;
let accountNumber: string;
beforeAll(async () => {
  world = await startWorld();
  accountant = await world.signedIn(findMember(world.sample, 'accountant', 'qinghe'));
  mine = (await accountant.get<Mine>('/v1/permissions/mine')).body;
  accountNumber =
    mine.items.find(({ actions }) => actions.some(({ action }) => action === 'payments:prepare'))?.account
      .accountNumber ?? '';
});
afterAll(() => world[Symbol.asyncDispose]());

const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const who = { roleId: 'accountant', departmentId: 'finance' };
const simulate = async (body: object) =>
  (
    await accountant.post<Simulation>('/v1/permissions/simulate', {
      who,
      action: 'payments:prepare',
      accountNumber,
      ...body,
    })
  ).body;

test('a member sees what his mandate opens, with its limits', () => {
  expect(mine.holder).toMatchObject({ role: { id: 'accountant' }, department: { id: 'finance' } });
  const prepare = mine.items.flatMap(({ actions }) => actions).find(({ action }) => action === 'payments:prepare');
  expect(prepare?.cell.limits).toMatchObject({ perPayment: '50000.00', dayAmount: '100000.00' });
});

test('could this accountant pay 80,000.00? No, by 30,000.00, and others could', async () => {
  const { outcome, reason, steps, whoMay } = await simulate({ amount: yuan('80000.00') });
  expect(outcome).toBe('deny');
  expect(reason).toMatchObject({ code: 'per_payment_limit', limit: yuan('50000.00'), gap: yuan('30000.00') });
  expect(reason?.text.en).toBe('denied: limit 50,000.00 CNY per payment for accountant in Finance');
  expect(steps.map(({ step, state }) => `${step} ${state}`)).toContain('per_payment failed');
  expect(steps.at(-1)?.state).toBe('not_checked');
  expect(whoMay.map(({ role }) => role.id)).toEqual(expect.arrayContaining(['finance_manager']));
  expect(whoMay.map(({ role }) => role.id)).not.toContain('accountant');
});

test('at the limit he may prepare it, and the rule says who signs', async () => {
  const { outcome, rule, steps } = await simulate({ amount: yuan('49999.99') });
  expect(outcome).toBe('needs_approval');
  expect(rule?.rule.demand).toMatchObject({ kind: 'steps' });
  expect(steps.find(({ step }) => step === 'cumulative')?.detail.en).toBe('used today 0.00 / 100,000.00');
});

test('who may release this payment, and why not the others: everybody is named once', async () => {
  const body = { action: 'payments:release', accountNumber, amount: yuan('60000.00'), limit: 100 };
  const all = (await accountant.post<WhoMay>('/v1/permissions/who-may', body)).body;
  const may = all.items.filter(({ outcome }) => outcome !== 'deny');
  expect(may.map(({ holder }) => holder.role.id)).toContain('treasurer');
  expect(all.mayCount).toBe(may.length);
  for (const { outcome, reason, steps } of all.items) {
    expect(outcome === 'deny').toBe(reason !== null);
    expect(steps.length > 0).toBe(outcome !== 'deny');
  }
  const subject = may[0]?.holder.subject;
  const others = (await accountant.post<WhoMay>('/v1/permissions/who-may', { ...body, only: 'may', except: subject }))
    .body;
  expect(others.items.map(({ holder }) => holder.subject)).not.toContain(subject);
  const first = (await accountant.post<WhoMay>('/v1/permissions/who-may', { ...body, limit: 1 })).body;
  const cursor = first.nextCursor;
  const second = (await accountant.post<WhoMay>('/v1/permissions/who-may', { ...body, limit: 1, cursor })).body;
  expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 2));
});

test('what a person may do is answered for every account and action, with the reason', async () => {
  const path = `/v1/permissions/of-person?subject=${encodeURIComponent(mine.holder.subject)}&limit=100`;
  const { mandates, items } = (await accountant.get<OfPerson>(path)).body;
  expect(mandates.map(({ holder }) => holder.role.id)).toContain('accountant');
  expect(mandates[0]?.networkActions).toContain('feed:read');
  for (const { actions } of items) {
    expect(actions).toHaveLength(7);
    for (const { cell, reason } of actions) expect((cell === null) === (reason !== null)).toBe(true);
  }
});

test('a version that is not held, a stranger and an account of another enterprise are unknown', async () => {
  const foreign = findMember(world.sample, 'owner', 'chenghu');
  const visitor = await world.signedIn(foreign);
  const theirs = (await visitor.get<Mine>('/v1/permissions/mine')).body.items[0]?.account.accountNumber ?? '';
  expect(theirs).not.toBe('');
  expect((await simulate({ accountNumber: theirs })).reason?.code).toBe('unknown_account');
  expect((await simulate({ accountNumber: 'nobody' })).reason?.code).toBe('unknown_account');
  expect((await accountant.get('/v1/permissions/of-person?subject=nobody')).status).toBe(404);
  expect((await accountant.get(`/v1/permissions/of-person?subject=${foreign.personId}`)).status).toBe(404);
  const version = await accountant.post('/v1/permissions/simulate', {
    who,
    action: 'accounts:read',
    accountNumber,
    version: 999,
  });
  expect(version.status).toBe(404);
});

test('bad questions are told by field', async () => {
  const amount = await accountant.post('/v1/permissions/simulate', {
    who,
    action: 'payments:prepare',
    accountNumber,
    amount: yuan('1.001'),
  });
  expect(amount).toMatchObject({ status: 400, body: { errors: [{ field: 'amount' }] } });
  const action = await accountant.post('/v1/permissions/simulate', { who, action: 'payments:burn', accountNumber });
  expect(action.status).toBe(400);
  expect((await accountant.get('/v1/permissions/mine?cursor=bm8')).status).toBe(400);
});

test('a viewer asks nothing of others', async () => {
  const viewer = await world.signedIn(findMember(world.sample, 'viewer', 'qinghe'));
  expect((await viewer.get('/v1/permissions/mine')).status).toBe(200);
  expect((await viewer.post('/v1/permissions/simulate', { who, action: 'accounts:read', accountNumber })).status).toBe(
    403,
  );
  expect((await viewer.post('/access/v1/evaluation', {})).status).toBe(403);
});

test('the same is answered over AuthZEN, where the metadata say', async () => {
  const metadata = (await world.visitor().get<Record<string, string>>('/.well-known/authzen-configuration')).body;
  expect(new URL('/', metadata['access_evaluation_endpoint']).origin).toBe(metadata['policy_decision_point']);
  const path = (name: string): string => new URL(metadata[name] ?? '').pathname;
  const subject = { type: 'person', id: mine.holder.subject };
  const resource = (amount: string) => ({ type: 'payment', id: 'p', properties: { accountNumber, ...yuan(amount) } });
  const action = { name: 'payments:prepare' };
  const one = await accountant.post<{ decision: boolean }>(
    path('access_evaluation_endpoint'),
    { subject, action, resource: resource('49999.99') },
    { 'x-request-id': 'r-1' },
  );
  expect([one.status, one.body.decision, one.headers.get('x-request-id')]).toEqual([200, true, 'r-1']);
  const several = await accountant.post<{ evaluations: { decision: boolean }[] }>(path('access_evaluations_endpoint'), {
    subject,
    action,
    evaluations: ['80000.00', '1.00'].map((amount) => ({ resource: resource(amount) })),
    options: { evaluations_semantic: 'deny_on_first_deny' },
  });
  expect(several.body.evaluations.map(({ decision }) => decision)).toEqual([false]);
  const account = { type: 'account', id: accountNumber };
  const subjects = await accountant.post<{ results: { id: string }[] }>(path('search_subject_endpoint'), {
    subject: { type: 'person' },
    action,
    resource: account,
  });
  expect(subjects.body.results.map(({ id }) => id)).toContain(mine.holder.subject);
  const resources = await accountant.post<{ results: object[] }>(path('search_resource_endpoint'), {
    subject,
    action,
    resource: { type: 'account' },
  });
  expect(resources.body.results).toContainEqual(account);
  const actions = await accountant.post<{ results: object[] }>(path('search_action_endpoint'), {
    subject,
    resource: account,
  });
  expect(actions.body.results).toContainEqual(action);
});
