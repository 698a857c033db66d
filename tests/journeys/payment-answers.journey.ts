import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findMember } from '../support/world/members.ts';
import { authorisePayment } from '../support/world/sign-in.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Payment {
  id: string;
  state: string;
  approvalId: string | null;
  history: { step: string }[];
  code?: string;
}
let world: World;
let clerk: Visitor;
let manager: Visitor;
beforeAll(async () => {
  world = await startWorld();
  await world.settled();
  clerk = await world.signedIn(findMember(world.sample, 'finance_clerk', 'qinghe'));
  manager = await world.signedIn(member());
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => scenario({}));

const member = () => findMember(world.sample, 'finance_manager', 'qinghe');
async function scenario(wanted: object): Promise<void> {
  const answer = await fetch(`${world.banks.huayue}/sandbox/scenario`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ paymentDelayMs: 0, ...wanted }),
  });
  expect(answer.status).toBe(200);
}

const debtor = '7730-1942-01';
async function signed(amount: string): Promise<string> {
  const body = {
    debtorAccount: debtor,
    creditorName: '恒信贸易有限公司',
    creditorAccount: '6228480100007733',
    creditorBank: '江南银行',
    currency: 'CNY',
    remittance: '货款',
    amount,
  };
  const prepared = await clerk.post<Payment>('/v1/payments', body, { 'idempotency-key': randomUUID() });
  expect([prepared.status, prepared.body.code]).toEqual([200, undefined]);
  const { id, approvalId } = prepared.body;
  const approval = await manager.get<{ contentHash: string }>(`/v1/approvals/${approvalId}`);
  const { contentHash } = approval.body;
  await manager.post(`/v1/approvals/${approvalId}/signatures`, { contentHash });
  await expect.poll(async () => (await paymentOf(id)).history.map(({ step }) => step)).toContain('make_consent');
  return id;
}
const paymentOf = async (id: string): Promise<Payment> => (await clerk.get<Payment>(`/v1/payments/${id}`)).body;
const stateOf = async (id: string): Promise<string> => (await paymentOf(id)).state;
const alarms = async (id: string): Promise<string[]> =>
  (
    await world.db.query<{ kind: string }>(
      'select kind from bank.payment_alarms where instruction_id = $1 order by kind',
      [id],
    )
  ).map(({ kind }) => kind);
const paidAtBank = async (id: string): Promise<number> =>
  (
    await world.ledgers.huayue.query('select 1 from sandbox_bank.transfers where end_to_end_id = $1', [
      id.replaceAll('-', ''),
    ])
  ).length;

test('where what the bank says of a consent is wrongly signed nobody is sent there; rightly signed it is paid, once', async () => {
  const id = await signed('21.00');
  await scenario({ wrongAnswerSignatureRate: 1 });
  const begun = await manager.post<{ code: string }>(`/v1/payments/${id}/authorize`);
  expect([begun.status, begun.body.code]).toEqual([503, 'payments.bank_unavailable']);
  expect([await stateOf(id), await alarms(id), await paidAtBank(id)]).toEqual(['authorizing', ['unsigned'], 0]);
  await scenario({});
  expect(await authorisePayment(manager, id, member())).toBe(`/bank/payments/${id}?authorised=true`);
  await expect.poll(() => stateOf(id)).toBe('executed');
  expect(await paidAtBank(id)).toBe(1);
});

test('a payment of which the bank tells only under wrong signatures stays unknown, until one holds', async () => {
  const id = await signed('22.00');
  // It is executed when we say so: whether it is ordered under a signature that holds, just before, or under none, is left open.
  await scenario({ paymentDelayMs: 600_000, pushNeverArrives: true });
  expect(await authorisePayment(manager, id, member())).toBe(`/bank/payments/${id}?authorised=true`);
  await scenario({ paymentDelayMs: 600_000, wrongAnswerSignatureRate: 1, pushNeverArrives: true });
  // From here on the bank is asked, and what it answers is not believed.
  const alarmsOnceAsked = async () => {
    await world.db.query('update bank.sent_payments set ask_at = now() where instruction_id = $1', [id]);
    return alarms(id);
  };
  await expect.poll(alarmsOnceAsked, { interval: 1_000 }).toEqual(['unsigned']);
  expect(await stateOf(id)).not.toBe('executed');
  expect(await paidAtBank(id)).toBe(0);
  const execute = async () => {
    await world.ledgers.huayue.query(
      'update sandbox_bank.payments set execute_at = now() where instruction_id = $1 and execute_at > now()',
      [id],
    );
    return paidAtBank(id);
  };
  await expect.poll(execute).toBe(1);
  await scenario({});
  await expect.poll(() => stateOf(id)).toBe('executed');
  expect(await paidAtBank(id)).toBe(1);
});

test('where not enough is there nothing is ordered, everybody reads why, and it is paid once there is', async () => {
  const id = await signed('23.00');
  const [account] = await world.ledgers.huayue.query<{ balance_minor: string }>(
    'select balance_minor from sandbox_bank.accounts where account_id = $1',
    [debtor],
  );
  const reserve = (minor: string) =>
    world.ledgers.huayue.query('update sandbox_bank.accounts set reserved_minor = $2 where account_id = $1', [
      debtor,
      minor,
    ]);
  await reserve(account?.balance_minor ?? '0');
  expect(await authorisePayment(manager, id, member())).toBe(`/bank/payments/${id}?error=funds_missing`);
  await expect.poll(async () => (await paymentOf(id)).history.at(-1)?.step).toBe('lack_funds');
  expect([await stateOf(id), await paidAtBank(id)]).toEqual(['authorizing', 0]);
  expect(
    await world.ledgers.huayue.query('select 1 from sandbox_bank.payments where instruction_id = $1', [id]),
  ).toEqual([]);
  await reserve('0');
  expect(await authorisePayment(manager, id, member())).toBe(`/bank/payments/${id}?authorised=true`);
  await expect.poll(() => stateOf(id)).toBe('executed');
  expect(await paidAtBank(id)).toBe(1);
});
