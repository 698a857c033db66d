import { expect, test } from 'vitest';
import { fits, meant, stateAt, type Arrival, type Awaited } from './invitation.ts';

const arrival: Arrival = { bank: 'huayue', subject: 's1', customerId: 'c1', roleId: 'accountant', departmentId: 'd1' };
const nobody: Awaited = { bank: 'huayue', subject: null, customerId: null, roleId: null, departmentId: null };
const at = (day: number): Date => new Date(Date.UTC(2026, 10, day));

test('every part that is said must be true, and what is not said may be anything', () => {
  expect(fits(nobody, arrival)).toBe(true);
  for (const part of ['subject', 'customerId', 'roleId', 'departmentId'] as const) {
    expect(fits({ ...nobody, [part]: arrival[part] }, arrival)).toBe(true);
    expect(fits({ ...nobody, [part]: 'another' }, arrival)).toBe(false);
  }
  expect(fits({ ...nobody, bank: 'lanjiang' }, arrival)).toBe(false);
});

test('one that names the person goes before one that says more of the mandate, and that before an older one', () => {
  const role = { ...nobody, roleId: 'accountant', createdAt: at(1) };
  const more = { ...role, departmentId: 'd1', customerId: 'c1', createdAt: at(3) };
  const person = { ...nobody, subject: 's1', createdAt: at(9) };
  expect(meant([role, more, person], arrival)).toBe(person);
  expect(meant([role, more], arrival)).toBe(more);
  expect(meant([{ ...role, createdAt: at(2) }, role], arrival)).toBe(role);
  expect(meant([{ ...person, subject: 's2' }], arrival)).toBeNull();
  expect(meant([], arrival)).toBeNull();
});

test('time ends an open one and no other', () => {
  const states = ['open', 'accepted', 'cancelled'] as const;
  expect(states.map((state) => stateAt({ state, expiresAt: at(2) }, at(1)))).toEqual(states);
  expect(states.map((state) => stateAt({ state, expiresAt: at(2) }, at(2)))).toEqual([
    'expired',
    'accepted',
    'cancelled',
  ]);
});
