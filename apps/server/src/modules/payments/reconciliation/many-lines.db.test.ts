import { afterAll, beforeAll, expect, test } from 'vitest';
import { basic, grantOf } from '../../../../../../tests/support/access/sample-table.ts';
import {
  bank,
  customerId,
  paymentTable,
  PaymentWorld,
} from '../../../../../../tests/support/payments/payment-world.ts';
import { Bookings, Desk } from '../../../../../../tests/support/payments/reconciliation-world.ts';
import { reconciliationLimits } from './reconciliation-limits.ts';

let world: PaymentWorld;
let desk: Desk;
let bookings: Bookings;
beforeAll(async () => {
  world = await PaymentWorld.create({ ...paymentTable, grants: [...paymentTable.grants, grantOf('statements:read')] });
  const accountant = await world.signedIn('p-accountant');
  desk = new Desk(accountant, basic);
  const enterpriseId = await world.enterpriseOf(accountant);
  const connectionId = world.server.bank.connectionOf(bank);
  bookings = new Bookings(world.server, { enterpriseId, connectionId, customerId, accountNumber: basic });
});
afterAll(() => world[Symbol.asyncDispose]());

test('lines that stand for nothing, however many, keep no other from being found: neither the latest nor the earliest', async () => {
  const foreign = reconciliationLimits.openAtOnce;
  const statement = await bookings.statement('2026-09-30', { opening: 0, closing: 0, balances: false });
  await bookings.request('PR-2026-09-0001', 10_000, '2026-08-30T00:00:00Z');
  await bookings.request('PR-2026-09-0002', 20_000, '2026-09-28T00:00:00Z');
  await bookings.book(statement, [
    { day: '2026-09-01', amount: 10_000, text: 'PR-2026-09-0001' },
    { day: '2026-09-30', amount: 20_000, text: 'PR-2026-09-0002' },
  ]);
  await bookings.bookForeign(statement, '2026-09-15', foreign);
  const run = await desk.post('/runs', {});
  expect(run).toMatchObject({
    status: 200,
    body: { taken: foreign + 2, matched: 2, proposed: 0, left: foreign },
  });
  expect((await desk.list('2026-09', 'matched')).map(({ day }) => day).toSorted()).toEqual([
    '2026-09-01',
    '2026-09-30',
  ]);
}, 120_000);

test('what one window alone takes for certain is proposed only where an open line outside has the same amount', async () => {
  const statement = await bookings.statement('2026-10-31', { opening: 0, closing: 0, balances: false });
  await bookings.request('PR-2026-09-0003', 30_000, '2026-09-10T00:00:00Z');
  // Paid twice, with more between than one window holds.
  await bookings.book(statement, [
    { day: '2026-09-12', amount: 30_000, text: 'PR-2026-09-0003' },
    { day: '2026-10-02', amount: 30_000, text: 'PR-2026-09-0003' },
  ]);
  expect(await desk.post('/runs', {})).toMatchObject({ status: 200, body: { taken: 2, matched: 0 } });
}, 120_000);
