import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleSeed } from '../testing/sample-seed.ts';
import * as ob from '../testing/open-banking.ts';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

const [qinghe, hengxin] = sampleSeed.customers;
const seed = {
  ...sampleSeed,
  customers: [
    qinghe!,
    { ...hengxin!, accounts: [{ ...qinghe!.accounts[0]!, accountId: 'hx-1', lastDigits: '0001', balanceMinor: '0' }] },
  ],
};
const buyer = '7730-1942';
let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank({ seed });
  await bank.sandbox('PUT', '/sandbox/scenario', { paymentDelayMs: 0 });
  const rule = {
    accounts: { kind: 'all' },
    currency: 'CNY',
    from: null,
    to: null,
    demand: {
      kind: 'steps',
      ordered: false,
      steps: [{ need: 1, from: [{ roleId: 'treasurer', departmentId: null }] }],
    },
    expiresAfterHours: 72,
    stepUp: false,
  };
  await bank.db.query(
    `update sandbox_bank.permission_tables set document = jsonb_set(document, '{approvalRules}', $1::jsonb) where customer_id = $2`,
    [JSON.stringify([rule]), buyer],
  );
});
afterAll(async () => {
  await bank[Symbol.asyncDispose]();
});

type Shown = {
  escrowId: string;
  accountNumber: string;
  status: string;
  funded: string;
  released: string;
  refunded: string;
};
type Change = Shown & { sequence: number; change: string; transfer: { amount: string; cause: string } | null };

async function call(
  path: string,
  key: string,
  body: object,
): Promise<{ status: number; body: Shown & { code?: string } }> {
  const answer = await bank.client.call('POST', `/api/v1/escrows${path}`, {
    scope: 'escrows',
    body,
    headers: { 'idempotency-key': key },
  });
  return { status: answer.status, body: (await answer.json()) as Shown };
}

function wanted(change: object = {}) {
  return {
    escrowId: randomUUID(),
    orderId: randomUUID(),
    reference: 'TO-1A2B3C4D',
    buyer,
    seller: { name: '恒信贸易有限公司', accountNumber: 'hx-1', bank: null },
    amount: '1000.00',
    currency: 'CNY',
    deliverBy: '2099-01-01',
    releaseAfterDays: 7,
    termsHash: 'ab'.repeat(32),
    ...change,
  };
}

async function pay(accountNumber: string, amount = '1000.00'): Promise<string> {
  const { CreditorAgent: _elsewhere, ...what } = ob.initiation({
    InstructedAmount: { Amount: amount, Currency: 'CNY' },
    CreditorAccount: { SchemeName: 'UK.OBIE.BBAN', Identification: accountNumber, Name: 'Escrow' },
    RemittanceInformation: { Unstructured: ['TO-1A2B3C4D'] },
  });
  const { status, reason } = await ob.endOf(bank, await ob.pay(bank, what));
  return reason ?? status;
}

async function funded(change: object = {}): Promise<Shown> {
  const body = wanted(change);
  const opened = await call('', body.escrowId, body);
  expect(opened).toMatchObject({ status: 200, body: { status: 'open', funded: '0.00' } });
  expect(await pay(opened.body.accountNumber)).toBe('ACSC');
  return opened.body;
}

async function changes(): Promise<Change[]> {
  const answer = await bank.client.call('GET', '/api/v1/escrows?afterSequence=0', { scope: 'escrows' });
  return ((await answer.json()) as { items: Change[] }).items;
}
const read = async (escrowId: string): Promise<Shown> =>
  (await (await bank.client.call('GET', `/api/v1/escrows/${escrowId}`, { scope: 'escrows' })).json()) as Shown;

const balance = async (accountId: string): Promise<bigint> => {
  const rows = await bank.db.query('select balance_minor from sandbox_bank.accounts where account_id = $1', [
    accountId,
  ]);
  return BigInt((rows[0] as unknown as { balance_minor: string }).balance_minor);
};

async function expectSound(): Promise<void> {
  const rows = await bank.db.query(
    'select currency from sandbox_bank.accounts group by currency having sum(balance_minor) <> 0',
  );
  expect(rows).toEqual([]);
  const wrong = await bank.db.query(
    `select e.escrow_id from sandbox_bank.escrows e join sandbox_bank.accounts a using (account_id)
     where a.balance_minor <> e.funded_minor - e.released_minor - e.refunded_minor`,
  );
  expect(wrong).toEqual([]);
}

test('an escrow is opened once, takes exactly the agreed amount once, and says so without gaps', async () => {
  const body = wanted();
  const answers = await Promise.all(Array.from({ length: 5 }, () => call('', body.escrowId, body)));
  const [first] = answers;
  expect(new Set(answers.map(({ body: one }) => one.accountNumber)).size).toBe(1);
  expect(await call('', body.escrowId, { ...body, amount: '1.00' })).toMatchObject({
    status: 422,
    body: { code: 'escrow_reused' },
  });
  expect(await pay(first!.body.accountNumber, '999.99')).toBe('AM09');
  expect(await pay(first!.body.accountNumber)).toBe('ACSC');
  expect(await pay(first!.body.accountNumber)).toBe('AC04');
  const told = await changes();
  expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_, place) => place + 1));
  expect(told.filter(({ escrowId }) => escrowId === body.escrowId).map(({ change }) => change)).toEqual([
    'opened',
    'funded',
  ]);
  await expectSound();
});

