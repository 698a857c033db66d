import type { FieldError } from '../api/problem.ts';
import type { Known } from './table-check.ts';
import type { AccountScope, TableAccount } from './table.ts';

/** Whether a scope reaches an account. */
export function covers(scope: AccountScope, account: Pick<TableAccount, 'accountNumber' | 'product'>): boolean {
  switch (scope.kind) {
    case 'accounts':
      return scope.accountNumbers.includes(account.accountNumber);
    case 'product':
      return scope.product === account.product;
    case 'all':
      return true;
  }
}

/** Faults of a scope: what it names must be there. */
export function checkScope(scope: AccountScope, field: string, { accounts }: Known): FieldError[] {
  if (scope.kind === 'product' && !accounts.values().some(({ product }) => product === scope.product)) {
    return [{ field: `${field}.product`, reason: `there is no account of the product ${scope.product}` }];
  }
  if (scope.kind !== 'accounts') return [];
  return scope.accountNumbers.flatMap((number, index) =>
    accounts.has(number)
      ? []
      : [{ field: `${field}.accountNumbers.${index}`, reason: `there is no account ${number}` }],
  );
}

/** Under which names two scopes of the same rank meet. */
export function scopeKeys(scope: AccountScope): string[] {
  switch (scope.kind) {
    case 'accounts':
      return scope.accountNumbers.map((number) => `account ${number}`);
    case 'product':
      return [`product ${scope.product}`];
    case 'all':
      return ['all'];
  }
}
