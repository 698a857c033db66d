import { afterAll, beforeAll, expect, test } from 'vitest';
import { PaymentWorld, paymentTable } from '../../../../../../tests/support/payments/payment-world.ts';
import type { TestVisitor } from '../../../../../../tests/support/server/test-server.ts';
import type { PermissionTable } from '../../access/index.ts';

const listed = '7730-2065-01';
let world: PaymentWorld;
let accountant: TestVisitor;
beforeAll(async () => {
  world = await PaymentWorld.create(onlyPays([listed, 'DE75512108001245126199'], 10_000n));
  accountant = await world.signedIn('p-accountant');
});
afterAll(() => world[Symbol.asyncDispose]());

/** The accountant pays those accounts, and so much a day to each. */
function onlyPays(counterparties: readonly string[], counterpartyDayMinor: bigint): PermissionTable {
  const grants = paymentTable.grants.map((grant) =>
    grant.roleId === 'accountant' && grant.action === 'payments:prepare'
      ? { ...grant, counterparties, limits: { ...grant.limits, perPaymentMinor: 10_000n, counterpartyDayMinor } }
      : grant,
  );
  return { ...paymentTable, grants };
}

const sameBank = { creditorBank: '' };
const prepare = (creditorAccount: string, amount: string) =>
  world.prepare(accountant, { ...sameBank, creditorAccount, amount });

test('an account that may be paid is paid however its number is typed, and ordered as it was typed', async () => {
  for (const typed of ['7730-2065-01', '7730206501', '7730 2065 01', 'de75 5121 0800 1245 1261 99']) {
    const { status, body } = await prepare(`${typed} `, '1.00');
    expect([status, body.detail]).toEqual([200, undefined]);
    expect(body).toMatchObject({ creditor: { accountNumber: typed } });
    expect((await world.end(accountant, body.id, 'withdraw')).status).toBe(200);
  }
  const other = await prepare('7730-2065-02', '1.00');
  expect([other.status, other.body.code]).toEqual([403, 'payments.not_allowed']);
});

test('the limit of a day to one payee is not split by spelling', async () => {
  const kept = [await prepare('7730-2065-01', '60.00'), await prepare('7730206501', '40.00')];
  expect(kept.map(({ status }) => status)).toEqual([200, 200]);
  const beyond = await prepare('7730 2065-01', '0.01');
  expect([beyond.status, beyond.body.code]).toEqual([409, 'payments.limit_exceeded']);
  const iban = await prepare('DE75 5121 0800 1245 1261 99', '100.00');
  expect(iban.status).toBe(200);
  expect((await prepare('de75512108001245126199', '0.01')).status).toBe(409);
  for (const { body } of kept) expect((await world.end(accountant, body.id, 'withdraw')).status).toBe(200);
  const whole = await prepare('77302065-01', '100.00');
  expect(whole.status).toBe(200);
  for (const { body } of [whole, iban]) expect((await world.end(accountant, body.id, 'withdraw')).status).toBe(200);
});

test('preview, simulation, who may and AuthZEN answer as the payment does', async () => {
  const accountNumber = '6217000000008841';
  const money = { amount: '1.00', currency: 'CNY' };
  const action = 'payments:prepare';
  const person = { subject: 'p-accountant', roleId: 'accountant', departmentId: 'finance' };
  const ask = async <T>(url: string, body: object): Promise<T> => (await accountant.post(url, body)).json<T>();
  for (const [typed, isAllowed] of [
    ['77302065-01', true],
    ['de75 5121 0800 1245 1261 99', true],
    ['7730-2065-11', false],
  ] as const) {
    const paid = { action, accountNumber, amount: money, counterparty: typed };
    const preview = await ask<{ decision: { outcome: string } }>('/v1/payment-previews', {
      debtorAccount: accountNumber,
      creditorAccount: typed,
      ...money,
    });
    const simulated = await ask<{ outcome: string }>('/v1/permissions/simulate', { who: person, ...paid });
    const may = await ask<{ items: { holder: { subject: string } }[] }>('/v1/permissions/who-may', {
      ...paid,
      only: 'may',
    });
    const evaluated = await ask<{ decision: boolean }>('/access/v1/evaluation', {
      subject: { type: 'person', id: person.subject },
      action: { name: action },
      resource: { type: 'payment', id: 'p', properties: { accountNumber, ...money, counterparty: typed } },
    });
    const answers = [
      preview.decision.outcome !== 'denied',
      simulated.outcome !== 'deny',
      may.items.some(({ holder }) => holder.subject === person.subject),
      evaluated.decision,
    ];
    expect([typed, ...answers]).toEqual([typed, isAllowed, isAllowed, isAllowed, isAllowed]);
  }
});
