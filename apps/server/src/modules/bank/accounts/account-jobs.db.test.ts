import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../../../tests/support/database.ts';
import { testKey } from '../../../../../../tests/support/templates.ts';
import { Sealer } from '../../../platform/crypto/seal.ts';
import { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { createLog } from '../../../platform/log.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { OutboxRelay } from '../../../platform/outbox/relay.ts';
import { paymentStatusTold } from '../bank-events.ts';
import { defineAccountJobs } from './account-jobs.ts';
import type { AccountsPlace } from './bank-account.ts';

const log = createLog('silent');
const clock = { now: () => new Date() };
const patient = { timeout: 60_000, interval: 20 };
let fresh: FreshDatabase;
let db: Database;
let jobs: Jobs;
/** Readings that have begun, and how each ends. */
let readings: { customerId: string; end: () => void }[];
beforeAll(async () => {
  fresh = await freshDatabase();
  db = new Database(fresh.url, new Sealer(testKey), log, { app: 4, system: 4 });
});
afterAll(async () => {
  await db.close();
  await fresh[Symbol.asyncDispose]();
});
beforeEach(() => {
  readings = [];
  jobs = new Jobs(db, log);
  const readNow = ({ customerId }: AccountsPlace): Promise<void> =>
    new Promise((resolve) => readings.push({ customerId, end: resolve }));
  defineAccountJobs({ jobs, reader: { readNow, read: () => Promise.reject(new Error('nobody signs in here')) } });
});
afterEach(async () => {
  for (const { end } of readings) end();
  await jobs.stop();
});

const enterpriseId = newId();
const connectionId = newId();
const told = (customerId: string, at = connectionId) =>
  paymentStatusTold({
    enterpriseId,
    connectionId: at,
    customerId,
    debtorAccount: 'a-1',
    instructionId: newId(),
    paymentId: newId(),
    status: 'ACSC',
    reason: null,
    executedAt: null,
    sequence: 2,
  });

/** So many payments of these customers end, each in a transaction of its own, and the network hears of them in batches. */
async function payments(count: number, customers: readonly string[]): Promise<void> {
  for (let ended = 0; ended < count; ended += 1)
    await db.asSystem('test.pay', (tx) =>
      writeEvents(
        tx,
        clock,
        customers.map((customer) => told(customer)),
      ),
    );
  const relay = new OutboxRelay(db, jobs, log);
  while ((await relay.moveBatch()) > 0);
}

/** Readings that are still to be made, or under way. */
async function unfinished(): Promise<number> {
  return db.asSystem('test.read', async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from pgboss.job
      where name like 'bank.read_%' and state in ('created', 'retry', 'active')`.execute(tx);
    return rows[0]?.n ?? -1;
  });
}

const read = (customerId: string) => readings.filter((one) => one.customerId === customerId).length;

test('however many payments of a customer end at once, its accounts are read once, and once more for what came meanwhile', async () => {
  await jobs.start(true);
  await payments(20, ['c-1']);
  await vi.waitFor(() => expect(read('c-1')).toBe(1), patient);
  // The reading under way may have passed the accounts that these moved.
  await payments(20, ['c-1']);
  readings[0]?.end();
  await vi.waitFor(() => expect(read('c-1')).toBe(2), patient);
  readings[1]?.end();
  await vi.waitFor(async () => expect(await unfinished()).toBe(0), patient);
  expect(read('c-1')).toBe(2);
});

test('customers are read each for itself, and a bank that answers slowly holds up no other', async () => {
  await jobs.start(false);
  const elsewhere = newId();
  await db.asSystem('test.pay', (tx) => writeEvents(tx, clock, [told('c-3', elsewhere)]));
  await payments(3, ['c-1', 'c-2']);
  expect(await unfinished()).toBe(3);
  await jobs.stop();
  jobs = new Jobs(db, log);
  const began: string[] = [];
  const readNow = ({ customerId }: AccountsPlace): Promise<void> => {
    began.push(customerId);
    return customerId === 'c-1'
      ? new Promise((resolve) => readings.push({ customerId, end: resolve }))
      : Promise.resolve();
  };
  defineAccountJobs({ jobs, reader: { readNow, read: () => Promise.reject(new Error('nobody signs in here')) } });
  await jobs.start(true);
  await vi.waitFor(() => expect(began).toEqual(expect.arrayContaining(['c-1', 'c-3'])), patient);
  readings[0]?.end();
  await vi.waitFor(async () => expect(await unfinished()).toBe(0), patient);
  expect(began.toSorted()).toEqual(['c-1', 'c-2', 'c-3']);
});

test('what waits in the queue of a network that read once for each payment is still read', async () => {
  await jobs.start(true);
  await db.asSystem('test.pay', (tx) =>
    jobs.send(tx, 'bank.read_accounts_after_payment', { ...told('c-9'), eventId: newId(), occurredAt: '' }),
  );
  await vi.waitFor(() => expect(read('c-9')).toBe(1), patient);
});
