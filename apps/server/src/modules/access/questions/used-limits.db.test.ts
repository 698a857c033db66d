import { afterAll, beforeAll, expect, test } from 'vitest';
import { basic } from '../../../../../../tests/support/access/sample-table.ts';
import { PaymentWorld } from '../../../../../../tests/support/payments/payment-world.ts';
import type { TestVisitor } from '../../../../../../tests/support/server/test-server.ts';

let world: PaymentWorld;
let accountant: TestVisitor;
beforeAll(async () => {
  world = await PaymentWorld.create();
  accountant = await world.signedIn('p-accountant');
});
afterAll(() => world[Symbol.asyncDispose]());

/** Both of 100,000.00 a day, by the table of the tests. */
const [made, more] = ['40000.00', '30000.00'];
const counterparty = '6228480100007733';
const subject = { type: 'person', id: 'p-accountant' };
const action = { name: 'payments:prepare' };
const resource = (amount: string) => ({
  type: 'payment',
  id: 'p',
  properties: { accountNumber: basic, amount, currency: 'CNY', counterparty },
});
type Decided = { decision: boolean; context: { code?: string; reason_user?: Record<string, string> } };
const evaluation = async (amount: string, context?: object): Promise<Decided> =>
  (await accountant.post('/access/v1/evaluation', { subject, action, resource: resource(amount), context })).json();
const people = async (amount: string): Promise<string[]> => {
  const asked = { subject: { type: 'person' }, action, resource: resource(amount) };
  const found = (await accountant.post('/access/v1/search/subject', asked)).json<{ results: { id: string }[] }>();
  return found.results.map(({ id }) => id);
};
type WhoMay = { items: { holder: { subject: string }; outcome: string; reason: { code: string } | null }[] };
const whoMay = async (amount: string) => {
  const money = { amount, currency: 'CNY' };
  const asked = { action: action.name, accountNumber: basic, amount: money, counterparty, limit: 100 };
  const { items } = (await accountant.post('/v1/permissions/who-may', asked)).json<WhoMay>();
  return items.find(({ holder }) => holder.subject === 'p-accountant');
};

test('what was used today counts in every answer, and what is given back counts no more', async () => {
  expect(await evaluation(more)).toMatchObject({ decision: true });
  const first = await world.prepare(accountant, { amount: made });
  await world.prepare(accountant, { amount: made });
  // 80,000.00 of 100,000.00 are used.
  expect(await evaluation('20000.00')).toMatchObject({ decision: true });
  expect(await evaluation(more)).toMatchObject({ decision: false, context: { code: 'day_amount_limit' } });
  expect(Object.keys((await evaluation(more)).context.reason_user ?? {})).toEqual(['en', 'zh-CN']);
  expect(await people('20000.00')).toContain('p-accountant');
  const able = await people(more);
  expect(able).not.toContain('p-accountant');
  expect(able).toContain('p-manager');
  expect(await whoMay(more)).toMatchObject({ outcome: 'deny', reason: { code: 'day_amount_limit' } });
  const tomorrow = new Date(world.server.clock.now().getTime() + 86_400_000).toISOString();
  expect(await evaluation(more, { time: tomorrow })).toMatchObject({ decision: true });

  await world.end(accountant, first.body.id, 'withdraw');
  expect(await evaluation(more)).toMatchObject({ decision: true });
  expect(await whoMay(more)).toMatchObject({ outcome: 'needs_approval' });
});

test('of several evaluations each is held against what was used, also where the first permit ends them', async () => {
  await world.prepare(accountant, { amount: made });
  const amounts = ['50000.01', more, '20000.00', '20000.00'];
  const asked = (evaluations_semantic: string) =>
    accountant.post('/access/v1/evaluations', {
      subject,
      action,
      evaluations: amounts.map((amount) => ({ resource: resource(amount) })),
      options: { evaluations_semantic },
    });
  const all = (await asked('execute_all')).json<{ evaluations: Decided[] }>();
  expect(all.evaluations.map(({ decision }) => decision)).toEqual([false, false, true, true]);
  const some = (await asked('permit_on_first_permit')).json<{ evaluations: Decided[] }>();
  expect(some.evaluations.map(({ decision }) => decision)).toEqual([false, false, true]);
});
