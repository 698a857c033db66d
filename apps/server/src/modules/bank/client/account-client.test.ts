import { describe, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import type { BankConnection } from '../connections/connection.ts';
import { AccountClient } from './account-client.ts';
import { BankError } from './bank-error.ts';
import { parseAnswer, type ApiRequest, type Checked } from './bank-transport.ts';

const connection: BankConnection = {
  connectionId: newId(),
  slug: 'example',
  issuer: 'https://bank.example',
  clientId: 'guildhall',
  nameZh: '示例银行',
  nameEn: 'Example',
  mark: '例',
  color: '#22406F',
};

/** A bank whose answers are given one after the other; what it was asked is kept. */
function bankOf(...answers: object[]): { client: AccountClient; asked: ApiRequest[] } {
  const asked: ApiRequest[] = [];
  const json = async <T>(_to: unknown, _under: unknown, _options: object, request: ApiRequest, schema: Checked<T>) => {
    asked.push(request);
    return parseAnswer(JSON.stringify(answers[asked.length - 1]), schema);
  };
  return { client: new AccountClient({ json }), asked };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => (error instanceof BankError ? error.code : 'another error'),
  );

const amount = (Amount: string) => ({ Amount, Currency: 'CNY' });
const account = {
  AccountId: 'a-1',
  Currency: 'CNY',
  Description: 'basic',
  Nickname: '基本户',
  OpeningDate: '2020-01-01T00:00:00+08:00',
  Account: [{ SchemeName: 'UK.OBIE.BBAN', Identification: 'a-1', Name: 'Basic', SecondaryIdentification: '0001' }],
};
const balance = (Type: string, value: string, change: object = {}) => ({
  AccountId: 'a-1',
  Type,
  DateTime: '2026-11-20T02:00:00Z',
  CreditDebitIndicator: 'Credit',
  Amount: amount(value),
  ...change,
});
const accounts = (change: object = {}) => ({ Data: { Account: [{ ...account, ...change }] } });
const balances = (...list: object[]) => ({ Data: { Balance: list } });

describe('accounts', () => {
  test('come with what is booked and what is available, of the customer that the header names', async () => {
    const { client, asked } = bankOf(
      accounts(),
      balances(balance('ITBD', '5.00', { CreditDebitIndicator: 'Debit' }), balance('ITAV', '1.00')),
    );
    expect(await client.accounts(connection, 'c/1')).toEqual([
      {
        accountNumber: 'a-1',
        nameZh: '基本户',
        nameEn: 'Basic',
        product: 'basic',
        currency: 'CNY',
        lastDigits: '0001',
        openedOn: '2020-01-01',
        isClosed: false,
        booked: '-5.00',
        available: '1.00',
        asOf: '2026-11-20T02:00:00Z',
      },
    ]);
    expect(asked.map(({ path }) => path)).toEqual([
      '/open-banking/v4.0/aisp/accounts',
      '/open-banking/v4.0/aisp/balances',
    ]);
    for (const { headers } of asked) expect(headers).toMatchObject({ 'x-customer-id': 'c/1' });
  });

  test.each([
    ['Enabled', false],
    ['Pending', false],
    ['Disabled', true],
    ['Deleted', true],
  ])('that are %s are closed: %s', async (Status, isClosed) => {
    const { client } = bankOf(accounts({ Status }), balances(balance('ITBD', '1.00'), balance('ITAV', '1.00')));
    expect(await client.accounts(connection, 'c')).toMatchObject([{ isClosed }]);
  });

  test('a customer without any is not asked for balances', async () => {
    const { client, asked } = bankOf({ Data: { Account: [] } });
    expect(await client.accounts(connection, 'c')).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  test('a closing balance stands in for an interim one, and digits of the number for those that are not said', async () => {
    const { client } = bankOf(
      accounts({ Account: [{ Identification: '6222-0042' }] }),
      balances(balance('CLBD', '1.00'), balance('CLAV', '0.50')),
    );
    expect(await client.accounts(connection, 'c')).toMatchObject([
      { booked: '1.00', available: '0.50', lastDigits: '0042' },
    ]);
  });

  test.each([
    ['a number as an amount', {}, { Amount: { Amount: 1, Currency: 'CNY' } }],
    ['an exponent', {}, { Amount: amount('1e3') }],
    ['a sign in an amount', {}, { Amount: amount('-1.00') }],
    ['an amount without end', {}, { Amount: amount('1'.repeat(40)) }],
    ['no instant', {}, { DateTime: 'now' }],
    ['a balance in another currency alone', {}, { Amount: { Amount: '1.00', Currency: 'USD' } }],
    ['a balance of another account alone', {}, { AccountId: 'a-2' }],
    ['a name with markup of direction', { Nickname: 'Basic\u202eksa' }, {}],
    ['an account number with a line break', { AccountId: 'a\n1' }, {}],
    ['a currency in words', { Currency: 'yuan' }, {}],
    ['a number without digits', { Account: [{ Identification: 'ab' }] }, {}],
  ])('with %s are an error of the bank', async (_what, ofAccount, ofBalance) => {
    const list = [balance('ITBD', '1.00', ofBalance), balance('ITAV', '1.00', ofBalance)];
    const { client } = bankOf(accounts(ofAccount), balances(...list));
    expect(await codeOf(client.accounts(connection, 'c'))).toBe('bank.invalid_answer');
  });
});

describe('transactions', () => {
  const one = {
    AccountId: 'a',
    TransactionId: 't',
    TransactionReference: 'p',
    Status: 'BOOK',
    BookingDateTime: '2026-11-20T02:00:00Z',
    CreditDebitIndicator: 'Debit',
    Amount: amount('1.00'),
    Balance: { Type: 'ITBD', CreditDebitIndicator: 'Credit', Amount: amount('0.00') },
    CreditorAccount: { Identification: 'x', Name: 'X' },
    CreditorAgent: { Name: 'Bank' },
  };
  const request = { customerId: 'c', accountNumber: 'a', cursor: null };
  const list = 'https://bank.example/open-banking/v4.0/aisp/accounts/a/transactions';
  const page = (items: object[], Next?: unknown) => ({ Data: { Transaction: items }, Links: { Self: list, Next } });

  test('come with the other side, and the link to the next page leads on', async () => {
    const { client, asked } = bankOf(page([one, { ...one, Status: 'PDNG' }], `${list}?page=7`), page([]));
    const first = await client.transactions(connection, request);
    expect(first.items).toEqual([
      {
        transactionId: 't',
        bookedAt: '2026-11-20T02:00:00Z',
        direction: 'debit',
        amount: '1.00',
        currency: 'CNY',
        counterparty: { name: 'X', accountNumber: 'x', bank: 'Bank' },
        remittance: '',
        paymentId: 'p',
        balanceAfter: '0.00',
      },
    ]);
    await client.transactions(connection, { ...request, cursor: first.nextCursor });
    expect(asked[1]).toMatchObject({ query: { page: '7' } });
  });

  test.each([
    ['more than a page holds', Array.from({ length: 101 }, () => one), undefined],
    ['a link that is none', [one], 7],
    ['a link to another place', [one], 'https://other.example/open-banking/v4.0/aisp/accounts/a/transactions?page=7'],
    ['a link to another account', [one], 'https://bank.example/open-banking/v4.0/aisp/accounts/b/transactions?page=7'],
    ['both directions', [{ ...one, CreditDebitIndicator: 'Both' }], undefined],
    [
      'a balance in another currency',
      [{ ...one, Balance: { ...one.Balance, Amount: { Amount: '1', Currency: 'USD' } } }],
      undefined,
    ],
  ])('%s is an error of the bank', async (_what, items, next) => {
    const { client } = bankOf(page(items, next));
    expect(await codeOf(client.transactions(connection, request))).toBe('bank.invalid_answer');
  });
});
