import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMember } from '../support/world/members.ts';
import { authorisePayment } from '../support/world/sign-in.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Order {
  id: string;
  number: string;
  state: string;
  total: string;
  payeeAccount: string | null;
  escrow: {
    state: string;
    funded: string;
    released: string;
    refunded: string;
    held: string;
    accountNumber: string | null;
    paymentId: string | null;
    doubtedAt: string | null;
    asked: { kind: string; state: string }[];
  } | null;
  steps: { step: string; actor: string; amount: string | null; note: string | null; person: { zh: string } | null }[];
  next: { step: string; allowed: boolean; why: string | null }[];
  can: string[];
  requests: { id: string; state: string }[];
  code?: string;
}
interface Payment {
  id: string;
  state: string;
  approvalId: string | null;
  reason: string | null;
}

let world: World;
let buyer: Visitor;
let seller: Visitor;
let sellerId: string;
beforeAll(async () => {
  world = await startWorld();
  await world.settled();
  buyer = await world.signedIn(findMember(world.sample, 'finance_clerk', 'qinghe'));
  seller = await world.signedIn(findMember(world.sample, 'owner', 'chenghu'));
  sellerId = (await seller.get<{ id: string }>('/v1/enterprise')).body.id;
});
afterAll(() => world[Symbol.asyncDispose]());

const key = () => ({ 'idempotency-key': randomUUID() });

async function accountOf(visitor: Visitor, action = 'accounts:read'): Promise<string> {
  type Accounts = { items: { accountNumber: string; currency: string; can: string[] }[] };
  const { body } = await visitor.get<Accounts>('/v1/accounts');
  const found = body.items.find(({ can, currency }) => can.includes(action) && currency === 'CNY');
  if (found === undefined) throw new Error('no account');
  return found.accountNumber;
}

async function order(escrow: boolean, price = '100'): Promise<Order> {
  const line = { name: '主轴', quantity: '10', unit: '件', unitPrice: price, taxPercent: '13' };
  const deliverBy = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const body = { sellerId, title: '主轴十件', currency: 'CNY', lines: [line], escrow, deliverBy };
  const answer = await buyer.post<Order>('/v1/trade-orders', body, key());
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  return answer.body;
}

const read = async (visitor: Visitor, { id }: Pick<Order, 'id'>): Promise<Order> =>
  (await visitor.get<Order>(`/v1/trade-orders/${id}`)).body;

/** What either side reads while nothing moves: what the bank does in between would be seen by the second reader only. */
async function readBoth(of: Pick<Order, 'id'>): Promise<[Order, Order]> {
  for (;;) {
    const [before, theirs, after] = [await read(buyer, of), await read(seller, of), await read(buyer, of)];
    if (isDeepStrictEqual(before, after)) return [after, theirs];
  }
}

/** Both sides stand the same, in state, in money and in history. */
async function both(of: Pick<Order, 'id'>): Promise<Order> {
  const [ours, theirs] = await readBoth(of);
  expect(ours.state).toBe(theirs.state);
  expect(ours.steps.map(({ step, actor, amount }) => [step, actor, amount])).toEqual(
    theirs.steps.map(({ step, actor, amount }) => [step, actor, amount]),
  );
  const sums = ({ escrow }: Order) => escrow && [escrow.state, escrow.funded, escrow.released, escrow.refunded];
  expect(sums(ours)).toEqual(sums(theirs));
  // Each sees the names of its own people, and its own account alone.
  for (const { actor, person } of ours.steps) expect(person !== null).toBe(actor === 'buyer');
  expect([ours.payeeAccount, theirs.escrow?.accountNumber ?? null]).toEqual([null, null]);
  return ours;
}

async function step(visitor: Visitor, of: Pick<Order, 'id'>, path: string, body: object = {}): Promise<Order> {
  const answer = await visitor.post<Order>(`/v1/trade-orders/${of.id}/${path}`, body, key());
  expect([path, answer.status, answer.body.code]).toEqual([path, 200, undefined]);
  await both(of);
  return answer.body;
}

async function until(of: Pick<Order, 'id'>, holds: (one: Order) => boolean): Promise<Order> {
  await expect.poll(async () => holds(await read(buyer, of))).toBe(true);
  return both(of);
}

async function signAndPay(paymentId: string): Promise<Payment> {
  const member = findMember(world.sample, 'finance_manager', 'qinghe');
  const manager = await world.signedIn(member);
  const { body } = await buyer.get<Payment>(`/v1/payments/${paymentId}`);
  const approval = await manager.get<{ contentHash: string }>(`/v1/approvals/${body.approvalId}`);
  const { contentHash } = approval.body;
  await manager.post(`/v1/approvals/${body.approvalId}/signatures`, { contentHash });
  // The last signer says at the bank once more that it is to be paid.
  expect(await authorisePayment(manager, paymentId, member)).toBe(`/bank/payments/${paymentId}?authorised=true`);
  const ended = async () => (await buyer.get<Payment>(`/v1/payments/${paymentId}`)).body;
  await expect.poll(async () => (await ended()).state).toMatch(/executed|failed/);
  return ended();
}

