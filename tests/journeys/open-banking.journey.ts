import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BankError } from '../../apps/server/src/modules/bank/client/bank-error.ts';
import { startCheckedBank, type CheckedBank } from '../support/open-banking/conformance.ts';
import { startNetworkClient, type Connected, type NetworkClient } from '../support/open-banking/network-client.ts';
import { hasSharedData, withSharedData } from '../support/shared-data.ts';

const customerId = '7730-1942';

describe.skipIf(!hasSharedData)(
  withSharedData('what we ask and what the bank answers keeps to UK Open Banking v4'),
  () => {
    let network: NetworkClient;
    let bank: CheckedBank;
    let us: Connected;
    beforeAll(async () => {
      network = await startNetworkClient();
      bank = await startCheckedBank(network);
      us = await network.connect(bank.issuer);
    });
    afterAll(async () => {
      await bank[Symbol.asyncDispose]();
      await network[Symbol.asyncDispose]();
    });
    afterEach(() => {
      bank.plant = null;
      bank.violations.length = 0;
    });

    const statusOf = (work: Promise<unknown>) =>
      work.then(
        () => 200,
        (error: unknown) => (error instanceof BankError ? error.status : null),
      );

    test('accounts, balances and transactions, page by page', async () => {
      const accounts = await us.accounts.accounts(us.connection, customerId);
      expect(accounts.map(({ accountNumber }) => accountNumber)).toEqual(['qh-5513', 'qh-8841']);
      await manyEntries(bank);
      const request = { customerId, accountNumber: 'qh-8841' };
      let cursor: string | null = null;
      let entries = 0;
      do {
        const page = await us.accounts.transactions(us.connection, { ...request, cursor });
        entries += page.items.length;
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(entries).toBe(151);
      expect(bank.violations).toEqual([]);
      expect(bank.passed.get('GET /accounts')).toContain(200);
      expect(bank.passed.get('GET /balances')).toContain(200);
      expect(bank.passed.get('GET /accounts/{}/transactions')).toContain(200);
    });

    test('what the bank refuses of accounts', async () => {
      const at = { customerId, accountNumber: 'qh-0000', cursor: null };
      expect(await statusOf(us.accounts.transactions(us.connection, at))).toBe(400);
      const spoiled = { customerId, accountNumber: 'qh-8841', cursor: 'page=nowhere' };
      expect(await statusOf(us.accounts.transactions(us.connection, spoiled))).toBe(400);
      expect(await statusOf(us.accounts.accounts(us.connection, 'nobody'))).toBe(400);
      expect(bank.violations).toEqual([]);
      expect(bank.passed.get('GET /accounts/{}/transactions')).toContain(400);
      expect(bank.passed.get('GET /accounts')).toContain(400);
    });

    test('a planted violation of an answer is seen', async () => {
      bank.plant = (path, body) => (path.endsWith('/balances') ? body.replaceAll('"ITBD"', '"WRNG"') : body);
      await statusOf(us.accounts.accounts(us.connection, customerId));
      // Our client asks again where a bank fails.
      expect(new Set(bank.violations.map(({ type }) => type))).toEqual(
        new Set(['https://stoplight.io/prism/errors#VIOLATIONS']),
      );
    });
  },
);

/** So many entries that they do not fit one page. */
async function manyEntries({ db }: CheckedBank): Promise<void> {
  await db.query(
    `insert into sandbox_bank.transfers (debit_account, credit_account, amount_minor, currency, booked_at, remittance, outside,
       debit_after_minor, credit_after_minor)
     select case when n % 2 = 0 then 'qh-8841' else 'opening-cny' end, case when n % 2 = 0 then 'opening-cny' else 'qh-8841' end,
       100, 'CNY', now(), case when n % 3 = 0 then '' else '货款 ' || n end,
       case when n % 5 = 0 then jsonb_build_object('name', 'X', 'accountNumber', null, 'bank', '澜江银行') end, n, -n
     from generate_series(1, 150) n`,
  );
}
