import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { asId, newId, type ConnectionId } from '../../../platform/ids.ts';
import { testKey } from '../../../../../../tests/support/templates.ts';
import type { FakePaymentApi } from '../../../../../../tests/support/bank/fake-payment-api.ts';
import { Sealer } from '../../../platform/crypto/seal.ts';
import { BankError, UnsignedAnswer } from '../client/bank-error.ts';
import { paymentTokenPurpose } from './payment-authorization.ts';
import { lockPaymentConsent, updateAuthorised } from './payment-consent-store.ts';
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
    completeBy: new Date('2026-11-02T08:00:00.000Z'),
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
const settle = (change: Parameters<FakePaymentApi['settle']>[2] = {}, sequence = 2) =>
  world.api.paymentEvent(customer, world.payments.settle(customer, order.instructionId, change, sequence));
const alarms = async (): Promise<unknown[]> => {
  const rows = await world.fresh.query<{ kind: string }>('select kind from bank.payment_alarms order by kind');
  return rows.map(({ kind }) => kind);
};

/** The consent is made and a signer has come back from the bank with a token; `seconds` is how long it is good. */
async function authorised(seconds = 3_600): Promise<void> {
  expect(await world.bank.payments.openConsent(order)).toMatchObject({ outcome: 'open' });
  world.payments.decide(order.instructionId, { Status: 'AUTH' });
  await broughtToken('of a signer', seconds);
}

/** The token of a signer who has come back. */
async function broughtToken(accessToken: string, seconds: number): Promise<void> {
  const token = JSON.stringify({ accessToken, privateJwk: { kty: 'EC' }, publicJwk: { kty: 'EC' } });
  await world.db.as(order, (tx) =>
    updateAuthorised(tx, order, {
      personId: newId(),
      at: world.clock.time,
      tokenSealed: new Sealer(testKey).seal(paymentTokenPurpose, token),
      tokenUntil: new Date(world.clock.time.getTime() + seconds * 1_000),
    }),
  );
}
const tokens = () => world.fresh.query('select 1 from bank.payment_consents where token_sealed is not null');

test('the consent of an order is made once, however often and at once it is asked for, and told', async () => {
  await Promise.all(Array.from({ length: 5 }, () => world.bank.payments.openConsent(order)));
  expect(world.payments.consents.size).toBe(1);
  const events = await world.fresh.query("select 1 from platform.outbox where topic = 'bank.payment_consent_changed'");
  expect(events).toHaveLength(1);
});

test('a consent whose answer was lost is found again', async () => {
  world.payments.after = () => {
    throw new BankError('bank.timeout', 'no answer');
  };
  expect(await world.bank.payments.openConsent(order)).toEqual({ outcome: 'unknown', code: 'bank.timeout' });
  world.payments.after = () => undefined;
  expect(await world.bank.payments.openConsent(order)).toMatchObject({ outcome: 'open' });
  expect(world.payments.consents.size).toBe(1);
});

test('a bank that echoes another content than was signed is an alarm, and nobody is sent there', async () => {
  world.payments.spoilConsent = (answer) => ({ ...answer, Initiation: { ...answer.Initiation, InstructedAmount: {} } });
  expect(await world.bank.payments.openConsent(order)).toMatchObject({ outcome: 'unknown' });
  expect(await alarms()).toEqual(['initiation_differs']);
});

test('the order of the members says nothing in JSON: a bank may echo them in its own', async () => {
  world.payments.spoilConsent = (answer) => ({
    ...answer,
    Initiation: Object.fromEntries(Object.entries(answer.Initiation).toReversed()),
  });
  expect(await world.bank.payments.openConsent(order)).toMatchObject({ outcome: 'open' });
});

test('the same instruction with another content is asked of no bank', async () => {
  await world.bank.payments.openConsent(order);
  const other = { ...order, remittance: 'Invoice 8' };
  await expect(world.bank.payments.openConsent(other)).rejects.toMatchObject({ code: 'bank.instruction_reused' });
  expect(await alarms()).toEqual(['initiation_differs']);
});

test.each([
  [{ StatusReasonCode: 'U036' }, 'expired'],
  [{ StatusReasonCode: 'U037' }, 'refused'],
])('a consent that ended at the bank with %o is %s', async (reason, how) => {
  await world.bank.payments.openConsent(order);
  world.payments.decide(order.instructionId, { Status: 'RJCT', StatusReason: [reason] });
  expect(await world.bank.payments.openConsent(order)).toMatchObject({ outcome: 'ended', how });
});

