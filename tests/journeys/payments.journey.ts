import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awayFromMidnight } from '../support/away-from-midnight.ts';
import { findMember } from '../support/world/members.ts';
import { authorisePayment } from '../support/world/sign-in.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Payment {
  id: string;
  state: string;
  approvalId: string | null;
  reason: string | null;
  bankPaymentId: string | null;
  history: { step: string }[];
  code?: string;
}
interface Account {
  accountNumber: string;
  product: string;
  can: string[];
  balance: { booked: string; available: string } | null;
}

/** What is used of a limit, and what stands in a statement, is of a day: all of this is to happen on one. */
const dayRoomMs = 300_000;
let world: World;
beforeAll(async () => {
  await awayFromMidnight(dayRoomMs);
  world = await startWorld();
  await world.settled();
});
afterAll(() => world[Symbol.asyncDispose]());

const as = (roleId: string, key = 'qinghe'): Promise<Visitor> => world.signedIn(findMember(world.sample, roleId, key));

async function accountsOf(visitor: Visitor): Promise<Account[]> {
  return (await visitor.get<{ items: Account[] }>('/v1/accounts')).body.items;
}

async function basicOf(visitor: Visitor): Promise<Account> {
  const found = (await accountsOf(visitor)).find(({ can }) => can.includes('payments:prepare'));
  if (found === undefined) throw new Error('no account to pay from');
  return found;
}

async function prepare(visitor: Visitor, changed: object): Promise<Payment> {
  const { accountNumber } = await basicOf(visitor);
  const body = {
    debtorAccount: accountNumber,
    creditorName: '恒信贸易有限公司',
    creditorAccount: '6228480100007733',
    creditorBank: '江南银行',
    currency: 'CNY',
    remittance: '货款',
    ...changed,
  };
  const answer = await visitor.post<Payment>('/v1/payments', body, { 'idempotency-key': randomUUID() });
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  return answer.body;
}

async function sign(visitor: Visitor, { approvalId }: Payment): Promise<string> {
  const { body } = await visitor.get<{ contentHash: string }>(`/v1/approvals/${approvalId}`);
  const { contentHash } = body;
  const signed = await visitor.post<{ state?: string; code?: string }>(`/v1/approvals/${approvalId}/signatures`, {
    contentHash,
  });
  return signed.body.state ?? signed.body.code ?? '';
}

/** The last signer goes to the bank and says there once more that it is to be paid. */
async function authorise(visitor: Visitor, { id }: Payment, roleId: string): Promise<void> {
  const end = await authorisePayment(visitor, id, findMember(world.sample, roleId, 'qinghe'));
  expect(end).toBe(`/bank/payments/${id}?authorised=true`);
}

/** How the payment ends, at the bank included. */
async function endOf(visitor: Visitor, { id }: Payment): Promise<Payment> {
  const read = async () => (await visitor.get<Payment>(`/v1/payments/${id}`)).body;
  await expect.poll(async () => (await read()).state).toMatch(/executed|failed/);
  return read();
}

test('the five roles of a fund see five different sheets of one product account', async () => {
  const roles = ['asset_manager', 'trustee', 'settlor', 'beneficiary', 'fund_administrator'];
  const sheets = await Promise.all(
    roles.map(async (roleId) => {
      const visitor = await as(roleId, 'fund');
      const accounts = await accountsOf(visitor);
      return accounts.find(({ product }) => product === 'fund_custody')?.can.toSorted() ?? [];
    }),
  );
  expect(Object.fromEntries(roles.map((roleId, place) => [roleId, sheets[place]]))).toEqual({
    asset_manager: ['accounts:read', 'payments:cancel', 'payments:prepare', 'payments:read', 'statements:read'],
    trustee: [
      'accounts:read',
      'payments:approve',
      'payments:cancel',
      'payments:read',
      'payments:release',
      'statements:read',
    ],
    settlor: ['accounts:read', 'payments:approve', 'payments:read'],
    beneficiary: ['accounts:read'],
    fund_administrator: ['accounts:read', 'payments:prepare', 'payments:read', 'statements:read'],
  });
  expect(new Set(sheets.map((sheet) => sheet.join(' '))).size).toBe(5);
});

