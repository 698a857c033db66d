import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { asId, newId, type ConnectionId } from '../../../platform/ids.ts';
import { BankError } from '../client/bank-error.ts';
import type { PaymentOrder } from './payment-order.ts';

const customer = '7730-0001';
let world: BankWorld;
let order: PaymentOrder;
beforeEach(async () => {
  world = await createBankWorld();
  const [row] = await world.fresh.query<{ connection_id: string }>('select connection_id from bank.connections');
  const connectionId: ConnectionId = asId<'connection'>(row!.connection_id);
  const enterpriseId = newId<'enterprise'>();
  await world.fresh.query(
    'insert into bank.customers (connection_id, customer_id, enterprise_id, created_at) values ($1, $2, $3, now())',
    [connectionId, customer, enterpriseId],
  );
  order = {
    enterpriseId,
    connectionId,
    customerId: customer,
    instructionId: newId(),
    debtorAccount: 'qh-8841',
    creditor: { name: 'Hengxin', accountNumber: 'hx-1', bank: null },
    amount: { amountMinor: 8_000_000n, currency: 'CNY' },
    remittance: 'Invoice 7',
    tableVersion: 1,
    preparedBy: { subject: 'p-1', roleId: 'accountant', departmentId: 'finance' },
    signatures: [
      { subject: 'p-2', roleId: 'treasurer', departmentId: 'finance', signedAt: new Date(), method: 'passkey' },
    ],
  };
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const hand = (change: Partial<PaymentOrder> = {}) => world.bank.payments.initiate({ ...order, ...change });
const told = () =>
  world.fresh.query<{ payload: { status: string; reason: string | null; sequence: number } }>(
    "select payload from platform.outbox where topic = 'bank.payment_status' order by occurred_at, event_id",
  );
const statuses = async () => (await told()).map(({ payload }) => payload.status);
const settle = (change: object) => world.api.settlePayment(customer, order.instructionId, change);

test('an order handed over many times, also at once, is one payment at the bank and one event', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => hand()));
  for (const answer of answers) expect(answer).toMatchObject({ outcome: 'taken', state: { status: 'RCVD' } });
  expect(await hand()).toMatchObject({ outcome: 'taken' });
  expect(world.api.payments.size).toBe(1);
  expect(await statuses()).toEqual(['RCVD']);
});

test('the same instruction with another amount is not sent', async () => {
  await hand();
  const other = { amount: { amountMinor: 8_000_001n, currency: 'CNY' } };
  await expect(hand(other)).rejects.toMatchObject({ status: 422, code: 'bank.instruction_reused' });
});

test('an answer that was lost leaves the outcome unknown, and handing over again finds the payment', async () => {
  world.api.after = () => {
    throw new BankError('bank.timeout', 'no answer');
  };
  expect(await hand()).toMatchObject({ outcome: 'unknown', code: 'bank.timeout' });
  expect(world.api.payments.size).toBe(1);
  world.api.after = () => undefined;
  expect(await hand()).toMatchObject({ outcome: 'taken' });
  expect(world.api.payments.size).toBe(1);
});

test.each([
  [403, 'refused'],
  [422, 'refused'],
  [401, 'unknown'],
])('a bank that answers %i leaves the payment %s', async (status, outcome) => {
  world.api.before = () => {
    throw new BankError('bank.refused', 'no', { status });
  };
  expect(await hand()).toMatchObject({ outcome });
});

test('an event tells the end once, however often and in whatever order the bank repeats itself', async () => {
  await hand();
  const executed = settle({ status: 'ACSC', executedAt: '2026-11-01T08:00:01Z' });
  const late = settle({ status: 'RCVD', sequence: 1, executedAt: null });
  for (const { token } of [executed, late, executed]) expect((await world.push(token)).status).toBe(202);
  expect(await statuses()).toEqual(['RCVD', 'ACSC']);
});

test('a bank that takes an execution back is not believed', async () => {
  await hand();
  await world.push(settle({ status: 'ACSC', executedAt: '2026-11-01T08:00:01Z' }).token);
  await world.push(settle({ status: 'RJCT', reason: 'AM04', sequence: 9 }).token);
  expect(await statuses()).toEqual(['RCVD', 'ACSC']);
});

test('an event that never arrives is found by asking, not before its time and not after its end', async () => {
  await hand();
  settle({ status: 'RJCT', reason: 'AM04' });
  expect(await world.askUntold()).toBe(0);
  world.clock.time = new Date(world.clock.time.getTime() + 5_000);
  expect(await world.askUntold()).toBe(1);
  expect((await told()).at(-1)?.payload).toMatchObject({ status: 'RJCT', reason: 'AM04', sequence: 2 });
  world.clock.time = new Date(world.clock.time.getTime() + 3_600_000);
  expect(await world.askUntold()).toBe(0);
});

test('an event about a payment that we never made, or of another customer, changes nothing and is not asked for again', async () => {
  await hand();
  const [payment] = world.api.payments.values();
  const events = (change: object) => ({
    'urn:guildhall:bank:payment-status': { customerId: 'other', ...payment!, status: 'ACSC', sequence: 2, ...change },
  });
  const foreign = world.api.event('other', { sequence: 1, jws: null }, { events: events({}) });
  const unknown = world.api.event(
    customer,
    { sequence: 1, jws: null },
    {
      events: events({ customerId: customer, instructionId: newId() }),
    },
  );
  for (const { token } of [foreign, unknown]) expect((await world.push(token)).status).toBe(202);
  expect(await statuses()).toEqual(['RCVD']);
});

test.each([
  ['another status', { status: 'DONE' }],
  ['a sequence that is no number', { sequence: '2' }],
  ['no payment', { paymentId: '' }],
  ['a reason in prose', { reason: '<b>because</b>' }],
  ['a time that is none', { executedAt: 'yesterday' }],
])('an event with %s is refused', async (_what, change) => {
  await hand();
  const [payment] = world.api.payments.values();
  const told = { customerId: customer, ...payment!, status: 'ACSC', sequence: 2, ...change };
  const { token } = world.api.event(
    customer,
    { sequence: 1, jws: null },
    {
      events: { 'urn:guildhall:bank:payment-status': told },
    },
  );
  expect(await world.push(token)).toMatchObject({ status: 400, body: { err: 'invalid_request' } });
  expect(await statuses()).toEqual(['RCVD']);
});

test('a bank that answers for another instruction is not believed', async () => {
  world.api.after = () => {
    for (const [id, payment] of world.api.payments) world.api.payments.set(id, { ...payment, instructionId: newId() });
  };
  await hand();
  await world.fresh.query('delete from bank.sent_payments');
  expect(await hand()).toMatchObject({ outcome: 'unknown', code: 'bank.invalid_answer' });
});
