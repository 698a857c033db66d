import { NativeSelect } from '@mantine/core';
import { CheckBox } from '../components/check-box.tsx';
import { useReader } from '../locales/use-reader.ts';
import { nameOf } from '../ui/permissions/grid.ts';
import { sayProduct } from '../ui/permissions/say-table.ts';
import type { AccountScope, PermissionTable } from '../ui/permissions/table-types.ts';
import classes from './permission-edit.module.css';

type ScopeFieldProps = { table: PermissionTable; scope: AccountScope; onChange: (scope: AccountScope) => void };

/** All accounts, those of a product, or single ones. */
export function ScopeField({ table, scope, onChange }: ScopeFieldProps) {
  const reader = useReader();
  const { t, say } = reader;
  const products = [...new Set(table.accounts.map(({ product }) => product))];
  const single = scope.kind === 'accounts' ? scope.accountNumbers : [];
  const choose = (value: string): void => {
    if (value === 'all') onChange({ kind: 'all' });
    else if (value === 'accounts') {
      onChange({
        kind: 'accounts',
        accountNumbers: table.accounts.slice(0, 1).map((account) => account.accountNumber),
      });
    } else onChange({ kind: 'product', product: value.slice('product '.length) });
  };
  return (
    <>
      <NativeSelect
        label={t('permissions.edit.scope')}
        value={scope.kind === 'product' ? `product ${scope.product}` : scope.kind}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="all">{t('permissions.scope.all')}</option>
        {products.map((product) => (
          <option key={product} value={`product ${product}`}>
            {t('permissions.scope.product', { product: sayProduct(product, reader) })}
          </option>
        ))}
        <option value="accounts">{t('permissions.edit.onlyAccounts')}</option>
      </NativeSelect>
      {scope.kind === 'accounts' && (
        <div className={classes.days}>
          {table.accounts.map((account) => (
            <CheckBox
              key={account.accountNumber}
              label={`${say(nameOf(account))} ${account.lastDigits}`}
              checked={single.includes(account.accountNumber)}
              onChange={(checked) => {
                const now = checked
                  ? [...single, account.accountNumber]
                  : single.filter((number) => number !== account.accountNumber);
                if (now.length > 0) onChange({ kind: 'accounts', accountNumbers: now });
              }}
            />
          ))}
        </div>
      )}
    </>
  );
}
