import type { ApprovalRule, Department, Holder, PermissionTable, Role } from './table-types.ts';

/** @param likeRole the role whose grants the new one begins with; null: with none. */
export function putRole(table: PermissionTable, role: Role, likeRole: string | null): PermissionTable {
  const place = table.roles.findIndex(({ roleId }) => roleId === role.roleId);
  if (place !== -1) return { ...table, roles: table.roles.with(place, role) };
  const grants = table.grants.filter(({ roleId }) => roleId === likeRole);
  return {
    ...table,
    roles: [...table.roles, role],
    grants: [...table.grants, ...grants.map((grant) => ({ ...grant, roleId: role.roleId }))],
  };
}

/** With the role go its grants and its holders. */
export function removeRole(table: PermissionTable, gone: string): PermissionTable {
  const stays = ({ roleId }: { roleId: string }): boolean => roleId !== gone;
  return {
    ...table,
    roles: table.roles.filter(stays),
    grants: table.grants.filter(stays),
    holders: table.holders.filter(stays),
  };
}

export function putDepartment(table: PermissionTable, department: Department): PermissionTable {
  const place = table.departments.findIndex(({ departmentId }) => departmentId === department.departmentId);
  return {
    ...table,
    departments: place === -1 ? [...table.departments, department] : table.departments.with(place, department),
  };
}

/** With the department go its grants and its holders; those below it come under the one above. */
export function removeDepartment(table: PermissionTable, gone: string): PermissionTable {
  const above = table.departments.find(({ departmentId }) => departmentId === gone)?.parentId ?? null;
  const stays = ({ departmentId }: { departmentId: string }): boolean => departmentId !== gone;
  return {
    ...table,
    departments: table.departments
      .filter(stays)
      .map((department) => (department.parentId === gone ? { ...department, parentId: above } : department)),
    grants: table.grants.filter(stays),
    holders: table.holders.filter(stays),
  };
}

/** @param place of the holder that is changed; null for a new one. */
export function putHolder(table: PermissionTable, place: number | null, holder: Holder): PermissionTable {
  return { ...table, holders: place === null ? [...table.holders, holder] : table.holders.with(place, holder) };
}

export function removeHolder(table: PermissionTable, place: number): PermissionTable {
  return { ...table, holders: table.holders.toSpliced(place, 1) };
}

/** @param place of the rule that is changed; null for a new one. */
export function putRule(table: PermissionTable, place: number | null, rule: ApprovalRule): PermissionTable {
  const { approvalRules } = table;
  return { ...table, approvalRules: place === null ? [...approvalRules, rule] : approvalRules.with(place, rule) };
}

export function removeRule(table: PermissionTable, place: number): PermissionTable {
  return { ...table, approvalRules: table.approvalRules.toSpliced(place, 1) };
}

/** Names of roles and departments as a bank takes them. */
export function isCode(text: string): boolean {
  return /^[\x21-\x7e]{1,64}$/.test(text);
}
