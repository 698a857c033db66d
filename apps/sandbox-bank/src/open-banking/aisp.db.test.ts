import { afterAll, beforeAll, expect, test } from 'vitest';
import * as ob from '../testing/open-banking.ts';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank();
});
afterAll(() => bank[Symbol.asyncDispose]());

const aisp = '/open-banking/v4.0/aisp';

async function read(path: string, customerId: string | null = ob.payer) {
  const headers = customerId === null ? {} : { 'x-customer-id': customerId };
  const answer = await ob.answered(await bank.client.call('GET', `${aisp}${path}`, { scope: 'accounts', headers }));
  return { ...answer, body: answer.body as unknown as Shown };
}
type Shown = {
  Data: Record<string, Record<string, unknown>[]>;
  Links: { Self: string; Next?: string };
  Errors: { ErrorCode: string; Path: string }[];
};

test('the accounts of a customer, and one of them', async () => {
  const { status, body, headers } = await read('/accounts');
  expect(status).toBe(200);
  expect(headers.get('x-fapi-interaction-id')).toBeTruthy();
  expect(body.Data['Account']?.map(({ AccountId }) => AccountId)).toEqual(['qh-5513', 'qh-8841']);
  const one = await read('/accounts/qh-8841');
  expect(one.body.Data['Account']).toEqual([
    {
      AccountId: 'qh-8841',
      Status: 'Enabled',
      Currency: 'CNY',
      AccountCategory: 'Business',
      AccountTypeCode: 'CACC',
      Description: 'current_account',
      Nickname: '基本户',
      OpeningDate: '2014-03-02T00:00:00+08:00',
      Account: [
        {
          SchemeName: 'UK.OBIE.BBAN',
          Identification: 'qh-8841',
          Name: 'Basic account',
          SecondaryIdentification: '8841',
        },
      ],
    },
  ]);
});

test('what is booked and what is available, of one account and of all', async () => {
  await bank.db.query("update sandbox_bank.accounts set reserved_minor = 10000 where account_id = 'qh-8841'");
  const { body } = await read('/accounts/qh-8841/balances');
  expect(body.Data['Balance']).toMatchObject([
    { Type: 'ITBD', CreditDebitIndicator: 'Credit', Amount: { Amount: '1386214.90', Currency: 'CNY' } },
    { Type: 'ITAV', CreditDebitIndicator: 'Credit', Amount: { Amount: '1386114.90', Currency: 'CNY' } },
  ]);
  await bank.db.query("update sandbox_bank.accounts set reserved_minor = 0 where account_id = 'qh-8841'");
  const all = await read('/balances');
  expect(all.body.Data['Balance']?.map(({ AccountId }) => AccountId)).toEqual([
    'qh-5513',
    'qh-5513',
    'qh-8841',
    'qh-8841',
  ]);
});

test('what was booked comes in pages that the links lead through, each entry once, and between two instants', async () => {
  await bank.db.query(
    `insert into sandbox_bank.transfers (debit_account, credit_account, amount_minor, currency, booked_at, remittance,
       debit_after_minor, credit_after_minor)
     select case when n % 2 = 0 then 'qh-8841' else 'opening-cny' end, case when n % 2 = 0 then 'opening-cny' else 'qh-8841' end,
       100, 'CNY', timestamptz '2026-08-01 00:00:00Z' + n * interval '8 hours', 'n ' || n, n, n from generate_series(1, 240) n`,
  );
  const seen: string[] = [];
  for (let path: string | undefined = '/accounts/qh-8841/transactions'; path !== undefined;) {
    const { body } = await read(path);
    seen.push(...(body.Data['Transaction'] ?? []).map(({ TransactionId }) => String(TransactionId)));
    path = body.Links.Next?.slice((bank.issuer + aisp).length);
  }
  expect(new Set(seen).size).toBe(241);
  expect(seen).toHaveLength(241);
  const between = await read(
    '/accounts/qh-8841/transactions?fromBookingDateTime=2026-08-02T00:00:00Z&toBookingDateTime=2026-08-02T16:00:00Z',
  );
  expect(between.body.Data['Transaction']).toMatchObject([
    { TransactionInformation: 'n 5', CreditDebitIndicator: 'Credit', Status: 'BOOK', DebtorAccount: {} },
    { TransactionInformation: 'n 4', CreditDebitIndicator: 'Debit', CreditorAccount: {} },
    { TransactionInformation: 'n 3' },
  ]);
  const months = await read('/accounts/qh-8841/statements?fromStatementDateTime=2026-08-31T16:00:00Z');
  expect(months.body.Data['Statement']).toMatchObject(
    [
      {
        StatementId: '2026-09',
        StartDateTime: '2026-08-31T16:00:00.000Z',
        EndDateTime: '2026-09-30T16:00:00.000Z',
        Type: 'RegularPeriodic',
      },
      { StatementId: '2026-10' },
    ].toReversed(),
  );
});

test.each([
  ['no customer', '/accounts', null, 'U007', 'x-customer-id'],
  ['a customer whom nobody knows', '/accounts', 'nobody', 'U011', 'x-customer-id'],
  ['an account of somebody else', '/accounts/qh-8841', '6610-0007', 'U011', 'AccountId'],
  ['balances of nothing', '/balances', '6610-0007', 'U011', 'x-customer-id'],
  ['an account that is not there', '/accounts/none/transactions', ob.payer, 'U011', 'AccountId'],
  ['a page that was not given', '/accounts/qh-8841/transactions?page=x', ob.payer, 'U002', 'page'],
  [
    'a day in words',
    '/accounts/qh-8841/transactions?fromBookingDateTime=today',
    ob.payer,
    'U002',
    'fromBookingDateTime',
  ],
])('%s is refused and named', async (_what, path, customerId, code, member) => {
  const answer = await read(path, customerId);
  expect(answer).toMatchObject({ status: 400, body: { Errors: [{ ErrorCode: code, Path: member }] } });
});
