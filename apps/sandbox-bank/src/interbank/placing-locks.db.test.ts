import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database.ts';
import type { BankContext } from '../bank-context.ts';
import { openDatabase } from '../db/database.ts';
import { actOn, openEscrow } from '../escrows/escrow-acts.ts';
import { escrowForPayment, noteFunded } from '../escrows/escrow-payment.ts';
import { bookTransfer } from '../ledger/book-transfer.ts';
import { peerAccount } from '../ledger/ledger-store.ts';
import { silentLogger } from '../log.ts';
import { bookSeed } from '../seed/seed-ledger.ts';
import { insertCustomers } from '../seed/seed-store.ts';
import { sampleSeed } from '../testing/sample-seed.ts';
import { placeReturned, type Place } from './place-returned.ts';
import { queueTransfer } from './queue-transfer.ts';
import { takeReport } from './take-report.ts';

const peer = { bankId: 'lanjiang', nameZh: '澜江银行', nameEn: 'Lanjiang Bank', issuer: 'http://localhost:1' };
const [payer, otherOfPayer] = ['qh-8841', 'qh-5513'];
/** An account at this bank whose number comes behind all those of the bank itself in the order of locks. */
const sellerHere = 'zx-7001';
const clearing = 'clearing-lanjiang-cny';
const patient = { timeout: 60_000, interval: 10 };

let fresh: FreshDatabase;
let bank: BankContext;
beforeAll(async () => {
  fresh = await freshDatabase('bank');
  const signal = { ring: () => undefined };
  // Neither keys nor a scenario have to do with it: the other bank is only waited for.
  bank = {
    config: { bankId: 'huayue', peers: [peer] },
    db: openDatabase(fresh.url, silentLogger),
    log: silentLogger,
    clock: { now: () => new Date() },
    outboxFilled: signal,
    transferQueued: signal,
  } as unknown as BankContext;
  const [customer, seller] = sampleSeed.customers;
  const [account] = customer?.accounts ?? [];
  if (customer === undefined || seller === undefined || account === undefined) throw new Error('the sample has both');
  const customers = [customer, { ...seller, accounts: [{ ...account, accountId: sellerHere, balanceMinor: '100' }] }];
  await bank.db.transaction(async (tx) => {
    await insertCustomers(tx, customers);
    await bookSeed(tx, customers, bank.clock.now());
    await peerAccount(tx, peer, 'CNY');
  });
});
afterAll(async () => {
  await bank.db.close();
  await fresh[Symbol.asyncDispose]();
});

type Came = { messageId: string; leftAccount: string };

/** The other bank does not have the account to which this money of an account went. */
async function cameBack(leftAccount: string): Promise<Came> {
  const { rows } = await bank.db.query<{ message_id: string }>(
    `select message_id from interbank_sent where debtor_account = $1 and status = 'queued'`,
    [leftAccount],
  );
  const messageId = rows[0]?.message_id ?? '';
  await takeReport(bank, messageId, { word: { status: 'RJCT', reason: 'AC01' }, report: 'signed' });
  return { messageId, leftAccount };
}

/** A release of 100.00 CNY out of an escrow of its own, which has come back; each of a network of its own. */
async function returnedRelease(): Promise<Came> {
  const [clientId, escrowId] = [`network-${randomUUID()}`, randomUUID()];
  const { accountId } = await openEscrow(bank, clientId, {
    escrowId,
    orderId: randomUUID(),
    reference: 'TO-1A2B3C4D',
    buyer: '7730-1942',
    seller: { name: '恒信贸易有限公司', accountNumber: 'lj-0000', bank: peer.nameZh },
    amount: '100.00',
    currency: 'CNY',
    deliverBy: '2099-01-01',
    releaseAfterDays: 7,
    termsHash: 'ab'.repeat(32),
  });
  await bank.db.transaction(async (tx) => {
    const into = await escrowForPayment(tx, { creditorAccount: accountId, amountMinor: 10_000n });
    if (into === null) throw new Error('it was opened');
    await book(tx, { from: payer, to: accountId, amountMinor: 10_000n });
    await noteFunded(tx, bank, into.escrow, { paidFrom: payer });
  });
  await actOn(bank, { clientId, escrowId, actId: randomUUID() }, { kind: 'release', amount: null });
  return cameBack(accountId);
}

/** 12.00 CNY that the payer's account lost without a payment, as when a bank pays twice, and that came back. */
async function returnedToPayer(): Promise<Came> {
  const amountMinor = 1_200n;
  await bank.db.transaction(async (tx) => {
    await book(tx, { from: payer, to: clearing, amountMinor });
    await queueTransfer(tx, bank, peer.bankId, {
      paymentId: null,
      customerId: '7730-1942',
      debtorAccount: payer,
      clearingAccount: clearing,
      amountMinor,
      currency: 'CNY',
      endToEndId: randomUUID().replaceAll('-', ''),
      remittance: 'twice',
      creditor: { name: '恒信贸易有限公司', accountNumber: 'lj-0000' },
    });
  });
  return cameBack(payer);
}

