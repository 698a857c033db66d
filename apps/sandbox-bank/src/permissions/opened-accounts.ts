import { isWithin } from './bank-day.ts';
import { covers } from './scope-check.ts';
import {
  accountActions,
  type AccountAction,
  type AccountScope,
  type PermissionTable,
  type TableAccount,
  type TableGrant,
  type TableHolder,
} from './table.ts';

/** Who acts: a line of the holders. */
export type Acting = Pick<TableHolder, 'roleId' | 'departmentId' | 'accountNumbers'>;

/** An account with the grants that a holder has on it; none is left out. */
export type OpenedAccount = { account: TableAccount; grants: Map<AccountAction, TableGrant> };

const ranks: Record<AccountScope['kind'], number> = { accounts: 0, product: 1, all: 2 };

/** The accounts that some grant opens to a holder on a day, in the order of the table. */
export function openedAccounts(table: PermissionTable, acting: Acting, day: string): OpenedAccount[] {
  return table.accounts.flatMap((account) => {
    const grants = new Map<AccountAction, TableGrant>();
    for (const action of accountActions) {
      const grant = findGrant(table, acting, { account, action, day });
      if (grant !== null) grants.set(action, grant);
    }
    return grants.size === 0 ? [] : [{ account, grants }];
  });
}

export type Wish = { account: TableAccount; action: AccountAction; day: string };

/**
 * The grant that holds for an action of a holder on an account; null when there is none. Of several, that of the nearest
 * department holds, then single accounts before a product before all.
 */
export function findGrant(table: PermissionTable, acting: Acting, { account, action, day }: Wish): TableGrant | null {
  if (acting.accountNumbers !== null && !acting.accountNumbers.includes(account.accountNumber)) return null;
  const chain = chainOf(table, acting.departmentId);
  let best: { grant: TableGrant; rank: number } | null = null;
  for (const grant of table.grants) {
    if (grant.roleId !== acting.roleId || grant.action !== action) continue;
    if (grant.currency !== null && grant.currency !== account.currency) continue;
    const distance = chain.indexOf(grant.departmentId);
    if (distance === -1 || !covers(grant.accounts, account) || !isWithin(day, grant)) continue;
    const rank = distance * 3 + ranks[grant.accounts.kind];
    if (best === null || rank < best.rank) best = { grant, rank };
  }
  return best?.grant ?? null;
}

/** A department and those above it, the nearest first. */
function chainOf({ departments }: PermissionTable, departmentId: string): string[] {
  const parents = new Map(departments.map((department) => [department.departmentId, department.parentId]));
  const chain: string[] = [];
  for (let at: string | null = departmentId; at !== null && !chain.includes(at); at = parents.get(at) ?? null) {
    chain.push(at);
  }
  return chain;
}
