import { expect, test } from 'vitest';
import { consentStatuses } from '../client/api-schemas.ts';
import { actionsOn, mayBecome, sourceStateOf } from './consent.ts';

test('the whole table of what a consent may become', () => {
  const table = Object.fromEntries(
    consentStatuses.map((from) => [from, consentStatuses.filter((to) => mayBecome(from, to))]),
  );
  expect(table).toEqual({
    AWAU: ['AUTH', 'RJCT', 'EXPD', 'CANC'],
    AUTH: ['EXPD', 'CANC'],
    RJCT: [],
    EXPD: [],
    CANC: [],
  });
});

const now = new Date('2026-11-01T00:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

test.each([
  ['long before its end', inDays(31), false, ['withdraw']],
  ['without an end', null, false, ['withdraw']],
  ['in the last thirty days', inDays(30), false, ['withdraw', 'renew']],
  ['in the last thirty days, with a longer one beside it', inDays(3), true, ['withdraw']],
] as const)('what a member may do with a consent in force, %s', (_when, expiresAt, renewed, expected) => {
  expect(actionsOn({ status: 'AUTH', expiresAt, renewed }, now)).toEqual(expected);
});

test('what a member may do with a consent that is not in force', () => {
  const actions = (renewed: boolean) =>
    consentStatuses
      .filter((status) => status !== 'AUTH')
      .map((status) => [status, actionsOn({ status, expiresAt: inDays(-1), renewed }, now)]);
  expect(Object.fromEntries(actions(false))).toEqual({
    AWAU: ['authorize', 'withdraw'],
    RJCT: [],
    EXPD: ['renew'],
    CANC: [],
  });
  expect(Object.fromEntries(actions(true))).toMatchObject({ EXPD: [] });
});

const at = (status: (typeof consentStatuses)[number], day: number) => ({
  status,
  statusUpdatedAt: new Date(Date.UTC(2026, 10, day)),
});

test.each([
  [[], null],
  [[at('AWAU', 1)], null],
  [[at('RJCT', 1)], null],
  [[at('AUTH', 1)], 'active'],
  [[at('CANC', 2), at('AUTH', 1)], 'active'],
  [[at('EXPD', 1), at('CANC', 2)], 'withdrawn'],
  [[at('CANC', 1), at('EXPD', 2)], 'expired'],
  [[at('EXPD', 1), at('AWAU', 2)], 'expired'],
] as const)('consents %j leave the facts %s', (consents, expected) => {
  expect(sourceStateOf(consents)).toBe(expected);
});
