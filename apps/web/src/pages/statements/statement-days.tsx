import { Button } from '@mantine/core';
import { IconCalendarOff, IconFileText } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { statementDaysQuery } from '../../api/statement-queries.ts';
import type { StatementDay, StatementGap } from '../../api/types.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { CardSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatDay, formatDayHeading } from '../../ui/format-date.ts';
import { formatMoney } from '../../ui/format-number.ts';
import { useNow } from '../../ui/use-now.ts';
import { StatementCard } from './statement-card.tsx';
import { StatementFilters } from './statement-filters.tsx';
import type { StatementsSearch } from './statements-search.ts';
import classes from './statements.module.css';

export type StatementsPartProps = {
  accountNumber: string;
  search: StatementsSearch;
  onSearch: (search: StatementsSearch) => void;
  /** Null for who may bring no files. */
  onUpload: (() => void) | null;
};

/** The days of the account, the latest first: how each stands, and what is missing between them. */
export function StatementDays(props: StatementsPartProps) {
  const { search, onSearch } = props;
  return (
    <>
      <StatementFilters of="days" search={search} onSearch={onSearch} />
      <Days {...props} />
    </>
  );
}

function Days({ accountNumber, search, onSearch, onUpload }: StatementsPartProps) {
  const { language } = useReader();
  const now = useNow();
  const { from, to, message = 'camt.053', statement } = search;
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const query = useInfiniteQuery(statementDaysQuery(accountNumber, { message, ...range }));
  if (query.isPending) return <CardSkeletons />;
  if (query.data === undefined) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  const days = query.data.pages.flatMap((page) => page.items);
  const isNarrowed = from !== undefined || to !== undefined || message !== 'camt.053';
  if (days.length === 0) return <NoDays isNarrowed={isNarrowed} onClear={() => onSearch({})} onUpload={onUpload} />;
  const open = (id: string, isOpen: boolean): void => {
    const { statement: _, ...others } = search;
    onSearch(isOpen ? { ...others, statement: id } : others);
  };
  const dayOf = ({ day, statements, gaps }: StatementDay) => (
    <li key={day} className={classes.day}>
      <h2>
        <time dateTime={day}>{formatDayHeading(day, language, now)}</time>
      </h2>
      {statements.map((one) => (
        <StatementCard
          key={one.id}
          statement={one}
          isOpen={one.id === statement}
          onOpen={(isOpen) => open(one.id, isOpen)}
        />
      ))}
      {gaps.map((gap) => (
        <Gap key={`${gap.currency} ${gap.afterDay} ${gap.fromSequence}`} gap={gap} />
      ))}
    </li>
  );
  return (
    <>
      <ol className={classes.days}>{days.map(dayOf)}</ol>
      <LoadMore query={query} />
    </>
  );
}

/** What the bank has not sent, or what does not meet; said where it is missing. */
function Gap({ gap }: { gap: StatementGap }) {
  const { t, language } = useReader();
  const { reason, currency, fromSequence, toSequence, closing, opening } = gap;
  const isMissing = reason === 'statements_missing';
  const between = { after: formatDay(gap.afterDay, language), before: formatDay(gap.beforeDay, language) };
  return (
    <section className={classes.gap} aria-label={t('statements.gap', between)}>
      <IconCalendarOff size={18} stroke={1.75} aria-hidden />
      <div>
        <h3>{t('statements.gap', between)}</h3>
        {fromSequence !== null && toSequence !== null && (
          <p>
            {fromSequence === toSequence
              ? t('statements.gapNumber', { number: fromSequence })
              : t('statements.gapNumbers', { from: fromSequence, to: toSequence })}
          </p>
        )}
        {closing !== null && opening !== null && closing !== opening && (
          <p className="figures">
            {t('statements.gapBalances', {
              closing: formatMoney(closing, currency),
              opening: formatMoney(opening, currency),
            })}
          </p>
        )}
        <p>{t(isMissing ? 'statements.gapAdvice' : 'statements.gapAdviceBalances')}</p>
      </div>
    </section>
  );
}

type NoDaysProps = { isNarrowed: boolean; onClear: () => void; onUpload: (() => void) | null };

function NoDays({ isNarrowed, onClear, onUpload }: NoDaysProps) {
  const { t } = useReader();
  const icon = <IconFileText size={20} stroke={1.75} />;
  if (isNarrowed) {
    const clear = (
      <Button variant="default" onClick={onClear}>
        {t('statements.clear')}
      </Button>
    );
    return (
      <EmptyState title={t('statements.emptyFilterTitle')} icon={icon} action={clear}>
        {t('statements.emptyFilter')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('statements.emptyTitle')}
      icon={icon}
      action={onUpload !== null && <Button onClick={onUpload}>{t('statements.importing.open')}</Button>}
    >
      {t(onUpload === null ? 'statements.emptyReading' : 'statements.empty')}
    </EmptyState>
  );
}
