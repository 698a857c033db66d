import { describe, expect, test } from 'vitest';
import { checkTable } from './table-check.ts';
import { shapeTable } from './table-shape.ts';
import type { TableAccount, WantedTable } from './table.ts';

const accounts: TableAccount[] = [
  { accountNumber: 'a-1', nameZh: '基本户', nameEn: 'Basic', product: 'basic', currency: 'CNY', lastDigits: '8841' },
  {
    accountNumber: 'a-2',
    nameZh: '外币户',
    nameEn: 'Foreign',
    product: 'foreign',
    currency: 'EUR',
    lastDigits: '2076',
  },
];
const noLimits = {
  perPayment: null,
  dayAmount: null,
  dayCount: null,
  monthAmount: null,
  monthCount: null,
  counterpartyDay: null,
};
const grant = {
  roleId: 'clerk',
  departmentId: 'finance',
  accounts: { kind: 'all' },
  action: 'payments:prepare',
  currency: 'CNY',
  limits: { ...noLimits, perPayment: '50000.00' },
  counterparties: null,
  window: null,
  validFrom: null,
  validUntil: null,
  signatureClass: null,
};
const rule = {
  accounts: { kind: 'all' },
  currency: 'CNY',
  from: null,
  to: null,
  demand: { kind: 'steps', ordered: true, steps: [{ need: 1, from: [{ roleId: 'owner', departmentId: null }] }] },
  expiresAfterHours: 72,
  stepUp: false,
};
const holder = {
  subject: 'p-1',
  nameZh: '陆小雨',
  nameEn: 'Lu Xiaoyu',
  roleId: 'clerk',
  departmentId: 'finance',
  accountNumbers: ['a-1'],
  validFrom: '2026-01-01',
  validUntil: null,
};

function table(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    departments: [
      { departmentId: 'management', nameZh: '管理层', nameEn: 'Management', parentId: null },
      { departmentId: 'finance', nameZh: '财务部', nameEn: 'Finance', parentId: 'management' },
    ],
    roles: [
      { roleId: 'owner', nameZh: '负责人', nameEn: 'Owner', base: 'owner' },
      { roleId: 'clerk', nameZh: '财务专员', nameEn: 'Clerk', base: 'accountant' },
    ],
    holders: [holder],
    grants: [grant],
    approvalRules: [rule],
    ...changes,
  } satisfies Record<keyof WantedTable, unknown>;
}

function faults(value: unknown): Record<string, string> {
  const { table: shaped, errors } = shapeTable(value);
  return Object.fromEntries([...errors, ...checkTable(shaped, accounts)].map(({ field, reason }) => [field, reason]));
}

test('a table whose lines fit each other is taken', () => {
  expect(faults(table())).toEqual({});
});

