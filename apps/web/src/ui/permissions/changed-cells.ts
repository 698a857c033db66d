import { covers, departmentsUp, readCells } from './cells.ts';
import type { CellPlace } from './cells.ts';
import { diffTables } from './table-diff.ts';
import type { TableDiff } from './table-diff.ts';
import type { Grant, PermissionTable } from './table-types.ts';

/** Every cell that a grant may speak for: its department and those below, and the accounts that it covers. */
export function cellsOf(grant: Grant, table: PermissionTable): CellPlace[] {
  const { roleId, action } = grant;
  const parents = new Map(table.departments.map(({ departmentId, parentId }) => [departmentId, parentId]));
  const departments = table.departments
    .map(({ departmentId }) => departmentId)
    .filter((departmentId) => departmentsUp(departmentId, parents).includes(grant.departmentId));
  return departments.flatMap((departmentId) =>
    table.accounts
      .filter((account) => covers(grant, account))
      .map(({ accountNumber }) => ({ roleId, departmentId, accountNumber, action })),
  );
}

/** The cells that say something else in the second table, those alone that a differing grant speaks for. */
export function changedCells(
  before: PermissionTable,
  after: PermissionTable,
  day: string,
  diff: Pick<TableDiff, 'grants'> = diffTables(before, after),
): CellPlace[] {
  const earlier = readCells(before, day);
  const later = readCells(after, day);
  const places = diff.grants.flatMap((difference) => [
    ...(difference.before === null ? [] : cellsOf(difference.before, before)),
    ...(difference.after === null ? [] : cellsOf(difference.after, after)),
  ]);
  return places.filter((place) => said(earlier.at(place)) !== said(later.at(place)));
}

/** What a cell says, whichever row of the table says it. */
function said(cell: ReturnType<ReturnType<typeof readCells>['at']>): string {
  if (cell.kind === 'none') return '';
  const { limits, counterparties, window, validFrom, validUntil, signatureClass } = cell.grant;
  return JSON.stringify([limits, counterparties, window, validFrom, validUntil, signatureClass]);
}
