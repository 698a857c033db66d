import { afterAll, beforeAll, expect, test } from 'vitest';
import { basic } from '../../../../../../tests/support/access/sample-table.ts';
import { TradeWorld, type Trader } from '../../../../../../tests/support/payments/trade-world.ts';

let world: TradeWorld;
beforeAll(async () => {
  world = await TradeWorld.create();
});
afterAll(() => world[Symbol.asyncDispose]());

const path = (orderId: string, step = ''): string => `/v1/trade-orders/${orderId}${step}`;
const node = (at: number): 0 | 1 => (at % 2 === 0 ? 0 : 1);
const codes = (answers: readonly { status: number; body: { code?: string } }[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = status === 200 ? 'done' : `${status} ${body.code}`;
    found[name] = (found[name] ?? 0) + 1;
  }
  return found;
};
/** Both rows and both histories of an order, as they stand. */
async function standing(orderId: string) {
  const rows = await world.test.db.query<{ state: string; revision: number }>(
    'select state, revision from payments.trade_orders where order_id = $1',
    [orderId],
  );
  const steps = await world.test.db.query<{ enterprise_id: string; step: string }>(
    'select enterprise_id, step from payments.trade_order_steps where order_id = $1 order by enterprise_id, position',
    [orderId],
  );
  const { buyer, seller } = world;
  const of = (one: Trader) => steps.filter((row) => row.enterprise_id === one.enterpriseId).map(({ step }) => step);
  return { rows, buyer: of(buyer), seller: of(seller) };
}

test('of fifty who ask the bank for money at once, on both sides and both processes, one is first and the others learn who', async () => {
  const orderId = await world.order('delivered');
  const asks = Array.from({ length: 50 }, (_, at) =>
    at % 4 < 2
      ? world.call(node(at), world.buyer, path(orderId, '/release-part'), { amount: '400.00' })
      : world.call(node(at), world.seller, path(orderId, '/refund'), { amount: '300.00' }),
  );
  const answers = await Promise.all(asks);
  expect(codes(answers)).toEqual({ done: 1, '409 payments.bank_asked_already': 49 });
  const rows = await world.test.db.query<{ asked_by: string; kind: string; n: string }>(
    `select asked_by, kind, count(*) as n from payments.escrow_orders where order_id = $1 group by 1, 2`,
    [orderId],
  );
  expect(rows).toHaveLength(1);
  expect(Number(rows[0]?.n)).toBe(2);
  const by = rows[0]?.asked_by;
  const what = by === 'buyer' ? 'release 400.00 CNY' : 'give back 300.00 CNY';
  const when = world.test.clock.now().toISOString();
  for (const { body } of answers.filter(({ status }) => status === 409))
    expect(body.detail).toContain(`the ${by} asked the bank at ${when} to ${what}`);
  const after = await standing(orderId);
  expect(after.rows).toEqual([
    { state: 'delivered', revision: 2 },
    { state: 'delivered', revision: 2 },
  ]);
  expect(after.buyer).toEqual([by === 'buyer' ? 'release_part' : 'refund']);
  expect(after.seller).toEqual(after.buyer);
  // The page says why, before anybody tries.
  const { body } = await world.call(1, world.buyer, path(orderId));
  expect(body.next.filter(({ why }) => why === 'bank_asked').map(({ step }) => step)).toEqual([
    'confirm',
    'release_part',
  ]);
  expect((await world.call(0, world.buyer, path(orderId, '/confirm'), {})).body.code).toBe(
    'payments.bank_asked_already',
  );
});

test('the wall behind the code holds: a second open movement of money cannot be written', async () => {
  const orderId = await world.order('delivered');
  expect((await world.call(0, world.buyer, path(orderId, '/release-part'), { amount: '1.00' })).status).toBe(200);
  await expect(
    world.test.db.query(
      `insert into payments.escrow_orders (enterprise_id, escrow_order_id, escrow_id, order_id, other_id, asked_by, kind, state, asked_at,
         connection_id) select enterprise_id, gen_random_uuid(), escrow_id, order_id, other_id, 'seller', 'refund', 'pending', asked_at,
         connection_id from payments.escrow_orders where order_id = $1 limit 1`,
      [orderId],
    ),
  ).rejects.toThrow(/escrow_orders_one_movement/);
});

