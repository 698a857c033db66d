import { expect, test } from 'vitest';
import { checkAuthority } from './requirement.ts';
import type { PermissionTable, TableHolder } from './table.ts';

const holder = (subject: string, roleId: string, days: Partial<TableHolder> = {}): TableHolder => ({
  subject,
  nameZh: subject,
  nameEn: subject,
  roleId,
  departmentId: 'top',
  accountNumbers: null,
  validFrom: null,
  validUntil: null,
  ...days,
});
const role = (roleId: string, base: PermissionTable['roles'][number]['base']) => ({
  roleId,
  nameZh: roleId,
  nameEn: roleId,
  base,
});
const table: PermissionTable = {
  departments: [{ departmentId: 'top', nameZh: '顶', nameEn: 'Top', parentId: null }],
  roles: [role('chief', 'treasurer'), role('owner', 'owner'), role('clerk', 'accountant')],
  accounts: [],
  holders: [
    holder('p-chief', 'chief'),
    holder('p-owner', 'owner', { validUntil: '2026-11-22' }),
    holder('p-later', 'owner', { validFrom: '2026-11-23' }),
    holder('p-clerk', 'clerk'),
  ],
  grants: [],
  approvalRules: [],
};
const who = (subject: string, roleId: string) => ({ subject, roleId, departmentId: 'top' });
const approvedAt = '2026-11-20T00:00:00Z';
const faults = (submitter: ReturnType<typeof who>, approver: ReturnType<typeof who>, now: string) =>
  checkAuthority(table, { submittedBy: submitter, approvedBy: [{ ...approver, approvedAt }] }, new Date(now)).map(
    ({ field }) => field,
  );

test('two people in roles that are based on ruling ones may ask, on the last of their days too', () => {
  expect(faults(who('p-chief', 'chief'), who('p-owner', 'owner'), '2026-11-22T15:59:59Z')).toEqual([]);
});

test('the days are those of China: a mandate that ended there yesterday has ended', () => {
  expect(faults(who('p-chief', 'chief'), who('p-owner', 'owner'), '2026-11-22T16:00:00Z')).toEqual(['approvedBy.0']);
  expect(faults(who('p-later', 'owner'), who('p-chief', 'chief'), '2026-11-22T15:59:59Z')).toEqual(['submittedBy']);
  expect(faults(who('p-later', 'owner'), who('p-chief', 'chief'), '2026-11-22T16:00:00Z')).toEqual([]);
});

test('a role that is not based on a ruling one may neither submit nor approve', () => {
  const now = '2026-11-21T00:00:00Z';
  expect(faults(who('p-clerk', 'clerk'), who('p-chief', 'chief'), now)).toEqual(['submittedBy.roleId']);
  expect(faults(who('p-chief', 'chief'), who('p-clerk', 'clerk'), now)).toEqual(['approvedBy.0.roleId']);
});
