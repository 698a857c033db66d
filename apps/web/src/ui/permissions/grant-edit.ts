import { covers } from './cells.ts';
import type { CellPlace } from './cells.ts';
import { NO_LIMITS, hasAmount, hasClass } from './table-types.ts';
import type { Grant, PermissionTable } from './table-types.ts';

/** What the editor of a cell writes; where it holds is said apart. */
export type GrantTerms = Pick<
  Grant,
  'currency' | 'limits' | 'counterparties' | 'window' | 'validFrom' | 'validUntil' | 'signatureClass'
>;
/** Whether an edit is about this cell alone, or about all that its grant opens. */
export type Reach = 'cell' | 'grant';

export function termsOf(grant: Grant): GrantTerms {
  const { currency, limits, counterparties, window, validFrom, validUntil, signatureClass } = grant;
  return { currency, limits, counterparties, window, validFrom, validUntil, signatureClass };
}

/** What a new grant begins with: no limit, always, and for signatures the class that needs a second one. */
export function newTerms({ action, accountNumber }: CellPlace, table: PermissionTable): GrantTerms {
  const account = table.accounts.find((one) => one.accountNumber === accountNumber);
  return {
    currency: hasAmount(action) ? (account?.currency ?? null) : null,
    limits: NO_LIMITS,
    counterparties: null,
    window: null,
    validFrom: null,
    validUntil: null,
    signatureClass: hasClass(action) ? 'A' : null,
  };
}

/** Whether the grant opens this cell and no other one. */
export function isOnlyCell(grant: Grant, place: CellPlace): boolean {
  return (
    grant.departmentId === place.departmentId &&
    grant.accounts.kind === 'accounts' &&
    grant.accounts.accountNumbers.length === 1
  );
}

/** Whether the cell can be closed without touching what its grant opens elsewhere: not where it comes from a department above. */
export function canClearAlone(grant: Grant, place: CellPlace): boolean {
  return grant.departmentId === place.departmentId;
}

/** @param row place of the deciding grant in the table; null where the cell is empty. */
export function setCell(
  table: PermissionTable,
  place: CellPlace,
  row: number | null,
  terms: GrantTerms,
  reach: Reach,
): PermissionTable {
  const grant = row === null ? undefined : table.grants[row];
  if (grant !== undefined && row !== null && (reach === 'grant' || isOnlyCell(grant, place))) {
    return { ...table, grants: table.grants.with(row, { ...grant, ...terms }) };
  }
  const { roleId, departmentId, action, accountNumber } = place;
  const own: Grant = {
    roleId,
    departmentId,
    accounts: { kind: 'accounts', accountNumbers: [accountNumber] },
    action,
    ...terms,
  };
  const listed = grant?.accounts.kind === 'accounts' && canClearAlone(grant, place);
  const without = listed && row !== null ? clearCell(table, place, row, 'cell') : table;
  return { ...without, grants: [...without.grants, own] };
}

/** Closes a cell. Where the grant opens more than this cell, `cell` leaves the rest of it as it is. */
export function clearCell(table: PermissionTable, place: CellPlace, row: number, reach: Reach): PermissionTable {
  const grant = table.grants[row];
  if (grant === undefined) return table;
  const others = reach === 'grant' ? [] : othersOf(table, grant, place.accountNumber);
  if (others.length === 0) return { ...table, grants: table.grants.toSpliced(row, 1) };
  const narrowed: Grant = { ...grant, accounts: { kind: 'accounts', accountNumbers: others } };
  return { ...table, grants: table.grants.with(row, narrowed) };
}

/** The other accounts that a grant covers; a product or all becomes a list when one account is taken out of it. */
function othersOf(table: PermissionTable, grant: Grant, accountNumber: string): string[] {
  if (grant.accounts.kind === 'accounts') {
    return grant.accounts.accountNumbers.filter((number) => number !== accountNumber);
  }
  return table.accounts
    .filter((account) => covers(grant, account) && account.accountNumber !== accountNumber)
    .map((account) => account.accountNumber);
}