test('a content that the bank refuses is refused by what it names; a refusal that names nothing is asked again', async () => {
  const refuse = (errors: BankError['errors']): void => {
    world.payments.before = () => {
      throw new BankError('bank.refused', 'no', { status: 400, errors });
    };
  };
  refuse([]);
  expect(await world.bank.payments.openConsent(order)).toEqual({ outcome: 'unknown', code: 'bank.refused' });
  const [field, reason] = ['Data.Initiation.InstructedAmount.Currency', 'is not that of the account'];
  refuse([{ field, reason, code: 'U023' }]);
  const refused = await world.bank.payments.openConsent(order);
  expect(refused).toMatchObject({ outcome: 'refused', reason: 'AM03', errors: [{ field, reason }] });
});

test('a consent that somebody consumed though nothing was paid here is an alarm', async () => {
  await world.bank.payments.openConsent(order);
  world.payments.decide(order.instructionId, { Status: 'COND' });
  expect(await world.bank.payments.openConsent(order)).toMatchObject({ outcome: 'unknown' });
  expect(await alarms()).toEqual(['unordered']);
});

test('what is dropped is never paid, also with a token that was there already', async () => {
  await authorised();
  await world.db.as(order, (tx) => world.bank.payments.dropConsent(tx, order));
  expect(await hand()).toMatchObject({ outcome: 'unauthorised' });
  expect(world.payments.payments.size).toBe(0);
});

test('the token is kept sealed until the bank has the payment, and then forgotten', async () => {
  await authorised();
  const [kept] = await world.fresh.query<{ token_sealed: Buffer }>('select token_sealed from bank.payment_consents');
  expect(kept?.token_sealed.toString('latin1')).not.toContain('of a signer');
  world.payments.before = (method) => {
    if (method === 'createPayment') throw new BankError('bank.unreachable', 'no answer');
  };
  expect(await hand()).toMatchObject({ outcome: 'unknown' });
  expect(await tokens()).toHaveLength(1);
  world.payments.before = () => undefined;
  expect(await hand()).toMatchObject({ outcome: 'taken' });
  expect(world.payments.tokens.at(-1)).toBe('of a signer');
  expect(await tokens()).toHaveLength(0);
});

test('an answer that was long on its way takes neither the authorisation back nor its token', async () => {
  await world.bank.payments.openConsent(order);
  const before = world.payments.consents.get(order.instructionId);
  await authorised();
  // Without a token it is asked anew how it stands, and the answer is of the time before.
  world.payments.spoilConsent = (answer) => ({ ...answer, ...before, Status: 'AWAU' });
  world.clock.time = new Date(world.clock.time.getTime() + 3_601_000);
  await world.bank.payments.openConsent(order);
  const [kept] = await world.fresh.query<{ status: string }>('select status from bank.payment_consents');
  expect([kept?.status, (await tokens()).length]).toEqual(['AUTH', 1]);
});

test('the token is forgotten too where the answer was lost and an event tells of the payment', async () => {
  await authorised();
  world.payments.after = (method) => {
    if (method === 'createPayment') throw new BankError('bank.timeout', 'no answer');
  };
  expect(await hand()).toMatchObject({ outcome: 'unknown' });
  await world.push(settle().token);
  expect([await statuses(), await tokens()]).toEqual([['ACSC'], []]);
});

test('a token that ran out before the bank had the payment needs a signer once more; the answer that was lost does not', async () => {
  await authorised(60);
  world.clock.time = new Date(world.clock.time.getTime() + 61_000);
  expect(await hand()).toEqual({ outcome: 'unauthorised' });
  expect(world.payments.payments.size).toBe(0);
  await authorised(60);
  world.payments.after = (method) => {
    if (method === 'createPayment') throw new BankError('bank.timeout', 'no answer');
  };
  expect(await hand()).toMatchObject({ outcome: 'unknown' });
  world.clock.time = new Date(world.clock.time.getTime() + 61_000);
  expect(await hand()).toMatchObject({ outcome: 'taken', state: { status: 'RCVD' } });
  expect(world.payments.payments.size).toBe(1);
});

test.each([
  ['ran out', (): void => {}],
  [
    'is refused',
    (): void => {
      world.payments.before = (method) => {
        if (method === 'createPayment' && world.payments.calls.filter((one) => one === method).length === 1)
          throw new BankError('bank.refused', 'invalid_token', { status: 401 });
      };
    },
  ],
])('a token that %s is forgotten, but not the newer one that a signer has brought meanwhile', async (how, refuse) => {
  await authorised(60);
  if (how === 'ran out') world.clock.time = new Date(world.clock.time.getTime() + 61_000);
  refuse();
  const { payments } = world;
  const ask = payments.paymentConsent.bind(payments);
  payments.paymentConsent = async (...asked) => {
    await broughtToken('of another signer', 60);
    return ask(...asked);
  };
  expect(await hand()).toMatchObject({ outcome: 'unknown', code: 'bank.authorised_anew' });
  expect(await world.db.as(order, (tx) => world.bank.payments.isAuthorised(tx, order))).toBe(true);
  expect(await hand()).toMatchObject({ outcome: 'taken' });
  expect([payments.tokens, payments.payments.size]).toEqual([['of another signer'], 1]);
});

