import type { FieldError } from '../api/problem.ts';
import type { TableAccount } from './table.ts';

/** What the lines of a table may refer to. */
export type Known = {
  departments: Set<string>;
  roles: Set<string>;
  accounts: Map<string, TableAccount>;
};

/** Faults of a line that names a role and a department. */
export function roleAndDepartment(
  { roleId, departmentId }: { roleId: string; departmentId: string | null },
  field: string,
  known: Known,
): FieldError[] {
  return [
    ...(known.roles.has(roleId) ? [] : [{ field: `${field}.roleId`, reason: `there is no role ${roleId}` }]),
    ...(departmentId === null || known.departments.has(departmentId)
      ? []
      : [{ field: `${field}.departmentId`, reason: `there is no department ${departmentId}` }]),
  ];
}
