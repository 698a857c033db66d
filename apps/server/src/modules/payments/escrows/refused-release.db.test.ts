import { afterAll, beforeAll, expect, test } from 'vitest';
import { TradeWorld, type Trader } from '../../../../../../tests/support/payments/trade-world.ts';
import { newId } from '../../../platform/ids.ts';
import { createAuditModule } from '../../audit/index.ts';
import type { EscrowAct, EscrowAsked, EscrowChangeTold } from '../../bank/index.ts';
import { permissionsOf } from '../permissions.ts';
import type { TradeDeps } from '../trade-orders/trade-deps.ts';
import { askDue } from './ask-due.ts';
import { takeEscrowWord } from './take-word.ts';

let world: TradeWorld;
beforeAll(async () => {
  world = await TradeWorld.create();
});
afterAll(() => world[Symbol.asyncDispose]());

const reason = 'the account of the seller is closed';
let field = 'seller.accountNumber';

/** A bank that does everything but release all that is held. */
function act({ act: what, body }: EscrowAct): Promise<EscrowAsked> {
  const isAll = what === 'releases' && 'amount' in body && body.amount === null;
  return Promise.resolve(isAll ? { outcome: 'refused', detail: reason, field } : { outcome: 'taken' });
}

const alarms: { escrowId: string | null | undefined; kind: string; detail: string }[] = [];
const alarm: TradeDeps['bankEscrows']['alarm'] = ({ escrowId, kind, detail }) => {
  alarms.push({ escrowId, kind, detail });
  return Promise.resolve();
};

function depsOf(node: 0 | 1): TradeDeps {
  const { platform, access, bank } = world.nodes[node];
  const never = () => Promise.reject(new Error('not asked here'));
  return {
    ...platform,
    audit: createAuditModule(platform),
    permissions: permissionsOf(access),
    identity: { namesOf: () => Promise.resolve(new Map()) },
    enterprises: { refs: never, shownAmong: never, blockedBetween: never },
    bankEscrows: { ...bank.escrows, act, alarm },
    bankNameOf: bank.nameOf,
    instructions: { prepare: never },
  };
}

/** Both processes ask the bank for what is due. */
async function ask(): Promise<void> {
  const { connectionId } = world.buyer;
  await Promise.all([askDue(depsOf(0), connectionId), askDue(depsOf(1), connectionId)]);
}
async function step(who: Trader, orderId: string, path: string, body: object = {}): Promise<void> {
  const answer = await world.call(0, who, `/v1/trade-orders/${orderId}/${path}`, body);
  expect([path, answer.status, answer.body.code]).toEqual([path, 200, undefined]);
  await ask();
}
const escrowOf = async (orderId: string): Promise<string> => {
  const [row] = await world.test.db.query<{ escrow_id: string }>(
    'select escrow_id from payments.escrows where order_id = $1 limit 1',
    [orderId],
  );
  return row?.escrow_id ?? '';
};

/** The bank's word that 400.00 went to the seller. */
async function partOut(orderId: string): Promise<void> {
  const { enterpriseId, connectionId, customerId } = world.buyer;
  const word: EscrowChangeTold = {
    enterpriseId,
    connectionId,
    customerId,
    escrowId: await escrowOf(orderId),
    accountNumber: 'ESC-1',
    currency: 'CNY',
    amount: '1130.00',
    funded: '1130.00',
    released: '400.00',
    refunded: '0.00',
    releaseAt: null,
    status: 'funded',
    sequence: 10,
    change: 'released',
    transfer: { transferId: newId(), kind: 'release', amount: '400.00', cause: 'confirmation' },
    note: null,
    at: '2026-11-21T08:00:00.000Z',
  };
  await takeEscrowWord(depsOf(0), word);
}

test.each(['delivered', 'disputed', 'partly_released', 'part heard of late'] as const)(
  'a release that the bank refuses takes the order back on both sides, where both can act: %s',
  async (before) => {
    const { buyer, seller } = world;
    const orderId = await world.order('in_escrow');
    await step(seller, orderId, 'deliver');
    if (before === 'disputed') await step(buyer, orderId, 'dispute', { note: '两台有划痕' });
    const isPart = before === 'partly_released' || before === 'part heard of late';
    if (isPart) await step(buyer, orderId, 'release-part', { amount: '400.00' });
    if (before === 'partly_released') await partOut(orderId);
    const confirmed = await world.call(1, buyer, `/v1/trade-orders/${orderId}/confirm`, {});
    expect([confirmed.status, confirmed.body.state]).toEqual([200, 'confirmed']);
    if (before === 'part heard of late') await partOut(orderId);
    await ask();
    for (const one of [buyer, seller]) {
      const { state, steps, next, escrow } = (await world.call(0, one, `/v1/trade-orders/${orderId}`)).body;
      expect(state).toBe(isPart ? 'partly_released' : before);
      expect(steps.at(-1)).toMatchObject({ step: 'release_refused', actor: 'bank', note: reason });
      expect(steps.filter(({ step: name }) => name === 'release_refused')).toHaveLength(1);
      expect(escrow?.asked[0]).toMatchObject({ kind: 'release', by: 'buyer', state: 'refused', reason });
      expect(escrow?.held).toBe(isPart ? '730.00' : '1130.00');
      const can = next.filter(({ allowed }) => allowed).map(({ step: name }) => name);
      const dispute = before === 'disputed' ? [] : ['dispute'];
      expect(can.toSorted()).toEqual(
        (one === buyer ? ['confirm', 'release_part', ...dispute] : ['refund', ...dispute]).toSorted(),
      );
    }
    const escrowId = await escrowOf(orderId);
    // Without the words of the bank, in which sums may stand.
    const detail = 'the bank refused a release because of seller.accountNumber';
    expect(alarms.filter((one) => one.escrowId === escrowId)).toEqual([{ escrowId, kind: 'escrow_refused', detail }]);
    // And once more, with the same end.
    await step(buyer, orderId, 'confirm');
    expect((await world.call(1, seller, `/v1/trade-orders/${orderId}`)).body.state).toBe(
      isPart ? 'partly_released' : before,
    );
  },
);

test('a field that the bank names in words of its own is none of the operator’s business', async () => {
  const { buyer, seller } = world;
  const orderId = await world.order('in_escrow');
  await step(seller, orderId, 'deliver');
  field = '1130.00 for Hengxin';
  await step(buyer, orderId, 'confirm');
  const escrowId = await escrowOf(orderId);
  const detail = 'the bank refused a release';
  expect(alarms.filter((one) => one.escrowId === escrowId)).toEqual([{ escrowId, kind: 'escrow_refused', detail }]);
});
