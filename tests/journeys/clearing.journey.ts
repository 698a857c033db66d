import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMember } from '../support/world/members.ts';
import { authorisePayment } from '../support/world/sign-in.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Payment {
  id: string;
  state: string;
  reason: string | null;
  approvalId: string | null;
  code?: string;
}
interface Entry {
  direction: string;
  amount: string;
  status: string;
  endToEndId: string | null;
}

const payeeAccount = '2208-5031-01';
let world: World;
let buyer: Visitor;
let seller: Visitor;
beforeAll(async () => {
  world = await startWorld({ statementFiles: 'live' });
  await world.settled();
  buyer = await world.signedIn(findMember(world.sample, 'finance_clerk', 'qinghe'));
  seller = await world.signedIn(findMember(world.sample, 'owner', 'chenghu', 'lanjiang'));
});
afterAll(() => world[Symbol.asyncDispose]());

const key = () => ({ 'idempotency-key': randomUUID() });

type Account = { accountNumber: string; can: string[]; currency: string };
async function debtorAccount(): Promise<string> {
  const { body } = await buyer.get<{ items: Account[] }>('/v1/accounts');
  const found = body.items.find(({ can, currency }) => can.includes('payments:prepare') && currency === 'CNY');
  if (found === undefined) throw new Error('no account to pay from');
  return found.accountNumber;
}

const paymentOf = async (id: string): Promise<Payment> => (await buyer.get<Payment>(`/v1/payments/${id}`)).body;

/** Signed, authorised at the bank, and followed to its end. */
async function signAndPay(id: string): Promise<Payment> {
  const member = findMember(world.sample, 'finance_manager', 'qinghe');
  const manager = await world.signedIn(member);
  const { approvalId } = await paymentOf(id);
  const { body } = await manager.get<{ contentHash: string }>(`/v1/approvals/${approvalId}`);
  await manager.post(`/v1/approvals/${approvalId}/signatures`, { contentHash: body.contentHash });
  expect(await authorisePayment(manager, id, member)).toBe(`/bank/payments/${id}?authorised=true`);
  await expect.poll(async () => (await paymentOf(id)).state).toMatch(/executed|failed/);
  return paymentOf(id);
}

/** What the entries of an account say of one end-to-end id. */
async function entriesOf(visitor: Visitor, account: string, endToEndId: string): Promise<Entry[]> {
  const { body } = await visitor.get<{ items: Entry[] }>(`/v1/accounts/${account}/entries`);
  return body.items.filter((entry) => entry.endToEndId === endToEndId);
}

async function balance(bank: 'huayue' | 'lanjiang', accountId: string): Promise<bigint> {
  const [row] = await world.ledgers[bank].query<{ balance_minor: string }>(
    'select balance_minor from sandbox_bank.accounts where account_id = $1',
    [accountId],
  );
  return BigInt(row?.balance_minor ?? '0');
}

/** Both ledgers sum to zero, and what one bank owes the other is what the other is owed. */
async function expectMirrored(): Promise<void> {
  for (const ledger of Object.values(world.ledgers)) {
    const sums = await ledger.query<{ sum: string }>(
      'select sum(balance_minor) as sum from sandbox_bank.accounts group by currency',
    );
    expect(new Set(sums.map(({ sum }) => sum))).toEqual(new Set(['0']));
  }
  expect(await balance('lanjiang', 'clearing-huayue-cny')).toBe(-(await balance('huayue', 'clearing-lanjiang-cny')));
}

