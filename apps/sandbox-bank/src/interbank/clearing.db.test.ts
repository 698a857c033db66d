import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as ob from '../testing/open-banking.ts';
import { creditor, startTwoBanks, type TwoBanks } from '../testing/two-banks.ts';
import type { TestBank } from '../testing/test-bank.ts';

let banks: TwoBanks;
beforeAll(async () => {
  banks = await startTwoBanks();
  await banks.huayue.sandbox('PUT', '/sandbox/scenario', { paymentDelayMs: 0 });
  await ob.demandSignatures(banks.huayue, 1);
});
afterAll(() => banks[Symbol.asyncDispose]());
afterEach(async () => {
  banks.between.fate = 'through';
  await settled();
  await expectMirrored();
});

const to = (Identification: string, change: ob.Change = {}) =>
  ob.initiation({
    CreditorAccount: { SchemeName: 'UK.OBIE.BBAN', Identification, Name: '恒信贸易有限公司' },
    ...change,
  });
const yuan = (Amount: string): ob.Change => ({ InstructedAmount: { Amount, Currency: 'CNY' } });
const statusOf = async (paymentId: string): Promise<string> =>
  (await ob.readOb(banks.huayue, `/domestic-payments/${paymentId}`)).body.Data.Status;

async function balanceOf(bank: TestBank, accountId: string): Promise<bigint> {
  const rows = await bank.db.query<{ balance_minor: string }>(
    'select balance_minor from sandbox_bank.accounts where account_id = $1',
    [accountId],
  );
  return BigInt(rows[0]?.balance_minor ?? '0');
}

type Entry = { debit_account: string; credit_account: string; amount_minor: string; remittance: string };
const entriesOf = (bank: TestBank, endToEndId: string): Promise<Entry[]> =>
  bank.db.query<Entry>(
    `select debit_account, credit_account, amount_minor, remittance from sandbox_bank.transfers where end_to_end_id = $1 order by entry_no`,
    [endToEndId],
  );

/** Nothing waits for the other bank any more. */
const settled = () =>
  expect
    .poll(
      async () =>
        (await banks.huayue.db.query(`select 1 from sandbox_bank.interbank_sent where status = 'queued'`)).length,
      { interval: 30 },
    )
    .toBe(0);

/** All balances of a currency add up to zero at both banks, and what one owes the other is what the other is owed. */
async function expectMirrored(): Promise<void> {
  for (const bank of [banks.huayue, banks.lanjiang]) {
    const sums = await bank.db.query<{ currency: string; sum: string }>(
      'select currency, sum(balance_minor) as sum from sandbox_bank.accounts group by currency',
    );
    expect(sums.map(({ sum }) => sum)).toEqual(sums.map(() => '0'));
  }
  const ours = await balanceOf(banks.huayue, 'clearing-lanjiang-cny');
  expect(await balanceOf(banks.lanjiang, 'clearing-huayue-cny')).toBe(-ours);
}

test('a payment to an account at the other bank arrives there, once, and both sides know it by one id', async () => {
  const before = await balanceOf(banks.lanjiang, creditor.accountNumber);
  const what = to(creditor.accountNumber);
  const paymentId = await ob.pay(banks.huayue, what);
  await expect.poll(() => statusOf(paymentId)).toBe('ACSC');
  expect(await balanceOf(banks.lanjiang, creditor.accountNumber)).toBe(before + 120_050n);
  expect(await entriesOf(banks.huayue, what.EndToEndIdentification)).toEqual([
    { debit_account: 'qh-8841', credit_account: 'clearing-lanjiang-cny', amount_minor: '120050', remittance: '货款' },
  ]);
  expect(await entriesOf(banks.lanjiang, what.EndToEndIdentification)).toEqual([
    {
      debit_account: 'clearing-huayue-cny',
      credit_account: creditor.accountNumber,
      amount_minor: '120050',
      remittance: '货款',
    },
  ]);
  const seen = await banks.lanjiang.client.call(
    'GET',
    `/open-banking/v4.0/aisp/accounts/${creditor.accountNumber}/transactions`,
    {
      scope: 'accounts',
      headers: { 'x-customer-id': creditor.customerId },
    },
  );
  const { Data } = (await seen.json()) as { Data: { Transaction: Record<string, unknown>[] } };
  expect(Data.Transaction[0]).toMatchObject({
    CreditDebitIndicator: 'Credit',
    SupplementaryData: { EndToEndIdentification: what.EndToEndIdentification },
    DebtorAgent: { Name: '华岳银行' },
    DebtorAccount: { Identification: 'qh-8841', Name: '青禾精密机械（苏州）有限公司' },
  });
});

test.each(['LJ2201', 'lj 2201'])('what is sent to %s comes to the account that is meant', async (written) => {
  const before = await balanceOf(banks.lanjiang, creditor.accountNumber);
  const paymentId = await ob.pay(banks.huayue, to(written, yuan('7.00')));
  await expect.poll(() => statusOf(paymentId)).toBe('ACSC');
  expect(await balanceOf(banks.lanjiang, creditor.accountNumber)).toBe(before + 700n);
});