async function accept(of: Order): Promise<Order> {
  return step(seller, of, 'accept', { payeeAccount: await accountOf(seller) });
}

/** Ordered, accepted, and paid into the escrow by an ordinary payment. */
async function paidIn(): Promise<Order> {
  const ordered = await order(true);
  await accept(ordered);
  await until(ordered, ({ can }) => can.includes('pay_in'));
  const asked = await step(buyer, ordered, 'pay-in', { debtorAccount: await accountOf(buyer, 'payments:prepare') });
  expect(asked.next.find(({ step: one }) => one === 'cancel')).toMatchObject({
    allowed: false,
    why: 'payment_under_way',
  });
  expect((await signAndPay(asked.escrow?.paymentId ?? '')).state).toBe('executed');
  return until(ordered, ({ state }) => state === 'in_escrow');
}

test('confirmed: what is held goes to the seller, once, and both books hold it under one id', async () => {
  const held = await paidIn();
  expect(held.escrow).toMatchObject({ state: 'funded', funded: '1130.00', held: '1130.00' });
  await step(seller, held, 'deliver');
  await step(buyer, held, 'confirm');
  const done = await until(held, ({ state }) => state === 'released');
  expect(done.escrow).toMatchObject({ state: 'closed', released: '1130.00', refunded: '0.00', held: '0.00' });
  const again = await buyer.post<Order>(`/v1/trade-orders/${held.id}/confirm`, {}, key());
  expect([again.status, again.body.code]).toEqual([409, 'payments.order_already_so']);
  const rows = await world.db.query<{ transfer_id: string; n: string }>(
    `select transfer_id, count(*) as n from payments.escrow_transfers where order_id = $1 group by 1`,
    [held.id],
  );
  expect(rows.map(({ n }) => Number(n))).toEqual([2, 2]);
});

test('a part, then an objection that the bank decides: the rest is divided, and nothing more than came in goes out', async () => {
  const held = await paidIn();
  await step(seller, held, 'deliver');
  await step(buyer, held, 'release-part', { amount: '400.00' });
  await until(held, ({ state }) => state === 'partly_released');
  const more = await buyer.post<Order>(`/v1/trade-orders/${held.id}/release-part`, { amount: '730.01' }, key());
  expect([more.status, more.body.code]).toEqual([409, 'payments.more_than_held']);
  const silent = await buyer.post<Order>(`/v1/trade-orders/${held.id}/dispute`, { note: ' ' }, key());
  expect(silent.status).toBe(400);
  await step(buyer, held, 'dispute', { note: '两件有划痕' });
  await until(held, ({ escrow }) => escrow?.state === 'disputed');
  const [escrow] = await world.db.query<{ escrow_id: string }>(
    'select escrow_id from payments.escrows where order_id = $1 limit 1',
    [held.id],
  );
  const decided = await fetch(`${world.banks.huayue}/operator/escrows/guildhall/${escrow?.escrow_id}/decision`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ released: '500.00', note: '扣减两件' }),
  });
  expect(decided.status).toBe(303);
  const done = await until(held, ({ state }) => state === 'split');
  expect(done.escrow).toMatchObject({ state: 'closed', funded: '1130.00', released: '900.00', refunded: '230.00' });
});

test('what nobody objects to is released by the bank itself', async () => {
  const held = await paidIn();
  await step(seller, held, 'deliver');
  await until(held, ({ escrow }) => escrow?.asked.length === 0);
  const [escrow] = await world.db.query<{ escrow_id: string }>(
    'select escrow_id from payments.escrows where order_id = $1 limit 1',
    [held.id],
  );
  await fetch(`${world.banks.huayue}/operator/escrows/guildhall/${escrow?.escrow_id}/deadline`, {
    method: 'POST',
    redirect: 'manual',
  });
  const done = await until(held, ({ state }) => state === 'released');
  expect(done.steps.at(-1)).toMatchObject({ step: 'released', actor: 'time' });
});

test('the seller gives back what he cannot deliver; the buyer cannot take it back before its time', async () => {
  const held = await paidIn();
  const early = await buyer.post<Order>(`/v1/trade-orders/${held.id}/reclaim`, {}, key());
  expect([early.status, early.body.code]).toEqual([409, 'payments.not_overdue']);
  await step(seller, held, 'refund', { note: '无法供货' });
  const done = await until(held, ({ state }) => state === 'refunded');
  expect(done.escrow).toMatchObject({ refunded: '1130.00', released: '0.00' });
});

