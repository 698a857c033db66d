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

test('what a member may do in each state', () => {
  expect(Object.fromEntries(consentStatuses.map((status) => [status, actionsOn(status)]))).toEqual({
    AWAU: ['authorize', 'withdraw'],
    AUTH: ['withdraw'],
    RJCT: [],
    EXPD: [],
    CANC: [],
  });
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
