import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorisePayment } from '../support/world/sign-in.ts';
import { findMember, type Member } from '../support/world/members.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Account {
  accountNumber: string;
  balance: { booked: string; available: string; asOf: string } | null;
  can: string[];
}
interface Transaction {
  id: string;
  direction: string;
  amount: string;
  balanceAfter: string;
  paymentId: string | null;
}
interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}
interface Accounts {
  items: Account[];
  reading: { reachable: boolean; readAt: string | null };
}

let world: World;
let member: Member;
let treasurer: Visitor;
beforeAll(async () => {
  world = await startWorld();
  await world.settled();
  member = findMember(world.sample, 'treasurer', 'qinghe');
  treasurer = await world.signedIn(member);
});
afterAll(() => world[Symbol.asyncDispose]());

const accountsOf = async (visitor: Visitor) => (await visitor.get<Accounts>('/v1/accounts')).body;
const seeded = (customerId: string) => {
  const customer = world.sample.banks.huayue.customers.find((one) => one.customerId === customerId);
  if (customer === undefined) throw new Error('no such customer');
  return customer.accounts;
};
const scenario = (wanted: object) =>
  fetch(`${world.banks.huayue}/sandbox/scenario`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  });

test('after signing in the accounts of the mandate are there with the balances of the bank', async () => {
  // Whoever looks waits some seconds for the bank and no longer: a busy one has answered when he looks again.
  await expect.poll(async () => (await accountsOf(treasurer)).reading.readAt).not.toBeNull();
  const { items, reading } = await accountsOf(treasurer);
  expect(reading.reachable).toBe(true);
  const own = seeded(member.customerId);
  expect(items.map(({ accountNumber }) => accountNumber)).toEqual(own.map(({ accountId }) => accountId));
  for (const [place, { balance, can }] of items.entries()) {
    expect(BigInt(balance?.booked.replace('.', '') ?? '')).toBe(BigInt(own[place]?.balanceMinor ?? ''));
    expect(can).toContain('statements:read');
  }
});

test('what was booked is paged to its end, each once, and every balance follows from the one before', async () => {
  const [account] = seeded(member.customerId);
  const all: Transaction[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const path = `/v1/accounts/${account?.accountId}/transactions${query}`;
    const { body }: { body: Page<Transaction> } = await treasurer.get<Page<Transaction>>(path);
    all.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor !== null);
  // The opening balance is booked as well.
  expect(all).toHaveLength((account?.transactions?.length ?? 0) + 1);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  let balance = 0n;
  for (const { direction, amount, balanceAfter } of all.toReversed()) {
    const minor = BigInt(amount.replace('.', ''));
    balance += direction === 'credit' ? minor : -minor;
    expect(BigInt(balanceAfter.replace('.', ''))).toBe(balance);
  }
});

test('accounts of another enterprise and accounts of nobody are not there', async () => {
  const foreign = findMember(world.sample, 'owner', 'chenghu');
  const [theirs] = seeded(foreign.customerId);
  for (const accountNumber of [theirs?.accountId, 'nothing-01']) {
    for (const rest of ['', '/transactions', '/audit']) {
      expect((await treasurer.get(`/v1/accounts/${accountNumber}${rest}`)).status).toBe(404);
    }
  }
});

test('an account of ours at another bank answers 403 with the reason', async () => {
  const other = findMember(world.sample, 'owner', 'qinghe', 'lanjiang');
  await world.signedIn(other);
  const account = world.sample.banks.lanjiang.customers.find(({ customerId }) => customerId === other.customerId);
  const accountNumber = account?.accounts[0]?.accountId ?? '';
  const { status, body } = await treasurer.get<{ code: string; errors: { reason: string }[] }>(
    `/v1/accounts/${accountNumber}`,
  );
  expect([status, body.code]).toEqual([403, 'access.account_of_another_mandate']);
  expect(body.errors[0]?.reason).toContain('another mandate');
});

test('a payment is executed by the bank against its own table, told once, and moves the balance', async () => {
  const [account] = seeded(member.customerId);
  const [manager, clerk] = await Promise.all(
    ['finance_manager', 'accountant'].map((role) => world.signedIn(findMember(world.sample, role, 'qinghe'))),
  );
  const before = (await accountsOf(treasurer)).items[0]?.balance;
  const body = {
    debtorAccount: account!.accountId,
    creditorName: '恒信贸易有限公司',
    creditorAccount: '6228480100007733',
    creditorBank: '江南银行',
    amount: '12345.00',
    currency: 'CNY',
    remittance: '货款',
  };
  const prepared = await clerk!.post<{ id: string; approvalId: string }>('/v1/payments', body);
  const { id, approvalId } = prepared.body;
  const { body: approval } = await manager!.get<{ contentHash: string }>(`/v1/approvals/${approvalId}`);
  await manager!.post(`/v1/approvals/${approvalId}/signatures`, { contentHash: approval.contentHash });
  await authorisePayment(manager!, id, findMember(world.sample, 'finance_manager', 'qinghe'));
  const state = async () => {
    const [sent] = await world.db.query<{ status: string; reason: string | null }>(
      'select status, reason from bank.sent_payments where instruction_id = $1',
      [id],
    );
    return sent;
  };
  await expect.poll(state).toEqual({ status: 'ACSC', reason: null });
  const after = () => accountsOf(treasurer).then(({ items }) => items[0]?.balance?.booked);
  const expected = BigInt(before!.booked.replace('.', '')) - 1_234_500n;
  await expect.poll(async () => BigInt((await after())?.replace('.', '') ?? '')).toBe(expected);
  const { body: page } = await treasurer.get<Page<Transaction>>(`/v1/accounts/${account!.accountId}/transactions`);
  expect(page.items[0]).toMatchObject({ direction: 'debit', amount: '12345.00', paymentId: id });
});

test('a bank that does not answer leaves the last known balances with their time', async () => {
  const known = await accountsOf(treasurer);
  await scenario({ serverErrorRate: 1 });
  await world.db.query(
    "update bank.account_readings set read_at = now() - interval '5 minutes', asked_at = '-infinity'",
  );
  try {
    await expect.poll(async () => (await accountsOf(treasurer)).reading.reachable).toBe(false);
    const { items } = await accountsOf(treasurer);
    expect(items.map(({ balance }) => balance?.booked)).toEqual(known.items.map(({ balance }) => balance?.booked));
    const path = `/v1/accounts/${items[0]?.accountNumber}/transactions`;
    expect((await treasurer.get<{ code: string }>(path)).body.code).toBe('bank.unavailable');
  } finally {
    await scenario({});
  }
});
