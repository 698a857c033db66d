import { expect, test } from 'vitest';
import { BASIC, GENERAL, grant, permissionTable } from '../../test/sample-permissions.ts';
import { cutPage, inTreeOrder, layOut, placeOf } from './grid.ts';
import type { GridChoice } from './grid.ts';
import { ACCOUNT_ACTIONS, MAIN_ACTIONS } from './table-types.ts';
import type { PermissionTable } from './table-types.ts';

const all: GridChoice = {
  view: 'role',
  day: '2026-11-20',
  departmentId: null,
  accountNumbers: null,
  actions: MAIN_ACTIONS,
};
const rowsOf = (choice: Partial<GridChoice>, table: PermissionTable = permissionTable) =>
  layOut(table, { ...all, ...choice }).groups.map(({ key, rows }) => [key, rows.map(({ roleId }) => roleId)]);

test('by role: departments in the order of their tree, each with the roles that are held or granted there', () => {
  expect(rowsOf({})).toEqual([
    ['head-office', ['treasurer']],
    ['finance', ['accountant']],
    ['purchasing', ['buyer']],
  ]);
});

test('by role: people are counted once, and only while they hold the role', () => {
  const over = permissionTable.holders.map((one) =>
    one.subject === 'p-zhao' ? { ...one, validUntil: '2026-11-19' } : one,
  );
  const [, , purchasing] = layOut({ ...permissionTable, holders: over }, all).groups;
  expect(purchasing?.rows[0]?.people).toBe(1);
});

test('a department is shown with those below it and with those it lies under', () => {
  expect(rowsOf({ departmentId: 'finance' })).toEqual([
    ['head-office', []],
    ['finance', ['accountant']],
  ]);
  expect(rowsOf({ departmentId: 'head-office' })).toHaveLength(2);
});

test('by person: everybody with every mandate, and accounts that a mandate leaves out stay closed', () => {
  const { groups, columns } = layOut(permissionTable, { ...all, view: 'person' });
  const wang = groups.find(({ key }) => key === 'p-wang');
  expect(wang?.rows.map(({ roleId }) => roleId)).toEqual(['accountant', 'buyer']);
  const buyer = wang?.rows[1];
  const [basic, general] = columns;
  expect(buyer && placeOf(buyer, basic?.account ?? null, 'payments:prepare')).toBeNull();
  expect(buyer && placeOf(buyer, general?.account ?? null, 'payments:prepare')).toMatchObject({
    accountNumber: GENERAL,
  });
});

test('by account: only mandates that some grant opens the account to', () => {
  const table = {
    ...permissionTable,
    grants: [
      grant({
        roleId: 'buyer',
        departmentId: 'purchasing',
        action: 'accounts:read',
        accounts: { kind: 'product', product: 'general' },
      }),
    ],
  };
  expect(rowsOf({ view: 'account' }, table)).toEqual([
    [BASIC, []],
    [GENERAL, ['buyer']],
  ]);
});

test('departments in a circle are left out and nothing hangs', () => {
  const circle = [
    { departmentId: 'a', nameZh: '甲', nameEn: 'A', parentId: 'b' },
    { departmentId: 'b', nameZh: '乙', nameEn: 'B', parentId: 'a' },
    { departmentId: 'c', nameZh: '丙', nameEn: 'C', parentId: 'nowhere' },
  ];
  expect(inTreeOrder(circle).map(({ department }) => department.departmentId)).toEqual(['c']);
});

test('a large table is drawn in pages of at most two thousand cells that together hold every cell once', () => {
  const departments = Array.from({ length: 40 }, (_, n) => ({
    departmentId: `d${n}`,
    nameZh: `部门${n}`,
    nameEn: `Department ${n}`,
    parentId: null,
  }));
  const accounts = Array.from({ length: 30 }, (_, n) => ({
    ...permissionTable.accounts[0]!,
    accountNumber: `account-${n}`,
  }));
  const grants = departments.flatMap(({ departmentId }) =>
    permissionTable.roles.map(({ roleId }) => grant({ roleId, departmentId, action: 'accounts:read' })),
  );
  const whole = layOut(
    { ...permissionTable, departments, accounts, grants, holders: [] },
    { ...all, actions: ACCOUNT_ACTIONS },
  );
  const first = cutPage(whole, 0, 0);
  const seen = new Set<string>();
  for (let accountPage = 0; accountPage < first.accountPages; accountPage += 1) {
    for (let rowPage = 0; rowPage < first.rowPages; rowPage += 1) {
      const { grid } = cutPage(whole, accountPage, rowPage);
      const rows = grid.groups.flatMap((group) => group.rows);
      expect(rows.length * grid.columns.length * ACCOUNT_ACTIONS.length).toBeLessThanOrEqual(2_000);
      for (const row of rows) for (const { account } of grid.columns) seen.add(`${row.key} ${account?.accountNumber}`);
    }
  }
  expect(seen.size).toBe(40 * 3 * 30);
});
