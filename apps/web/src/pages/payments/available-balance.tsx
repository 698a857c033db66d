import { useQuery } from '@tanstack/react-query';
import { accountsQuery } from '../../api/account-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import { useReader } from '../../locales/use-reader.ts';
import { formatMoney } from '../../ui/format-number.ts';
import classes from './payment-form.module.css';

/** What the account has, for those who may see it. */
export function AvailableBalance({ accountNumber }: { accountNumber: string }) {
  const { t } = useReader();
  const { data: session } = useQuery(sessionQuery);
  const sees = session?.can.includes('accounts:read') ?? false;
  const { data } = useQuery({ ...accountsQuery, enabled: sees });
  const account = data?.items.find((one) => one.accountNumber === accountNumber);
  if (account === undefined || account.balance === null) return null;
  return (
    <p className={classes.available}>
      {t('paymentForm.available', { amount: formatMoney(account.balance.available, account.currency) })}
    </p>
  );
}