test('no more is asked for than is held, to the smallest unit, and nothing without an amount or a reason', async () => {
  const orderId = await world.order('delivered');
  for (const [who, step, body, code] of [
    [world.buyer, 'release-part', { amount: '1130.01' }, '409 payments.more_than_held'],
    [world.seller, 'refund', { amount: '1130.01' }, '409 payments.more_than_held'],
    [world.buyer, 'release-part', { amount: '0.00' }, '400 platform.invalid_request'],
    [world.buyer, 'release-part', { amount: '1.001' }, '400 platform.invalid_request'],
    [world.buyer, 'dispute', { note: '  ' }, '400 platform.invalid_request'],
    [world.seller, 'release-part', { amount: '1.00' }, '403 payments.not_your_step'],
    [world.buyer, 'refund', { amount: '1.00' }, '403 payments.not_your_step'],
  ] as const) {
    const { status, body: refused } = await world.call(0, who, path(orderId, `/${step}`), body);
    expect(`${status} ${refused.code}`, step).toBe(code);
  }
  expect((await standing(orderId)).buyer).toEqual([]);
  expect((await world.call(0, world.buyer, path(orderId, '/release-part'), { amount: '1130.00' })).status).toBe(200);
});

test('while what the bank says of the escrow does not fit, nothing is paid into it', async () => {
  const orderId = await world.order('accepted');
  const doubt = (doubtedAt: string | null) =>
    world.test.db.query(
      `update payments.escrows set state = 'open', funded_minor = 0, doubted_at = $2::timestamptz where order_id = $1`,
      [orderId, doubtedAt],
    );
  const payIn = (at: 0 | 1) => world.call(at, world.buyer, path(orderId, '/pay-in'), { debtorAccount: basic });
  await doubt('2026-11-20T08:00:00Z');
  const refused = await payIn(0);
  expect([refused.status, refused.body.code]).toEqual([409, 'payments.bank_being_asked']);
  const prepared = 'select 1 from payments.instructions where enterprise_id = $1';
  expect(await world.test.db.query(prepared, [world.buyer.enterpriseId])).toEqual([]);
  await doubt(null);
  expect((await payIn(1)).status).toBe(200);
});

test('the same key asks once, however often and wherever it comes', async () => {
  const orderId = await world.order('delivered');
  const key = { 'idempotency-key': 'release-once-1' };
  const ask = (at: number) =>
    world.call(node(at), world.buyer, path(orderId, '/release-part'), { amount: '400.00' }, key);
  const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => ask(at)));
  const found = codes(answers);
  expect((found['done'] ?? 0) + (found['409 platform.request_in_progress'] ?? 0)).toBe(10);
  expect((await ask(1)).status).toBe(200);
  expect((await standing(orderId)).buyer).toEqual(['release_part']);
});

test.each([
  ['accepted', { escrow: false }, 'seller', 'deliver', 'buyer', 'cancel'],
  ['ordered', { escrow: true }, 'seller', 'decline', 'buyer', 'cancel'],
  ['delivered', { escrow: true }, 'buyer', 'confirm', 'seller', 'refund'],
] as const)(
  'an order that is %s (%o): of what the %s does by %s and the %s by %s at once, exactly one counts',
  async (state, terms, one, step, other, against) => {
    for (let round = 0; round < 6; round += 1) {
      const orderId = await world.order(state, terms);
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          at % 2 === 0
            ? world.call(node(round + (at >> 1)), world[one], path(orderId, `/${step}`), {})
            : world.call(node(round + (at >> 1) + 1), world[other], path(orderId, `/${against}`), {}),
        ),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
      const { rows, buyer, seller } = await standing(orderId);
      expect(rows[0]).toEqual(rows[1]);
      expect(buyer).toHaveLength(1);
      expect(seller).toEqual(buyer);
    }
  },
);

test('what one side does on one process shows at once on the open pages of both, wherever they are, and to nobody else', async () => {
  const third = await world.trader('c-third');
  const orderId = await world.order('accepted', { escrow: false });
  const pages = await Promise.all([
    world.listen(1, world.buyer),
    world.listen(0, world.seller),
    world.listen(1, world.seller),
    world.listen(1, third),
  ]);
  const orders = () => pages.map(({ events }) => events().filter((name) => name === 'orders').length > 0);
  await expect.poll(() => pages.every(({ events }) => events().length > 0)).toBe(true);
  const before = performance.now();
  expect((await world.call(0, world.seller, path(orderId, '/deliver'), {})).status).toBe(200);
  await expect.poll(orders, { interval: 20 }).toEqual([true, true, true, false]);
  // Long before a page would ask again by itself.
  expect(performance.now() - before).toBeLessThan(20_000);
  expect((await world.call(1, world.buyer, path(orderId))).body.state).toBe('delivered');
  expect((await world.call(1, third, path(orderId))).status).toBe(404);
  for (const { close } of pages) close();
});
