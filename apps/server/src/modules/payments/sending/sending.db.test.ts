import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { FakeBankPayments, takenIn as taken } from '../../../../../../tests/support/payments/fake-bank-payments.ts';
import {
  paymentTable,
  PaymentWorld,
  type PaymentAnswer,
} from '../../../../../../tests/support/payments/payment-world.ts';
import type { TestVisitor } from '../../../../../../tests/support/server/test-server.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/log.ts';
import type { HandedOver } from '../../bank/index.ts';
import type { PaymentId } from '../instructions/instruction-store.ts';
import { applyBankWord, type BankWord } from './bank-word.ts';
import { sendDue, sendInstruction, type SendDeps } from './send-instruction.ts';

let world: PaymentWorld;
let accountant: TestVisitor;
let manager: TestVisitor;
let enterpriseId: EnterpriseId;
beforeAll(async () => {
  world = await PaymentWorld.create();
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  // Another day has limits of its own.
  world.server.clock.advance({ hours: 24 });
  accountant = await world.signedIn('p-accountant');
  manager = await world.signedIn('p-manager');
  const session = await accountant.get('/v1/session');
  enterpriseId = session.json<{ mandate: { enterprise: { id: EnterpriseId } } }>().mandate.enterprise.id;
  bank = new FakeBankPayments();
});

let bank: FakeBankPayments;
const unknown: HandedOver = { outcome: 'unknown', code: 'bank.timeout', detail: 'no answer' };

/** The bank of the test says what it is told to say, in turn. */
function deps(): SendDeps {
  return world.deps(bank);
}

async function released(what: { amount?: string } = {}): Promise<PaymentAnswer & { id: PaymentId }> {
  const { body } = await world.prepare(accountant, what);
  expect(await world.sign(manager, body.approvalId)).toMatchObject({ body: { state: 'approved' } });
  await world.consentWord(enterpriseId, body.id);
  return body as PaymentAnswer & { id: PaymentId };
}

function word(instructionId: string, said: Partial<BankWord>): BankWord {
  const base = { paymentId: 'bank-1', status: 'RCVD', reason: null, executedAt: null, sequence: 1 } as const;
  return { enterpriseId, instructionId, ...base, ...said };
}

async function usedToday(): Promise<string> {
  const answer = await accountant.get('/v1/payable-accounts');
  const { items } = answer.json<{ items: { accountNumber: string; limits: PaymentAnswer['limits'] }[] }>();
  return items[0]?.limits.find(({ period, of }) => period === 'day' && of === 'amount')?.used ?? '';
}

test('the bank is handed what was signed, with who prepared and who signed it', async () => {
  const { id } = await released();
  await sendInstruction(deps(), { enterpriseId, instructionId: id });
  expect(bank.orders).toEqual([
    {
      enterpriseId,
      connectionId: world.server.bank.connectionOf('huayue'),
      customerId: 'c-payments',
      instructionId: id,
      debtorAccount: '6217000000008841',
      creditor: { name: '恒信贸易有限公司', accountNumber: '6228 4801 0000 7733', bank: '澜江银行' },
      amount: { amountMinor: 4_000_000n, currency: 'CNY' },
      remittance: '货款 7 号合同',
      completeBy: new Date(world.server.clock.now().getTime() + 24 * 3_600_000),
      tableVersion: 1,
      preparedBy: { subject: 'p-accountant', roleId: 'accountant', departmentId: 'finance' },
      signatures: [
        {
          subject: 'p-manager',
          roleId: 'finance-manager',
          departmentId: 'finance',
          signedAt: world.server.clock.now(),
          method: 'session',
          inSteadOf: null,
        },
      ],
    },
  ]);
  expect((await world.read(accountant, id)).body).toMatchObject({ state: 'released', bankPaymentId: 'bank-1' });
});

test('while it is not known whether the bank took it, it is handed over again, ever more slowly, and never after that', async () => {
  const { id } = await released();
  bank.answers.push(unknown, unknown, taken);
  const send = (): Promise<number> => sendDue(deps(), world.server.bank.connectionOf('huayue'));
  await send();
  // Nobody takes the turn of another one.
  await send();
  expect(bank.orders).toHaveLength(1);
  world.server.clock.advance({ seconds: 2 });
  await send();
  expect(bank.orders).toHaveLength(2);
  expect((await world.read(accountant, id)).body).toMatchObject({ state: 'released', unsettled: true });
  world.server.clock.advance({ seconds: 2 });
  await send();
  expect(bank.orders).toHaveLength(2);
  world.server.clock.advance({ seconds: 2 });
  await send();
  expect(bank.orders).toHaveLength(3);
  world.server.clock.advance({ hours: 1 });
  await send();
  expect(bank.orders).toHaveLength(3);
});

