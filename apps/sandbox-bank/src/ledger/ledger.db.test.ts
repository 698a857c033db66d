import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database.ts';
import { openDatabase, type Database } from '../db/database.ts';
import { silentLogger } from '../log.ts';
import { bookSeed } from '../seed/seed-ledger.ts';
import { insertCustomers } from '../seed/seed-store.ts';
import { sampleSeed } from '../testing/sample-seed.ts';
import { bookTransfer } from './book-transfer.ts';
import { changeBalance, internalAccount, listBooked, lockAccounts } from './ledger-store.ts';

let fresh: FreshDatabase;
let db: Database;
const now = new Date('2026-11-20T02:00:00Z');
const customerAccounts = ['a-1', 'a-2', 'a-3', 'a-4'];

beforeAll(async () => {
  fresh = await freshDatabase('bank');
  db = openDatabase(fresh.url, silentLogger);
});
afterAll(async () => {
  await db.close();
  await fresh[Symbol.asyncDispose]();
});

async function openBooks(): Promise<string[]> {
  await db.query('truncate customers, accounts, transfers, payments cascade');
  const [customer] = sampleSeed.customers;
  const account = customer!.accounts[0]!;
  const seeded = customerAccounts.map((accountId) => ({ ...account, accountId, balanceMinor: '1000' }));
  const customers = [{ ...customer!, accounts: seeded }];
  await db.transaction(async (tx) => {
    await insertCustomers(tx, customers);
    await bookSeed(tx, customers, now);
  });
  return [...customerAccounts, await db.transaction((tx) => internalAccount(tx, 'clearing', 'CNY'))];
}

/** Everything that must hold of the books at any time. */
async function expectSound(): Promise<void> {
  const { rows: sums } = await db.query(
    'select currency from accounts group by currency having sum(balance_minor) <> 0',
  );
  expect(sums).toEqual([]);
  const { rows: wrong } = await db.query(
    `select account_id from accounts a where balance_minor <>
       coalesce((select sum(amount_minor) from transfers where credit_account = account_id), 0)
       - coalesce((select sum(amount_minor) from transfers where debit_account = account_id), 0)
     or (internal is null and balance_minor - reserved_minor < 0)`,
  );
  expect(wrong).toEqual([]);
  for (const accountId of customerAccounts) {
    const entries = (await listBooked(db, accountId, { before: null, limit: 10_000 })).toReversed();
    let balance = 0n;
    for (const { direction, amountMinor, balanceAfterMinor } of entries) {
      balance += direction === 'credit' ? amountMinor : -amountMinor;
      expect(balanceAfterMinor).toBe(balance);
    }
  }
}

const step = fc.record({
  from: fc.integer({ min: 0, max: 4 }),
  to: fc.integer({ min: 0, max: 4 }),
  amount: fc.integer({ min: 1, max: 700 }),
  reserve: fc.boolean(),
});

test('whatever is transferred at once, the books balance, nobody is overdrawn and no transfer waits for another for ever', async () => {
  const seen = { booked: 0, insufficient_funds: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40 }), async (steps) => {
      const accounts = await openBooks();
      const work = steps.map(async ({ from, to, amount, reserve }) => {
        const transfer = {
          debitAccount: accounts[from] ?? '',
          creditAccount: accounts[to] ?? '',
          amountMinor: BigInt(amount),
        };
        const reserved = reserve && from < 4 && (await reserveFunds(transfer.debitAccount, transfer.amountMinor));
        const refused = await db.transaction((tx) =>
          bookTransfer(tx, { ...transfer, bookedAt: now, remittance: '', outside: null, paymentId: null, reserved }),
        );
        if (reserved && refused !== null) {
          await db.transaction((tx) =>
            changeBalance(tx, transfer.debitAccount, { bookedMinor: 0n, reservedMinor: -transfer.amountMinor }),
          );
        }
        // What was reserved is there when it is wanted.
        if (reserved && from !== to) expect(refused).toBeNull();
        if (refused === null) seen.booked += 1;
        if (refused === 'insufficient_funds') seen.insufficient_funds += 1;
      });
      await Promise.all(work);
      await expectSound();
      const { rows } = await db.query<{ reserved: string }>('select sum(reserved_minor) as reserved from accounts');
      expect(rows[0]?.reserved).toBe('0');
    }),
    { numRuns: 25, endOnFailure: true },
  );
  // The property is about something: both ends were seen.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

