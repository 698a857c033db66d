import { afterAll, beforeAll, expect, test } from 'vitest';
import { TradeWorld, type Trader } from '../../../../../../tests/support/payments/trade-world.ts';
import { createAuditModule } from '../../audit/index.ts';
import type { EscrowChangeTold } from '../../bank/index.ts';
import { newId } from '../../../platform/ids.ts';
import { dropItems, takeItems } from '../reconciliation/item-source-store.ts';
import { takeEscrowDoubt } from '../escrows/take-doubt.ts';
import { takeEscrowWord } from '../escrows/take-word.ts';
import { permissionsOf } from '../permissions.ts';
import { TradeOrderService } from './trade-order-service.ts';
import type { TradeDeps } from './trade-deps.ts';

let world: TradeWorld;
beforeAll(async () => {
  world = await TradeWorld.create();
});
afterAll(() => world[Symbol.asyncDispose]());

function depsOf(node: 0 | 1): TradeDeps {
  const { platform, access, bank } = world.nodes[node];
  const never = () => Promise.reject(new Error('not asked here'));
  return {
    ...platform,
    audit: createAuditModule(platform),
    permissions: permissionsOf(access),
    identity: { namesOf: () => Promise.resolve(new Map()) },
    enterprises: { refs: never, shownAmong: never, blockedBetween: never },
    bankEscrows: bank.escrows,
    bankNameOf: bank.nameOf,
    instructions: { prepare: never },
  };
}
const read = async (who: Trader, orderId: string) => (await world.call(0, who, `/v1/trade-orders/${orderId}`)).body;
const note = (node: 0 | 1, { enterpriseId }: Trader, orderId: string) =>
  new TradeOrderService(depsOf(node)).noteReconciled({ enterpriseId, orderId });

/** Something that a side expects of an order in its statements, and whether it is found. */
async function item(
  { enterpriseId, connectionId, customerId }: Trader,
  orderId: string,
  state: 'open' | 'matched',
): Promise<void> {
  await world.test.db.query(
    `insert into payments.reconciliation_accounts (enterprise_id, connection_id, customer_id, account_number)
     values ($1, $2, $3, 'a-1') on conflict do nothing`,
    [enterpriseId, connectionId, customerId],
  );
  await world.test.db.query('delete from payments.reconciliation_items where enterprise_id = $1 and order_id = $2', [
    enterpriseId,
    orderId,
  ]);
  await world.test.db.query(
    `insert into payments.reconciliation_items (enterprise_id, connection_id, customer_id, account_number, item_id, kind, direction,
       amount_minor, matched_minor, currency, number, carried, day, order_id, state, taken_at)
     values ($1, $2, $3, 'a-1', gen_random_uuid(), 'request', 'credit', 100, $5, 'CNY', 'n', '{}', '2026-11-20', $4, $6, now())`,
    [enterpriseId, connectionId, customerId, orderId, state === 'matched' ? 100 : 0, state],
  );
}

test.each(['paid', 'released', 'split'] as const)(
  'an order that is %s is reconciled when both sides have found the money, and stands so again when one takes it back',
  async (state) => {
    const { buyer, seller } = world;
    const orderId = await world.order('confirmed', { escrow: state !== 'paid' });
    // What the histories would hold by now.
    for (const { enterpriseId } of [buyer, seller])
      await world.test.db.query(
        `insert into payments.trade_order_steps (enterprise_id, order_id, position, other_id, step, state, actor, at)
         select enterprise_id, order_id, 1, other_id, 'x', $2, 'bank', now() from payments.trade_orders
         where order_id = $1 and enterprise_id = $3`,
        [orderId, state, enterpriseId],
      );
    await world.test.db.query('update payments.trade_orders set state = $2 where order_id = $1', [orderId, state]);
    await item(buyer, orderId, 'matched');
    await note(0, buyer, orderId);
    expect((await read(buyer, orderId)).state).toBe(state);
    await item(seller, orderId, 'matched');
    await Promise.all([note(0, seller, orderId), note(1, seller, orderId)]);
    for (const one of [buyer, seller]) expect((await read(one, orderId)).state).toBe('reconciled');

    await item(seller, orderId, 'open');
    await Promise.all([note(0, seller, orderId), note(1, seller, orderId)]);
    for (const one of [buyer, seller]) {
      const { steps, state: now, reconciledAt } = await read(one, orderId);
      expect(now).toBe(state);
      expect(steps.map(({ step }) => step).slice(1)).toEqual(['reconcile', 'unreconcile']);
      // What the other side has found stays found.
      expect(reconciledAt === null).toBe(one === seller);
    }
    const lines = await world.test.db.query(
      "select 1 from audit.lines where action = 'trade_order.reconciliation_undone' and target = $1",
      [`trade_order:${orderId}`],
    );
    expect(lines).toHaveLength(2);

    // Found once more, by other lines; and what is told late changes nothing: how it stands is asked.
    await item(seller, orderId, 'matched');
    await note(1, seller, orderId);
    await note(0, seller, orderId);
    expect((await read(buyer, orderId)).state).toBe('reconciled');
    expect((await read(buyer, orderId)).steps).toHaveLength(4);
  },
);

