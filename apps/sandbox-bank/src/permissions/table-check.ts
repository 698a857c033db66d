import type { FieldError } from '../api/problem.ts';
import { checkGrants } from './grant-check.ts';
import { checkRules } from './rule-check.ts';
import { roleAndDepartment, type Known } from './table-known.ts';
import type { Placed, ShapedTable } from './table-shape.ts';
import { standardRoles, type TableAccount, type TableDepartment } from './table.ts';

/** Holds the lines of a table against each other and the customer's accounts. Names every fault. */
export function checkTable(table: ShapedTable, accounts: readonly TableAccount[]): FieldError[] {
  const known: Known = {
    departments: new Set(table.departments.map(({ line }) => line.departmentId)),
    roles: new Set(table.roles.map(({ line }) => line.roleId)),
    accounts: new Map(accounts.map((account) => [account.accountNumber, account])),
  };
  return [
    ...checkDepartments(table.departments, known),
    ...checkRoles(table.roles),
    ...checkHolders(table.holders, known),
    ...checkGrants(table.grants, known),
    ...checkRules(table.approvalRules, known),
  ];
}

function checkDepartments(departments: Placed<TableDepartment>[], known: Known): FieldError[] {
  const errors: FieldError[] = repeated('departments', 'departmentId', departments, (line) => line.departmentId);
  if (departments.length === 0) errors.push({ field: 'table.departments', reason: 'must have at least one line' });
  const parents = new Map(departments.map(({ line }) => [line.departmentId, line.parentId]));
  for (const { line, place } of departments) {
    const field = `table.departments.${place}.parentId`;
    if (line.parentId === null) continue;
    if (!known.departments.has(line.parentId)) {
      errors.push({ field, reason: `there is no department ${line.parentId}` });
    } else if (standsBelowItself(line.departmentId, parents)) {
      errors.push({ field, reason: `the department ${line.departmentId} would stand below itself` });
    }
  }
  return errors;
}

function standsBelowItself(departmentId: string, parents: Map<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at = parents.get(departmentId) ?? null; at !== null; at = parents.get(at) ?? null) {
    if (at === departmentId) return true;
    // A circle further up is the fault of those who stand in it.
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

function checkRoles(roles: ShapedTable['roles']): FieldError[] {
  const errors = repeated('roles', 'roleId', roles, (line) => line.roleId);
  for (const { line, place } of roles) {
    // A standard name with the powers of another role would deceive whoever reads it.
    if (standardRoles.some((standard) => standard === line.roleId) && line.base !== line.roleId) {
      errors.push({ field: `table.roles.${place}.base`, reason: `must be ${line.roleId}: this is a standard role` });
    }
  }
  return errors;
}

function checkHolders(holders: ShapedTable['holders'], known: Known): FieldError[] {
  const key = ({ subject, roleId, departmentId }: ShapedTable['holders'][number]['line']) =>
    JSON.stringify([subject, roleId, departmentId]);
  const errors = repeated('holders', 'subject', holders, key, 'holds this role in this department already');
  for (const { line, place } of holders) {
    const field = `table.holders.${place}`;
    errors.push(...roleAndDepartment(line, field, known));
    if (line.validFrom !== null && line.validUntil !== null && line.validFrom > line.validUntil) {
      errors.push({ field: `${field}.validUntil`, reason: 'lies before validFrom' });
    }
    for (const [index, number] of (line.accountNumbers ?? []).entries()) {
      if (known.accounts.has(number)) continue;
      errors.push({ field: `${field}.accountNumbers.${index}`, reason: `there is no account ${number}` });
    }
  }
  return errors;
}

function repeated<Line>(
  list: string,
  member: string,
  lines: Placed<Line>[],
  keyOf: (line: Line) => string,
  reason = 'is there already',
): FieldError[] {
  const first = new Map<string, number>();
  return lines.flatMap(({ line, place }) => {
    const before = first.get(keyOf(line));
    if (before !== undefined)
      return [{ field: `table.${list}.${place}.${member}`, reason: `${reason}: line ${before}` }];
    first.set(keyOf(line), place);
    return [];
  });
}
