import { describe, expect, test } from 'vitest';
import { findGrant, openedAccounts } from './opened-accounts.ts';
import type { PermissionTable, TableAccount, TableGrant } from './table.ts';

const account = (accountNumber: string, product: string, currency = 'CNY'): TableAccount => ({
  accountNumber,
  nameZh: accountNumber,
  nameEn: accountNumber,
  product,
  currency,
  lastDigits: '0000',
});
const basic = account('a-1', 'basic');
const second = account('a-2', 'basic');
const foreign = account('a-3', 'foreign', 'EUR');

function grant(more: Partial<TableGrant>): TableGrant {
  return {
    roleId: 'clerk',
    departmentId: 'top',
    accounts: { kind: 'all' },
    action: 'payments:prepare',
    currency: null,
    limits: {
      perPayment: null,
      dayAmount: null,
      dayCount: null,
      monthAmount: null,
      monthCount: null,
      counterpartyDay: null,
    },
    counterparties: null,
    window: null,
    validFrom: null,
    validUntil: null,
    signatureClass: null,
    ...more,
  };
}

function table(...grants: TableGrant[]): PermissionTable {
  const department = (departmentId: string, parentId: string | null) => ({
    departmentId,
    nameZh: departmentId,
    nameEn: departmentId,
    parentId,
  });
  return {
    departments: [department('top', null), department('middle', 'top'), department('low', 'middle')],
    roles: [],
    accounts: [basic, second, foreign],
    holders: [],
    grants,
    approvalRules: [],
  };
}

const acting = { roleId: 'clerk', departmentId: 'low', accountNumbers: null };
const wish = { account: basic, action: 'payments:prepare' as const, day: '2026-11-22' };

describe('of several grants', () => {
  test('that of the nearest department holds, whatever its scope', () => {
    const near = grant({ departmentId: 'middle' });
    const far = grant({ accounts: { kind: 'accounts', accountNumbers: ['a-1'] } });
    expect(findGrant(table(far, near), acting, wish)).toBe(near);
  });

  test('in one department a single account comes before a product before all', () => {
    const all = grant({});
    const product = grant({ accounts: { kind: 'product', product: 'basic' } });
    const single = grant({ accounts: { kind: 'accounts', accountNumbers: ['a-1'] } });
    expect(findGrant(table(all, product, single), acting, wish)).toBe(single);
    expect(findGrant(table(all, product, single), acting, { ...wish, account: second })).toBe(product);
    expect(findGrant(table(all, product, single), acting, { ...wish, account: foreign })).toBe(all);
  });

  test('one that has run out leaves its place to the next', () => {
    const near = grant({ departmentId: 'low', validUntil: '2026-11-21' });
    const far = grant({});
    expect(findGrant(table(near, far), acting, wish)).toBe(far);
  });
});

test.each<[string, TableGrant, Partial<typeof acting>]>([
  ['of another role', grant({ roleId: 'owner' }), {}],
  ['of another action', grant({ action: 'payments:release', signatureClass: 'A' }), {}],
  ['of a department below', grant({ departmentId: 'low' }), { departmentId: 'middle' }],
  ['of another currency', grant({ currency: 'EUR' }), {}],
  ['that begins tomorrow', grant({ validFrom: '2026-11-23' }), {}],
  ['of another account', grant({ accounts: { kind: 'accounts', accountNumbers: ['a-2'] } }), {}],
])('a grant %s does not hold', (_name, given, who) => {
  expect(findGrant(table(given), { ...acting, ...who }, wish)).toBeNull();
});

test('a holder reaches only the accounts that his row names', () => {
  const opened = (accountNumbers: string[] | null) =>
    openedAccounts(table(grant({})), { ...acting, accountNumbers }, '2026-11-22').map(
      ({ account: { accountNumber } }) => accountNumber,
    );
  expect(opened(null)).toEqual(['a-1', 'a-2', 'a-3']);
  expect(opened(['a-3', 'a-2'])).toEqual(['a-2', 'a-3']);
  expect(opened([])).toEqual([]);
});
