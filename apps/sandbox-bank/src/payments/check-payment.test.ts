import { describe, expect, test } from 'vitest';
import type { ApprovalRule, PermissionTable, TableGrant } from '../permissions/table.ts';
import { checkPayment } from './check-payment.ts';
import type { CountedPayment } from './party-check.ts';
import type { Party, PaymentOrder } from './payment.ts';

const noLimits = {
  perPayment: null,
  dayAmount: null,
  dayCount: null,
  monthAmount: null,
  monthCount: null,
  counterpartyDay: null,
};
const grant = (roleId: string, action: TableGrant['action'], change: Partial<TableGrant> = {}): TableGrant => ({
  roleId,
  departmentId: 'top',
  accounts: { kind: 'all' },
  action,
  currency: null,
  limits: noLimits,
  counterparties: null,
  window: null,
  validFrom: null,
  validUntil: null,
  signatureClass: null,
  ...change,
});
const holder = (subject: string, roleId: string, departmentId = 'finance') => ({
  subject,
  nameZh: subject,
  nameEn: subject,
  roleId,
  departmentId,
  accountNumbers: null as string[] | null,
  validFrom: null as string | null,
  validUntil: null as string | null,
});
const account = (accountNumber: string, product = 'basic') => {
  return { accountNumber, nameZh: 'n', nameEn: 'n', product, currency: 'CNY', lastDigits: '0001' };
};
const rule = (change: Partial<ApprovalRule> = {}): ApprovalRule => ({
  accounts: { kind: 'all' },
  currency: 'CNY',
  from: null,
  to: null,
  demand: { kind: 'classes' },
  expiresAfterHours: 72,
  stepUp: false,
  ...change,
});

const table = (change: Partial<PermissionTable> = {}): PermissionTable => ({
  departments: [
    { departmentId: 'top', nameZh: 't', nameEn: 't', parentId: null },
    { departmentId: 'finance', nameZh: 'f', nameEn: 'f', parentId: 'top' },
    { departmentId: 'sales', nameZh: 's', nameEn: 's', parentId: 'top' },
  ],
  roles: [],
  accounts: [account('acc-1'), account('acc-2', 'margin')],
  holders: [
    holder('clerk', 'accountant'),
    holder('boss', 'owner', 'top'),
    holder('amy', 'treasurer'),
    holder('ben', 'treasurer'),
    holder('cat', 'checker'),
    holder('dan', 'checker'),
    holder('tom', 'transporter'),
  ],
  grants: [
    grant('accountant', 'payments:prepare', {
      limits: { ...noLimits, perPayment: '50000.00', dayAmount: '100000.00' },
    }),
    grant('owner', 'payments:prepare'),
    grant('owner', 'payments:release', { signatureClass: 'E' }),
    grant('treasurer', 'payments:prepare'),
    grant('treasurer', 'payments:release', { signatureClass: 'A' }),
    grant('checker', 'payments:approve', { signatureClass: 'B' }),
    grant('transporter', 'payments:release', { signatureClass: 'T' }),
  ],
  approvalRules: [rule()],
  ...change,
});

const parties: Record<string, Party> = Object.fromEntries(
  table().holders.map(({ subject, roleId, departmentId }) => [subject, { subject, roleId, departmentId }]),
);
const party = (subject: string): Party =>
  parties[subject] ?? { subject, roleId: 'accountant', departmentId: 'finance' };
const now = new Date('2026-11-20T03:00:00Z');
const signed = (...subjects: string[]): PaymentOrder['signatures'] =>
  subjects.map((subject) => ({ ...party(subject), signedAt: '2026-11-20T02:59:00Z', method: 'session' as const }));

const inSteadOf = (away: string, deputy: string): PaymentOrder['signatures'][number] => ({
  ...party(away),
  subject: deputy,
  inSteadOf: away,
  signedAt: '2026-11-20T02:59:00Z',
  method: 'session',
});

