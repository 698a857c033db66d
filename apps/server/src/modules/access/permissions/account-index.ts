import type { AccountScope, PermissionTable } from './table.ts';

/** The accounts of a table by number and product, as their places in it. */
export interface AccountIndex {
  readonly byNumber: ReadonlyMap<string, number>;
  readonly byProduct: ReadonlyMap<string, readonly number[]>;
  readonly all: readonly number[];
  readonly currencies: readonly string[];
}

export function indexAccounts({ accounts }: Pick<PermissionTable, 'accounts'>): AccountIndex {
  return {
    byNumber: new Map(accounts.map(({ accountNumber }, index) => [accountNumber, index])),
    byProduct: Map.groupBy(accounts.keys(), (index) => accounts[index]?.product ?? ''),
    all: [...accounts.keys()],
    currencies: accounts.map(({ currency }) => currency),
  };
}

/** The accounts that the scope names, and of these the ones in the currency; null is any. Unknown ones are left out. */
export function accountsIn(index: AccountIndex, scope: AccountScope, currency: string | null): readonly number[] {
  const named = namedBy(index, scope);
  return currency === null ? named : named.filter((account) => index.currencies[account] === currency);
}

function namedBy({ byNumber, byProduct, all }: AccountIndex, scope: AccountScope): readonly number[] {
  if (scope.kind === 'all') return all;
  if (scope.kind === 'product') return byProduct.get(scope.product) ?? [];
  const known = scope.accountNumbers.map((accountNumber) => byNumber.get(accountNumber));
  return [...new Set(known.filter((account) => account !== undefined))];
}