test('while the bank is asked about an escrow both sides read so, no money is asked for, and it goes on by itself', async () => {
  const { buyer, seller } = world;
  const orderId = await world.order('delivered');
  const [escrow] = await world.test.db.query<{ escrow_id: string }>(
    'select escrow_id from payments.escrows where order_id = $1 limit 1',
    [orderId],
  );
  const escrowId = escrow?.escrow_id ?? '';
  const { enterpriseId, connectionId, customerId } = buyer;
  await world.test.db.query(
    `insert into bank.escrows (enterprise_id, escrow_id, connection_id, customer_id, digest, currency, amount_minor, sent_at, doubted_at,
       doubt, recheck_at) values ($1, $2, $3, $4, '', 'CNY', 113000, now(), '2026-11-21T08:00:00Z', 'sums', now())`,
    [enterpriseId, escrowId, connectionId, customerId],
  );
  const told = (node: 0 | 1) => takeEscrowDoubt(depsOf(node), { enterpriseId, escrowId });
  await Promise.all([told(0), told(1), told(0), told(1)]);
  for (const one of [buyer, seller]) {
    const { escrow: shown, steps, next, state } = await read(one, orderId);
    expect([state, shown?.doubtedAt]).toEqual(['delivered', '2026-11-21T08:00:00.000Z']);
    expect(steps.map(({ step, actor }) => `${actor} ${step}`)).toEqual(['bank doubted']);
    const held = next.filter(({ why }) => why === 'bank_doubted').map(({ step }) => step);
    expect(held).toEqual(one === buyer ? ['confirm', 'release_part'] : ['refund']);
  }
  for (const [who, step, body] of [
    [buyer, 'confirm', {}],
    [buyer, 'release-part', { amount: '1.00' }],
    [seller, 'refund', {}],
  ] as const) {
    const { status, body: refused } = await world.call(1, who, `/v1/trade-orders/${orderId}/${step}`, body);
    expect([status, refused.code]).toEqual([409, 'payments.bank_being_asked']);
  }
  // Whoever objects is heard all the same.
  const objected = await world.call(1, seller, `/v1/trade-orders/${orderId}/dispute`, { note: 'look' });
  expect([objected.status, objected.body.state]).toEqual([200, 'disputed']);

  await world.test.db.query(
    'update bank.escrows set doubted_at = null, doubt = null, recheck_at = null where escrow_id = $1',
    [escrowId],
  );
  await Promise.all([told(0), told(1)]);
  const { escrow: shown, steps } = await read(seller, orderId);
  expect([shown?.doubtedAt, steps.at(-1)?.step, steps.length]).toEqual([null, 'fits_again', 3]);
  const asked = await world.call(1, buyer, `/v1/trade-orders/${orderId}/release-part`, { amount: '1.00' });
  expect(asked.status).toBe(200);
});

/** What is expected on the seller's account for a transfer, after a look at it. */
async function itemsOf({ enterpriseId, connectionId, customerId }: Trader, itemId: string): Promise<string[]> {
  const place = { enterpriseId, connectionId, customerId, accountNumber: 'a-9' };
  await world.test.db.query(
    `insert into payments.reconciliation_accounts (enterprise_id, connection_id, customer_id, account_number)
     values ($1, $2, $3, 'a-9') on conflict do nothing`,
    [enterpriseId, connectionId, customerId],
  );
  const { platform } = world.nodes[0];
  await platform.db.as({ enterpriseId }, async (tx) => {
    await takeItems(tx, place, { now: platform.clock.now(), most: 100 });
    await dropItems(tx, place);
  });
  const rows = await world.test.db.query<{ state: string }>(
    'select state from payments.reconciliation_items where enterprise_id = $1 and item_id = $2',
    [enterpriseId, itemId],
  );
  return rows.map(({ state }) => state);
}

