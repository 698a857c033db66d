import type { AccountIndex } from './account-index.ts';
import { dayNumber } from './calendar.ts';
import type { PermissionTable } from './table.ts';
import type { Faults, TableList } from './table-fault.ts';

/** What the checks of single rows look things up in. */
export interface CheckContext {
  readonly table: PermissionTable;
  readonly roles: ReadonlySet<string>;
  readonly departments: ReadonlySet<string>;
  readonly accounts: AccountIndex;
  readonly faults: Faults;
}

/** That no two rows have the same key. */
export function checkUnique(
  { faults }: Pick<CheckContext, 'faults'>,
  list: TableList,
  field: string,
  keys: readonly string[],
): void {
  const first = new Map<string, number>();
  for (const [row, key] of keys.entries()) {
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row);
    else faults.add({ list, row, field }, 'duplicate_id', key, { list, row: earlier });
  }
}

/** A member of the row that is being looked at. */
export type At = (field: string) => { readonly list: TableList; readonly row: number; readonly field: string };

/** That the role and the department are there. */
export function checkPlace(
  { roles, departments, faults }: CheckContext,
  at: At,
  { roleId, departmentId }: { readonly roleId: string; readonly departmentId: string | null },
): void {
  if (!roles.has(roleId)) faults.add(at('roleId'), 'unknown_role', roleId);
  if (departmentId !== null && !departments.has(departmentId)) {
    faults.add(at('departmentId'), 'unknown_department', departmentId);
  }
}

/** That the days are in the calendar, the first not after the last. */
export function checkDays(
  { faults }: CheckContext,
  at: At,
  { validFrom, validUntil }: { readonly validFrom: string | null; readonly validUntil: string | null },
): void {
  const days = { validFrom, validUntil };
  for (const field of ['validFrom', 'validUntil'] as const) {
    const day = days[field];
    if (day !== null && Number.isNaN(dayNumber(day))) faults.add(at(field), 'no_such_day', day);
  }
  if (validFrom !== null && validUntil !== null && dayNumber(validFrom) > dayNumber(validUntil)) {
    faults.add(at('validUntil'), 'days_reversed', validUntil);
  }
}