test('a bank that has taken in another payment than was authorised is an alarm, and is not believed', async () => {
  await authorised();
  world.payments.spoil = (answer) => ({ ...answer, Initiation: { ...answer.Initiation, CreditorAccount: {} } });
  expect(await hand()).toMatchObject({ outcome: 'unknown', code: 'bank.invalid_answer' });
  expect(await alarms()).toEqual(['initiation_differs']);
});

test('a bank that makes a second payment of one instruction is an alarm, told to the operator once', async () => {
  await authorised();
  await hand();
  const second = { ...world.payments.settle(customer, order.instructionId), paymentId: 'another' };
  for (let n = 0; n < 3; n += 1) await world.push(world.api.paymentEvent(customer, second).token);
  expect(await alarms()).toEqual(['second_payment']);
  const told = await world.fresh.query("select 1 from platform.outbox where topic = 'bank.payment_alarm'");
  expect(told).toHaveLength(1);
  const shown = await world.http.inject({
    url: '/v1/operator/connections/example/payment-alarms',
    headers: { 'x-enterprise': newId() },
  });
  expect(shown.json()).toMatchObject({
    items: [{ instructionId: order.instructionId, customerId: customer, kind: 'second_payment', times: 3 }],
    nextCursor: null,
  });
});

test('a bank that answers with nonsense is an alarm, and is asked again', async () => {
  await authorised();
  world.payments.before = (method) => {
    if (method === 'createPayment') throw new BankError('bank.invalid_answer', 'JSON of another shape');
  };
  expect(await hand()).toMatchObject({ outcome: 'unknown' });
  expect(await alarms()).toEqual(['nonsense']);
  world.payments.before = () => undefined;
  expect(await hand()).toMatchObject({ outcome: 'taken' });
});

test('an answer that the bank has not signed says nothing: the operator is alarmed, and the bank is asked again', async () => {
  await authorised();
  const unsign = (...methods: string[]): void => {
    world.payments.before = (method) => {
      if (methods.includes(method)) throw new UnsignedAnswer('there is none', 200);
    };
  };
  unsign('createPayment');
  expect(await hand()).toMatchObject({ outcome: 'unknown', code: 'bank.invalid_answer' });
  expect([await statuses(), await alarms(), (await tokens()).length]).toEqual([[], ['unsigned'], 1]);
  world.payments.before = () => undefined;
  expect(await hand()).toMatchObject({ outcome: 'taken' });
  // Executed there; what is read of it is not believed before it is signed.
  world.payments.settle(customer, order.instructionId);
  unsign('payment');
  world.clock.time = new Date(world.clock.time.getTime() + 60_000);
  expect(await world.askUntold()).toBe(1);
  expect(await statuses()).toEqual(['RCVD']);
  world.payments.before = () => undefined;
  world.clock.time = new Date(world.clock.time.getTime() + 600_000);
  expect(await world.askUntold()).toBe(1);
  expect([await statuses(), await alarms()]).toEqual([['RCVD', 'ACSC'], ['unsigned']]);
});

test('a consent of which the bank says something unsigned is not believed, nor is a refusal', async () => {
  world.payments.before = () => {
    throw new UnsignedAnswer('it is of another body, or of another key', 400);
  };
  expect(await world.bank.payments.openConsent(order)).toEqual({ outcome: 'unknown', code: 'bank.invalid_answer' });
  expect(await alarms()).toEqual(['unsigned']);
});

test('how many the bank wants is told with every one that it gets', async () => {
  await authorised();
  const waiting = (NumberReceived: number) => ({
    Status: 'PATC' as const,
    MultiAuthorisation: { Status: 'AWAF' as const, NumberRequired: 3, NumberReceived },
  });
  world.payments.spoil = (answer) => ({ ...answer, ...waiting(1) });
  await hand();
  world.payments.spoil = (answer) => ({ ...answer, ...waiting(2) });
  world.clock.time = new Date(world.clock.time.getTime() + 5_000);
  await world.askUntold();
  const events = (await told()).map(({ payload }) => payload);
  expect(events).toMatchObject([{ multi: { required: 3, received: 1 } }, { multi: { required: 3, received: 2 } }]);
});

test('an order handed over many times, also at once, is one payment at the bank and one event', async () => {
  await authorised();
  const answers = await Promise.all(Array.from({ length: 6 }, () => hand()));
  for (const answer of answers) expect(answer).toMatchObject({ outcome: 'taken', state: { status: 'RCVD' } });
  expect(await hand()).toMatchObject({ outcome: 'taken' });
  expect(world.payments.payments.size).toBe(1);
  expect(await statuses()).toEqual(['RCVD']);
});