test('while the bank is not asked at all, a few try for all, and nobody waits any longer for that when the bank is back', async () => {
  const ids = new Set<PaymentId>();
  while (ids.size < 5) ids.add((await released({ amount: '1000.00' })).id);
  const heldBack = { ...unknown, code: 'bank.breaker_open' };
  const send = (): Promise<number> => sendDue(deps(), world.server.bank.connectionOf('huayue'));
  bank.answers.push(...Array.from({ length: 40 }, () => heldBack));
  for (let round = 1; round <= 10; round += 1) {
    await send();
    expect(bank.orders).toHaveLength(4 * round);
    world.server.clock.advance({ seconds: 2 });
  }
  await send();
  expect(new Set(bank.orders.slice(40).map(({ instructionId }) => instructionId))).toEqual(ids);
  expect(bank.orders).toHaveLength(45);
});

test('one that cannot be handed over holds up nobody behind it', async () => {
  const [first, second] = [await released(), await released()];
  const breaking: SendDeps = { ...deps(), log: createLog('silent') };
  const initiate = bank.initiate.bind(bank);
  bank.initiate = (order) => (order.instructionId === first.id ? Promise.reject(new Error('broken')) : initiate(order));
  await sendDue(breaking, world.server.bank.connectionOf('huayue'));
  expect(bank.orders.map(({ instructionId }) => instructionId)).toEqual([second.id]);
  expect((await world.read(accountant, first.id)).body.state).toBe('released');
});

test('one whose answer is waited for holds up nobody behind it, and however many send, each is handed over once', async () => {
  const ids: PaymentId[] = [];
  while (ids.length < 3) ids.push((await released({ amount: '1000.00' })).id);
  const { promise: answered, resolve: answer } = Promise.withResolvers<HandedOver>();
  const handed: string[] = [];
  bank.initiate = ({ instructionId }) => {
    // One of an earlier test may be due as well.
    if (ids.some((id) => id === instructionId)) handed.push(instructionId);
    return instructionId === ids[0] ? answered : Promise.resolve(taken);
  };
  const round = () => sendDue(deps(), world.server.bank.connectionOf('huayue'));
  const first = round();
  await vi.waitFor(() => expect(handed.toSorted()).toEqual(ids.toSorted()), 60_000);
  // Another one finds nothing to do while the answer is waited for.
  await round();
  answer(taken);
  await first;
  expect(handed).toHaveLength(ids.length);
});

test('two that send at the same time hand it over once', async () => {
  const { id } = await released();
  await Promise.all([1, 2, 3].map(() => sendInstruction(deps(), { enterpriseId, instructionId: id })));
  expect(bank.orders).toHaveLength(1);
});

test('it is executed by the word of the bank, whatever comes twice or too late', async () => {
  const { id } = await released();
  await sendInstruction(deps(), { enterpriseId, instructionId: id });
  const executedAt = world.server.clock.now();
  const done = word(id, { status: 'ACSC', executedAt, sequence: 2 });
  for (const one of [done, done, word(id, {}), word(id, { status: 'RJCT', reason: 'AM04', sequence: 3 })])
    await applyBankWord(deps(), one);
  const { body } = await world.read(accountant, id);
  expect(body).toMatchObject({ state: 'executed', executedAt: executedAt.toISOString(), can: [] });
  expect(body.history.filter(({ step }) => step === 'execute')).toHaveLength(1);
  expect(await usedToday()).toBe('40000.00');
});

test('the receipt says who paid whom what, who prepared, signed and authorised it, and there is none before', async () => {
  const { id } = await released();
  const receipt = () => accountant.get(`/v1/payments/${id}/receipt`);
  expect([(await receipt()).statusCode, (await receipt()).json<{ code: string }>().code]).toEqual([
    409,
    'payments.no_receipt_yet',
  ]);
  await sendInstruction(deps(), { enterpriseId, instructionId: id });
  await applyBankWord(deps(), word(id, { status: 'ACSC', executedAt: world.server.clock.now(), sequence: 2 }));
  const { body } = await world.read(accountant, id);
  const [signature] = body.signatures;
  expect((await receipt()).json()).toMatchObject({
    paymentId: id,
    endToEndId: id.replaceAll('-', ''),
    bankPaymentId: 'bank-1',
    payer: { accountNumber: '6217000000008841' },
    payee: { name: '恒信贸易有限公司', accountNumber: '6228 4801 0000 7733', bank: '澜江银行' },
    amount: '40000.00',
    currency: 'CNY',
    remittance: '货款 7 号合同',
    executedAt: world.server.clock.now().toISOString(),
    signatures: [{ person: { id: signature?.person.id }, method: 'session' }],
    authorisedBy: { id: signature?.person.id },
    timeline: [
      { step: 'prepare' },
      { step: 'await_approval' },
      { step: 'await_authorization' },
      { step: 'release' },
      { step: 'execute' },
    ],
  });
  const foreigner = await PaymentWorld.foreigner(world);
  expect((await foreigner.get(`/v1/payments/${id}/receipt`)).statusCode).toBe(404);
});

test('what the bank rejects has failed with its reason, and the limits are free, once', async () => {
  const { id } = await released();
  const failed = word(id, { status: 'RJCT', reason: 'AM04', sequence: 2 });
  for (const one of [failed, failed, word(id, { status: 'ACSC', sequence: 3 })]) await applyBankWord(deps(), one);
  expect((await world.read(accountant, id)).body).toMatchObject({ state: 'failed', reason: 'AM04' });
  expect(await usedToday()).toBe('0.00');
});

