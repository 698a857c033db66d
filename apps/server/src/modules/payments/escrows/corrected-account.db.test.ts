import { afterAll, beforeAll, expect, test } from 'vitest';
import { TradeWorld, type Trader } from '../../../../../../tests/support/payments/trade-world.ts';
import { newId } from '../../../platform/ids.ts';
import { createAuditModule } from '../../audit/index.ts';
import type { EscrowChangeTold } from '../../bank/index.ts';
import { dropItems, takeItems } from '../reconciliation/item-source-store.ts';
import { takeEscrowWord } from './take-word.ts';

let world: TradeWorld;
beforeAll(async () => {
  world = await TradeWorld.create();
});
afterAll(() => world[Symbol.asyncDispose]());

const [agreed, corrected] = ['a-9', 'corrected-77'];

/** What is expected on an account of the seller, after a look at it. */
async function expectedOn({ enterpriseId, connectionId, customerId }: Trader, accountNumber: string) {
  const place = { enterpriseId, connectionId, customerId, accountNumber };
  await world.test.db.query(
    `insert into payments.reconciliation_accounts (enterprise_id, connection_id, customer_id, account_number)
     values ($1, $2, $3, $4) on conflict do nothing`,
    [enterpriseId, connectionId, customerId, accountNumber],
  );
  const { platform } = world.nodes[0];
  await platform.db.as({ enterpriseId }, async (tx) => {
    await takeItems(tx, place, { now: platform.clock.now(), most: 100 });
    await dropItems(tx, place);
  });
  return world.test.db.query<{ item_id: string; state: string }>(
    `select item_id, state from payments.reconciliation_items where enterprise_id = $1 and account_number = $2 and kind = 'transfer'`,
    [enterpriseId, accountNumber],
  );
}

/** The bank's words: it was released, came back, and was paid to the account that was put right. */
async function wordsOf(
  orderId: string,
  bank: string | null = null,
): Promise<{ words: EscrowChangeTold[]; first: string; second: string }> {
  await world.test.db.query(
    `update payments.trade_orders set payee_account = $2 where order_id = $1 and side = 'seller'`,
    [orderId, agreed],
  );
  const [escrow] = await world.test.db.query<
    Record<'escrow_id' | 'connection_id' | 'customer_id' | 'amount_minor', string>
  >(
    `update payments.escrows set state = 'funded', funded_minor = amount_minor where order_id = $1
     returning escrow_id, connection_id, customer_id, amount_minor`,
    [orderId],
  );
  if (escrow === undefined) throw new Error('the order has an escrow');
  const amount = (Number(escrow.amount_minor) / 100).toFixed(2);
  const [first, second] = [newId(), newId()];
  const common = {
    enterpriseId: world.buyer.enterpriseId,
    connectionId: escrow.connection_id,
    escrowId: escrow.escrow_id,
    customerId: escrow.customer_id,
    accountNumber: 'ESC-1',
    currency: 'CNY',
    amount,
    funded: amount,
    refunded: '0.00',
    releaseAt: null,
    note: null,
    at: '2026-11-21T08:00:00.000Z',
  };
  const release = { kind: 'release', amount, cause: 'decision' } as const;
  const back = { transferId: newId(), kind: 'return', amount, cause: 'return', returns: first } as const;
  const to = { accountNumber: corrected, bank };
  return {
    first,
    second,
    words: [
      {
        ...common,
        sequence: 10,
        status: 'closed',
        released: amount,
        change: 'released',
        transfer: { ...release, transferId: first, to: null },
      },
      { ...common, sequence: 11, status: 'returned', released: '0.00', change: 'returned', transfer: back },
      {
        ...common,
        sequence: 12,
        status: 'closed',
        released: amount,
        change: 'released',
        note: '账号已更正',
        transfer: { ...release, transferId: second, to },
      },
    ],
  };
}

async function take(word: EscrowChangeTold): Promise<void> {
  for (const { platform } of world.nodes)
    await takeEscrowWord({ ...platform, audit: createAuditModule(platform) }, word);
}

test.each([
  [0, 1, 2],
  [2, 1, 0],
  [1, 2, 0],
] as const)(
  'what the bank paid to an account of the seller that was put right is expected there, in whatever order it is heard (%s, %s, %s)',
  async (...turn) => {
    const { buyer, seller } = world;
    const orderId = await world.order('delivered');
    const { words, first, second } = await wordsOf(orderId);
    for (const place of turn) {
      const word = words[place];
      if (word === undefined) throw new Error('there are three');
      await take(word);
      await expectedOn(seller, agreed);
    }
    const open = async (account: string) =>
      (await expectedOn(seller, account))
        .filter(({ item_id, state }) => state === 'open' && [first, second].includes(item_id))
        .map(({ item_id }) => item_id);
    expect(await open(corrected)).toEqual([second]);
    expect(await open(agreed)).toEqual([]);

    // The seller reads in the history where his money went; where it is, is none of the buyer's business.
    const stepsOf = async (who: Trader) => (await world.call(0, who, `/v1/trade-orders/${orderId}`)).body.steps;
    const accounts = async (who: Trader) => (await stepsOf(who)).flatMap(({ account }) => account ?? []);
    expect(await accounts(seller)).toEqual([corrected]);
    expect(JSON.stringify((await world.call(0, buyer, `/v1/trade-orders/${orderId}`)).body)).not.toContain(corrected);
    const kept = await world.test.db.query(
      `select 1 from payments.escrow_transfers where enterprise_id = $1 and to_account is not null
       union all select 1 from payments.trade_order_steps where enterprise_id = $1 and account_number is not null`,
      [buyer.enterpriseId],
    );
    expect(kept).toEqual([]);
  },
);

test('an account at another bank is none here that has the same number, and the seller reads where it is', async () => {
  const { seller } = world;
  const orderId = await world.order('delivered');
  const { words, second } = await wordsOf(orderId, '澜江银行');
  for (const word of words) await take(word);
  expect((await expectedOn(seller, corrected)).map(({ item_id }) => item_id)).not.toContain(second);
  const { steps } = (await world.call(0, seller, `/v1/trade-orders/${orderId}`)).body;
  expect(steps.at(-1)).toMatchObject({ account: corrected, accountBank: '澜江银行' });
});
