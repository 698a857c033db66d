import { Button, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keptAsideQuery, retryKeptAside } from '../../api/bank-queries.ts';
import type { KeptAsideRecord } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { RetryAll } from '../../forms/retry-all.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { showToast } from '../../ui/toasts.ts';
import classes from './operator.module.css';

const FILTERS = ['all', 'kept', 'applied', 'superseded'] as const;
type Filter = (typeof FILTERS)[number];

/** Records that did not fit: raw, with the reason, and a retry of one or of all that are shown. */
export function KeptAside({ bank, mayRetry }: { bank: string; mayRetry: boolean }) {
  const { t } = useReader();
  const [filter, setFilter] = useState<Filter>('all');
  const kept = useInfiniteQuery(keptAsideQuery(bank, filter === 'all' ? undefined : filter));
  const items = kept.data?.pages.flatMap((page) => page.items) ?? [];
  const retryable = items.filter(isRetryable).map(({ id }) => id);
  const isEmpty = kept.isSuccess && items.length === 0;
  return (
    <section className={classes.section} aria-labelledby="kept-aside">
      <h2 id="kept-aside">{t('operator.keptAsideTitle')}</h2>
      {items.length > 0 && <p className={classes.quiet}>{t('operator.keptAsideLead')}</p>}
      {!(isEmpty && filter === 'all') && (
        <ChoiceBar
          label={t('operator.showKept')}
          value={filter}
          choices={FILTERS.map((value) => ({ value, label: t(`operator.keptFilter.${value}`) }))}
          onChoose={setFilter}
        />
      )}
      {kept.isPending && <RowSkeletons />}
      {kept.isError && <ProblemNote error={kept.error} onRetry={() => void kept.refetch()} />}
      {isEmpty && filter === 'all' && (
        <EmptyState title={t('operator.noKeptAsideTitle')}>{t('operator.noKeptAside')}</EmptyState>
      )}
      {isEmpty && filter !== 'all' && <EmptyState title={t('operator.noSuchTitle')}>{t('operator.noSuch')}</EmptyState>}
      {mayRetry && retryable.length > 1 && (
        <RetryAll
          ids={retryable}
          name={t('operator.keptAsideTitle')}
          retry={(id) => retryKeptAside(bank, id).then(refuseKept)}
          touched={[['connections']]}
        />
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

/** A record whose signature or place is wrong fits no better the second time. */
function isRetryable({ state, reason }: KeptAsideRecord): boolean {
  return state === 'kept' && reason !== 'bad_signature' && reason !== 'contradiction';
}

/** One that was kept aside again was not taken in. */
function refuseKept({ state }: KeptAsideRecord): void {
  if (state === 'kept') throw new Error('still kept aside');
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
          <dt>{t('operator.result')}</dt>
          <dd>{t(`operator.keptState.${record.state}`)}</dd>
        </div>
      </dl>
      <p>
        <strong>{t(`operator.keptReason.${record.reason}`)}</strong>{' '}
        <span className={classes.quiet}>{record.detail}</span>
      </p>
      <details className={classes.raw}>
        <summary>{t('operator.raw')}</summary>
        <pre>{record.raw}</pre>
      </details>
      {record.state === 'kept' && !isRetryable(record) && <p className={classes.quiet}>{t('operator.bankMust')}</p>}
      {mayRetry && isRetryable(record) && <RetryButton bank={bank} record={record} />}
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
