import { IconArrowDownLeft, IconArrowUpRight, IconReceipt } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { transactionsQuery } from '../../api/account-queries.ts';
import type { BankTransaction } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatShortDay, formatTime } from '../../ui/format-date.ts';
import { formatMoney } from '../../ui/format-number.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './accounts.module.css';

/** What was booked, newest first, as the bank has it now. */
export function Transactions({ accountNumber }: { accountNumber: string }) {
  const { t } = useReader();
  return (
    <section className={classes.section}>
      <h2>{t('accounts.transactions')}</h2>
      <Booked accountNumber={accountNumber} />
    </section>
  );
}

function Booked({ accountNumber }: { accountNumber: string }) {
  const { t } = useReader();
  const now = useNow();
  const query = useInfiniteQuery(transactionsQuery(accountNumber));
  if (query.isPending) return <RowSkeletons count={6} />;
  if (query.data === undefined) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <EmptyState title={t('accounts.nothingBookedTitle')} icon={<IconReceipt size={20} stroke={1.75} />}>
        {t('accounts.nothingBooked')}
      </EmptyState>
    );
  }
  return (
    <>
      <Card as="div">
        <ul>
          {items.map((item) => (
            <TransactionRow key={item.id} item={item} now={now} />
          ))}
        </ul>
      </Card>
      <LoadMore query={query} />
    </>
  );
}

function TransactionRow({ item, now }: { item: BankTransaction; now: Date }) {
  const { t, language } = useReader();
  const { direction, counterparty, currency, remittance } = item;
  const out = direction === 'debit';
  const Icon = out ? IconArrowUpRight : IconArrowDownLeft;
  const where = [counterparty.accountNumber, counterparty.bank].filter((part) => part !== null).join(' · ');
  return (
    <li className={classes.transaction} data-direction={direction}>
      <time className={`${classes.when} figures`} dateTime={item.bookedAt}>
        {formatShortDay(item.bookedAt, language, now)} {formatTime(item.bookedAt)}
      </time>
      <Icon size={18} stroke={1.75} aria-hidden />
      <div className={classes.names}>
        <p>
          <span className={classes.hidden}>{out ? t('accounts.paidTo') : t('accounts.receivedFrom')} </span>
          {counterparty.name}
        </p>
        <p className={classes.quiet}>{[remittance, where].filter((part) => part !== '').join(' · ')}</p>
      </div>
      <div className={classes.moved}>
        <p className="figures">{formatMoney(`${out ? '-' : ''}${item.amount}`, currency)}</p>
        <p className={`${classes.quiet} figures`}>
          {t('accounts.balanceAfter', { amount: formatMoney(item.balanceAfter, currency) })}
        </p>
      </div>
    </li>
  );
}
