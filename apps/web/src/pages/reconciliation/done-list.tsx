import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { workQuery } from '../../api/reconciliation-queries.ts';
import type { ReconciliationEntry, ReconciliationMonth } from '../../api/types.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatShortDay } from '../../ui/format-date.ts';
import { useNow } from '../../ui/use-now.ts';
import { SignedAmount } from './signed-amount.tsx';
import { useDeeds } from './use-deeds.ts';
import classes from './reconciliation.module.css';

/** Lines that are dealt with, and by whom; a match can be taken apart while the month is open. */
export function DoneList({
  month,
  state,
}: {
  month: ReconciliationMonth;
  state: 'matched' | 'dismissed' | 'superseded';
}) {
  const { t } = useReader();
  const query = useInfiniteQuery(workQuery(month.accountNumber, month.month, state));
  const { undo } = useDeeds(month.accountNumber);
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <RowSkeletons count={6} />;
  if (query.data === undefined) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (entries.length === 0)
    return <EmptyState title={t(`reconciliation.tabs.${state}`)}>{t('reconciliation.emptyOther')}</EmptyState>;
  const may = month.can.includes('match');
  return (
    <>
      {undo.isError && <ProblemNote error={undo.error} />}
      <div className={classes.sheet}>
        <table className={classes.table}>
          <caption className={classes.caption}>{t(`reconciliation.tabs.${state}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('reconciliation.date')}</th>
              <th scope="col">{t('reconciliation.party')}</th>
              <th scope="col">{t('reconciliation.remittance')}</th>
              <th scope="col" className={classes.number}>
                {t('reconciliation.amount', { currency: month.currency })}
              </th>
              <th scope="col">{t('reconciliation.reason')}</th>
              <th scope="col">{t('reconciliation.matchedBy')}</th>
              <th scope="col">
                <span className={classes.caption}>{t('reconciliation.action')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <DoneRow
                key={entry.id}
                entry={entry}
                onUndo={may && entry.match !== null ? () => undo.mutate(entry.match?.id ?? '') : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      <LoadMore query={query} />
    </>
  );
}

function DoneRow({ entry, onUndo }: { entry: ReconciliationEntry; onUndo: (() => void) | null }) {
  const { t, say, language } = useReader();
  const now = useNow();
  const { match, dismissed } = entry;
  const by = match === null ? dismissed?.by : match.by;
  return (
    <tr className={classes.row}>
      <td className={classes.day}>{formatShortDay(entry.day, language, now)}</td>
      <th scope="row" className={classes.partyName}>
        {entry.party.name ?? t('reconciliation.noParty')}
      </th>
      <td className={classes.text}>{entry.remittance}</td>
      <td className={classes.number}>
        <SignedAmount amount={entry.amount} direction={entry.direction} />
      </td>
      <td className={classes.reason}>
        <What entry={entry} />
      </td>
      <td>{by == null ? t(entry.state === 'superseded' ? 'reconciliation.bank' : 'reconciliation.rules') : say(by)}</td>
      <td className={classes.deeds}>
        {onUndo !== null && (
          <Button size="compact-sm" variant="default" onClick={onUndo}>
            {t('reconciliation.undo')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** With what it is matched, or why it was put aside. */
function What({ entry: { match, dismissed, state } }: { entry: ReconciliationEntry }) {
  const { t } = useReader();
  if (state === 'superseded') return t('reconciliation.supersededWhy');
  if (dismissed !== null)
    return [t(`reconciliation.dismissals.${dismissed.as}`), dismissed.note].filter((one) => one !== null).join(': ');
  if (match === null) return null;
  const numbers = match.items.map(({ item }) => item.number ?? t('reconciliation.hidden'));
  const kind = match.difference === null ? [] : [t(`reconciliation.kinds.${match.difference.kind}`)];
  return [...numbers, ...kind].join(' + ');
}
