import { useInfiniteQuery } from '@tanstack/react-query';
import { refusedTablesQuery } from '../../api/bank-queries.ts';
import type { RefusedTable } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import classes from './operator.module.css';

/** Permission tables of the bank that were not believed: raw, with the reason. What is held stays in force. */
export function RefusedTables({ bank }: { bank: string }) {
  const { t } = useReader();
  const refused = useInfiniteQuery(refusedTablesQuery(bank));
  const items = refused.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.section} aria-labelledby="refused-tables">
      <h2 id="refused-tables">{t('operator.refusedTablesTitle')}</h2>
      {items.length > 0 && <p className={classes.quiet}>{t('operator.refusedTablesLead')}</p>}
      {refused.isPending && <RowSkeletons />}
      {refused.isError && <ProblemNote error={refused.error} onRetry={() => void refused.refetch()} />}
      {refused.isSuccess && items.length === 0 && (
        <EmptyState title={t('operator.noRefusedTablesTitle')}>{t('operator.noRefusedTables')}</EmptyState>
      )}
      <ul className={classes.kept}>
        {items.map((table) => (
          <Refused key={table.id} table={table} />
        ))}
      </ul>
      <LoadMore query={refused} />
    </section>
  );
}

function Refused({ table }: { table: RefusedTable }) {
  const { t, language } = useReader();
  return (
    <Card as="li" className={classes.record}>
      <dl className={classes.figures}>
        <div>
          <dt>{t('operator.customer')}</dt>
          <dd>{table.customerId}</dd>
        </div>
        <div>
          <dt>{t('operator.tableVersion')}</dt>
          <dd>{table.version ?? '–'}</dd>
        </div>
        <div>
          <dt>{t('operator.received')}</dt>
          <dd>{formatInstant(table.lastReceivedAt, language)}</dd>
        </div>
        <div>
          <dt>{t('operator.deliveries')}</dt>
          <dd>{table.deliveries}</dd>
        </div>
      </dl>
      <p>
        <strong>{t(`operator.tableReason.${table.reason}`)}</strong>{' '}
        <span className={classes.quiet}>{table.detail}</span>
      </p>
      <details className={classes.raw}>
        <summary>{t('operator.raw')}</summary>
        <pre>{table.raw}</pre>
      </details>
    </Card>
  );
}
