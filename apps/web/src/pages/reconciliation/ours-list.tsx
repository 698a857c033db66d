import { useInfiniteQuery } from '@tanstack/react-query';
import { oursQuery } from '../../api/reconciliation-queries.ts';
import type { ReconciliationMonth } from '../../api/types.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatShortDay } from '../../ui/format-date.ts';
import { useNow } from '../../ui/use-now.ts';
import { SignedAmount } from './signed-amount.tsx';
import classes from './reconciliation.module.css';

/** What is expected by the end of the month and is in no statement. */
export function OursList({ month }: { month: ReconciliationMonth }) {
  const { t, language } = useReader();
  const now = useNow();
  const query = useInfiniteQuery(oursQuery(month.accountNumber, month.month));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <RowSkeletons count={4} />;
  if (query.data === undefined) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (items.length === 0)
    return <EmptyState title={t('reconciliation.tabs.ours')}>{t('reconciliation.emptyOther')}</EmptyState>;
  return (
    <>
      <div className={classes.sheet}>
        <table className={classes.table}>
          <caption className={classes.caption}>{t('reconciliation.tabs.ours')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('reconciliation.expected')}</th>
              <th scope="col">{t('reconciliation.number')}</th>
              <th scope="col">{t('reconciliation.party')}</th>
              <th scope="col" className={classes.number}>
                {t('reconciliation.open', { currency: month.currency })}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id} className={classes.row}>
                <td className={classes.day}>{formatShortDay(item.day, language, now)}</td>
                <th scope="row" className={classes.partyName}>
                  {t(`reconciliation.items.${item.kind}`)} {item.number}
                </th>
                <td>{item.party.name}</td>
                <td className={classes.number}>
                  <SignedAmount amount={item.open} direction={item.direction} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <LoadMore query={query} />
    </>
  );
}
