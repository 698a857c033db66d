import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';
import type { PaymentOrder } from './payment.ts';

const customer = '7730-1942';
let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank();
  await calm();
});
afterAll(async () => {
  await bank[Symbol.asyncDispose]();
});

const calm = (more: object = {}) => bank.sandbox('PUT', '/sandbox/scenario', { paymentDelayMs: 0, ...more });

const treasurer = { subject: 'p-treasurer', roleId: 'treasurer', departmentId: 'finance' };
const accountant = { subject: 'p-accountant', roleId: 'accountant', departmentId: 'finance' };

function order(change: Partial<PaymentOrder> = {}): PaymentOrder {
  return {
    instructionId: randomUUID(),
    debtorAccount: 'qh-8841',
    creditor: { name: '恒信贸易有限公司', accountNumber: '6222-1', bank: '澜江银行' },
    amount: '1200.50',
    currency: 'CNY',
    remittance: '货款',
    tableVersion: 1,
    preparedBy: accountant,
    signatures: [{ ...treasurer, signedAt: new Date().toISOString(), method: 'session' }],
    ...change,
  };
}

async function send(
  body: PaymentOrder,
  customerId = customer,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { 'idempotency-key': body.instructionId };
  const answer = await bank.client.call('POST', `/api/v1/customers/${customerId}/payments`, {
    scope: 'payments',
    body,
    headers,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

async function end(body: PaymentOrder): Promise<{ status: unknown; reason: unknown }> {
  const { status, body: payment } = await send(body);
  expect(status).toBe(202);
  const path = `/api/v1/customers/${customer}/payments/${String(payment['paymentId'])}`;
  await expect.poll(async () => (await read(path))['status'], { timeout: 5_000, interval: 30 }).not.toBe('RCVD');
  const { status: last, reason } = await read(path);
  return { status: last, reason };
}

async function read(path: string): Promise<Record<string, unknown>> {
  return (await (await bank.client.call('GET', path, { scope: 'payments' })).json()) as Record<string, unknown>;
}

const balances = async () => {
  const [booked, available] = (await accountData('balances')).map(({ Amount }) => Amount.Amount);
  return { booked, available };
};

type Shown = { Amount: { Amount: string } };
/** Balances or transactions of an account, as the bank shows them. */
const accountData = async (what: 'balances' | 'transactions', account = 'qh-8841'): Promise<Shown[]> => {
  const path = `/open-banking/v4.0/aisp/accounts/${account}/${what}`;
  const headers = { 'x-customer-id': customer };
  const answer = await bank.client.call('GET', path, { scope: 'accounts', headers });
  const { Data } = (await answer.json()) as { Data: Record<string, Shown[]> };
  return Data[what === 'balances' ? 'Balance' : 'Transaction'] ?? [];
};

/** Lets exactly these sign what is needed. */
async function oneSignature(): Promise<void> {
  const demand = {
    kind: 'steps',
    ordered: false,
    steps: [{ need: 1, from: [{ roleId: 'treasurer', departmentId: null }] }],
  };
  const rule = {
    accounts: { kind: 'all' },
    currency: 'CNY',
    from: null,
    to: null,
    demand,
    expiresAfterHours: 72,
    stepUp: false,
  };
  await bank.db.query(
    `update sandbox_bank.permission_tables set document = jsonb_set(document, '{approvalRules}', $1::jsonb) where customer_id = $2`,
    [JSON.stringify([rule]), customer],
  );
}

test('a payment is taken in, executed within a second, booked, and told', async () => {
  await oneSignature();
  const before = await balances();
  const body = order();
  expect(await end(body)).toEqual({ status: 'ACSC', reason: null });
  expect(await balances()).toMatchObject({ booked: '1385014.40', available: '1385014.40' });
  expect(before).toMatchObject({ booked: '1386214.90' });
  const pushed = () =>
    bank.client.received
      .filter(({ path }) => path === '/events')
      .map(
        ({ body: token }) =>
          JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { events: object },
      )
      .flatMap(({ events }) => Object.entries(events))
      .filter(
        ([type, told]) =>
          type.endsWith(':payment-status') && (told as PaymentOrder).instructionId === body.instructionId,
      );
  await expect.poll(() => pushed().length, { timeout: 5_000 }).toBe(1);
  expect(pushed()[0]?.[1]).toMatchObject({ customerId: customer, status: 'ACSC', reason: null, sequence: 2 });
});

test('the same instruction is one payment, also with many requests at once, and another content is refused', async () => {
  await oneSignature();
  const body = order({ amount: '7.00' });
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(body)));
  expect(new Set(answers.map(({ body: one }) => one['paymentId'])).size).toBe(1);
  expect(await send({ ...body, amount: '8.00' })).toMatchObject({ status: 422, body: { code: 'instruction_reused' } });
});

test('what a payment under way reserves is booked still and not available any more', async () => {
  await oneSignature();
  await calm({ paymentDelayMs: 60_000 });
  const before = await balances();
  await send(order({ amount: '100.00' }));
  const after = await balances();
  expect(after?.booked).toBe(before?.booked);
  expect(Number(before?.available) - Number(after?.available)).toBeCloseTo(100);
  await bank.db.query("update sandbox_bank.payments set execute_at = '-infinity' where status = 'RCVD'");
  await expect.poll(async () => (await balances())?.booked, { timeout: 5_000 }).toBe(after?.available);
  await calm();
});

test.each([
  ['a preparer whom nobody knows', { preparedBy: { ...treasurer, subject: 'p-nobody' } }, 'AG01'],
  ['an account of somebody else', { debtorAccount: 'hx-1' }, 'AC01'],
  ['an account that nobody has to be credited', { creditor: { name: 'X', accountNumber: 'none', bank: null } }, 'AC01'],
  ['the same account to be credited', { creditor: { name: 'X', accountNumber: 'qh-8841', bank: null } }, 'AC01'],
  ['another currency', { currency: 'USD' }, 'AM03'],
  ['nobody who signed', { signatures: [] }, 'AG01'],
])('%s is rejected', async (_what, change, reason) => {
  await oneSignature();
  expect(await end(order(change))).toEqual({ status: 'RJCT', reason });
});

test('what is not there is not paid, and what was not paid is not missing', async () => {
  await oneSignature();
  await bank.db.query(
    `update sandbox_bank.permission_tables set document = jsonb_set(document, '{grants}',
       (select jsonb_agg(jsonb_set(jsonb_set(g, '{limits,perPayment}', 'null'), '{limits,dayAmount}', 'null'))
        from jsonb_array_elements(document->'grants') g)) where customer_id = $1`,
    [customer],
  );
  const before = await balances();
  expect(await end(order({ amount: '99999999.00' }))).toEqual({ status: 'RJCT', reason: 'AM04' });
  expect(await balances()).toMatchObject({ booked: before?.booked, available: before?.available });
});

test('an account here is credited, also when the bank is written out by its name', async () => {
  await oneSignature();
  const creditor = { name: '青禾', accountNumber: 'qh-5513', bank: ' huayue bank ' };
  expect(await end(order({ creditor, amount: '3.00' }))).toEqual({ status: 'ACSC', reason: null });
  const [newest] = await accountData('transactions', 'qh-5513');
  expect(newest).toMatchObject({ CreditDebitIndicator: 'Credit', Amount: { Amount: '3.00' } });
  expect(newest).not.toHaveProperty('DebtorAgent');
});

test('a scenario lets payments be rejected', async () => {
  await oneSignature();
  await calm({ paymentRejectRate: 1 });
  expect(await end(order())).toEqual({ status: 'RJCT', reason: 'MS03' });
  await calm();
});

test.each([
  ['no amount', { amount: '' }],
  ['nothing', { amount: '0.00' }],
  ['a negative amount', { amount: '-1.00' }],
  ['too many decimals', { amount: '1.001' }],
  ['an exponent', { amount: '1e3' }],
  ['no currency', { currency: 'cny' }],
  ['a member that is not known', { extra: true }],
])('%s is a bad request that names the field', async (_what, change) => {
  const { status, body } = await send({ ...order(), ...change });
  expect(status).toBe(400);
  expect(body['errors']).toHaveLength(1);
});

test('another customer’s payment and an unknown customer are not found', async () => {
  const { body } = await send(order());
  const foreign = await bank.client.call('GET', `/api/v1/customers/6610-0007/payments/${String(body['paymentId'])}`, {
    scope: 'payments',
  });
  expect(foreign.status).toBe(404);
  expect((await send(order(), 'nobody')).status).toBe(404);
  const token = await bank.client.token('accounts');
  const other = await bank.client.call('GET', `/api/v1/customers/${customer}/payments/x`, { token });
  expect(other.status).toBe(403);
});

test('the operator sees the accounts, what was booked on them, and why a payment was rejected', async () => {
  await oneSignature();
  await end(order({ signatures: [] }));
  const page = async (language: string) =>
    (await fetch(`${bank.issuer}/operator/customers/${customer}/books?lang=${language}`)).text();
  const english = await page('en');
  for (const words of ['qh-8841', 'Opening balances', 'AG01', 'not those that the rule demands', 'Executed']) {
    expect(english).toContain(words);
  }
  expect(await page('zh-CN')).toContain('账户与付款');
  expect((await fetch(`${bank.issuer}/operator/customers/nobody/books`)).status).toBe(404);
});

test('a payment that was taken in while the network slept is found by its events and by asking', async () => {
  await oneSignature();
  await calm({ pushNeverArrives: true });
  const body = order();
  await end(body);
  await calm();
  const told = () =>
    bank.client.received.some(({ body: token }) =>
      Buffer.from(token.split('.')[1] ?? '', 'base64url')
        .toString()
        .includes(body.instructionId),
    );
  await expect.poll(told, { timeout: 5_000 }).toBe(true);
});