describe('shape', () => {
  test.each([null, [], 'x', 7])('%j is no table', (value) => {
    expect(faults(value)).toMatchObject({ table: 'must be an object' });
  });

  test('every wrong member of every line is named, and what fits is not', () => {
    const found = faults(
      table({
        mood: [],
        departments: 'all',
        holders: [{ ...holder, subject: 'a b', validUntil: 'soon', accountNumbers: 'a-1' }, 5],
        grants: [
          grant,
          { ...grant, limits: { ...noLimits, perPayment: '-1', dayCount: 1.5 }, action: 'payments:steal' },
          { ...grant, accounts: { kind: 'some' }, window: { days: [8], from: '9', until: '17:00', timeZone: 'UTC' } },
          { ...grant, accounts: { kind: 'accounts', accountNumbers: [] }, currency: 'yuan', more: 1 },
        ],
        approvalRules: [{ ...rule, demand: { kind: 'steps', ordered: 1, steps: [] }, from: '1e5' }],
      }),
    );
    expect(found).toMatchObject({
      'table.mood': 'is not known here',
      'table.departments': expect.stringMatching(/list|line/) as string,
      'table.holders.0.subject': 'must be a text of 1 to 100 visible characters without spaces',
      'table.holders.0.validUntil': 'must be a day such as 2026-11-22, or null',
      'table.holders.0.accountNumbers': 'must be a list of account numbers, each once',
      'table.holders.1': 'must be an object',
      'table.grants.1.limits.perPayment': 'must be a decimal amount that is not negative, such as 50000.00, or null',
      'table.grants.1.limits.dayCount': 'must be a whole number from 0 on, or null',
      'table.grants.1.action': expect.stringContaining('must be one of accounts:read') as string,
      'table.grants.2.accounts.kind': 'must be one of accounts, product, all',
      'table.grants.2.window.from': 'must be a time such as 09:00',
      'table.grants.3.accounts.accountNumbers': 'must be a list of account numbers, each once',
      'table.grants.3.currency': 'must be a currency of three capital letters (ISO 4217)',
      'table.grants.3.more': 'is not known here',
      'table.approvalRules.0.from': 'must be a decimal amount that is not negative, such as 50000.00, or null',
    });
    expect(Object.keys(found).filter((field) => field.startsWith('table.grants.0'))).toEqual([
      'table.grants.0.departmentId',
    ]);
    expect(Object.keys(found).some((field) => field.startsWith('table.approvalRules.0.demand.'))).toBe(true);
  });

  test('a missing list is named', () => {
    const { grants: _left, ...rest } = table();
    expect(faults(rest)).toEqual({ 'table.grants': 'is missing' });
  });
});

