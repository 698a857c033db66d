import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { asId, newId, type ConnectionId, type EnterpriseId } from '../../../platform/ids.ts';

const customerId = '7730-0001';
let world: BankWorld;
let connectionId: ConnectionId;
let enterpriseId: EnterpriseId;
let escrowId: string;
beforeEach(async () => {
  world = await createBankWorld();
  const [row] = await world.fresh.query<{ connection_id: string }>('select connection_id from bank.connections');
  connectionId = asId<'connection'>(row!.connection_id);
  enterpriseId = newId<'enterprise'>();
  await world.fresh.query(
    'insert into bank.customers (connection_id, customer_id, enterprise_id, created_at) values ($1, $2, $3, now())',
    [connectionId, customerId, enterpriseId],
  );
  escrowId = await open();
  world.escrows.move(escrowId, 'fund', '1000.00', { status: 'funded', funded: '1000.00' });
  await heard();
});
afterEach(() => world[Symbol.asyncDispose]());

async function open(): Promise<string> {
  const id = newId();
  const asked = await world.bank.escrows.open({
    enterpriseId,
    connectionId,
    customerId,
    escrowId: id,
    orderId: newId(),
    reference: 'TO-1',
    seller: { name: 'Hengxin', accountNumber: 'hx-1', bank: null },
    amount: { amountMinor: 100_000n, currency: 'CNY' },
    deliverBy: '2026-12-01',
    releaseAfterDays: 7,
    termsHash: 'a'.repeat(64),
  });
  expect(asked).toEqual({ outcome: 'taken' });
  return id;
}

const heard = () => world.bank.escrows.readOn();
const later = (seconds: number): void => {
  world.clock.time = new Date(world.clock.time.getTime() + seconds * 1_000);
};
const doubted = (id = escrowId) => world.db.as({ enterpriseId }, (tx) => world.bank.escrows.doubtedSince(tx, id));
/** What was told of the escrow's sums, in order. */
async function told(id = escrowId): Promise<string[]> {
  const rows = await world.fresh.query<{ payload: { released: string; refunded: string; status: string } }>(
    `select payload from platform.outbox where topic = 'bank.escrow_changed' and payload ->> 'escrowId' = $1
     order by (payload ->> 'sequence')::int`,
    [id],
  );
  return rows.map(({ payload }) => `${payload.status} ${payload.released} ${payload.refunded}`);
}
const alarms = () =>
  world.fresh.query<{ escrow_id: string; kind: string; detail: string; times: number }>(
    'select escrow_id, instruction_id, kind, detail, times from bank.payment_alarms order by alarm_id',
  );
const count = async (topic: string): Promise<number> =>
  (await world.fresh.query('select 1 from platform.outbox where topic = $1', [topic])).length;

test('a word that does not fit is told to the operator and holds this escrow alone, until the bank has mended it', async () => {
  const other = await open();
  const half = { status: 'funded', released: '500.00' } as const;
  const place = world.escrows.move(escrowId, 'release', '500.00', half, { released: '600.00' });
  world.escrows.move(other, 'fund', '1000.00', { status: 'funded', funded: '1000.00' });
  world.escrows.move(escrowId, 'refund', '100.00', { refunded: '100.00' });
  await heard();
  expect(await doubted()).toEqual(world.clock.time);
  expect(await doubted(other)).toBeNull();
  expect(await told()).toEqual(['open 0.00 0.00', 'funded 0.00 0.00']);
  expect(await told(other)).toEqual(['open 0.00 0.00', 'funded 0.00 0.00']);
  const [first] = await alarms();
  expect(first).toMatchObject({ escrow_id: escrowId, instruction_id: null, kind: 'escrow_contradiction', times: 1 });
  expect([await count('bank.payment_alarm'), await count('bank.escrow_doubted')]).toEqual([2, 1]);
  const [line] = await world.fresh.query<{ target: string; actor_kind: string }>(
    "select target, actor_kind from audit.lines where action = 'escrow.alarm_raised' limit 1",
  );
  expect(line).toEqual({ target: `escrow:${escrowId}`, actor_kind: 'bank' });
  const operator = await world.http.inject({
    url: '/v1/operator/connections/example/payment-alarms',
    headers: { 'x-enterprise': newId() },
  });
  expect(operator.json()).toMatchObject({ items: [{ escrowId }, { escrowId, instructionId: null }] });

  // The bank is asked again, ever more slowly, and goes on saying what does not fit.
  const { reads } = world.escrows;
  await heard();
  expect(world.escrows.reads).toBe(reads);
  later(10);
  await heard();
  expect(world.escrows.reads).toBe(reads + 1);
  expect(await doubted()).not.toBeNull();
  expect((await alarms()).at(-1)).toMatchObject({
    times: 2,
    detail: 'the bank says more released than is known here',
  });

  world.escrows.list[place] = { ...world.escrows.list[place]!, released: '500.00' };
  later(600);
  await heard();
  expect(await doubted()).toBeNull();
  expect(await told()).toEqual(['open 0.00 0.00', 'funded 0.00 0.00', 'funded 500.00 0.00', 'funded 500.00 100.00']);
  world.escrows.move(escrowId, 'release', '400.00', { status: 'closed', released: '900.00' });
  await heard();
  expect((await told()).at(-1)).toBe('closed 900.00 100.00');
  expect([await doubted(), (await alarms()).length, await count('bank.escrow_doubted')]).toEqual([null, 2, 2]);
});

