import { useInfiniteQuery } from '@tanstack/react-query';
import { syncRunsQuery } from '../../api/bank-queries.ts';
import type { SyncRun } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { formatCount } from '../../ui/format-number.ts';
import classes from './operator.module.css';

/** When the bank's journal was read page by page, and what came of it. */
export function SyncRuns({ bank }: { bank: string }) {
  const { t } = useReader();
  const runs = useInfiniteQuery(syncRunsQuery(bank));
  const items = runs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.section} aria-labelledby="sync-runs">
      <h2 id="sync-runs">{t('operator.syncRuns')}</h2>
      {runs.isPending && <RowSkeletons />}
      {runs.isError && <ProblemNote error={runs.error} onRetry={() => void runs.refetch()} />}
      {runs.isSuccess && items.length === 0 && (
        <EmptyState title={t('operator.noSyncRunsTitle')}>{t('operator.noSyncRuns')}</EmptyState>
      )}
      {items.length > 0 && (
        <Card as="div" className={classes.table} tabIndex={0}>
          <table className={classes.rows}>
            <thead>
              <tr>
                <th scope="col">{t('operator.started')}</th>
                <th scope="col">{t('operator.kind')}</th>
                <th scope="col">{t('operator.finished')}</th>
                <th scope="col">{t('operator.result')}</th>
                <th scope="col" className={classes.number}>
                  {t('operator.records')}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((run) => (
                <RunRow key={run.id} run={run} />
              ))}
            </tbody>
          </table>
        </Card>
      )}
      <LoadMore query={runs} />
    </section>
  );
}

function RunRow({ run }: { run: SyncRun }) {
  const { t, language } = useReader();
  return (
    <tr>
      <td>{formatInstant(run.startedAt, language)}</td>
      <td>
        {t(`operator.runKind.${run.kind}`)} {run.customerId}
      </td>
      <td>{run.finishedAt === null ? t('operator.running') : formatInstant(run.finishedAt, language)}</td>
      <td>
        {t(`operator.runState.${run.state}`)} {run.error !== null && <code>{run.error}</code>}
      </td>
      <td className={classes.number}>{formatCount(run.records, language)}</td>
    </tr>
  );
}