test('what is above a limit waits for its checkers, is executed by the bank, and changes the balance', async () => {
  const [clerk, manager, treasurer] = await Promise.all([as('accountant'), as('finance_manager'), as('treasurer')]);
  // Whoever looks waits some seconds for the bank and no longer: a busy one has answered when he looks again.
  await expect.poll(async () => (await basicOf(clerk)).balance).not.toBeNull();
  const before = await basicOf(clerk);
  const payment = await prepare(clerk, { amount: '50000.00' });
  expect(payment.state).toBe('awaiting_approval');
  expect(await sign(clerk, payment)).not.toBe('approved');
  expect(await sign(manager, payment)).toBe('waiting');
  expect(await sign(treasurer, payment)).toBe('approved');
  expect((await clerk.get<Payment>(`/v1/payments/${payment.id}`)).body.state).toBe('authorizing');
  await authorise(treasurer, payment, 'treasurer');
  const ended = await endOf(clerk, payment);
  expect(ended).toMatchObject({ state: 'executed', reason: null });
  expect(ended.bankPaymentId).not.toBeNull();
  expect(ended.history.map(({ step }) => step).filter((step) => step !== 'make_consent')).toEqual([
    'prepare',
    'await_approval',
    'await_authorization',
    'send_to_bank',
    'release',
    'execute',
  ]);
  const booked = async (): Promise<number> => {
    const { body } = await clerk.get<Account>(`/v1/accounts/${before.accountNumber}`);
    return Number(body.balance?.booked);
  };
  await expect.poll(booked).toBe(Number(before.balance?.booked) - 50_000);
  const trail = await treasurer.get<{ items: { action: string }[] }>(`/v1/accounts/${before.accountNumber}/audit`);
  const deeds = trail.body.items.map(({ action }) => action);
  expect(deeds.filter((deed) => deed === 'approval.signed')).toHaveLength(2);
  expect(deeds).toEqual(expect.arrayContaining(['payment.prepared', 'approval.opened', 'payment.released']));
});

test('fifty approvals at the same instant put it to the bank once, and the bank executes it once', async () => {
  const [clerk, manager, owner] = await Promise.all([as('finance_clerk'), as('finance_manager'), as('owner')]);
  const payment = await prepare(clerk, { amount: '1234.56', remittance: 'once' });
  const { body } = await manager.get<{ contentHash: string }>(`/v1/approvals/${payment.approvalId}`);
  const signers = Array.from({ length: 50 }, (_, place) => (place % 2 === 0 ? manager : owner));
  const answers = await Promise.all(
    signers.map((signer) =>
      signer.post<{ state?: string }>(`/v1/approvals/${payment.approvalId}/signatures`, {
        contentHash: body.contentHash,
      }),
    ),
  );
  expect(answers.filter((answer) => answer.body.state === 'approved')).toHaveLength(1);
  expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
  const { body: signed } = await clerk.get<{ signatures: { person: { id: string } }[] }>(`/v1/payments/${payment.id}`);
  const { body: me } = await manager.get<{ person: { id: string } }>('/v1/session');
  const isManager = signed.signatures.at(-1)?.person.id === me.person.id;
  await authorise(isManager ? manager : owner, payment, isManager ? 'finance_manager' : 'owner');
  const ended = await endOf(clerk, payment);
  expect(ended.history.filter(({ step }) => step === 'release')).toHaveLength(1);
  expect(ended.history.filter(({ step }) => step === 'execute')).toHaveLength(1);
  const { accountNumber } = await basicOf(clerk);
  const { body: page } = await owner.get<{ items: { remittance: string; amount: string }[] }>(
    `/v1/accounts/${accountNumber}/transactions`,
  );
  expect(page.items.filter(({ remittance }) => remittance === 'once')).toHaveLength(1);
});

test('an account that the bank does not know is told as the reason, and the limit is free again', async () => {
  const [clerk, manager] = await Promise.all([as('finance_clerk'), as('finance_manager')]);
  const used = async (): Promise<string | undefined> => {
    const { body } = await clerk.get<{ items: { limits: { period: string; of: string; used: string }[] }[] }>(
      '/v1/payable-accounts',
    );
    return body.items[0]?.limits.find(({ period, of }) => period === 'day' && of === 'amount')?.used;
  };
  const before = await used();
  const payment = await prepare(clerk, { amount: '77.00', creditorAccount: '9999000011112222', creditorBank: null });
  expect(await used()).not.toBe(before);
  expect(await sign(manager, payment)).toBe('approved');
  // The bank refuses its consent: nobody is sent there to authorise what it would reject.
  expect(await endOf(clerk, payment)).toMatchObject({ state: 'failed', reason: 'AC01' });
  await expect.poll(used).toBe(before);
});

test('a payment of another enterprise does not exist, and of one another mandate it is said why', async () => {
  const [manager, settlor, beneficiary, stranger] = await Promise.all([
    as('asset_manager', 'fund'),
    as('settlor', 'fund'),
    as('beneficiary', 'fund'),
    as('owner', 'hengxin'),
  ]);
  const payment = await prepare(manager, { amount: '5.00' });
  expect((await settlor.get(`/v1/payments/${payment.id}`)).status).toBe(200);
  expect((await beneficiary.get(`/v1/payments/${payment.id}`)).status).toBe(403);
  expect((await stranger.get(`/v1/payments/${payment.id}`)).status).toBe(404);
  expect((await stranger.post(`/v1/payments/${payment.id}/withdraw`, {})).status).toBe(404);
  expect((await settlor.post(`/v1/payments/${payment.id}/withdraw`, {})).status).toBe(403);
});