test.each([
  ['there is no such account', 'AC01', 'lj-0000'],
  ['it is the other bank’s own account', 'AC01', 'opening-cny'],
  ['it has another currency', 'AM03', creditor.dollars],
])('%s: the money comes back, and the payment is rejected with %s and its reason', async (_why, reason, number) => {
  const before = await balanceOf(banks.huayue, 'qh-8841');
  const what = to(number, yuan('31.00'));
  const paymentId = await ob.pay(banks.huayue, what);
  await expect.poll(() => statusOf(paymentId)).toBe('RJCT');
  expect(await ob.endOf(banks.huayue, paymentId)).toEqual({ status: 'RJCT', reason });
  expect(await balanceOf(banks.huayue, 'qh-8841')).toBe(before);
  const entries = await entriesOf(banks.huayue, what.EndToEndIdentification);
  expect(entries.map(({ debit_account: from, credit_account: into }) => [from, into])).toEqual([
    ['qh-8841', 'clearing-lanjiang-cny'],
    ['clearing-lanjiang-cny', 'qh-8841'],
  ]);
  expect(entries[1]?.remittance).toContain(reason);
  expect(await entriesOf(banks.lanjiang, what.EndToEndIdentification)).toEqual([]);
});

test('what comes for a closed account goes back, also when the account is open again on the next delivery', async () => {
  const close = (closed: boolean) =>
    banks.lanjiang.sandbox(
      'PUT',
      `/sandbox/customers/${creditor.customerId}/accounts/${creditor.accountNumber}/closed`,
      { closed },
    );
  expect((await close(true)).status).toBe(200);
  banks.between.fate = 'lose answer';
  const paymentId = await ob.pay(banks.huayue, to(creditor.accountNumber, yuan('32.00')));
  await expect.poll(() => banks.between.arrived.length).toBeGreaterThan(0);
  await expect
    .poll(
      async () =>
        (await banks.lanjiang.db.query(`select 1 from sandbox_bank.interbank_received where reason = 'AC04'`)).length,
    )
    .toBe(1);
  await close(false);
  banks.between.fate = 'through';
  await expect.poll(() => statusOf(paymentId)).toBe('RJCT');
  expect(await ob.endOf(banks.huayue, paymentId)).toEqual({ status: 'RJCT', reason: 'AC04' });
});

test('while the other bank is down payments wait, and leave in their order when it is up, after a restart too', async () => {
  banks.between.fate = 'down';
  banks.between.arrived.length = 0;
  const payments: string[] = [];
  const ids: string[] = [];
  for (const amount of ['1.01', '1.02', '1.03', '1.04']) {
    const what = to(creditor.accountNumber, yuan(amount));
    ids.push(what.EndToEndIdentification);
    payments.push(await ob.pay(banks.huayue, what));
    await expect.poll(() => statusOf(payments.at(-1) ?? '')).toBe('ACSP');
  }
  await banks.huayue.restart();
  expect(await statusOf(payments[0] ?? '')).toBe('ACSP');
  banks.between.fate = 'through';
  for (const paymentId of payments) {
    await expect.poll(() => statusOf(paymentId)).toBe('ACSC');
  }
  const booked = await banks.lanjiang.db.query<{ id: string }>(
    'select end_to_end_id as id from sandbox_bank.transfers where end_to_end_id = any ($1) order by entry_no',
    [ids],
  );
  expect(booked.map(({ id }) => id)).toEqual(ids);
});

test('an answer that was lost, and a restart between: the same message goes again, and is booked once', async () => {
  const before = await balanceOf(banks.lanjiang, creditor.accountNumber);
  banks.between.fate = 'lose answer';
  const what = to(creditor.accountNumber, yuan('77.00'));
  const paymentId = await ob.pay(banks.huayue, what);
  await expect.poll(() => balanceOf(banks.lanjiang, creditor.accountNumber)).toBe(before + 7_700n);
  await banks.huayue.restart();
  await banks.lanjiang.restart();
  expect(await statusOf(paymentId)).toBe('ACSP');
  banks.between.fate = 'through';
  await expect.poll(() => statusOf(paymentId)).toBe('ACSC');
  expect(await balanceOf(banks.lanjiang, creditor.accountNumber)).toBe(before + 7_700n);
  expect(await entriesOf(banks.lanjiang, what.EndToEndIdentification)).toHaveLength(1);
});

