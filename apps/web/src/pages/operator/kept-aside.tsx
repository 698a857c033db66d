import { Button, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { keptAsideQuery, retryKeptAside } from '../../api/bank-queries.ts';
import type { KeptAsideRecord } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { showToast } from '../../ui/toasts.ts';
import classes from './operator.module.css';

/** Records that did not fit: raw, with the reason, and a retry. */
export function KeptAside({ bank, mayRetry }: { bank: string; mayRetry: boolean }) {
  const { t } = useReader();
  const kept = useInfiniteQuery(keptAsideQuery(bank));
  const items = kept.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.section} aria-labelledby="kept-aside">
      <h2 id="kept-aside">{t('operator.keptAsideTitle')}</h2>
      {items.length > 0 && <p className={classes.quiet}>{t('operator.keptAsideLead')}</p>}
      {kept.isPending && <RowSkeletons />}
      {kept.isError && <ProblemNote error={kept.error} onRetry={() => void kept.refetch()} />}
      {kept.isSuccess && items.length === 0 && (
        <EmptyState title={t('operator.noKeptAsideTitle')}>{t('operator.noKeptAside')}</EmptyState>
      )}
      <ul className={classes.kept}>
        {items.map((record) => (
          <KeptRecord key={record.id} bank={bank} record={record} mayRetry={mayRetry} />
        ))}
      </ul>
      <LoadMore query={kept} />
    </section>
  );
}

function KeptRecord({ bank, record, mayRetry }: { bank: string; record: KeptAsideRecord; mayRetry: boolean }) {
  const { t, language } = useReader();
  return (
    <Card as="li" className={classes.record}>
      <dl className={classes.figures}>
        <div>
          <dt>{t('operator.customer')}</dt>
          <dd>{record.customerId}</dd>
        </div>
        <div>
          <dt>{t('operator.sequence')}</dt>
          <dd>{record.sequence ?? '–'}</dd>
        </div>
        <div>
          <dt>{t('operator.received')}</dt>
          <dd>{formatInstant(record.receivedAt, language)}</dd>
        </div>
        <div>
          <dt>{t('operator.reason')}</dt>
          <dd>
            {t(`operator.keptReason.${record.reason}`)} {record.detail}
          </dd>
        </div>
      </dl>
      <details className={classes.raw}>
        <summary>{t('operator.raw')}</summary>
        <pre>{record.raw}</pre>
      </details>
      {mayRetry && <RetryButton bank={bank} record={record} />}
    </Card>
  );
}

function RetryButton({ bank, record }: { bank: string; record: KeptAsideRecord }) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryKeptAside(bank, record.id),
    onSuccess: async ({ state }) => {
      showToast(t('operator.retried', { state: t(`operator.keptState.${state}`) }));
      await queryClient.invalidateQueries({ queryKey: ['connections'] });
    },
  });
  return (
    <div>
      <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
        {t('operator.retry')}
        <VisuallyHidden>{` ${record.customerId} ${record.sequence ?? ''}`}</VisuallyHidden>
      </Button>
      {retry.isError && <ProblemNote error={retry.error} />}
    </div>
  );
}