/** The bank knows what was done here, and what it said of that has been heard. */
async function heardOut(of: Order): Promise<void> {
  await until(of, ({ escrow }) => escrow?.asked.length === 0);
  const last = async (db: World['db'], query: string) => (await db.query<{ last: string }>(query))[0]?.last;
  const said = () => last(world.ledgers.huayue, 'select max(sequence)::text as last from sandbox_bank.escrow_changes');
  const heard = () =>
    last(
      world.db,
      `select sequence::text as last from bank.escrow_progress join bank.connections using (connection_id)
       where slug = 'huayue'`,
    );
  await expect.poll(async () => (await heard()) === (await said())).toBe(true);
}

test('a bank that contradicts what is held is asked, both sides and the operator know, and the order goes on by itself', async () => {
  const held = await paidIn();
  await step(seller, held, 'deliver');
  await heardOut(held);
  // What is held here is not what the bank says any more.
  const sums = (releasedMinor: number) =>
    world.db.query(
      `update bank.escrows set released_minor = $2
       where escrow_id = (select escrow_id from payments.escrows where order_id = $1 limit 1)`,
      [held.id, releasedMinor],
    );
  await sums(1);
  await step(buyer, held, 'release-part', { amount: '400.00' });
  const doubted = await until(held, ({ escrow }) => escrow?.doubtedAt !== null);
  expect(doubted.escrow).toMatchObject({ state: 'funded', released: '0.00', held: '1130.00' });
  expect(doubted.steps.at(-1)).toMatchObject({ step: 'doubted', actor: 'bank' });
  const refused = await seller.post<Order>(`/v1/trade-orders/${held.id}/refund`, {}, key());
  expect([refused.status, refused.body.code]).toEqual([409, 'payments.bank_being_asked']);
  const operator = await world.signedIn(findMember(world.sample, 'operator'));
  type Alarms = { items: { kind: string; escrowId: string | null }[] };
  const alarms = await operator.get<Alarms>('/v1/operator/connections/huayue/payment-alarms');
  expect(alarms.body.items[0]).toMatchObject({ kind: 'escrow_contradiction', escrowId: expect.any(String) });
  await sums(0);
  const after = await until(held, ({ escrow, state }) => escrow?.doubtedAt === null && state === 'partly_released');
  expect(after.escrow).toMatchObject({ released: '400.00', held: '730.00' });
  expect(after.steps.map(({ step: one }) => one)).toEqual(
    expect.arrayContaining(['doubted', 'fits_again', 'part_out']),
  );
});

test('a release to an account that is closed takes the order back with the bank’s reason, and goes through when it is open', async () => {
  const held = await paidIn();
  await step(seller, held, 'deliver');
  const [escrow] = await world.db.query<{ seller_account: string }>(
    `select seller_account from payments.escrows where order_id = $1 and side = 'seller'`,
    [held.id],
  );
  const account = escrow?.seller_account ?? '';
  const setClosed = async (closed: boolean): Promise<void> => {
    const [row] = await world.ledgers.huayue.query<{ customer_id: string }>(
      'select customer_id from sandbox_bank.accounts where account_id = $1',
      [account],
    );
    const answer = await fetch(
      `${world.banks.huayue}/sandbox/customers/${row?.customer_id}/accounts/${encodeURIComponent(account)}/closed`,
      { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ closed }) },
    );
    expect(answer.status).toBe(200);
  };
  await setClosed(true);
  await step(buyer, held, 'confirm');
  const back = await until(held, ({ steps }) => steps.at(-1)?.step === 'release_refused');
  expect(back).toMatchObject({ state: 'delivered', escrow: { held: '1130.00', released: '0.00' } });
  expect(back.steps.at(-1)).toMatchObject({ actor: 'bank', note: 'the account of the seller is closed' });
  expect(back.can).toEqual(expect.arrayContaining(['confirm', 'dispute', 'release_part']));
  const operator = await world.signedIn(findMember(world.sample, 'operator'));
  const alarms = await operator.get<{ items: object[] }>('/v1/operator/connections/huayue/payment-alarms');
  const detail = 'the bank refused a release because of seller.accountNumber';
  expect(alarms.body.items[0]).toMatchObject({ kind: 'escrow_refused', detail, times: 1 });
  await setClosed(false);
  await step(buyer, held, 'confirm');
  const done = await until(held, ({ state }) => state === 'released');
  expect(done.escrow).toMatchObject({ released: '1130.00', held: '0.00' });
});

