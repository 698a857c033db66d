import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database.ts';
import { testKey } from '../../../../tests/support/templates.ts';
import { createAuditModule } from '../modules/audit/index.ts';
import { systemClock } from './clock.ts';
import { Sealer } from './crypto/seal.ts';
import { Database } from './db/database.ts';
import { forgetOldAnswers } from './housekeeping.ts';
import { once } from './http/idempotency.ts';
import { newId } from './ids.ts';
import { Jobs } from './jobs/jobs.ts';
import { createLog } from './log.ts';
import { writeEvents, type StoredEvent } from './outbox/outbox-store.ts';
import { OutboxRelay } from './outbox/relay.ts';
import { PostgresEventBus } from './realtime/event-bus.ts';

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

test('a transaction carries its scope and leaves none behind', async () => {
  const enterpriseId = newId();
  const read = sql<{ e: string | null; u: string }>`select platform.current_enterprise() as e, current_user as u`;
  expect((await db.as({ enterpriseId }, (tx) => read.execute(tx))).rows).toEqual([
    { e: enterpriseId, u: 'guildhall_app' },
  ]);
  expect((await db.as(null, (tx) => read.execute(tx))).rows).toEqual([{ e: null, u: 'guildhall_app' }]);
  expect((await db.asSystem('test.read', (tx) => read.execute(tx))).rows).toEqual([{ e: null, u: 'guildhall_system' }]);
});

test('a failed use case leaves neither rows nor events', async () => {
  const failing = db.asSystem('test.fail', async (tx) => {
    await writeEvents(tx, systemClock, [{ topic: 'test.never_happened', enterpriseId: null, payload: {} }]);
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  expect(await fresh.query('select 1 from platform.outbox')).toEqual([]);
});

test('a process that only answers requests wakes the relay of another one at once', async () => {
  const [bus, otherBus] = [new PostgresEventBus(db, log), new PostgresEventBus(db, log)];
  await Promise.all([bus.start(), otherBus.start()]);
  const jobs = new Jobs(db, log);
  await jobs.start(false);
  const relay = new OutboxRelay(db, jobs, log, bus);
  const woken = vi.spyOn(relay, 'wake');
  relay.start();
  new OutboxRelay(db, jobs, log, otherBus).wake();
  await vi.waitFor(() => expect(woken).toHaveBeenCalled(), 60_000);
  await relay.stop();
  await jobs.stop();
  await Promise.all([bus.stop(), otherBus.stop()]);
});

test('an event reaches each subscriber once, after its commit', async () => {
  const jobs = new Jobs(db, log);
  const seen: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const name of ['test.first_listener', 'test.second_listener'] as const) {
    jobs.define<StoredEvent>({
      name,
      on: ['test.happened'],
      batch: 10,
      run: async ({ payload }) => {
        seen.push(`${name} ${JSON.stringify(payload.payload)}`);
        if (seen.length === 2) resolve();
      },
    });
  }
  await jobs.start(true);
  const relay = new OutboxRelay(db, jobs, log);
  await db.asSystem('test.write', (tx) =>
    writeEvents(tx, systemClock, [{ topic: 'test.happened', enterpriseId: null, payload: { n: 1 } }]),
  );
  expect(await relay.moveBatch()).toBe(1);
  expect(await relay.moveBatch()).toBe(0);
  await promise;
  expect(seen.toSorted()).toEqual(['test.first_listener {"n":1}', 'test.second_listener {"n":1}']);
  await jobs.stop();
});

test('signals cross the database in batches', async () => {
  const bus = new PostgresEventBus(db, log);
  await bus.start();
  const seen: unknown[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  bus.subscribe('t', (signal) => seen.push(signal.data.n) === 500 && resolve());
  for (let n = 0; n < 500; n++) bus.publish({ topic: 't', data: { n, filler: 'x'.repeat(50) } });
  await promise;
  expect(seen).toEqual(Array.from({ length: 500 }, (_, n) => n));
  await bus.stop();
});

test('an idempotency key gives the same answer, and refuses another body', async () => {
  let runs = 0;
  const enterpriseId = newId();
  const ask = (body: object): Promise<number> =>
    db.as({ enterpriseId }, (tx) =>
      once(tx, systemClock, { scope: enterpriseId, key: 'k', operation: 'op', body }, async () => ++runs),
    );
  expect(await ask({ a: 1 })).toBe(1);
  expect(await ask({ a: 1 })).toBe(1);
  await expect(ask({ a: 2 })).rejects.toMatchObject({ status: 422 });
  const inDays = (days: number) => ({ now: () => new Date(Date.now() + days * 86_400_000) });
  expect(await forgetOldAnswers(db, inDays(6))).toBe(0);
  expect(await forgetOldAnswers(db, inDays(8))).toBe(1);
});

test('a changed or dropped audit line breaks its chain', async () => {
  const audit = createAuditModule({ db, clock: systemClock, jobs: new Jobs(db, log) });
  const enterpriseId = newId();
  const write = (action: string): Promise<void> =>
    db.as({ enterpriseId }, (tx) =>
      audit.write(tx, { enterpriseId, actor: { kind: 'system', id: 'test' }, action, target: 'thing:1' }),
    );
  await write('thing.made');
  await write('thing.changed');
  expect(await audit.appendToChains()).toBe(2);
  await write('thing.ended');
  expect(await audit.appendToChains()).toBe(1);
  expect(await audit.verifyChains()).toEqual({ lines: 3, chains: 1, faults: [] });
  await fresh.query(`update audit.lines set action = 'thing.unmade' where action = 'thing.changed'`);
  expect((await audit.verifyChains()).faults).toMatchObject([
    { enterpriseId, position: 2n, kind: 'changed', line: { action: 'thing.unmade' } },
  ]);
  await fresh.query(`update audit.lines set action = 'thing.changed' where action = 'thing.unmade'`);
  await fresh.query(`delete from audit.lines where action = 'thing.ended'`);
  expect((await audit.verifyChains()).faults).toMatchObject([{ enterpriseId, position: 2n, kind: 'cut' }]);
});
