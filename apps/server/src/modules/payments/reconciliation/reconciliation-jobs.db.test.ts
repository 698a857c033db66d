import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { basic, grantOf } from '../../../../../../tests/support/access/sample-table.ts';
import { FakeBankPayments } from '../../../../../../tests/support/payments/fake-bank-payments.ts';
import {
  bank,
  customerId,
  paymentTable,
  PaymentWorld,
} from '../../../../../../tests/support/payments/payment-world.ts';
import { Bookings, Desk } from '../../../../../../tests/support/payments/reconciliation-world.ts';
import { newId } from '../../../platform/ids.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { createLog } from '../../../platform/log.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { OutboxRelay } from '../../../platform/outbox/relay.ts';
import { entriesBooked } from '../payments-events.ts';
import { defineReconciliationJobs } from './reconciliation-jobs.ts';

let world: PaymentWorld;
beforeAll(async () => {
  world = await PaymentWorld.create({ ...paymentTable, grants: [...paymentTable.grants, grantOf('statements:read')] });
});
afterAll(() => world[Symbol.asyncDispose]());

test('lines that were booked come into the month and are matched without anybody asking for it', async () => {
  const accountant = await world.signedIn('p-accountant');
  const desk = new Desk(accountant, basic);
  const enterpriseId = await world.enterpriseOf(accountant);
  const place = { enterpriseId, connectionId: world.server.bank.connectionOf(bank), customerId, accountNumber: basic };
  const bookings = new Bookings(world.server, place);
  await bookings.request('PR-2026-09-0101', 10_000, '2026-09-01T00:00:00Z');
  const statement = await bookings.statement('2026-09-30', { opening: 0, closing: 10_900 });
  await bookings.book(statement, [
    { day: '2026-09-30', amount: 10_000, text: 'invoice PR-2026-09-0101' },
    { day: '2026-09-30', amount: 900, text: 'cash' },
  ]);
  const { platform } = world.server.server;
  const booked = { ...place, statementId: newId(), count: 2, from: '2026-09-30', to: '2026-09-30' };
  await platform.db.as({ enterpriseId }, (tx) => writeEvents(tx, world.server.clock, [entriesBooked(booked)]));
  const log = createLog('silent');
  const jobs = new Jobs(platform.db, log);
  const noteOrder = (): Promise<void> => Promise.resolve();
  defineReconciliationJobs({ ...world.deps(new FakeBankPayments()), jobs }, noteOrder);
  await jobs.start(true);
  try {
    const relay = new OutboxRelay(platform.db, jobs, log);
    while ((await relay.moveBatch()) > 0);
    await vi.waitFor(async () => expect(await desk.list('2026-09', 'matched')).toHaveLength(1), 60_000);
    expect(await desk.list('2026-09')).toMatchObject([{ amount: '9.00' }]);
  } finally {
    await jobs.stop();
  }
});