test('the buyer lets go of a part and then the rest; the same key pays once, and nothing more than is held leaves', async () => {
  const { escrowId } = await funded();
  const before = await balance('hx-1');
  expect(await call(`/${escrowId}/deliveries`, randomUUID(), {})).toMatchObject({ status: 200 });
  const key = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => call(`/${escrowId}/releases`, key, { amount: '400.00' })),
  );
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect((await balance('hx-1')) - before).toBe(40_000n);
  expect(await call(`/${escrowId}/releases`, key, { amount: '401.00' })).toMatchObject({
    body: { code: 'escrow_act_reused' },
  });
  expect(await call(`/${escrowId}/releases`, randomUUID(), { amount: '600.01' })).toMatchObject({
    status: 422,
    body: { code: 'escrow_insufficient' },
  });
  expect(await call(`/${escrowId}/releases`, randomUUID(), { amount: null })).toMatchObject({
    body: { status: 'closed', released: '1000.00', refunded: '0.00' },
  });
  expect(await call(`/${escrowId}/releases`, randomUUID(), { amount: null })).toMatchObject({
    body: { code: 'escrow_closed' },
  });
  expect((await balance('hx-1')) - before).toBe(100_000n);
  await expectSound();
});

test('many releases and refunds at once never pay out more than was paid in', async () => {
  const { escrowId } = await funded();
  await call(`/${escrowId}/deliveries`, randomUUID(), {});
  await Promise.all(
    Array.from({ length: 12 }, (_, place) =>
      place % 2 === 0
        ? call(`/${escrowId}/releases`, randomUUID(), { amount: '170.00' })
        : call(`/${escrowId}/refunds`, randomUUID(), { amount: '170.00', by: 'seller' }),
    ),
  );
  const { released, refunded } = await read(escrowId);
  expect(Number(released) + Number(refunded)).toBe(850);
  await expectSound();
});

test('an objection stops the deadline, and the decision of the bank pays out both parts', async () => {
  const { escrowId } = await funded();
  await call(`/${escrowId}/deliveries`, randomUUID(), {});
  const disputed = await call(`/${escrowId}/disputes`, randomUUID(), { by: 'buyer', reason: '两台有划痕' });
  expect(disputed.body).toMatchObject({ status: 'disputed', releaseAt: null });
  const decide = (released: string, origin = bank.issuer) =>
    fetch(`${bank.issuer}/operator/escrows/guildhall/${escrowId}/decision`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ released, note: '七成放款' }),
    });
  expect((await decide('1000.01')).status).toBe(400);
  expect((await decide('700.00', 'https://elsewhere.example')).status).toBe(403);
  expect((await decide('700.00')).status).toBe(303);
  expect((await decide('700.00')).status).toBe(409);
  expect(await read(escrowId)).toMatchObject({ status: 'closed', released: '700.00', refunded: '300.00' });
  const told = (await changes()).filter((one) => one.escrowId === escrowId && one.transfer?.cause === 'decision');
  expect(told.map(({ transfer }) => transfer?.amount)).toEqual(['700.00', '300.00']);
  for (const language of ['zh-CN', 'en']) {
    const page = await fetch(`${bank.issuer}/operator/escrows/guildhall/${escrowId}?lang=${language}`);
    expect(await page.text()).toContain(language === 'en' ? 'What happened' : '经过');
  }
  await expectSound();
});

test('what nobody objects to is released by itself, once', async () => {
  const { escrowId } = await funded();
  await call(`/${escrowId}/deliveries`, randomUUID(), {});
  expect((await read(escrowId)).status).toBe('funded');
  const pass = () =>
    fetch(`${bank.issuer}/operator/escrows/guildhall/${escrowId}/deadline`, { method: 'POST', redirect: 'manual' });
  expect((await pass()).status).toBe(303);
  await expect.poll(async () => (await read(escrowId)).status).toBe('closed');
  expect((await changes()).filter((one) => one.escrowId === escrowId).map(({ transfer }) => transfer?.cause)).toContain(
    'deadline',
  );
  await expectSound();
});

test('a buyer takes back only what was not delivered in time; a seller may always give back', async () => {
  const early = await funded();
  expect(await call(`/${early.escrowId}/refunds`, randomUUID(), { amount: null, by: 'buyer' })).toMatchObject({
    body: { code: 'escrow_not_overdue' },
  });
  expect(await call(`/${early.escrowId}/refunds`, randomUUID(), { amount: null, by: 'seller' })).toMatchObject({
    body: { status: 'closed', refunded: '1000.00' },
  });
  const late = await funded({ deliverBy: '2020-01-01' });
  expect(await call(`/${late.escrowId}/refunds`, randomUUID(), { amount: null, by: 'buyer' })).toMatchObject({
    body: { refunded: '1000.00' },
  });
  await expectSound();
});

