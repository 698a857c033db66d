import { afterAll, beforeAll, expect, test } from 'vitest';
import { noLimits } from '../../../../../../tests/support/access/sample-table.ts';
import { PaymentWorld, paymentTable } from '../../../../../../tests/support/payments/payment-world.ts';
import type { TestVisitor } from '../../../../../../tests/support/server/test-server.ts';

interface Refused {
  readonly code: string;
  readonly errors: readonly { field: string; reason: string; reasonZh: string }[];
}

let world: PaymentWorld;
let treasurer: TestVisitor;
let accountant: TestVisitor;
beforeAll(async () => {
  const grants = paymentTable.grants.map((grant) => {
    if (grant.action === 'payments:prepare' && grant.roleId === 'accountant')
      return { ...grant, limits: { ...noLimits, dayAmountMinor: 10_000_000n } };
    if (grant.roleId !== 'treasurer' || !['payments:prepare', 'payments:release'].includes(grant.action)) return grant;
    return { ...grant, currency: 'CNY', limits: { ...noLimits, perPaymentMinor: 5_000_000n } };
  });
  world = await PaymentWorld.create({ ...paymentTable, grants });
  treasurer = await world.signedIn('p-treasurer');
  accountant = await world.signedIn('p-accountant');
});
afterAll(() => world[Symbol.asyncDispose]());

const aboveHisLimit = {
  reason: 'Limit 50,000.00 CNY per payment for treasurer in Finance.',
  reasonZh: '超过单笔限额：财务部司库在基本户（尾号 8841）每笔最多 50,000.00 元。',
};

test('a treasurer with a limit of 50,000 who pays 80,000 is told the limit in both languages', async () => {
  const { status, body } = await world.prepare(treasurer, { amount: '80000.00' });
  const refused: object = body;
  expect([status, refused]).toMatchObject([
    409,
    { code: 'payments.limit_exceeded', errors: [{ field: 'body.amount', ...aboveHisLimit }] },
  ]);
});

test('a treasurer with a limit of 50,000 who signs 80,000 is told the limit in both languages, and signs nothing', async () => {
  const { status, body } = await world.prepare(accountant, { amount: '80000.00' });
  expect([status, body.detail]).toEqual([200, undefined]);
  const approval = `/v1/approvals/${body.approvalId}`;
  const { contentHash } = (await treasurer.get(approval)).json<{ contentHash: string }>();
  for (const [path, sent] of [
    ['signatures', { contentHash }],
    ['rejection', { reason: 'No.' }],
  ] as const) {
    const answer = await treasurer.post(`${approval}/${path}`, sent);
    expect(answer.statusCode).toBe(403);
    expect(answer.json<Refused>()).toMatchObject({ code: 'access.no_signing_authority', errors: [aboveHisLimit] });
  }
  const beyondTheDay = await world.prepare(accountant, { amount: '20000.01' });
  expect(beyondTheDay.body).toMatchObject({
    code: 'payments.limit_exceeded',
    errors: [
      {
        reason: 'Beyond the limit of 100,000.00 CNY for the amount of a day; 20,000.00 CNY is left.',
        reasonZh: '超出当日累计金额限额 100,000.00 CNY，剩余 20,000.00 CNY。',
      },
    ],
  });
  expect((await world.end(accountant, body.id, 'withdraw')).status).toBe(200);
});