test('one whose authorisation ran out before the bank had it waits for a signer once more, and is then handed over', async () => {
  const { id } = await released();
  bank.answers.push({ outcome: 'unauthorised' });
  await sendInstruction(deps(), { enterpriseId, instructionId: id });
  expect((await world.read(manager, id)).body).toMatchObject({ state: 'authorizing', can: ['authorize'] });
  world.server.clock.advance({ seconds: 5 });
  await sendInstruction(deps(), { enterpriseId, instructionId: id });
  expect(bank.orders).toHaveLength(1);
  await world.consentWord(enterpriseId, id);
  await sendInstruction(deps(), { enterpriseId, instructionId: id });
  expect((await world.read(accountant, id)).body).toMatchObject({ state: 'released', bankPaymentId: 'bank-1' });
  expect(bank.orders).toHaveLength(2);
});

test('nobody is sent to the bank once more where a signer has authorised it anew meanwhile', async () => {
  const { id } = await released();
  bank.answers.push({ outcome: 'unauthorised' });
  bank.authorised.add(id);
  // Told while it was released still: nobody tells it again.
  await world.consentWord(enterpriseId, id);
  await sendInstruction(deps(), { enterpriseId, instructionId: id });
  expect((await world.read(manager, id)).body).toMatchObject({ state: 'released' });
  world.server.clock.advance({ seconds: 2 });
  await sendDue(deps(), world.server.bank.connectionOf('huayue'));
  expect((await world.read(accountant, id)).body).toMatchObject({ state: 'released', bankPaymentId: 'bank-1' });
});

test('what the bank had after all, though its authorisation ran out, is executed and not paid again', async () => {
  const { id } = await released();
  bank.answers.push({ outcome: 'unauthorised' });
  await sendInstruction(deps(), { enterpriseId, instructionId: id });
  await applyBankWord(deps(), word(id, { status: 'ACSC', executedAt: world.server.clock.now(), sequence: 2 }));
  expect((await world.read(accountant, id)).body.state).toBe('executed');
  await world.consentWord(enterpriseId, id);
  expect((await world.read(accountant, id)).body.state).toBe('executed');
});

test('what is authorised once more is handed over as soon after a failure as the first time', async () => {
  const { id } = await released();
  const send = (): Promise<number> => sendDue(deps(), world.server.bank.connectionOf('huayue'));
  bank.answers.push(unknown, unknown, unknown, { outcome: 'unauthorised' }, unknown, taken);
  for (const seconds of [0, 2, 4, 8]) {
    world.server.clock.advance({ seconds });
    await send();
  }
  expect((await world.read(accountant, id)).body.state).toBe('authorizing');
  await world.consentWord(enterpriseId, id);
  await send();
  world.server.clock.advance({ seconds: 2 });
  await send();
  expect(bank.orders).toHaveLength(6);
});

test('a bank that pays what had failed is an alarm', async () => {
  const { id } = await released();
  await applyBankWord(deps(), word(id, { status: 'RJCT', reason: 'AM04', sequence: 2 }));
  await applyBankWord(deps(), word(id, { status: 'ACSC', sequence: 3 }));
  expect(bank.alarms).toMatchObject([{ instructionId: id, kind: 'paid_after_end' }]);
});

test('how many authorisations the bank wants, and how many it has, is shown', async () => {
  const { id } = await released();
  const multi = { status: 'AWAF', required: 3, received: 1 } as const;
  bank.answers.push({
    outcome: 'taken',
    state: { paymentId: 'bank-1', status: 'RCVD', reason: null, executedAt: null, sequence: 1, multi },
  });
  await sendInstruction(deps(), { enterpriseId, instructionId: id });
  const shown = async () => (await world.read(accountant, id)).body.authorisation;
  expect(await shown()).toMatchObject({ numberRequired: 3, numberReceived: 1 });
  await applyBankWord(deps(), word(id, { multi: { ...multi, received: 2 } }));
  expect(await shown()).toMatchObject({ numberRequired: 3, numberReceived: 2 });
});

test('what the bank will never take has failed', async () => {
  const { id } = await released();
  bank.answers.push({ outcome: 'refused', httpStatus: 403, detail: 'not permitted', reason: null });
  await sendInstruction(deps(), { enterpriseId, instructionId: id });
  expect((await world.read(accountant, id)).body).toMatchObject({ state: 'failed', reason: 'AG01' });
  expect(await usedToday()).toBe('0.00');
});

test('a maker who lost his authority meanwhile releases nothing by the signatures of others', async () => {
  const { body } = await world.prepare(accountant);
  world.publish({
    ...paymentTable,
    holders: paymentTable.holders.filter(({ subject }) => subject !== 'p-accountant'),
  });
  // A sign-in brings the table that is in force.
  const treasurer = await world.signedIn('p-treasurer');
  const answer = await world.sign(treasurer, body.approvalId);
  expect([answer.status, answer.body.code]).toEqual([409, 'payments.maker_may_no_more']);
  expect((await world.read(treasurer, body.id)).body.state).toBe('awaiting_approval');
  world.publish(paymentTable);
});
