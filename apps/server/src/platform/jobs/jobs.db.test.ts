import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../../tests/support/database.ts';
import { testKey } from '../../../../../tests/support/templates.ts';
import { Sealer } from '../crypto/seal.ts';
import { Database } from '../db/database.ts';
import { createLog } from '../log.ts';
import { deadLetterQueue } from './dead-letter-store.ts';
import { Jobs, type JobDefinition } from './jobs.ts';

const log = createLog('silent');
let fresh: FreshDatabase;
let db: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = new Database(fresh.url, new Sealer(testKey), log, { app: 4, system: 4 });
});
afterAll(async () => {
  await db.close();
  await fresh[Symbol.asyncDispose]();
});

/** Runs a job of each queue, which fails for good, and one more behind it. */
async function failOnce(definitions: readonly Pick<JobDefinition, 'name' | 'leavesDeadLetter'>[]): Promise<void> {
  const jobs = new Jobs(db, log);
  const ran: string[] = [];
  for (const { name, ...definition } of definitions)
    jobs.define({
      ...definition,
      name,
      retryLimit: 0,
      run: () => {
        ran.push(name);
        return ran.filter((one) => one === name).length === 1 ? Promise.reject(new Error('broken')) : Promise.resolve();
      },
    });
  await jobs.start(true);
  for (const { name } of definitions)
    for (let n = 0; n < 2; n += 1) await db.asSystem('test.work', (tx) => jobs.send(tx, name, {}));
  await vi.waitFor(() => expect(ran).toHaveLength(2 * definitions.length), 60_000);
  await jobs.stop();
}

async function letters(): Promise<string[]> {
  return db.asSystem('test.read', async (tx) => {
    const { rows } = await sql<{ queue: string }>`select source_name as queue from pgboss.job
      where name = ${deadLetterQueue} order by created_on`.execute(tx);
    return rows.map(({ queue }) => queue);
  });
}

test('what fails for good leaves a dead letter, unless the next round does its work', async () => {
  await failOnce([{ name: 'test.kept' }, { name: 'test.forgotten', leavesDeadLetter: false }]);
  expect(await letters()).toEqual(['test.kept']);
});

test('a queue that left dead letters before leaves none any more', async () => {
  await failOnce([{ name: 'test.changed' }]);
  await failOnce([{ name: 'test.changed', leavesDeadLetter: false }]);
  expect(await letters()).toEqual(['test.kept', 'test.changed']);
});

/** Far below what a worker waits that nobody wakes, far above what a busy machine needs. */
const soon = { timeout: 40_000 };

test('what is sent for later is found when it is due, though nobody announces it', async () => {
  const jobs = new Jobs(db, log);
  let ran = 0;
  jobs.define({
    name: 'test.later',
    run: () => {
      ran += 1;
      return Promise.resolve();
    },
  });
  await jobs.start(true);
  for (const startAfterSeconds of [1, 2])
    await db.asSystem('test.work', (tx) => jobs.send(tx, 'test.later', {}, { startAfterSeconds }));
  await vi.waitFor(() => expect(ran).toBe(2), soon);
  await jobs.stop();
});

test('all workers of a queue hear of its work, not the first alone', async () => {
  const jobs = new Jobs(db, log);
  const together = Promise.withResolvers<void>();
  let running = 0;
  jobs.define({
    name: 'test.together',
    concurrency: 3,
    run: async () => {
      running += 1;
      if (running === 3) together.resolve();
      await together.promise;
    },
  });
  await jobs.start(true);
  for (let n = 0; n < 3; n += 1) await db.asSystem('test.work', (tx) => jobs.send(tx, 'test.together', {}));
  await vi.waitFor(() => expect(running).toBe(3), soon);
  await jobs.stop();
});

test('of one group runs so much at once as may, however often and however many workers are woken for it', async () => {
  const jobs = new Jobs(db, log);
  const count = { running: 0, most: 0, done: 0 };
  jobs.define({
    name: 'test.grouped',
    concurrency: 8,
    groupConcurrency: 1,
    groupOf: () => 'one bank',
    run: async () => {
      count.running += 1;
      count.most = Math.max(count.most, count.running);
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
      count.running -= 1;
      count.done += 1;
    },
  });
  await jobs.start(true);
  await db.asSystem('test.work', async (tx) => {
    for (let n = 0; n < 40; n += 1) await jobs.send(tx, 'test.grouped', {});
  });
  const waking = setInterval(() => jobs.wake(['test.grouped']), 5);
  await vi.waitFor(() => expect(count.done).toBe(40), 60_000);
  clearInterval(waking);
  await jobs.stop();
  expect(count.most).toBe(1);
});
