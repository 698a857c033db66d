import type { FieldError } from '../api/problem.ts';
import type { Known } from './table-known.ts';
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

/** Where a scope stands, and the currency that its accounts must have; null is any. */
type Place = { field: string; currency: string | null };

/** Faults of a scope: what it names must be there, in the currency. */
export function checkScope(scope: AccountScope, { field, currency }: Place, { accounts }: Known): FieldError[] {
  if (scope.kind === 'product') {
    const own = [...accounts.values()].filter(({ product }) => product === scope.product);
    if (own.length > 0 && (currency === null || own.some((account) => account.currency === currency))) return [];
    const what = own.length === 0 ? '' : ` in ${currency}`;
    return [{ field: `${field}.product`, reason: `there is no account of the product ${scope.product}${what}` }];
  }
  if (scope.kind !== 'accounts') return [];
  return scope.accountNumbers.flatMap((number, index) => {
    const account = accounts.get(number);
    const reason = account === undefined ? `there is no account ${number}` : currencyFault(account, currency);
    return reason === null ? [] : [{ field: `${field}.accountNumbers.${index}`, reason }];
  });
}

function currencyFault(account: TableAccount, currency: string | null): string | null {
  if (currency === null || account.currency === currency) return null;
  return `the account ${account.accountNumber} is in ${account.currency}, not in ${currency}`;
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
