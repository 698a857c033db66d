import type { AccountOperation, BankAccount } from '../../api/types.ts';
import type { Reader } from '../../locales/use-reader.ts';

/** What people call the account; its last digits where the bank gave it no name. */
export function accountName(
  { name, lastDigits }: Pick<BankAccount, 'name' | 'lastDigits'>,
  { say, t }: Reader,
): string {
  return say(name) || t('accounts.ending', { digits: lastDigits });
}

/** The kind of account in words; one that is not known here as the bank writes it. */
export function productLabel(product: string, { find }: Reader): string {
  return find(`accounts.products.${product}`) ?? product.replaceAll('_', ' ');
}

export function operationLabel(operation: AccountOperation, { t }: Reader): string {
  const [noun, verb] = operation.split(':');
  return t(operations[`${noun}_${verb}`] ?? 'accounts.operations.accounts_read');
}

const operations: Record<string, Parameters<Reader['t']>[0]> = {
  accounts_read: 'accounts.operations.accounts_read',
  statements_read: 'accounts.operations.statements_read',
  payments_read: 'accounts.operations.payments_read',
  payments_prepare: 'accounts.operations.payments_prepare',
  payments_approve: 'accounts.operations.payments_approve',
  payments_release: 'accounts.operations.payments_release',
  payments_cancel: 'accounts.operations.payments_cancel',
};
