import { expect, test } from 'vitest';
import type { LimitKey } from '../permissions/decision.ts';
import { exceededInWords } from './signer-limits.ts';

const key: LimitKey = {
  enterpriseId: 'e',
  connectionId: 'c',
  customerId: '7730-1942',
  roleId: 'treasurer',
  departmentId: 'finance',
  action: 'payments:release',
  accountNumber: '7730-1942-01',
  counterparty: null,
  period: 'day',
  of: 'amount',
  currency: 'CNY',
};

test('a passed limit is told with its figure and what is left of it', () => {
  const amount = exceededInWords({ use: { key, limit: 5_000_000n, amount: 8_000_000n }, used: 1_000_000n });
  expect(amount).toEqual({
    zh: '该岗位每日最多可签署 50,000.00 元，剩余 40,000.00 元。',
    en: 'This role may sign at most 50,000.00 CNY a day; left: 40,000.00 CNY.',
  });
  const toOne = { ...key, counterparty: '7730206501' };
  expect(exceededInWords({ use: { key: toOne, limit: 1n, amount: 1n }, used: 2n })).toEqual({
    zh: '该岗位每日向该收款人最多可签署 0.01 元，剩余 0.00 元。',
    en: 'This role may sign at most 0.01 CNY a day to this payee; left: 0.00 CNY.',
  });
  const count: LimitKey = { ...key, period: 'month', of: 'count', currency: null };
  expect(exceededInWords({ use: { key: count, limit: 5n, amount: 1n }, used: 4n })).toEqual({
    zh: '该岗位每月最多可签署 5 笔，剩余 1 笔。',
    en: 'This role may sign at most 5 payments a month; left: 1 payment.',
  });
});