test('the same instruction with another amount is not sent', async () => {
  await authorised();
  await hand();
  const other = { amount: { amountMinor: 8_000_001n, currency: 'CNY' } };
  await expect(hand(other)).rejects.toMatchObject({ status: 422, code: 'bank.instruction_reused' });
});

test('an answer that was lost leaves the outcome unknown, and handing over again finds the payment', async () => {
  await authorised();
  world.payments.after = () => {
    throw new BankError('bank.timeout', 'no answer');
  };
  expect(await hand()).toMatchObject({ outcome: 'unknown', code: 'bank.timeout' });
  expect(world.payments.payments.size).toBe(1);
  world.payments.after = () => undefined;
  expect(await hand()).toMatchObject({ outcome: 'taken' });
  expect(world.payments.payments.size).toBe(1);
});

test.each([
  [403, 'refused'],
  [400, 'refused'],
  [409, 'unknown'],
  // Answers without a body, which nobody has signed.
  [404, 'unknown'],
  [415, 'unknown'],
  [401, 'unauthorised'],
])('a bank that answers %i and has no payment leaves it %s', async (status, outcome) => {
  await authorised();
  world.payments.before = (method) => {
    if (method === 'createPayment') throw new BankError('bank.refused', 'no', { status });
  };
  expect(await hand()).toMatchObject({ outcome });
});

test('an event tells the end once, however often and in whatever order the bank repeats itself', async () => {
  await authorised();
  await hand();
  const executed = settle();
  const late = settle({ Status: 'RCVD' }, 1);
  for (const { token } of [executed, late, executed]) expect((await world.push(token)).status).toBe(202);
  expect(await statuses()).toEqual(['RCVD', 'ACSC']);
});

test('a bank that takes an execution back is not believed, and it is an alarm', async () => {
  await authorised();
  await hand();
  await world.push(settle().token);
  await world.push(settle({ Status: 'RJCT', StatusReason: [{ StatusReasonCode: 'AM04' }] }, 9).token);
  expect(await statuses()).toEqual(['RCVD', 'ACSC']);
  expect(await alarms()).toEqual(['contradiction']);
});

test('an event that never arrives is found by asking, not before its time and not after its end', async () => {
  await authorised();
  await hand();
  settle({ Status: 'RJCT', StatusReason: [{ StatusReasonCode: 'AM04' }] });
  expect(await world.askUntold()).toBe(0);
  world.clock.time = new Date(world.clock.time.getTime() + 5_000);
  expect(await world.askUntold()).toBe(1);
  expect((await told()).at(-1)?.payload).toMatchObject({ status: 'RJCT', reason: 'AM04', sequence: 2 });
  world.clock.time = new Date(world.clock.time.getTime() + 3_600_000);
  expect(await world.askUntold()).toBe(0);
});

test('an event about a payment that we never made, or of another customer, changes nothing and is not asked for again', async () => {
  await authorised();
  await hand();
  const told = world.payments.settle(customer, order.instructionId);
  const foreign = world.api.paymentEvent('other', { ...told, customerId: 'other' });
  const unknown = world.api.paymentEvent(customer, { ...told, instructionId: newId() });
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
  await authorised();
  await hand();
  const told = { ...world.payments.settle(customer, order.instructionId), ...change };
  const { token } = world.api.paymentEvent(customer, told);
  expect(await world.push(token)).toMatchObject({ status: 400, body: { err: 'invalid_request' } });
  expect(await statuses()).toEqual(['RCVD']);
});

test('a bank that answers under another consent is not believed', async () => {
  await authorised();
  world.payments.spoil = (answer) => ({ ...answer, ConsentId: newId() });
  expect(await hand()).toMatchObject({ outcome: 'unknown', code: 'bank.invalid_answer' });
  expect(await alarms()).toEqual(['nonsense']);
});

test('the answer to a payment waits for its consent before it takes the payment, as everybody who takes both', async () => {
  await authorised();
  const gate = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  let consent: Promise<unknown> = Promise.resolve();
  const createPayment = world.payments.createPayment.bind(world.payments);
  world.payments.createPayment = async (...asked) => {
    const answer = await createPayment(...asked);
    consent = world.db.asSystem('test.work', async (tx) => {
      await lockPaymentConsent(tx, order);
      held.resolve();
      await gate.promise;
      const sent = sql`select 1 from bank.sent_payments where instruction_id = ${order.instructionId} for update nowait`;
      expect((await sent.execute(tx)).rows).toHaveLength(1);
    });
    await held.promise;
    return answer;
  };
  const handed = hand();
  await held.promise;
  const waits = () =>
    world.fresh.query("select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()");
  await expect.poll(async () => (await waits()).length).toBeGreaterThan(0);
  gate.resolve();
  await consent;
  expect(await handed).toMatchObject({ outcome: 'taken' });
});