async function reserveFunds(accountId: string, amountMinor: bigint): Promise<boolean> {
  return db.transaction(async (tx) => {
    const account = (await lockAccounts(tx, [accountId])).get(accountId);
    if (account === undefined || account.balanceMinor - account.reservedMinor < amountMinor) return false;
    await changeBalance(tx, accountId, { bookedMinor: 0n, reservedMinor: amountMinor });
    return true;
  });
}

test('a transfer whose transaction fails leaves nothing behind', async () => {
  await openBooks();
  const before = await db.query('select account_id, balance_minor from accounts order by 1');
  const failing = db.transaction(async (tx) => {
    const transfer = { debitAccount: 'a-1', creditAccount: 'a-2', amountMinor: 5n, bookedAt: now };
    await bookTransfer(tx, { ...transfer, remittance: '', outside: null, paymentId: randomUUID(), reserved: false });
    throw new Error('the machine stops here');
  });
  await expect(failing).rejects.toThrow('the machine stops here');
  expect((await db.query('select account_id, balance_minor from accounts order by 1')).rows).toEqual(before.rows);
  await expectSound();
});

test('the database itself lets no customer be overdrawn', async () => {
  await openBooks();
  const overdraw = db.query("update accounts set balance_minor = balance_minor - 1001 where account_id = 'a-1'");
  await expect(overdraw).rejects.toThrow('accounts_not_overdrawn');
});

test('a payment is booked once, whoever tries to book it again', async () => {
  await openBooks();
  const paymentId = randomUUID();
  const book = () =>
    db.transaction((tx) =>
      bookTransfer(tx, {
        debitAccount: 'a-1',
        creditAccount: 'a-2',
        amountMinor: 10n,
        bookedAt: now,
        remittance: '',
        outside: null,
        paymentId,
        reserved: false,
      }),
    );
  const attempts = await Promise.allSettled(Array.from({ length: 5 }, book));
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expectSound();
});

test('the past of a seed ends at its balance, and one that would overdraw is refused by name', async () => {
  await openBooks();
  const [customer] = sampleSeed.customers;
  const counterparty = { name: 'X', accountNumber: null, bank: 'Y' };
  const past = (accountId: string, amounts: number[], balanceMinor: string) => ({
    ...customer!,
    customerId: accountId,
    accounts: [
      {
        ...customer!.accounts[0]!,
        accountId,
        balanceMinor,
        transactions: amounts.map((amount, day) => ({
          bookedAt: `2026-10-0${day + 1}T02:00:00Z`,
          direction: amount > 0 ? ('credit' as const) : ('debit' as const),
          amountMinor: String(Math.abs(amount)),
          counterparty,
          remittance: 'past',
        })),
      },
    ],
  });
  const load = (seeded: ReturnType<typeof past>) =>
    db.transaction(async (tx) => {
      await insertCustomers(tx, [seeded]);
      await bookSeed(tx, [seeded], now);
    });
  await load(past('p-1', [500, -200, 300], '700'));
  const entries = await listBooked(db, 'p-1', { before: null, limit: 10 });
  expect(entries.map(({ balanceAfterMinor }) => balanceAfterMinor)).toEqual([700n, 400n, 600n, 100n]);
  expect(entries[0]?.counterparty).toMatchObject({ nameZh: 'X', bank: 'Y' });
  await expect(load(past('p-2', [-500, 600], '100'))).rejects.toThrow('account p-2, transaction 1');
  await expect(load(past('p-3', [500], '100'))).rejects.toThrow(
    'account p-3, transaction 1: the account would be overdrawn before it',
  );
  await expectSound();
});
