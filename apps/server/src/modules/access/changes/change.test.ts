import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TableContentsView } from '../permissions/table-schemas.ts';
import { after, changeStates, changeSteps, isOpen, isStale, isUnderWay, type ChangeState } from './change.ts';
import { changesNothing, diffTables, rebase, summarize } from './diff.ts';

/** The whole table once more, as a picture: a row for each state, a column for each step; `.` is not possible. */
const picture: Record<ChangeState, string> = {
  //                save submit approve reject expire receive enforce refuse outdate withdraw
  draft: 'draft awaiting_approval . . . . . . . withdrawn',
  awaiting_approval: 'awaiting_approval . approved rejected expired . . . . withdrawn',
  approved: '. . . . . submitted in_force refused stale .',
  submitted: '. . . . . . in_force refused . .',
  in_force: '. . . . . . . . . .',
  refused: 'draft . . . . . . . . withdrawn',
  rejected: 'draft . . . . . . . . withdrawn',
  expired: 'draft . . . . . . . . withdrawn',
  stale: 'draft . . . . . . . . withdrawn',
  withdrawn: '. . . . . . . . . .',
};

describe.each(changeStates)('%s', (state) => {
  test.each([...changeSteps.entries()])('%i %s', (place, step) => {
    const then = picture[state].split(' ')[place];
    expect(after(state, step)).toBe(then === '.' ? null : then);
  });
});

test('nothing comes in force that nobody approved', () => {
  const reached = new Set<ChangeState>(['draft']);
  for (const state of reached)
    for (const step of changeSteps) {
      const then = step === 'approve' ? null : after(state, step);
      if (then !== null) reached.add(then);
    }
  expect([...reached].toSorted()).toEqual(['awaiting_approval', 'draft', 'expired', 'rejected', 'withdrawn']);
});

test('stale is what waits for its author on an older version, not what is at the bank or over', () => {
  const stale = changeStates.filter((state) => isStale({ state, basedOnVersion: 1 }, 2));
  expect(stale).toEqual(['draft', 'awaiting_approval', 'refused', 'rejected', 'expired', 'stale']);
  expect(changeStates.filter((state) => isStale({ state, basedOnVersion: 2 }, 2))).toEqual(['stale']);
  expect(changeStates.filter((state) => isUnderWay(state))).toEqual(['approved', 'submitted']);
  expect(changeStates.filter((state) => !isOpen(state))).toEqual(['in_force', 'withdrawn']);
});

const role = fc.record({
  roleId: fc.constantFrom('a', 'b', 'c', 'd'),
  nameZh: fc.constantFrom('甲', '乙'),
  nameEn: fc.constantFrom('x', 'y'),
  base: fc.constantFrom('owner', 'viewer'),
});
const table: fc.Arbitrary<TableContentsView> = fc
  .uniqueArray(role, { selector: (one) => one.roleId, maxLength: 4 })
  .map((roles) => ({ departments: [], roles, holders: [], grants: [], approvalRules: [] }));
const byId = ({ roles }: TableContentsView) => roles.toSorted((x, y) => x.roleId.localeCompare(y.roleId));

test('two tables differ in nothing when and only when they hold the same rows', () => {
  fc.assert(
    fc.property(table, table, (before, later) => {
      const nothing = changesNothing(summarize(diffTables(before, later)));
      expect(nothing).toBe(JSON.stringify(byId(before)) === JSON.stringify(byId(later)));
    }),
  );
});

test('brought onto another version, a change does there what it did, or names the rows that both changed', () => {
  fc.assert(
    fc.property(table, table, table, (base, mine, current) => {
      const { contents, conflicts } = rebase(base, mine, current);
      const rowOf = (of: TableContentsView, id: string) =>
        JSON.stringify(of.roles.find((one) => one.roleId === id) ?? null);
      for (const id of ['a', 'b', 'c', 'd']) {
        const [was, wanted, is] = [base, mine, current].map((of) => rowOf(of, id));
        const clash = wanted !== was && is !== was && wanted !== is;
        if (clash) expect(contents).toBeNull();
        else if (contents !== null) expect(rowOf(contents, id)).toBe(wanted === was ? is : wanted);
      }
      expect(contents === null).toBe(conflicts.length > 0);
    }),
  );
});

test('grants of one cell with different days are told apart, and one that changes is not two', () => {
  const grant = (validFrom: string | null, perPayment: string): TableContentsView['grants'][number] => ({
    roleId: 'r',
    departmentId: 'd',
    accounts: { kind: 'all' },
    action: 'payments:prepare',
    currency: 'CNY',
    limits: { perPayment, dayAmount: null, dayCount: null, monthAmount: null, monthCount: null, counterpartyDay: null },
    counterparties: null,
    window: null,
    validFrom,
    validUntil: null,
    signatureClass: null,
  });
  const of = (...grants: TableContentsView['grants']): TableContentsView => ({
    departments: [],
    roles: [],
    holders: [],
    grants,
    approvalRules: [],
  });
  const diff = diffTables(
    of(grant('2026-01-01', '1.00'), grant('2027-01-01', '2.00')),
    of(grant('2027-01-01', '2.00'), grant('2026-01-01', '3.00')),
  );
  expect(diff.grants).toMatchObject([{ kind: 'changed', fields: ['limits'], after: { validFrom: '2026-01-01' } }]);
});
