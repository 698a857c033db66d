import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import { IconHistory } from '@tabler/icons-react';
import type { AuditLine } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { detailName, sentenceOf } from './audit-sentence.ts';
import classes from './audit.module.css';

type Lines = UseInfiniteQueryResult<InfiniteData<{ items: AuditLine[] }>>;

/** Deeds, newest first, each with a sentence and what was written down with it. */
export function AuditLines({ query, ofNetwork = false }: { query: Lines; ofNetwork?: boolean }) {
  const { t } = useReader();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.lines} aria-label={t('audit.lines')}>
      {query.isPending && <RowSkeletons count={6} />}
      {query.isError && query.data === undefined && (
        <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isSuccess && items.length === 0 && (
        <EmptyState title={t('audit.noneTitle')} icon={<IconHistory size={20} stroke={1.75} />}>
          {t('audit.none')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Card as="div">
          <ul>
            {items.map((line) => (
              <Line key={`${line.enterprise.id} ${line.id}`} line={line} ofNetwork={ofNetwork} />
            ))}
          </ul>
        </Card>
      )}
      <LoadMore query={query} />
    </section>
  );
}

function Line({ line, ofNetwork }: { line: AuditLine; ofNetwork: boolean }) {
  const reader = useReader();
  const { t, say, language } = reader;
  return (
    <li className={classes.line}>
      <time className={classes.time} dateTime={line.occurredAt}>
        {formatInstant(line.occurredAt, language)}
      </time>
      <div className={classes.deed}>
        <p>{sentenceOf(line, reader)}</p>
        {ofNetwork && <p className={classes.quiet}>{say(line.enterprise.name) || line.enterprise.id}</p>}
        <details className={classes.more}>
          <summary>{t('audit.more')}</summary>
          <dl className={classes.details}>
            {ofNetwork && <Detail name={t('audit.action')} value={line.action} />}
            {ofNetwork && line.actor.id !== null && (
              <Detail name={t('audit.actor')} value={`${t(`audit.kind.${line.actor.kind}`)} ${line.actor.id}`} />
            )}
            {ofNetwork && <Detail name={t('audit.enterpriseId')} value={line.enterprise.id} />}
            <Detail name={t('audit.target')} value={`${line.target.kind} ${line.target.id}`} />
            {line.details.map(({ name, value }, index) => (
              // A list may hold the same name several times.
              <Detail key={`${name} ${index}`} name={detailName(name, reader)} value={value} />
            ))}
            <Detail name={t('audit.position')} value={line.position ?? t('audit.notChained')} />
          </dl>
        </details>
      </div>
    </li>
  );
}

function Detail({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