test('killed again and again while transfers are on their way, the sender leaves each once and in order', async () => {
  banks.between.fate = 'down';
  const payments: string[] = [];
  const ids: string[] = [];
  for (const amount of ['2.01', '2.02', '2.03', '2.04', '2.05']) {
    const what = to(creditor.accountNumber, yuan(amount));
    ids.push(what.EndToEndIdentification);
    payments.push(await ob.pay(banks.huayue, what));
    await expect.poll(() => statusOf(payments.at(-1) ?? '')).toBe('ACSP');
  }
  for (const fate of ['lose answer', 'through'] as const) {
    const kill = await banks.huayue.apart();
    const before = banks.between.arrived.length;
    banks.between.fate = fate;
    await expect.poll(() => banks.between.arrived.length, { interval: 2 }).toBeGreaterThan(before);
    await kill();
    banks.between.fate = 'down';
  }
  await banks.huayue.restart();
  banks.between.fate = 'through';
  for (const paymentId of payments) await expect.poll(() => statusOf(paymentId)).toBe('ACSC');
  const booked = await banks.lanjiang.db.query<{ id: string }>(
    'select end_to_end_id as id from sandbox_bank.transfers where end_to_end_id = any ($1) order by entry_no',
    [ids],
  );
  expect(booked.map(({ id }) => id)).toEqual(ids);
}, 240_000);

test('an identifier that the other bank uses for something of its own stands in nobody’s way', async () => {
  banks.between.fate = 'down';
  const paymentId = await ob.pay(banks.huayue, to(creditor.accountNumber, yuan('5.00')));
  await expect.poll(() => statusOf(paymentId)).toBe('ACSP');
  const [sent] = await banks.huayue.db.query<{ message_id: string }>(
    'select message_id from sandbox_bank.interbank_sent where payment_id = $1',
    [paymentId],
  );
  await banks.lanjiang.db.query(
    `update sandbox_bank.transfers set message_id = $1
     where entry_no = (select min(entry_no) from sandbox_bank.transfers where message_id is null)`,
    [sent?.message_id],
  );
  banks.between.fate = 'through';
  await expect.poll(() => statusOf(paymentId)).toBe('ACSC');
});

test('an answer that is not signed by the other bank, or is about another transfer, is not believed', async () => {
  const first = await ob.pay(banks.huayue, to(creditor.accountNumber, yuan('3.00')));
  await expect.poll(() => statusOf(first)).toBe('ACSC');
  const [old] = await banks.huayue.db.query<{ report: string }>(
    'select report from sandbox_bank.interbank_sent where report is not null limit 1',
  );
  for (const answer of [
    '',
    'nonsense',
    old?.report ?? '',
    await banks.huayue.client.sign('interbank-report+jwt', {}),
  ]) {
    banks.between.fate = { answer };
    const paymentId = await ob.pay(banks.huayue, to('lj-0000', yuan('4.00')));
    const waits = () =>
      banks.huayue.db.query(`select 1 from sandbox_bank.interbank_sent where payment_id = $1 and attempts > 0`, [
        paymentId,
      ]);
    await expect.poll(async () => (await waits()).length).toBe(1);
    expect(await statusOf(paymentId)).toBe('ACSP');
    banks.between.fate = 'through';
    await expect.poll(() => statusOf(paymentId)).toBe('RJCT');
  }
});

test('the bank takes transfers from banks that it clears with alone, each identifier with one content', async () => {
  const post = (body: string) =>
    fetch(`${banks.lanjiang.issuer}/interbank/v1/credit-transfers`, {
      method: 'POST',
      headers: { 'content-type': 'application/jose' },
      body,
    });
  const code = async (body: string) => ((await (await post(body)).json()) as { code: string }).code;
  const [taken = ''] = banks.between.arrived.slice(-1);
  expect((await post(taken)).status).toBe(200);
  const [head = '', , signature = ''] = taken.split('.');
  const payload = JSON.parse(Buffer.from(taken.split('.')[1] ?? '', 'base64url').toString()) as {
    FIToFICstmrCdtTrf: { CdtTrfTxInf: { IntrBkSttlmAmt: { Value: string } } };
  };
  payload.FIToFICstmrCdtTrf.CdtTrfTxInf.IntrBkSttlmAmt.Value = '9999.00';
  const forged = Buffer.from(JSON.stringify(payload)).toString('base64url');
  expect(await code(`${head}.${forged}.${signature}`)).toBe('signature_invalid');
  expect(await code('nonsense')).toBe('message_malformed');
  expect(
    await code(await banks.huayue.client.sign('interbank-transfer+jwt', { ...payload, iss: 'http://localhost:1' })),
  ).toBe('bank_unknown');
  expect(await code(await banks.huayue.client.sign('interbank-transfer+jwt', payload))).toBe('signature_invalid');
});

test('the operator reads what the banks owe each other and what waits, in both languages', async () => {
  banks.between.fate = 'down';
  const remittance = randomUUID();
  await ob.pay(
    banks.huayue,
    to(creditor.accountNumber, { ...yuan('55.00'), RemittanceInformation: { Unstructured: [remittance] } }),
  );
  const page = async (lang: string) => (await fetch(`${banks.huayue.issuer}/operator/clearing?lang=${lang}`)).text();
  await expect.poll(() => page('en')).toContain('Waiting');
  expect(await page('en')).toContain('Lanjiang Bank');
  expect(await page('zh-CN')).toContain('澜江银行');
  expect(await page('zh-CN')).toContain('等待送达');
});
