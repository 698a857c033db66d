import { afterAll, beforeAll, expect, test } from 'vitest';
import * as ob from '../testing/open-banking.ts';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

const customer = ob.payer;
let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank();
  await calm();
});
afterAll(async () => {
  await bank[Symbol.asyncDispose]();
});

const calm = (more: object = {}) => bank.sandbox('PUT', '/sandbox/scenario', { paymentDelayMs: 0, ...more });
const { initiation, treasurer } = ob;
const yuan = (Amount: string) => ({ InstructedAmount: { Amount, Currency: 'CNY' } });
const to = (Identification: string, Name = 'X') => ({
  CreditorAccount: { SchemeName: 'UK.OBIE.BBAN', Identification, Name },
});
const end = async (what = initiation()) => ob.endOf(bank, await ob.pay(bank, what));

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

const oneSignature = () => ob.demandSignatures(bank, 1);

test('a payment is taken in, executed within a second, booked, and told', async () => {
  await oneSignature();
  const before = await balances();
  const what = initiation();
  expect(await end(what)).toEqual({ status: 'ACSC', reason: null });
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
          type.endsWith(':payment-status') &&
          (told as { instructionId: string }).instructionId === what.SupplementaryData.instructionId,
      );
  await expect.poll(() => pushed().length).toBe(1);
  expect(pushed()[0]?.[1]).toMatchObject({ customerId: customer, status: 'ACSC', reason: null, sequence: 2 });
});

test('what a payment under way reserves is booked still and not available any more', async () => {
  await oneSignature();
  await calm({ paymentDelayMs: 60_000 });
  const before = await balances();
  await ob.pay(bank, initiation(yuan('100.00')));
  const after = await balances();
  expect(after?.booked).toBe(before?.booked);
  expect(Number(before?.available) - Number(after?.available)).toBeCloseTo(100);
  await bank.db.query("update sandbox_bank.payments set execute_at = '-infinity' where status = 'RCVD'");
  await expect.poll(async () => (await balances())?.booked).toBe(after?.available);
  await calm();
});

test.each([['a preparer whom nobody knows', { preparedBy: { ...treasurer, subject: 'p-nobody' } }, 'AG01']])(
  '%s is rejected',
  async (_what, change, reason) => {
    await oneSignature();
    expect(await end(initiation(change))).toEqual({ status: 'RJCT', reason });
  },
);

test.each([
  ['the account that pays', 'qh-8841', 'AC05'],
  ['the account that is credited', 'qh-5513', 'AC04'],
])('%s was closed after the person had authorised it: it is rejected', async (_what, accountNumber, reason) => {
  await oneSignature();
  await calm({ paymentDelayMs: 60_000 });
  const { CreditorAgent: _elsewhere, ...here } = initiation({ ...to('qh-5513', '青禾'), ...yuan('2.00') });
  const paymentId = await ob.pay(bank, here);
  const close = (closed: boolean) =>
    bank.sandbox('PUT', `/sandbox/customers/${customer}/accounts/${accountNumber}/closed`, { closed });
  await close(true);
  await bank.db.query("update sandbox_bank.payments set execute_at = '-infinity' where status = 'RCVD'");
  expect(await ob.endOf(bank, paymentId)).toEqual({ status: 'RJCT', reason });
  await close(false);
  await calm();
});

test('what was authorised and is not permitted any more when it is executed is rejected', async () => {
  await oneSignature();
  await calm({ paymentDelayMs: 60_000 });
  const paymentId = await ob.pay(bank, initiation());
  await ob.demandSignatures(bank, 2);
  await bank.db.query("update sandbox_bank.payments set execute_at = '-infinity' where status = 'RCVD'");
  expect(await ob.endOf(bank, paymentId)).toEqual({ status: 'RJCT', reason: 'AG01' });
  await calm();
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
  expect(await end(initiation(yuan('99999999.00')))).toEqual({ status: 'RJCT', reason: 'AM04' });
  expect(await balances()).toMatchObject({ booked: before?.booked, available: before?.available });
});

test('an account here is credited, also when the bank is written out by its name', async () => {
  await oneSignature();
  const creditor = { CreditorAgent: { Name: ' huayue bank ' }, ...to('qh-5513', '青禾') };
  expect(await end(initiation({ ...creditor, ...yuan('3.00') }))).toEqual({ status: 'ACSC', reason: null });
  const [newest] = await accountData('transactions', 'qh-5513');
  expect(newest).toMatchObject({ CreditDebitIndicator: 'Credit', Amount: { Amount: '3.00' } });
  expect(newest).not.toHaveProperty('DebtorAgent');
});

test.each(['qh-5513', 'QH5513', 'qh 5513'])(
  'the account is credited when its number is written %s',
  async (written) => {
    await oneSignature();
    const creditor = { CreditorAgent: { Name: 'huayue' }, ...to(written, '青禾') };
    const what = initiation({ ...creditor, ...yuan('2.00') });
    expect(await end(what)).toEqual({ status: 'ACSC', reason: null });
    const [booked] = await bank.db.query(
      'select credit_account, outside from sandbox_bank.transfers where end_to_end_id = $1',
      [what.EndToEndIdentification],
    );
    expect(booked).toEqual({ credit_account: 'qh-5513', outside: null });
  },
);

test.each(['CLEARING CNY', 'QH8841'])('nothing is paid to %s, however it is spelled', async (written) => {
  await oneSignature();
  const creditor = { CreditorAgent: { Name: 'huayue' }, ...to(written) };
  const { status, body } = await ob.askConsent(bank, initiation(creditor));
  expect([status, body.Errors[0]?.Path]).toEqual([400, 'Data.Initiation.CreditorAccount.Identification']);
});

test('a scenario lets payments be rejected', async () => {
  await oneSignature();
  await calm({ paymentRejectRate: 1 });
  expect(await end()).toEqual({ status: 'RJCT', reason: 'MS03' });
  await calm();
});

test('the operator sees the accounts, what was booked on them, and why a payment was rejected', async () => {
  await oneSignature();
  await end(initiation({ preparedBy: { ...treasurer, subject: 'p-nobody' } }));
  const page = async (language: string) =>
    (await fetch(`${bank.issuer}/operator/customers/${customer}/books?lang=${language}`)).text();
  const english = await page('en');
  for (const words of ['qh-8841', 'Opening balances', 'AG01', 'p-nobody does not act as treasurer', 'Executed']) {
    expect(english).toContain(words);
  }
  expect(await page('zh-CN')).toContain('账户与付款');
  expect((await fetch(`${bank.issuer}/operator/customers/nobody/books`)).status).toBe(404);
});

test('a payment that was taken in while the network slept is found by its events and by asking', async () => {
  await oneSignature();
  await calm({ pushNeverArrives: true });
  const what = initiation();
  await end(what);
  await calm();
  const told = () =>
    bank.client.received.some(({ body: token }) =>
      Buffer.from(token.split('.')[1] ?? '', 'base64url')
        .toString()
        .includes(what.SupplementaryData.instructionId),
    );
  await expect.poll(told).toBe(true);
});