/** Every order of three things. */
const turns = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

test.each(turns)(
  'a release that came back is none any more on either side, in whatever order it is heard (%s, %s, %s), and both can go on',
  async (...turn) => {
    const { buyer, seller } = world;
    const orderId = await world.order('delivered');
    const [escrow] = await world.test.db.query<{ escrow_id: string; connection_id: string; customer_id: string }>(
      `update payments.escrows set state = 'funded', funded_minor = amount_minor where order_id = $1
       returning escrow_id, connection_id, customer_id`,
      [orderId],
    );
    const [row] = await world.test.db.query<{ amount_minor: string }>(
      'select amount_minor from payments.escrows where order_id = $1 limit 1',
      [orderId],
    );
    const amount = (Number(row?.amount_minor) / 100).toFixed(2);
    const releaseId = newId();
    const common = {
      enterpriseId: buyer.enterpriseId,
      connectionId: escrow?.connection_id ?? '',
      escrowId: escrow?.escrow_id ?? '',
      customerId: escrow?.customer_id ?? '',
      accountNumber: 'ESC-1',
      currency: 'CNY',
      amount,
      funded: amount,
      refunded: '0.00',
      releaseAt: null,
      note: null,
      at: '2026-11-21T08:00:00.000Z',
    };
    const back = { transferId: newId(), kind: 'return', amount, cause: 'return', returns: releaseId } as const;
    const words: readonly EscrowChangeTold[] = [
      {
        ...common,
        sequence: 10,
        status: 'closed',
        released: amount,
        change: 'released',
        transfer: { transferId: releaseId, kind: 'release', amount, cause: 'confirmation' },
      },
      { ...common, sequence: 11, status: 'returned', released: '0.00', change: 'returned', transfer: back },
      { ...common, sequence: 12, status: 'funded', released: '0.00', change: 'placed', transfer: null },
    ];
    await world.test.db.query(
      `update payments.trade_orders set payee_account = 'a-9' where order_id = $1 and side = 'seller'`,
      [orderId],
    );
    const expected = () => itemsOf(seller, releaseId);
    for (const place of turn) {
      const word = words[place]!;
      await Promise.all([takeEscrowWord(depsOf(0), word), takeEscrowWord(depsOf(1), word)]);
      // What went out is looked for in the seller's statements, until it is known to have come back.
      const heard = turn.slice(0, turn.indexOf(place) + 1);
      const [isOut, isBack] = [heard.some((one) => one === 0), heard.some((one) => one === 1)];
      expect((await expected()).filter((one) => one === 'open')).toHaveLength(isOut && !isBack ? 1 : 0);
      const blocked = await read(buyer, orderId);
      if (place === 1 && turn[0] === 0 && turn[1] === 1) {
        expect([blocked.state, blocked.escrow?.state]).toEqual(['delivered', 'returned']);
        expect(blocked.next.filter(({ why }) => why === 'release_returned').map(({ step }) => step)).toEqual([
          'confirm',
          'release_part',
        ]);
        const refused = await world.call(1, seller, `/v1/trade-orders/${orderId}/refund`, {});
        expect([refused.status, refused.body.code]).toEqual([409, 'payments.release_returned']);
      }
    }
    for (const one of [buyer, seller]) {
      const { state, escrow: shown, steps } = await read(one, orderId);
      expect([state, shown?.state, shown?.released, shown?.held]).toEqual(['delivered', 'funded', '0.00', amount]);
      expect(steps.filter(({ step }) => step === 'returned')).toHaveLength(1);
    }
    const transfers = await world.test.db.query<{ kind: string; returns_id: string | null }>(
      'select kind, returns_id from payments.escrow_transfers where order_id = $1 and enterprise_id = $2 order by kind',
      [orderId, seller.enterpriseId],
    );
    expect(transfers).toEqual([
      { kind: 'release', returns_id: null },
      { kind: 'return', returns_id: releaseId },
    ]);
    const ended = await world.test.db.query(
      'select 1 from payments.trade_orders where order_id = $1 and ended_at is not null',
      [orderId],
    );
    expect(ended).toEqual([]);
    expect((await world.call(0, seller, `/v1/trade-orders/${orderId}/refund`, {})).status).toBe(200);
  },
);
