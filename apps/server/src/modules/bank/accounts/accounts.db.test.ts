import { afterEach, beforeEach, expect, test } from 'vitest';
import { openedAccount } from '../../../../../../tests/support/access/fake-account-access.ts';
import { actingAs } from '../../../../../../tests/support/access/acting.ts';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import type { ActingContext } from '../../../platform/acting-context.ts';
import { asId, newId, type EnterpriseId } from '../../../platform/ids.ts';
import type { BankAccountAnswer } from '../client/account-api.ts';
import { BankError } from '../client/bank-error.ts';

const customerId = '7730-0001';
const everything = ['accounts:read', 'statements:read', 'payments:read', 'payments:prepare'];
let world: BankWorld;
let context: ActingContext;
beforeEach(async () => {
  world = await createBankWorld();
  context = await acting(newId());
  world.access.opened = [openedAccount('a-1', everything)];
  hold([account('a-1', '100.00'), account('a-2', '7.00')]);
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

async function acting(enterpriseId: EnterpriseId): Promise<ActingContext> {
  const [row] = await world.fresh.query<{ connection_id: string }>('select connection_id from bank.connections');
  return actingAs({ enterpriseId, actions: new Set(), customerId, connectionId: asId(row!.connection_id) });
}

const account = (accountNumber: string, booked: string, change: object = {}): BankAccountAnswer => ({
  accountNumber,
  nameZh: '基本户',
  nameEn: 'Basic',
  product: 'basic',
  currency: 'CNY',
  lastDigits: '0001',
  openedOn: '2020-01-01',
  isClosed: false,
  booked,
  available: booked,
  asOf: world.clock.time.toISOString(),
  ...change,
});
const hold = (items: BankAccountAnswer[]) => world.api.held.set(customerId, items);
const later = (ms: number) => (world.clock.time = new Date(world.clock.time.getTime() + ms));
const asked = () => world.api.calls.filter((call) => call === 'accounts').length;
const balances = async (who = context) => {
  const views = await world.bank.accounts.of(who);
  return views.map(({ accountNumber, balance }) => [accountNumber, balance?.available ?? null]);
};

test('an account is known as closed when the bank says so, and is asked about again before a payment is refused for it', async () => {
  hold([account('a-1', '100.00', { isClosed: true })]);
  expect(await world.bank.payments.isClosed(context, 'a-1')).toBe(false);
  later(61_000);
  await world.bank.accounts.of(context);
  expect(await world.bank.payments.isClosed(context, 'a-1')).toBe(true);
  expect(await world.bank.payments.isClosed(context, 'a-9')).toBe(false);
  hold([account('a-1', '100.00')]);
  later(61_000);
  expect(await world.bank.payments.isClosed(context, 'a-1')).toBe(false);
});

test('only the accounts that the mandate opens are there, with the balance of the bank and its time', async () => {
  const [view, ...others] = await world.bank.accounts.of(context);
  expect(others).toEqual([]);
  expect(view).toMatchObject({
    accountNumber: 'a-1',
    balance: { booked: '100.00', available: '100.00', asOf: world.clock.time.toISOString() },
    bank: { slug: 'example' },
    can: everything,
  });
});

test('a mandate that does not open the balance is not told it', async () => {
  world.access.opened = [openedAccount('a-1', ['payments:prepare'])];
  expect(await balances()).toEqual([['a-1', null]]);
});

test('a balance in another currency than the table says is not shown', async () => {
  hold([account('a-1', '100.00', { currency: 'USD' })]);
  expect(await balances()).toEqual([['a-1', null]]);
});

test('many who look at once ask the bank once, and within a minute nobody asks again', async () => {
  await Promise.all(Array.from({ length: 8 }, () => balances()));
  expect(asked()).toBe(1);
  later(59_000);
  await balances();
  expect(asked()).toBe(1);
  later(2_000);
  hold([account('a-1', '90.00')]);
  expect(await balances()).toEqual([['a-1', '90.00']]);
  expect(asked()).toBe(2);
});

test('a bank that does not answer leaves the last known balance with its time, and is not asked at every look', async () => {
  await balances();
  const known = world.clock.time.toISOString();
  later(120_000);
  world.api.before = () => {
    throw new BankError('bank.unreachable', 'gone');
  };
  const [view] = await world.bank.accounts.of(context);
  expect(view?.balance).toMatchObject({ available: '100.00', asOf: known });
  await balances();
  expect(asked()).toBe(2);
});

test.each([
  ['an amount that its currency cannot have', [{ booked: '1.001' }]],
  ['one account twice', [{}, {}]],
])('%s: nothing of the answer is taken', async (_what, changes) => {
  await balances();
  later(61_000);
  hold(changes.map((change) => account('a-1', '55.00', change)));
  expect(await balances()).toEqual([['a-1', '100.00']]);
});

test('an answer that was overtaken does not replace a newer balance', async () => {
  const older = world.clock.time.toISOString();
  later(61_000);
  hold([account('a-1', '90.00')]);
  await balances();
  later(61_000);
  hold([account('a-1', '100.00', { asOf: older })]);
  expect(await balances()).toEqual([['a-1', '90.00']]);
});

test('an account that the bank no longer names has no balance any more', async () => {
  await balances();
  later(61_000);
  hold([]);
  expect(await balances()).toEqual([['a-1', null]]);
});

test('balances of one enterprise are no other’s, even under the same number at the same bank', async () => {
  await balances();
  const stranger = await acting(newId());
  world.api.before = () => {
    throw new BankError('bank.unreachable', 'gone');
  };
  expect(await balances(stranger)).toEqual([['a-1', null]]);
  const rows = await world.db.as(stranger, (tx) => tx.selectFrom('bank.accounts').selectAll().execute());
  expect(rows).toEqual([]);
  const own = await world.db.as(context, (tx) => tx.selectFrom('bank.accounts').selectAll().execute());
  expect(own).toHaveLength(2);
});

const get = async (path: string) => {
  const headers = { 'x-enterprise': context.enterpriseId, 'x-connection': context.connectionId };
  const answer = await world.http.inject({ url: path, headers });
  return { status: answer.statusCode, body: answer.json<{ code?: string; items?: unknown[]; limits?: unknown[] }>() };
};

test('an account that the mandate does not open is not read, whatever is asked of it', async () => {
  world.access.opened = [openedAccount('a-1', ['accounts:read'])];
  for (const path of [
    '/v1/accounts/a-2',
    '/v1/accounts/a-2/transactions',
    '/v1/accounts/a-2/audit',
    '/v1/accounts/a-1/transactions',
  ]) {
    expect((await get(path)).status, path).toBe(404);
  }
  expect(asked()).toBe(0);
});

test('a place in the list of one account is none in that of another', async () => {
  world.access.opened = [openedAccount('a-1', everything), openedAccount('a-2', everything)];
  const cursor = Buffer.from(JSON.stringify(['a-2', 'x'])).toString('base64url');
  expect(await get(`/v1/accounts/a-1/transactions?cursor=${cursor}`)).toMatchObject({ status: 400 });
});

test('a place that the bank did not give is refused as such, and a bank that is gone is not the reader’s mistake', async () => {
  const cursor = Buffer.from(JSON.stringify(['a-1', 'made up'])).toString('base64url');
  const failWith = (failure: BankError) => {
    world.api.before = () => {
      throw failure;
    };
  };
  failWith(new BankError('bank.refused', 'no such cursor', { status: 400 }));
  expect(await get(`/v1/accounts/a-1/transactions?cursor=${cursor}`)).toMatchObject({ status: 400 });
  failWith(new BankError('bank.unreachable', 'gone'));
  expect(await get('/v1/accounts/a-1/transactions')).toMatchObject({ status: 503, body: { code: 'bank.unavailable' } });
});