test('one that was not paid in is closed, takes no money afterwards, and a wrong account is named', async () => {
  const body = wanted();
  const { body: opened } = await call('', body.escrowId, body);
  expect(await call(`/${body.escrowId}/cancellations`, randomUUID(), {})).toMatchObject({ body: { status: 'closed' } });
  expect(await pay(opened.accountNumber)).toBe('AC04');
  const wrong = wanted({ seller: { name: 'X', accountNumber: 'none', bank: null } });
  expect(await call('', wrong.escrowId, wrong)).toMatchObject({
    status: 422,
    body: { code: 'seller_account_unknown' },
  });
  expect((await call(`/${randomUUID()}/releases`, randomUUID(), { amount: null })).status).toBe(404);
  await expectSound();
});

const close = (customerId: string, accountNumber: string, closed: boolean) =>
  bank.sandbox('PUT', `/sandbox/customers/${customerId}/accounts/${accountNumber}/closed`, { closed });
const passDeadline = (escrowId: string) =>
  fetch(`${bank.issuer}/operator/escrows/guildhall/${escrowId}/deadline`, { method: 'POST', redirect: 'manual' });
const seller = hengxin!.customerId;
const paidFrom = qinghe!.accounts[0]!.accountId;

test('a deadline at which the account of the seller is closed holds up no other, and is kept when the account is open again', async () => {
  const stuck = await funded();
  await bank.db.query(
    `insert into sandbox_bank.accounts (account_id, customer_id, name_zh, name_en, product, currency, last_digits, opened_on, balance_minor)
     values ('hx-2', $1, '结算户', 'Settlement account', 'current_account', 'CNY', '0002', '2020-01-06', 0)`,
    [seller],
  );
  const other = await funded({ seller: { name: '恒信贸易有限公司', accountNumber: 'hx-2', bank: null } });
  for (const { escrowId } of [stuck, other]) await call(`/${escrowId}/deliveries`, randomUUID(), {});
  expect(await close(seller, 'hx-1', true)).toMatchObject({ status: 200 });
  await passDeadline(stuck.escrowId);
  const page = async (language = 'en') =>
    (await fetch(`${bank.issuer}/operator/escrows/guildhall/${stuck.escrowId}?lang=${language}`)).text();
  await expect.poll(() => page()).toContain('the account of the seller is closed');
  expect(await page('zh-CN')).toContain('将再次尝试：卖方账户已销户');
  await passDeadline(other.escrowId);
  await expect.poll(async () => (await read(other.escrowId)).status).toBe('closed');
  expect(await read(stuck.escrowId)).toMatchObject({ status: 'funded', released: '0.00' });

  await close(seller, 'hx-1', false);
  // What a minute later happens by itself.
  await bank.db.query('update sandbox_bank.escrows set retry_at = now() where retry_at is not null');
  await expect.poll(async () => (await read(stuck.escrowId)).released).toBe('1000.00');
  expect(await page()).not.toContain('the account of the seller is closed');
  await expectSound();
});

test('a release or refund to a closed account is refused with the account that is meant, and nothing leaves', async () => {
  const { escrowId } = await funded();
  const release = randomUUID();
  await close(seller, 'hx-1', true);
  const toSeller = {
    status: 422,
    body: { code: 'escrow_account_closed', errors: [{ field: 'seller.accountNumber' }] },
  };
  expect(await call(`/${escrowId}/releases`, release, { amount: null })).toMatchObject(toSeller);
  await call(`/${escrowId}/disputes`, randomUUID(), { by: 'buyer', reason: '账户已销户' });
  const decision = await fetch(`${bank.issuer}/operator/escrows/guildhall/${escrowId}/decision`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: bank.issuer, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ released: '700.00', note: '七成放款' }),
  });
  expect(decision.status).toBe(422);
  await close(buyer, paidFrom, true);
  const back = { amount: null, by: 'seller' };
  const toBuyer = { status: 422, body: { code: 'escrow_account_closed', errors: [{ field: 'buyer' }] } };
  expect(await call(`/${escrowId}/refunds`, randomUUID(), back)).toMatchObject(toBuyer);
  expect(await read(escrowId)).toMatchObject({ status: 'disputed', released: '0.00', refunded: '0.00' });
  const fresh = wanted();
  expect(await call('', fresh.escrowId, fresh)).toMatchObject({ status: 422, body: { code: 'seller_account_closed' } });

  await close(buyer, paidFrom, false);
  await close(seller, 'hx-1', false);
  expect(await call(`/${escrowId}/releases`, release, { amount: null })).toMatchObject({ status: 200 });
  await expectSound();
});