test('without escrow the seller asks for payment, and the account is shown to the buyer by that alone', async () => {
  const ordered = await order(false);
  await accept(ordered);
  await step(seller, ordered, 'deliver');
  const payeeAccount = await accountOf(seller);
  const { id: payerId } = (await buyer.get<{ id: string }>('/v1/enterprise')).body;
  const ask = (amount: string) =>
    seller.post<{ id: string; code?: string }>(
      '/v1/payment-requests',
      { payerId, orderId: ordered.id, amount, currency: 'CNY', payeeAccount, reference: 'INV-7' },
      key(),
    );
  const asked = await ask('1130.00');
  expect(asked.status).toBe(200);
  expect((await ask('0.01')).body.code).toBe('payments.more_than_owed');
  type Request = {
    state: string;
    can: string[];
    payee: { accountNumber: string };
    paymentId: string | null;
    reference: string;
  };
  const seen = await buyer.get<Request>(`/v1/payment-requests/${asked.body.id}`);
  expect(seen.body).toMatchObject({ state: 'asked', can: ['pay', 'decline'], payee: { accountNumber: payeeAccount } });
  const debtorAccount = await accountOf(buyer, 'payments:prepare');
  const paid = await buyer.post<Request>(`/v1/payment-requests/${asked.body.id}/pay`, { debtorAccount }, key());
  expect(paid.body).toMatchObject({ state: 'accepted', can: [] });
  const { body: theirs } = await seller.get<Request>(`/v1/payment-requests/${asked.body.id}`);
  expect(theirs).toMatchObject({ state: 'accepted', paymentId: null });
  expect((await seller.post<Order>(`/v1/payment-requests/${asked.body.id}/cancel`, {}, key())).body.code).toBe(
    'payments.payment_under_way',
  );
  expect(await signAndPay(paid.body.paymentId ?? '')).toMatchObject({ state: 'executed', reason: null });
  const done = await until(ordered, ({ state }) => state === 'paid');
  expect(done.requests).toMatchObject([{ state: 'paid' }]);
});

test('a payment that comes to nothing leaves the request open, and the other side may decline it', async () => {
  const payeeAccount = await accountOf(seller);
  const { id: payerId } = (await buyer.get<{ id: string }>('/v1/enterprise')).body;
  const body = { payerId, amount: '20.00', currency: 'CNY', payeeAccount };
  const asked = await seller.post<{ id: string }>('/v1/payment-requests', body, key());
  const path = `/v1/payment-requests/${asked.body.id}`;
  type Request = { state: string; paymentId: string | null };
  const debtorAccount = await accountOf(buyer, 'payments:prepare');
  const paying = await buyer.post<Request>(`${path}/pay`, { debtorAccount }, key());
  expect((await buyer.post(`/v1/payments/${paying.body.paymentId}/withdraw`, {})).status).toBe(200);
  const state = async () => (await buyer.get<Request>(path)).body.state;
  await expect.poll(state).toBe('asked');
  expect((await buyer.post<Request>(`${path}/decline`, { note: '重复' }, key())).body.state).toBe('declined');
  expect((await seller.get<Request>(path)).body.state).toBe('declined');
});

test('an order is between two: a third has none, a step of the other side is refused, and the same key orders once', async () => {
  const third = await world.signedIn(findMember(world.sample, 'owner', 'newcomer'));
  const ordered = await order(true);
  expect((await third.get(`/v1/trade-orders/${ordered.id}`)).status).toBe(404);
  expect((await third.post(`/v1/trade-orders/${ordered.id}/cancel`, {}, key())).status).toBe(404);
  const wrong = await buyer.post<Order>(
    `/v1/trade-orders/${ordered.id}/accept`,
    { payeeAccount: await accountOf(buyer) },
    key(),
  );
  expect([wrong.status, wrong.body.code]).toEqual([403, 'payments.not_your_step']);
  await step(buyer, ordered, 'cancel', { note: '不需要了' });
  const line = { name: '主轴', quantity: '1', unit: '件', unitPrice: '1', taxPercent: '0' };
  const deliverBy = new Date(Date.now() + 86_400_000 * 2).toISOString().slice(0, 10);
  const body = { sellerId, title: '一次', currency: 'CNY', lines: [line], escrow: false, deliverBy };
  const once = key();
  const answers = await Promise.all(Array.from({ length: 4 }, () => buyer.post<Order>('/v1/trade-orders', body, once)));
  const ids = new Set(answers.filter(({ status }) => status === 200).map((answer) => answer.body.id));
  expect(ids.size).toBe(1);
  for (const [field, value] of [
    ['deliverBy', '2020-01-01'],
    ['deliverBy', '2026-02-31'],
    ['lines', [{ ...line, quantity: '0' }]],
    ['lines', [{ ...line, unitPrice: '0' }]],
    ['currency', 'yuan'],
  ] as const)
    expect((await buyer.post('/v1/trade-orders', { ...body, [field]: value }, key())).status, field).toBe(400);
});

test('every order stands the same on both sides, whatever became of it', async () => {
  const orders = await buyer.get<{ items: Order[] }>('/v1/trade-orders?limit=100');
  expect(orders.body.items.length).toBeGreaterThan(5);
  for (const one of orders.body.items) await both(one);
});
