import { limits } from '../../../platform/limits.ts';
import { isRole } from '../roles/role-table.ts';
import { indexAccounts, type AccountIndex } from './account-index.ts';
import { checkDays, checkPlace, checkUnique, type CheckContext } from './check-context.ts';
import { checkGrant } from './check-grant.ts';
import { checkOverlaps } from './check-overlaps.ts';
import { checkRules } from './check-rules.ts';
import { holderKey } from './compile.ts';
import type { AccountScope, PermissionTable } from './table.ts';
import { Faults, type RowName, type TableFault, type TableList } from './table-fault.ts';

/**
 * Everything that is wrong with a table, in the order of its lists and rows. A table with a fault is refused whole; one that the
 * bank has signed only with a fault that is not `unmeetable`.
 * @param nameRow how another row is called in a text, where the rows are lines of a file.
 */
export function checkTable(table: PermissionTable, nameRow?: RowName): TableFault[] {
  const context: CheckContext = {
    table,
    roles: new Set(table.roles.map(({ roleId }) => roleId)),
    departments: new Set(table.departments.map(({ departmentId }) => departmentId)),
    accounts: indexAccounts(table),
    faults: new Faults(nameRow),
  };
  const { faults } = context;
  for (const list of lists) checkSize(context, list);
  checkCells(context);
  // What is too large is not looked through.
  if (faults.found.length > 0) return faults.found;
  checkDepartments(context);
  checkRoles(context);
  checkUnique(
    context,
    'accounts',
    'accountNumber',
    table.accounts.map(({ accountNumber }) => accountNumber),
  );
  for (const [row, { currency }] of table.accounts.entries())
    if (!/^[A-Z]{3}$/.test(currency))
      faults.add({ list: 'accounts', row, field: 'currency' }, 'unknown_currency', currency);
  checkHolders(context);
  for (const [row, grant] of table.grants.entries()) checkGrant(context, row, grant);
  checkOverlaps(context);
  checkRules(context);
  return faults.found.toSorted(
    (a, b) => lists.indexOf(a.place.list) - lists.indexOf(b.place.list) || a.place.row - b.place.row,
  );
}

/** What keeps a table that the bank has signed from coming into force. */
export function refusalsOf(faults: readonly TableFault[]): TableFault[] {
  return faults.filter(({ unmeetable }) => !unmeetable);
}

const lists: readonly TableList[] = ['departments', 'roles', 'accounts', 'holders', 'grants', 'approvalRules'];

function checkSize({ table, faults }: CheckContext, list: TableList): void {
  const most = limits.permissionTable[list];
  if (table[list].length > most) faults.add({ list, row: most, field: '' }, 'too_many_rows', String(most));
}

/** Every account of every grant is a cell, which costs memory and time: a few rows can name a great many. */
function checkCells({ table, accounts, faults }: CheckContext): void {
  const most = limits.permissionTable.cells;
  let cells = 0;
  for (const [row, grant] of table.grants.entries()) {
    cells += cellsIn(accounts, grant.accounts);
    if (cells > most) return faults.add({ list: 'grants', row, field: 'accounts' }, 'too_many_cells', String(most));
  }
}

function cellsIn({ all, byProduct }: AccountIndex, scope: AccountScope): number {
  if (scope.kind === 'all') return all.length;
  return scope.kind === 'product' ? (byProduct.get(scope.product)?.length ?? 0) : scope.accountNumbers.length;
}

function checkDepartments({ table: { departments: rows }, faults, ...context }: CheckContext): void {
  checkUnique(
    { faults },
    'departments',
    'departmentId',
    rows.map(({ departmentId }) => departmentId),
  );
  const parents = new Map(rows.map(({ departmentId, parentId }) => [departmentId, parentId]));
  const rowOf = new Map(rows.map(({ departmentId }, row) => [departmentId, row]));
  const told = new Set<string>();
  for (const [row, { departmentId, parentId }] of rows.entries()) {
    const at = { list: 'departments', row, field: 'parentId' } as const;
    if (parentId !== null && !context.departments.has(parentId)) faults.add(at, 'unknown_parent', parentId);
    const cycle = cycleFrom(parents, departmentId);
    // A cycle is one fault, told at its first department.
    if (cycle.length === 0 || told.has(departmentId)) continue;
    for (const one of cycle) told.add(one);
    faults.add(
      { ...at, row: Math.min(...cycle.map((one) => rowOf.get(one) ?? row)) },
      'department_cycle',
      departmentId,
    );
  }
}

/** The departments of the cycle in which this one lies; none when it lies in none. */
function cycleFrom(parents: ReadonlyMap<string, string | null>, departmentId: string): string[] {
  const passed = new Set<string>();
  for (let next = parents.get(departmentId) ?? null; next !== null; next = parents.get(next) ?? null) {
    if (passed.has(next)) return [];
    passed.add(next);
    if (next === departmentId) return [...passed];
  }
  return [];
}

function checkRoles({ table: { roles }, faults }: CheckContext): void {
  checkUnique(
    { faults },
    'roles',
    'roleId',
    roles.map(({ roleId }) => roleId),
  );
  for (const [row, { roleId, base }] of roles.entries()) {
    const at = { list: 'roles', row, field: 'base' } as const;
    if (!isRole(base)) faults.add(at, 'unknown_base', base);
    else if (isRole(roleId) && roleId !== base) faults.add(at, 'base_of_standard_role', base);
  }
}

function checkHolders(context: CheckContext): void {
  const { table, faults, accounts } = context;
  checkUnique(context, 'holders', 'subject', table.holders.map(holderKey));
  for (const [row, holder] of table.holders.entries()) {
    const at = (field: string) => ({ list: 'holders' as const, row, field });
    checkPlace(context, at, holder);
    checkDays(context, at, holder);
    const seen = new Set<string>();
    for (const accountNumber of holder.accountNumbers ?? []) {
      if (!accounts.byNumber.has(accountNumber)) faults.add(at('accountNumbers'), 'unknown_account', accountNumber);
      else if (seen.has(accountNumber)) faults.add(at('accountNumbers'), 'repeated_account', accountNumber);
      seen.add(accountNumber);
    }
  }
}