describe('lines against each other', () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    [
      'a department twice',
      { departments: [d('finance', null), d('finance', null)] },
      'departments.1.departmentId',
      /already/,
    ],
    [
      'an unknown parent',
      { departments: [d('finance', 'nowhere')] },
      'departments.0.parentId',
      /no department nowhere/,
    ],
    [
      'a circle',
      { departments: [d('finance', 'b'), d('b', 'c'), d('c', 'finance')] },
      'departments.1.parentId',
      /below itself/,
    ],
    [
      'a standard role of another base',
      { roles: [r('owner', 'owner'), r('clerk', 'accountant'), r('viewer', 'owner')] },
      'roles.2.base',
      /must be viewer/,
    ],
    ['a holder twice', { holders: [holder, holder] }, 'holders.1.subject', /line 0/],
    ['a holder of an unknown role', { holders: [{ ...holder, roleId: 'boss' }] }, 'holders.0.roleId', /no role boss/],
    [
      'days that end before they begin',
      { holders: [{ ...holder, validUntil: '2025-01-01' }] },
      'holders.0.validUntil',
      /before/,
    ],
    [
      'an account of nobody',
      { holders: [{ ...holder, accountNumbers: ['a-1', 'a-9'] }] },
      'holders.0.accountNumbers.1',
      /a-9/,
    ],
    [
      'a grant in no department',
      { grants: [{ ...grant, departmentId: 'x' }] },
      'grants.0.departmentId',
      /no department x/,
    ],
    [
      'a grant for no account',
      { grants: [{ ...grant, accounts: { kind: 'accounts', accountNumbers: ['a-9'] } }] },
      'grants.0.accounts.accountNumbers.0',
      /a-9/,
    ],
    [
      'a product of nobody',
      { grants: [{ ...grant, accounts: { kind: 'product', product: 'gold' } }] },
      'grants.0.accounts.product',
      /gold/,
    ],
    ['a limit without a currency', { grants: [{ ...grant, currency: null }] }, 'grants.0.currency', /perPayment/],
    [
      'a limit too fine',
      { grants: [{ ...grant, limits: { ...noLimits, perPayment: '1.001' } }] },
      'grants.0.limits.perPayment',
      /digits/,
    ],
    [
      'a limit on reading',
      { grants: [{ ...grant, action: 'accounts:read' }] },
      'grants.0.limits.perPayment',
      /no amount/,
    ],
    [
      'a signature without a class',
      { grants: [{ ...grant, action: 'payments:release' }] },
      'grants.0.signatureClass',
      /missing/,
    ],
    [
      'a class without a signature',
      { grants: [{ ...grant, signatureClass: 'E' }] },
      'grants.0.signatureClass',
      /no signature/,
    ],
    [
      'a window that ends before it begins',
      { grants: [{ ...grant, window: { days: [1], from: '18:00', until: '09:00', timeZone: 'UTC' } }] },
      'grants.0.window.until',
      /after/,
    ],
    [
      'an unknown time zone',
      { grants: [{ ...grant, window: { days: [1], from: '08:00', until: '09:00', timeZone: 'Moon' } }] },
      'grants.0.window.timeZone',
      /time zone/,
    ],
    [
      'the same grant twice',
      { grants: [grant, { ...grant, limits: noLimits }] },
      'grants.1.accounts',
      /overlaps with line 0/,
    ],
    ['grants that share an account', { grants: [one('a-1'), one('a-1')] }, 'grants.1.accounts', /line 0/],
    ['amounts below every rule', { approvalRules: [{ ...rule, from: '0.01' }] }, 'approvalRules.0.from', /below it/],
    ['amounts above every rule', { approvalRules: [{ ...rule, to: '9.00' }] }, 'approvalRules.0.to', /above it/],
    [
      'amounts between two rules',
      {
        approvalRules: [
          { ...rule, to: '9.00' },
          { ...rule, from: '10.00' },
        ],
      },
      'approvalRules.1.from',
      /below it/,
    ],
    [
      'a day below a payment',
      { grants: [{ ...grant, limits: { ...grant.limits, dayAmount: '49999.99' } }] },
      'grants.0.limits.perPayment',
      /above dayAmount/,
    ],
    ['an account of another currency', { grants: [one('a-1', 'a-2')] }, 'grants.0.accounts.accountNumbers.1', /EUR/],
    [
      'a rule turned over',
      { approvalRules: [{ ...rule, from: '50000.00', to: '50000.00' }] },
      'approvalRules.0.to',
      /above/,
    ],
    [
      'rules that share an amount',
      {
        approvalRules: [
          { ...rule, to: '50000.01' },
          { ...rule, from: '50000.00' },
        ],
      },
      'approvalRules.1.from',
      /line 0/,
    ],
    [
      'a signer of an unknown role',
      {
        approvalRules: [
          {
            ...rule,
            demand: {
              kind: 'steps',
              ordered: false,
              steps: [{ need: 1, from: [{ roleId: 'x', departmentId: null }] }],
            },
          },
        ],
      },
      'approvalRules.0.demand.steps.0.from.0.roleId',
      /no role x/,
    ],
  ])('%s', (_name, changes, field, reason) => {
    expect(faults(table(changes))).toMatchObject({ [`table.${field}`]: expect.stringMatching(reason) as string });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a single account beside all', { grants: [grant, one('a-1')] }],
    [
      'other days',
      {
        grants: [
          { ...grant, validUntil: '2026-06-30' },
          { ...grant, validFrom: '2026-07-01' },
        ],
      },
    ],
    ['another currency', { grants: [grant, { ...grant, currency: 'EUR' }] }],
    [
      'bands that touch',
      {
        approvalRules: [
          { ...rule, from: '50000.00' },
          { ...rule, to: '50000.00' },
        ],
      },
    ],
    ['an account that is left out of all', { holders: [{ ...holder, accountNumbers: [] }] }],
  ])('%s is no contradiction', (_name, changes) => {
    expect(faults(table(changes))).toEqual({});
  });

  test('twenty faults are all named', () => {
    const grants = Array.from({ length: 20 }, (_, index) => ({
      ...grant,
      accounts: { kind: 'accounts', accountNumbers: [`x-${index}`] },
    }));
    expect(Object.keys(faults(table({ grants }))).length).toBe(20);
  });
});

function d(departmentId: string, parentId: string | null) {
  return { departmentId, nameZh: '部', nameEn: 'D', parentId };
}
function r(roleId: string, base: string) {
  return { roleId, nameZh: '岗', nameEn: 'R', base };
}
function one(...accountNumbers: string[]) {
  return { ...grant, accounts: { kind: 'accounts', accountNumbers } };
}