const order = (change: Partial<PaymentOrder> = {}): PaymentOrder => ({
  instructionId: 'instruction-1',
  debtorAccount: 'acc-1',
  creditor: { name: 'X', accountNumber: 'x-1', bank: null },
  amount: '40000.00',
  currency: 'CNY',
  remittance: '',
  tableVersion: 1,
  preparedBy: party('clerk'),
  signatures: signed('amy', 'ben'),
  ...change,
});

type Case = {
  table?: PermissionTable;
  order?: Partial<PaymentOrder>;
  minor?: bigint;
  others?: CountedPayment[];
  now?: Date;
};
const check = (one: Case): string | null =>
  checkPayment({
    table: one.table ?? table(),
    order: order(one.order),
    amountMinor: one.minor ?? 4_000_000n,
    others: one.others ?? [],
    receivedAt: one.now ?? now,
    now: one.now ?? now,
  });
const before = (minor: bigint, at: string, change: Partial<PaymentOrder> = {}): CountedPayment => {
  return { order: order(change), amountMinor: minor, receivedAt: new Date(at) };
};
const replaceGrant = (roleId: string, action: string, change: Partial<TableGrant>): PermissionTable => {
  const { grants } = table();
  return table({
    grants: grants.map((one) => (one.roleId === roleId && one.action === action ? { ...one, ...change } : one)),
  });
};
const replaceHolder = (subject: string, change: object): PermissionTable =>
  table({ holders: table().holders.map((one) => (one.subject === subject ? { ...one, ...change } : one)) });
const steps = (ordered: boolean, ...needs: [need: number, role: string, department?: string][]): PermissionTable =>
  table({
    approvalRules: [
      rule({
        demand: {
          kind: 'steps',
          ordered,
          steps: needs.map(([need, roleId, departmentId = null]) => ({ need, from: [{ roleId, departmentId }] })),
        },
      }),
    ],
  });

describe('a payment goes through', () => {
  const cases: [string, Case][] = [
    ['with two of class A', {}],
    ['with A and B, B first', { order: { signatures: signed('cat', 'amy') } }],
    [
      'with A, given by a deputy who signs himself, and B',
      { order: { signatures: [inSteadOf('amy', 'ben'), ...signed('cat')] } },
    ],
    ['with E alone', { order: { signatures: signed('boss') } }],
    ['of an owner of class E who prepared it himself', { order: { preparedBy: party('boss'), signatures: [] } }],
    ['at the limit', { minor: 5_000_000n }],
    ['at the limit of the day', { others: [before(6_000_000n, '2026-11-20T01:00:00Z')] }],
    ['when what was paid belongs to yesterday in Shanghai', { others: [before(9_000_000n, '2026-11-19T15:59:00Z')] }],
    [
      'when others were prepared under another mandate',
      { others: [before(9_000_000n, '2026-11-20T01:00:00Z', { preparedBy: party('amy') })] },
    ],
    [
      'with the steps that a rule names',
      { table: steps(false, [1, 'checker'], [1, 'treasurer']), order: { signatures: signed('amy', 'cat') } },
    ],
    [
      'with ordered steps in their order',
      { table: steps(true, [1, 'checker'], [1, 'treasurer']), order: { signatures: signed('cat', 'amy') } },
    ],
    [
      'under the rule of its band',
      {
        table: table({
          approvalRules: [
            rule({
              to: '40000.00',
              demand: {
                kind: 'steps',
                ordered: false,
                steps: [{ need: 1, from: [{ roleId: 'nobody', departmentId: null }] }],
              },
            }),
            rule({ from: '40000.00' }),
          ],
        }),
      },
    ],
    [
      'with a passkey where the rule asks for one',
      {
        table: table({ approvalRules: [rule({ stepUp: true })] }),
        order: { signatures: signed('amy', 'ben').map((one) => ({ ...one, method: 'passkey' as const })) },
      },
    ],
    [
      'to a creditor that is named',
      { table: replaceGrant('accountant', 'payments:prepare', { counterparties: ['x-1'] }) },
    ],
    [
      'to a creditor that is named in another spelling',
      { table: replaceGrant('accountant', 'payments:prepare', { counterparties: ['X 1'] }) },
    ],
    [
      'prepared outside the hours that concern signing',
      {
        table: replaceGrant('accountant', 'payments:prepare', {
          window: { days: [1], from: '00:00', until: '00:01', timeZone: 'Asia/Shanghai' },
        }),
      },
    ],
    [
      'signed within the hours',
      {
        table: replaceGrant('treasurer', 'payments:release', {
          window: { days: [5], from: '09:00', until: '17:30', timeZone: 'Asia/Shanghai' },
        }),
      },
    ],
    [
      'under the grant of the nearest department',
      {
        table: table({
          grants: [...table().grants, grant('accountant', 'payments:prepare', { departmentId: 'finance' })],
        }),
        minor: 900_000_000n,
      },
    ],
  ];
  test.each(cases)('%s', (_what, one) => {
    expect(check(one)).toBeNull();
  });
});