test('a word that the bank does not hold itself to is passed over, once it has been asked', async () => {
  const stands = world.escrows.stands.get(escrowId)!;
  world.escrows.move(escrowId, 'release', '300.00', {}, { released: '200.00' });
  world.escrows.stands.set(escrowId, { ...stands, sequence: world.escrows.list.length });
  await heard();
  expect([await doubted(), (await alarms()).length]).toEqual([null, 1]);
  // No money that no word told: the last word repeats how it stands.
  expect((await told()).every((line) => line.endsWith('0.00 0.00'))).toBe(true);
  world.escrows.move(escrowId, 'release', '1000.00', { status: 'closed', released: '1000.00' });
  await heard();
  expect((await told()).at(-1)).toBe('closed 1000.00 0.00');
});

test.each([
  ['more than came in', '1000.01', { status: 'closed', released: '1000.01' }],
  ['money left in what is closed', '400.00', { status: 'closed', released: '400.00' }],
] as const)('%s is never taken over, whatever the bank says when it is asked', async (_what, amount, now) => {
  world.escrows.move(escrowId, 'release', amount, now);
  await heard();
  later(600);
  await heard();
  expect([await doubted(), (await told()).length]).toEqual([expect.any(Date), 2]);
});

test('an escrow that the bank calls closed while it holds money is not closed', async () => {
  const stands = world.escrows.stands.get(escrowId)!;
  const closed = { ...stands, status: 'closed' as const, sequence: world.escrows.list.length + 1 };
  world.escrows.list.push({ ...closed, change: 'closed', transfer: null, note: null, at: '2026-11-01T08:00:00.000Z' });
  world.escrows.stands.set(escrowId, closed);
  await heard();
  expect([await doubted(), (await told()).length]).toEqual([expect.any(Date), 2]);
  expect((await alarms()).at(-1)).toMatchObject({ detail: 'it was closed with money in it', times: 2 });
});

test('a bank that cannot be asked leaves it doubted, and it is asked later', async () => {
  const place = world.escrows.move(escrowId, 'release', '500.00', { released: '500.00' }, { released: '501.00' });
  await heard();
  world.escrows.list[place] = { ...world.escrows.list[place]!, released: '500.00' };
  world.escrows.unreachable = true;
  later(600);
  await heard();
  expect(await doubted()).not.toBeNull();
  world.escrows.unreachable = false;
  later(600);
  await heard();
  expect(await doubted()).toBeNull();
});

test('two processes that ask at once tell every word once', async () => {
  const second = await world.another();
  const place = world.escrows.move(escrowId, 'release', '500.00', { released: '500.00' }, { released: '501.00' });
  for (const [released, amount] of [
    ['600.00', '100.00'],
    ['700.00', '100.00'],
  ] as const)
    world.escrows.move(escrowId, 'release', amount, { released });
  await Promise.all([heard(), second.escrows.readOn(), heard(), second.escrows.readOn()]);
  expect(await doubted()).not.toBeNull();
  world.escrows.list[place] = { ...world.escrows.list[place]!, released: '500.00' };
  later(600);
  await Promise.all([heard(), second.escrows.readOn(), heard(), second.escrows.readOn()]);
  expect((await told()).slice(2)).toEqual(['funded 500.00 0.00', 'funded 600.00 0.00', 'funded 700.00 0.00']);
  expect(await count('bank.escrow_doubted')).toBe(2);
  await second.stop();
});

test('a release that comes back is told, also when the escrow was over, and only by a transfer of just that amount', async () => {
  world.escrows.move(escrowId, 'release', '1000.00', { status: 'closed', released: '1000.00' });
  await heard();
  world.escrows.move(escrowId, 'return', '1000.00', { status: 'returned', released: '0.00' });
  await heard();
  expect([await doubted(), (await told()).at(-1)]).toEqual([null, 'returned 0.00 0.00']);
  world.escrows.move(escrowId, 'release', '1000.00', { status: 'closed', released: '1000.00' });
  world.escrows.move(escrowId, 'return', '400.00', { status: 'returned', released: '500.00' });
  await heard();
  expect([await doubted(), (await told()).at(-1)]).toEqual([expect.any(Date), 'closed 1000.00 0.00']);
});

test('a look that another one has overtaken takes in nothing that was taken in already', async () => {
  const place = world.escrows.move(escrowId, 'release', '500.00', { released: '500.00' }, { released: '501.00' });
  const stands = { ...world.escrows.stands.get(escrowId)!, sequence: world.escrows.list.length + 1 };
  world.escrows.stands.set(escrowId, stands);
  world.escrows.list.push({
    ...stands,
    change: 'delivered',
    transfer: null,
    note: null,
    at: '2026-11-01T08:00:00.000Z',
  });
  await heard();
  world.escrows.list[place] = { ...world.escrows.list[place]!, released: '500.00' };
  // As the other one, and a new doubt, leave it between the reading of the list and the lock.
  world.escrows.read = async () => {
    await world.fresh.query('update bank.escrows set released_minor = 50000, sequence = $1', [stands.sequence]);
    return stands;
  };
  later(600);
  await heard();
  expect(await doubted()).toBeNull();
  const again = await world.fresh.query(
    `select 1 from platform.outbox where topic = 'bank.escrow_changed' and payload ->> 'change' = 'delivered'`,
  );
  expect(again).toEqual([]);
});
