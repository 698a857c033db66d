import type { AccountScope, ApprovalRule, Grant, Holder, PermissionTable } from './table-types.ts';

/** What differs between two tables, line by line. `before` is null where it is new, `after` where it is gone. */
export type Difference<Item> = { before: Item | null; after: Item | null };
export type TableDiff = {
  departments: Difference<PermissionTable['departments'][number]>[];
  roles: Difference<PermissionTable['roles'][number]>[];
  accounts: Difference<PermissionTable['accounts'][number]>[];
  holders: Difference<Holder>[];
  grants: Difference<Grant>[];
  approvalRules: Difference<ApprovalRule>[];
};
export const DIFF_PARTS = ['departments', 'roles', 'accounts', 'holders', 'grants', 'approvalRules'] as const;

export function diffTables(before: PermissionTable, after: PermissionTable): TableDiff {
  return {
    departments: diffLists(before.departments, after.departments, ({ departmentId }) => departmentId),
    roles: diffLists(before.roles, after.roles, ({ roleId }) => roleId),
    accounts: diffLists(before.accounts, after.accounts, ({ accountNumber }) => accountNumber),
    holders: diffLists(before.holders, after.holders, ({ subject, roleId, departmentId }) =>
      JSON.stringify([subject, roleId, departmentId]),
    ),
    grants: diffLists(before.grants, after.grants, grantKey),
    approvalRules: diffLists(before.approvalRules, after.approvalRules, ({ accounts, currency, from }) =>
      JSON.stringify([scopeKey(accounts), currency, from]),
    ),
  };
}

export function countDifferences(diff: TableDiff): number {
  return DIFF_PARTS.reduce((sum, part) => sum + diff[part].length, 0);
}

/** What makes a grant the same one, changed: as the network sees it too. */
function grantKey({ roleId, departmentId, accounts, action, currency }: Grant): string {
  return JSON.stringify([roleId, departmentId, scopeKey(accounts), action, currency]);
}

/** A scope as a text; the order of account numbers says nothing. */
function scopeKey(accounts: AccountScope): string {
  if (accounts.kind !== 'accounts') return accounts.kind === 'all' ? 'all' : `product ${accounts.product}`;
  return accounts.accountNumbers.length === 1
    ? `accounts ${accounts.accountNumbers[0]}`
    : `accounts ${accounts.accountNumbers.toSorted(byText).join(' ')}`;
}

function diffLists<Item>(
  before: readonly Item[],
  after: readonly Item[],
  key: (item: Item) => string,
): Difference<Item>[] {
  const earlier = Map.groupBy(before, key);
  const found: Difference<Item>[] = [];
  for (const item of after) {
    // Several may share a key, such as grants of different days: they are matched in their order.
    const same = earlier.get(key(item))?.shift() ?? null;
    if (same === null || !isSame(same, item)) found.push({ before: same, after: item });
  }
  for (const left of earlier.values()) for (const item of left) found.push({ before: item, after: null });
  return found;
}

/** Equal in everything that is said; the order of properties and of account numbers says nothing. */
function isSame(one: unknown, other: unknown): boolean {
  // While a table is edited all but one row are the very same.
  return one === other || normal(one) === normal(other);
}

function normal(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (Array.isArray(inner))
      return key === 'accountNumbers' || key === 'counterparties' ? inner.map(String).toSorted(byText) : inner;
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([left], [right]) => byText(left, right)));
  });
}

function byText(one: string, other: string): number {
  return one < other ? -1 : Number(one !== other);
}

/** A table that knows what either of two says, for the words of what differs between them. */
export function joinNames(before: PermissionTable, after: PermissionTable): PermissionTable {
  return {
    ...after,
    departments: [...after.departments, ...before.departments],
    roles: [...after.roles, ...before.roles],
    accounts: [...after.accounts, ...before.accounts],
  };
}