describe('a payment is not permitted', () => {
  const cases: [string, Case, string][] = [
    [
      'a deputy who signs nothing himself',
      { order: { signatures: [...signed('amy'), { ...inSteadOf('ben', 'clerk') }] } },
      'clerk signs for nobody',
    ],
    [
      'a deputy and the one he signed for',
      { order: { signatures: [...signed('cat'), inSteadOf('cat', 'dan')] } },
      'not those that the rule demands',
    ],
    [
      'a deputy for the one who prepared it',
      { order: { preparedBy: party('amy'), signatures: [inSteadOf('amy', 'ben')] } },
      'not those that the rule demands',
    ],
    ['one signature of class A', { order: { signatures: signed('amy') } }, 'not those that the rule demands'],
    ['two of class B', { order: { signatures: signed('cat', 'dan') } }, 'not those that the rule demands'],
    ['one person twice', { order: { signatures: signed('amy', 'amy') } }, 'not those that the rule demands'],
    ['a transporter', { order: { signatures: signed('amy', 'tom') } }, 'not those that the rule demands'],
    [
      'the preparer’s own signature',
      { order: { preparedBy: party('amy'), signatures: signed('amy', 'cat') } },
      'not those that the rule demands',
    ],
    ['nobody', { order: { signatures: [] } }, 'not those that the rule demands'],
    ['an unknown preparer', { order: { preparedBy: party('mallory') } }, 'mallory does not act as accountant'],
    [
      'a preparer in another department',
      { order: { preparedBy: { ...party('clerk'), departmentId: 'sales' } } },
      'does not act as',
    ],
    ['a preparer who may not prepare', { order: { preparedBy: party('cat') } }, 'no grant for payments:prepare'],
    [
      'a signer who is gone',
      { table: table({ holders: table().holders.filter(({ subject }) => subject !== 'ben') }) },
      'the signature of ben',
    ],
    [
      'a signer whose last day was yesterday',
      { table: replaceHolder('ben', { validUntil: '2026-11-19' }) },
      'the signature of ben',
    ],
    [
      'a preparer narrowed to another account',
      { table: replaceHolder('clerk', { accountNumbers: ['acc-2'] }) },
      'the preparer',
    ],
    ['one more than the limit', { minor: 5_000_001n }, 'more than 50000.00 per payment'],
    [
      'one more than the limit of the day',
      { others: [before(6_000_001n, '2026-11-20T01:00:00Z')] },
      'more than 100000.00 in a day',
    ],
    [
      'a count that is used up',
      {
        table: replaceGrant('accountant', 'payments:prepare', { limits: { ...noLimits, dayCount: 1 } }),
        others: [before(1n, '2026-11-20T01:00:00Z')],
      },
      'more than 1 payments in a day',
    ],
    [
      'a month that is used up',
      {
        table: replaceGrant('accountant', 'payments:prepare', { limits: { ...noLimits, monthAmount: '40000.00' } }),
        others: [before(1n, '2026-11-02T01:00:00Z')],
      },
      'in a month',
    ],
    [
      'a creditor’s day that is used up',
      {
        table: replaceGrant('accountant', 'payments:prepare', { limits: { ...noLimits, counterpartyDay: '40000.00' } }),
        others: [before(1n, '2026-11-20T01:00:00Z')],
      },
      'to this creditor',
    ],
    [
      'a creditor’s day that is used up under another spelling',
      {
        table: replaceGrant('accountant', 'payments:prepare', { limits: { ...noLimits, counterpartyDay: '40000.00' } }),
        others: [before(1n, '2026-11-20T01:00:00Z', { creditor: { name: 'c', accountNumber: 'X1', bank: null } })],
      },
      'to this creditor',
    ],
    [
      'another creditor than those named',
      { table: replaceGrant('accountant', 'payments:prepare', { counterparties: ['y'] }) },
      'the creditor',
    ],
    [
      'a grant that has not begun',
      { table: replaceGrant('accountant', 'payments:prepare', { validFrom: '2026-11-21' }) },
      'no grant',
    ],
    [
      'a grant for another currency',
      { table: replaceGrant('accountant', 'payments:prepare', { currency: 'USD' }) },
      'no grant',
    ],
    [
      'a grant for another product',
      { table: replaceGrant('accountant', 'payments:prepare', { accounts: { kind: 'product', product: 'margin' } }) },
      'no grant',
    ],
    [
      'an account that the table does not name',
      { table: table({ accounts: [account('acc-2')] }) },
      'does not name the account',
    ],
    ['an amount without a rule', { table: table({ approvalRules: [rule({ to: '40000.00' })] }) }, 'no rule'],
    [
      'signatures without the passkey that the rule asks for',
      { table: table({ approvalRules: [rule({ stepUp: true })] }) },
      'passkey',
    ],
    [
      'a preparer of class E without the passkey that the rule asks for',
      {
        table: table({ approvalRules: [rule({ stepUp: true })] }),
        order: { preparedBy: { subject: 'boss', roleId: 'owner', departmentId: 'top' }, signatures: [] },
      },
      'not those that the rule demands',
    ],
    [
      'a signature outside the hours',
      {
        table: replaceGrant('treasurer', 'payments:release', {
          window: { days: [6, 7], from: '00:00', until: '24:00', timeZone: 'Asia/Shanghai' },
        }),
      },
      'no grant',
    ],
    [
      'a signature from the future',
      { order: { signatures: signed('amy', 'ben').map((one) => ({ ...one, signedAt: '2026-11-20T04:00:00Z' })) } },
      'future',
    ],
    [
      'ordered steps in another order',
      { table: steps(true, [1, 'checker'], [1, 'treasurer']), order: { signatures: signed('amy', 'cat') } },
      'not those that the rule demands',
    ],
    [
      'a step that is one short',
      { table: steps(false, [2, 'treasurer'], [1, 'checker']), order: { signatures: signed('amy', 'cat') } },
      'not those that the rule demands',
    ],
    [
      'a step in another department',
      { table: steps(false, [1, 'treasurer', 'sales']) },
      'not those that the rule demands',
    ],
    [
      'an owner alone where steps are named',
      { table: steps(false, [1, 'treasurer']), order: { preparedBy: party('boss'), signatures: [] } },
      'not those that the rule demands',
    ],
    [
      'a nearer grant that is lower',
      {
        table: table({
          grants: [
            ...table().grants,
            grant('accountant', 'payments:prepare', {
              departmentId: 'finance',
              limits: { ...noLimits, perPayment: '10.00' },
            }),
          ],
        }),
      },
      'more than 10.00',
    ],
  ];
  test.each(cases)('%s', (_what, one, reason) => {
    expect(check(one)).toContain(reason);
  });
});

test('departments that lead in a circle end the search', () => {
  const departments = table().departments.map((one) =>
    one.departmentId === 'top' ? { ...one, parentId: 'finance' } : one,
  );
  expect(check({ table: table({ departments }) })).toBeNull();
});
