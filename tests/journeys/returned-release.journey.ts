import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMember } from '../support/world/members.ts';
import { authorisePayment } from '../support/world/sign-in.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type BankId, type World } from '../support/world/world.ts';

interface Order {
  id: string;
  state: string;
  total: string;
  can: string[];
  escrow: { state: string; released: string; held: string; paymentId: string | null } | null;
  steps: { step: string; actor: string; note: string | null }[];
  next: { step: string; allowed: boolean; why: string | null }[];
  code?: string;
}
interface Payment {
  state: string;
  approvalId: string | null;
}

const payeeAccount = '2208-5031-01';
let world: World;
let buyer: Visitor;
let seller: Visitor;
beforeAll(async () => {
  world = await startWorld();
  await world.settled();
  buyer = await world.signedIn(findMember(world.sample, 'finance_clerk', 'qinghe'));
  seller = await world.signedIn(findMember(world.sample, 'owner', 'chenghu', 'lanjiang'));
});
afterAll(() => world[Symbol.asyncDispose]());

const key = () => ({ 'idempotency-key': randomUUID() });
const read = async (visitor: Visitor, id: string) => (await visitor.get<Order>(`/v1/trade-orders/${id}`)).body;

async function step(visitor: Visitor, id: string, path: string, body: object = {}): Promise<Order> {
  const answer = await visitor.post<Order>(`/v1/trade-orders/${id}/${path}`, body, key());
  expect([path, answer.status, answer.body.code]).toEqual([path, 200, undefined]);
  return answer.body;
}

/** Both sides see it so. */
async function until(id: string, holds: (one: Order) => boolean): Promise<Order> {
  for (const one of [buyer, seller]) await expect.poll(async () => holds(await read(one, id))).toBe(true);
  return read(buyer, id);
}

async function paidIn(): Promise<string> {
  const { id: sellerId } = (await seller.get<{ id: string }>('/v1/enterprise')).body;
  const lines = [{ name: '纸箱', quantity: '10', unit: '件', unitPrice: '100', taxPercent: '13' }];
  const deliverBy = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const body = { sellerId, title: '纸箱十件', currency: 'CNY', lines, escrow: true, deliverBy };
  const ordered = await buyer.post<Order>('/v1/trade-orders', body, key());
  expect([ordered.status, ordered.body.code]).toEqual([200, undefined]);
  const { id } = ordered.body;
  await step(seller, id, 'accept', { payeeAccount });
  await expect.poll(async () => (await read(buyer, id)).can).toContain('pay_in');
  type Accounts = { items: { accountNumber: string; currency: string; can: string[] }[] };
  const accounts = await buyer.get<Accounts>('/v1/accounts');
  const from = accounts.body.items.find(({ can, currency }) => can.includes('payments:prepare') && currency === 'CNY');
  const asked = await step(buyer, id, 'pay-in', { debtorAccount: from?.accountNumber });
  const paymentId = asked.escrow?.paymentId ?? '';
  const member = findMember(world.sample, 'finance_manager', 'qinghe');
  const manager = await world.signedIn(member);
  const { approvalId } = (await buyer.get<Payment>(`/v1/payments/${paymentId}`)).body;
  const { contentHash } = (await manager.get<{ contentHash: string }>(`/v1/approvals/${approvalId}`)).body;
  await manager.post(`/v1/approvals/${approvalId}/signatures`, { contentHash });
  expect(await authorisePayment(manager, paymentId, member)).toBe(`/bank/payments/${paymentId}?authorised=true`);
  await until(id, ({ state }) => state === 'in_escrow');
  return id;
}

async function balance(bank: BankId, accountId: string): Promise<bigint> {
  const [row] = await world.ledgers[bank].query<{ balance_minor: string }>(
    'select balance_minor from sandbox_bank.accounts where account_id = $1',
    [accountId],
  );
  return BigInt(row?.balance_minor ?? '0');
}

async function setClosed(closed: boolean): Promise<void> {
  const [row] = await world.ledgers.lanjiang.query<{ customer_id: string }>(
    'select customer_id from sandbox_bank.accounts where account_id = $1',
    [payeeAccount],
  );
  const path = `/sandbox/customers/${row?.customer_id}/accounts/${payeeAccount}/closed`;
  const answer = await fetch(`${world.banks.lanjiang}${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ closed }),
  });
  expect(answer.status).toBe(200);
}

async function place(body: Record<string, string>): Promise<void> {
  const [waiting] = await world.ledgers.huayue.query<{ message_id: string }>(
    'select message_id from sandbox_bank.returned_funds where placed_at is null',
  );
  const answer = await fetch(`${world.banks.huayue}/operator/clearing/returned/${waiting?.message_id}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(body),
  });
  expect(answer.headers.get('location')).toBe('/operator/clearing?done=placed');
}

test('a release that the seller’s bank returns is seen by both, and goes on when the bank has placed it', async () => {
  const before = await balance('lanjiang', payeeAccount);
  const id = await paidIn();
  await step(seller, id, 'deliver');
  await setClosed(true);
  await step(buyer, id, 'confirm');
  const back = await until(id, ({ escrow }) => escrow?.state === 'returned');
  expect(back).toMatchObject({ state: 'delivered', escrow: { released: '0.00', held: '1130.00' } });
  expect(back.next.find(({ step: one }) => one === 'confirm')).toMatchObject({
    allowed: false,
    why: 'release_returned',
  });
  expect(back.steps.at(-1)).toMatchObject({ step: 'returned', actor: 'bank' });
  const refused = await seller.post<Order>(`/v1/trade-orders/${id}/refund`, {}, key());
  expect([refused.status, refused.body.code]).toEqual([409, 'payments.release_returned']);

  await place({ to: 'origin', note: '卖方账户已关闭' });
  const held = await until(id, ({ escrow }) => escrow?.state === 'funded');
  expect(held).toMatchObject({ state: 'delivered', escrow: { released: '0.00', held: '1130.00' } });
  expect(held.steps.at(-1)).toMatchObject({ step: 'held_again', actor: 'bank', note: '卖方账户已关闭' });

  await setClosed(false);
  await step(buyer, id, 'confirm');
  const done = await until(id, ({ state }) => state === 'released');
  expect(done.escrow).toMatchObject({ state: 'closed', released: '1130.00', held: '0.00' });
  await expect.poll(() => balance('lanjiang', payeeAccount)).toBe(before + 113_000n);
  for (const ledger of Object.values(world.ledgers)) {
    const sums = await ledger.query<{ sum: string }>(
      'select sum(balance_minor) as sum from sandbox_bank.accounts group by currency',
    );
    expect(new Set(sums.map(({ sum }) => sum))).toEqual(new Set(['0']));
  }
});
