import type { BankAccount } from '../../api/types.ts';
import { BankMark } from '../../components/bank-mark.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { formatMoney } from '../../ui/format-number.ts';
import classes from './accounts.module.css';

/** What is there, as the bank said, and when it said so. */
export function Balance({ account }: { account: Pick<BankAccount, 'balance' | 'currency' | 'can' | 'bank'> }) {
  const { t, say, language } = useReader();
  const { balance, currency, can, bank } = account;
  if (balance === null) {
    return (
      <p className={classes.quiet}>
        {can.includes('accounts:read') ? t('accounts.balanceUnknown') : t('accounts.balanceClosed')}
      </p>
    );
  }
  return (
    <div className={classes.balance}>
      <p className={classes.quiet}>{t('accounts.available')}</p>
      <p className={`${classes.amount} figures`}>{formatMoney(balance.available, currency)}</p>
      {balance.booked !== balance.available && (
        <p className={`${classes.quiet} figures`}>
          {t('accounts.booked', { amount: formatMoney(balance.booked, currency) })}
        </p>
      )}
      <p className={classes.source}>
        <BankMark mark={bank.mark} color={bank.color} />
        <span>
          {t('accounts.asOf', { bank: say(bank.name) })}{' '}
          <time dateTime={balance.asOf}>{formatInstant(balance.asOf, language)}</time>
        </span>
      </p>
    </div>
  );
}
