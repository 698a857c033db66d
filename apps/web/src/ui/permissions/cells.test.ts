import { expect, test } from 'vitest';
import { BASIC, GENERAL, grant, permissionTable, upTo } from '../../test/sample-permissions.ts';
import { readCells } from './cells.ts';
import type { AccountAction, PermissionTable } from './table-types.ts';

const TODAY = '2026-11-20';
const place = (roleId: string, departmentId: string, accountNumber: string, action: AccountAction) => ({
  roleId,
  departmentId,
  accountNumber,
  action,
});
const withGrants = (...grants: PermissionTable['grants']): PermissionTable => ({ ...permissionTable, grants });

test('a single account wins over all of them', () => {
  const cells = readCells(permissionTable, TODAY);
  expect(cells.at(place('accountant', 'finance', BASIC, 'payments:prepare'))).toMatchObject({
    amount: '50000.00',
    row: 2,
  });
  expect(cells.at(place('accountant', 'finance', GENERAL, 'payments:prepare'))).toMatchObject({
    amount: '300000.00',
    row: 1,
  });
});

test('the nearest department wins, whatever its scope', () => {
  const narrow = { kind: 'accounts' as const, accountNumbers: [BASIC] };
  const table = withGrants(
    grant({
      roleId: 'accountant',
      departmentId: 'head-office',
      action: 'payments:prepare',
      accounts: narrow,
      ...upTo('9.00'),
    }),
    grant({ roleId: 'accountant', departmentId: 'finance', action: 'payments:prepare', ...upTo('7.00') }),
  );
  expect(readCells(table, TODAY).at(place('accountant', 'finance', BASIC, 'payments:prepare'))).toMatchObject({
    amount: '7.00',
  });
});

test('a grant holds in departments below, and not beside', () => {
  const table = withGrants(grant({ roleId: 'accountant', departmentId: 'head-office', action: 'accounts:read' }));
  const cells = readCells(table, TODAY);
  expect(cells.at(place('accountant', 'finance', BASIC, 'accounts:read')).kind).toBe('allowed');
  expect(cells.at(place('accountant', 'purchasing', BASIC, 'accounts:read')).kind).toBe('none');
});

test('days are inclusive, and a grant of other days decides nothing but is told', () => {
  const dated = {
    ...grant({ roleId: 'accountant', departmentId: 'finance', action: 'accounts:read' }),
    validUntil: TODAY,
  };
  const at = place('accountant', 'finance', BASIC, 'accounts:read');
  expect(readCells(withGrants(dated), TODAY).at(at).kind).toBe('allowed');
  const later = readCells(withGrants(dated), '2026-11-21');
  expect(later.at(at).kind).toBe('none');
  expect(later.grantsAt(at)).toHaveLength(1);
});

test('a grant of another currency does not cover the account', () => {
  const dollars = {
    ...grant({ roleId: 'accountant', departmentId: 'finance', action: 'payments:prepare' }),
    currency: 'USD',
  };
  expect(readCells(withGrants(dollars), TODAY).at(place('accountant', 'finance', BASIC, 'payments:prepare')).kind).toBe(
    'none',
  );
});

test('an action with an amount and no limit is unlimited', () => {
  expect(readCells(permissionTable, TODAY).at(place('treasurer', 'head-office', BASIC, 'payments:release')).kind).toBe(
    'unlimited',
  );
});

test('departments that stand above each other in a circle are read once', () => {
  const departments = [
    { departmentId: 'a', nameZh: '甲', nameEn: 'A', parentId: 'b' },
    { departmentId: 'b', nameZh: '乙', nameEn: 'B', parentId: 'a' },
  ];
  expect(
    readCells({ ...permissionTable, departments }, TODAY).at(place('accountant', 'a', BASIC, 'accounts:read')).kind,
  ).toBe('none');
});