async function book(
  tx: Parameters<typeof bookTransfer>[0],
  { from, to, amountMinor }: { from: string; to: string; amountMinor: bigint },
): Promise<void> {
  const said = { bookedAt: bank.clock.now(), remittance: '', outside: null, paymentId: null, reserved: false };
  expect(await bookTransfer(tx, { debitAccount: from, creditAccount: to, amountMinor, ...said })).toBeNull();
}

const origin: Place = { to: 'origin' };
type ToAccount = Extract<Place, { to: 'account' }>;
const here: ToAccount = { to: 'account', accountNumber: sellerHere, bankId: null };
const there: ToAccount = { to: 'account', accountNumber: 'lj-2201', bankId: peer.bankId };
const otherAccount: Place = { to: 'account', accountNumber: otherOfPayer, bankId: null };
const place = (came: Came, where: Place) => placeReturned(bank, came.messageId, where, 'placed by a test');

const balance = async (account: string): Promise<bigint> => {
  const { rows } = await bank.db.query<{ balance_minor: string }>(
    'select balance_minor from accounts where account_id = $1',
    [account],
  );
  return BigInt(rows[0]?.balance_minor ?? '0');
};

/** Holds locks of its own until it is disposed of. */
async function someoneElse() {
  const client = new pg.Client({ connectionString: fresh.url, options: '-c search_path=sandbox_bank' });
  await client.connect();
  await client.query('begin');
  return {
    lock: (account: string) => client.query('select 1 from accounts where account_id = $1 for update', [account]),
    /** Of these accounts those that no one holds. */
    free: async (accounts: readonly string[]) => {
      const { rows } = await client.query<{ account_id: string }>(
        'select account_id from accounts where account_id = any ($1) order by 1 for update skip locked',
        [accounts],
      );
      return rows.map(({ account_id }) => account_id);
    },
    isWaitedFor: async () => {
      const { rows } = await client.query(
        `select 1 from pg_stat_activity where datname = current_database() and pg_backend_pid() = any (pg_blocking_pids(pid))`,
      );
      return rows.length > 0;
    },
    [Symbol.asyncDispose]: async () => {
      await client.query('rollback');
      await client.end();
    },
  };
}

test.each([
  ['of a seller at this bank', here, () => 'returned-cny', [sellerHere]],
  ['of a seller at another bank', there, ({ leftAccount }: Came) => leftAccount, [clearing, 'returned-cny']],
])('a placement to the account %s that waits for an account holds none behind it in the order', async (...given) => {
  const [, where, first, behind] = given;
  const came = await returnedRelease();
  let placed: Promise<boolean>;
  {
    await using other = await someoneElse();
    await other.lock(first(came));
    placed = place(came, where);
    await expect.poll(other.isWaitedFor, patient).toBe(true);
    expect(await other.free(behind)).toEqual(behind);
  }
  expect(await placed).toBe(true);
  const { rows } = await bank.db.query<{ to: unknown }>(
    `select data -> 'transfer' -> 'to' as to from escrow_changes where data ->> 'accountNumber' = $1 order by sequence desc limit 1`,
    [came.leftAccount],
  );
  expect(rows[0]?.to).toEqual({ accountNumber: where.accountNumber, bank: where === there ? peer.nameZh : null });
});

test('many placements at the same moment, here, there and back, in both directions, are all booked, once', async () => {
  const ways = [here, there, origin];
  const asked: { came: Came; where: Place }[] = [];
  for (let nth = 0; nth < 18; nth += 1) {
    asked.push({ came: await returnedRelease(), where: ways[nth % 3] ?? here });
    if (nth % 3 === 0) asked.push({ came: await returnedToPayer(), where: nth % 2 === 0 ? origin : otherAccount });
  }
  const before = await Promise.all([sellerHere, clearing, payer, otherOfPayer].map(balance));
  const said = await Promise.all([...asked, ...asked.toReversed()].map(({ came, where }) => place(came, where)));
  expect([said.filter(Boolean).length, said.length]).toEqual([24, 48]);
  const after = await Promise.all([sellerHere, clearing, payer, otherOfPayer].map(balance));
  expect(after.map((one, nth) => one - (before[nth] ?? 0n))).toEqual([60_000n, 60_000n, 3_600n, 3_600n]);
  expect(await balance('returned-cny')).toBe(0n);
});
