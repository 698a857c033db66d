import { expect, test } from 'vitest';
import type { LimitUse } from '../permissions/decision.ts';
import { withUsed } from './with-used.ts';

const at = new Date('2026-11-22T06:00:00Z');
const useOf = (accountNumber: string): LimitUse => ({
  key: {
    enterpriseId: 'e',
    connectionId: 'c',
    customerId: '1',
    roleId: 'accountant',
    departmentId: 'finance',
    action: 'payments:prepare',
    accountNumber,
    counterparty: null,
    period: 'day',
    of: 'amount',
    currency: 'CNY',
  },
  limit: 100n,
  amount: 10n,
});

test('a question that goes another way once it knows more is asked until all that it touches is read', async () => {
  const read: string[][] = [];
  const answer = await withUsed(
    (uses) => {
      read.push(uses.map(({ key }) => key.accountNumber));
      return Promise.resolve(uses.map(() => 5n));
    },
    (usedOf) => {
      const [first = 0n] = usedOf([useOf('a')], at);
      // Not read yet counts as used up.
      return first === 100n ? 'full' : usedOf([useOf('b'), useOf('a')], at);
    },
  );
  expect(read).toEqual([['a', 'b']]);
  expect(answer).toEqual([5n, 5n]);
});

test('what nobody says is used up, and each instant is read by itself', async () => {
  const later = new Date(at.getTime() + 86_400_000);
  const instants: Date[] = [];
  const answer = await withUsed(
    (_uses, when) => {
      instants.push(when);
      return Promise.resolve([]);
    },
    (usedOf) => [...usedOf([useOf('a')], at), ...usedOf([useOf('a')], later)],
  );
  expect(answer).toEqual([100n, 100n]);
  expect(instants).toEqual([at, later]);
});
