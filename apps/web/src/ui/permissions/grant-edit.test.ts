import { expect, test } from 'vitest';
import { BASIC, GENERAL, permissionTable, upTo } from '../../test/sample-permissions.ts';
import { changedCells } from './changed-cells.ts';
import { readCells } from './cells.ts';
import type { CellPlace } from './cells.ts';
import { clearCell, newTerms, setCell, termsOf } from './grant-edit.ts';
import { formOf, termsIn } from './grant-form.ts';
import { countDifferences, diffTables } from './table-diff.ts';
import type { PermissionTable } from './table-types.ts';

const TODAY = '2026-11-20';
const prepare = (accountNumber: string): CellPlace => ({
  roleId: 'accountant',
  departmentId: 'finance',
  accountNumber,
  action: 'payments:prepare',
});
const terms = { ...newTerms(prepare(BASIC), permissionTable), ...upTo('1.00') };
const said = (table: PermissionTable, place: CellPlace): unknown => readCells(table, TODAY).at(place);

test('changing one cell of a grant for all accounts leaves the others as they are', () => {
  const after = setCell(permissionTable, prepare(GENERAL), 1, terms, 'cell');
  expect(said(after, prepare(GENERAL))).toMatchObject({ amount: '1.00' });
  expect(said(after, prepare(BASIC))).toMatchObject({ amount: '50000.00' });
  expect(changedCells(permissionTable, after, TODAY)).toEqual([prepare(GENERAL)]);
});

test('changing the whole grant changes every cell that it decides', () => {
  const after = setCell(permissionTable, prepare(GENERAL), 1, terms, 'grant');
  expect(after.grants).toHaveLength(permissionTable.grants.length);
  expect(said(after, prepare(GENERAL))).toMatchObject({ amount: '1.00' });
  expect(countDifferences(diffTables(permissionTable, after))).toBe(1);
});

test('one account taken out of a list keeps the list for the others, and nothing overlaps', () => {
  const listed = {
    ...permissionTable.grants[1]!,
    accounts: { kind: 'accounts' as const, accountNumbers: [BASIC, GENERAL] },
  };
  const table = { ...permissionTable, grants: [listed] };
  const after = setCell(table, prepare(BASIC), 0, terms, 'cell');
  expect(after.grants.map(({ accounts }) => accounts)).toEqual([
    { kind: 'accounts', accountNumbers: [GENERAL] },
    { kind: 'accounts', accountNumbers: [BASIC] },
  ]);
});

test('closing one cell of a grant for all turns it into a list of the rest', () => {
  const wide = { ...permissionTable, grants: [permissionTable.grants[1]!] };
  const after = clearCell(wide, prepare(BASIC), 0, 'cell');
  expect(said(after, prepare(BASIC))).toEqual({ kind: 'none' });
  expect(said(after, prepare(GENERAL))).toMatchObject({ amount: '300000.00' });
});

test('closing the only cell of a grant takes the grant away', () => {
  expect(clearCell(permissionTable, prepare(BASIC), 2, 'cell').grants).toHaveLength(permissionTable.grants.length - 1);
});

test('an action without an amount gets neither currency nor class', () => {
  const place = { ...prepare(BASIC), action: 'accounts:read' as const };
  expect(newTerms(place, permissionTable)).toMatchObject({ currency: null, signatureClass: null });
});

test('what the editor shows of a grant is read back as it was', () => {
  const before = termsOf(permissionTable.grants[2]!);
  expect(termsIn(formOf(before), 'payments:prepare', before)).toEqual({ terms: before, faults: {} });
});

test('every field that does not fit is told at once, and amounts lose no digit', () => {
  const form = {
    ...formOf(terms),
    perPayment: '1,234,567,890,123.45',
    dayAmount: '12.345',
    dayCount: '1.5',
    windowOn: true,
    days: [],
    fromTime: '17:00',
    untilTime: '09:00',
    validFrom: '2026-12-02',
    validUntil: '2026-12-01',
  };
  const read = termsIn(form, 'payments:prepare', terms);
  expect(read.faults).toEqual({
    dayAmount: 'amountWrong',
    dayCount: 'countWrong',
    days: 'daysWrong',
    untilTime: 'orderWrong',
    validUntil: 'orderWrong',
  });
  expect(read.terms.limits.perPayment).toBe('1234567890123.45');
});