test('what an enterprise at one bank asks of one at the other arrives, stands in both their entries, and reconciles the request', async () => {
  const before = await balance('lanjiang', payeeAccount);
  const { id: payerId } = (await buyer.get<{ id: string }>('/v1/enterprise')).body;
  const asked = await seller.post<{ id: string; code?: string }>(
    '/v1/payment-requests',
    { payerId, amount: '1130.50', currency: 'CNY', payeeAccount, reference: 'INV-2026-77' },
    key(),
  );
  expect([asked.status, asked.body.code]).toEqual([200, undefined]);
  const from = await debtorAccount();
  const paid = await buyer.post<{ paymentId: string }>(
    `/v1/payment-requests/${asked.body.id}/pay`,
    { debtorAccount: from },
    key(),
  );
  const { paymentId } = paid.body;
  expect(await signAndPay(paymentId)).toMatchObject({ state: 'executed', reason: null });
  expect(await balance('lanjiang', payeeAccount)).toBe(before + 113_050n);
  await expectMirrored();

  const endToEndId = paymentId.replaceAll('-', '');
  await expect
    .poll(() => entriesOf(buyer, from, endToEndId))
    .toMatchObject([{ direction: 'debit', amount: '1130.50', status: 'booked' }]);
  await expect
    .poll(() => entriesOf(seller, payeeAccount, endToEndId))
    .toMatchObject([{ direction: 'credit', amount: '1130.50', status: 'booked' }]);

  const request = async () => (await seller.get<{ state: string }>(`/v1/payment-requests/${asked.body.id}`)).body.state;
  await expect.poll(request).toBe('paid');
  const matched = () =>
    world.db.query<{ kind: string; matched: boolean }>(
      `select kind, matched_minor = amount_minor as matched from payments.reconciliation_items where item_id = any ($1) order by kind`,
      [[asked.body.id, paymentId]],
    );
  await expect.poll(matched).toEqual([
    { kind: 'payment', matched: true },
    { kind: 'request', matched: true },
  ]);
});

/** What the payment form sends: the number as it was typed, and the bank where one was. */
async function paid(typed: string, creditorBank: string | null, amount: string): Promise<Payment> {
  const { status, body } = await buyer.post<Payment>(
    '/v1/payments',
    {
      debtorAccount: await debtorAccount(),
      creditorName: '苏州澄湖包装材料有限公司',
      creditorAccount: typed,
      creditorBank,
      amount,
      currency: 'CNY',
      remittance: '纸箱',
    },
    key(),
  );
  expect([status, body.code]).toEqual([200, undefined]);
  return signAndPay(body.id);
}

test.each(['7730-2065-01', '7730206501', '7730 2065 01'])(
  'a payment to an account of the same bank that is typed %s is executed and booked',
  async (typed) => {
    const [from, before] = [await debtorAccount(), await balance('huayue', '7730-2065-01')];
    const { id, ...ended } = await paid(typed, null, '12.30');
    expect(ended).toMatchObject({ state: 'executed', reason: null, creditor: { accountNumber: typed } });
    expect(await balance('huayue', '7730-2065-01')).toBe(before + 1_230n);
    await expect
      .poll(() => entriesOf(buyer, from, id.replaceAll('-', '')))
      .toMatchObject([{ direction: 'debit', amount: '12.30', status: 'booked' }]);
  },
);

test('a payment to the other bank arrives at the account that is meant, typed without its dashes', async () => {
  const before = await balance('lanjiang', payeeAccount);
  expect(await paid('2208503101', 'Lanjiang Bank', '4.50')).toMatchObject({ state: 'executed', reason: null });
  expect(await balance('lanjiang', payeeAccount)).toBe(before + 450n);
  await expectMirrored();
});

test('what the other bank cannot place comes back: the payment fails with its reason, and the money is there again', async () => {
  const from = await debtorAccount();
  const before = await balance('huayue', from);
  const prepared = await buyer.post<Payment>(
    '/v1/payments',
    {
      debtorAccount: from,
      creditorName: '澄湖包装有限公司',
      creditorAccount: '2208-0000-09',
      creditorBank: 'Lanjiang Bank',
      amount: '88.00',
      currency: 'CNY',
      remittance: '纸箱',
    },
    key(),
  );
  expect([prepared.status, prepared.body.code]).toEqual([200, undefined]);
  expect(await signAndPay(prepared.body.id)).toMatchObject({ state: 'failed', reason: 'AC01' });
  expect(await balance('huayue', from)).toBe(before);
  await expectMirrored();
  await expect.poll(async () => (await entriesOf(buyer, from, prepared.body.id.replaceAll('-', ''))).length).toBe(2);
});
