import { Button } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { entriesQuery } from '../../api/statement-queries.ts';
import type { AccountEntry } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatDayHeading } from '../../ui/format-date.ts';
import { useNow } from '../../ui/use-now.ts';
import { EntryRow } from './entry-row.tsx';
import type { StatementsPartProps } from './statement-days.tsx';
import { StatementFilters } from './statement-filters.tsx';
import { entryFilterOf } from './statements-search.ts';
import classes from './statements.module.css';

/** What was booked and what is pending, whichever file it came in: by day, the latest first, narrowed by the address. */
export function EntriesPart(props: StatementsPartProps) {
  const { search, onSearch } = props;
  return (
    <>
      <StatementFilters of="entries" search={search} onSearch={onSearch} />
      <Entries {...props} />
    </>
  );
}

function Entries({ accountNumber, search, onSearch, onUpload }: StatementsPartProps) {
  const { t, language } = useReader();
  const now = useNow();
  const filter = entryFilterOf(search);
  const query = useInfiniteQuery(entriesQuery(accountNumber, filter));
  if (query.isPending) return <RowSkeletons count={6} />;
  if (query.data === undefined) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  const days = byDay(query.data.pages.flatMap((page) => page.items));
  if (days.size === 0) {
    const isNarrowed = Object.keys(filter).length > 0;
    const clear = (
      <Button variant="default" onClick={() => onSearch({ view: 'entries' })}>
        {t('statements.clear')}
      </Button>
    );
    const upload = onUpload !== null && <Button onClick={onUpload}>{t('statements.importing.open')}</Button>;
    return (
      <EmptyState
        title={t(isNarrowed ? 'statements.emptyFilterTitle' : 'statements.emptyEntriesTitle')}
        icon={<IconReceipt size={20} stroke={1.75} />}
        action={isNarrowed ? clear : upload}
      >
        {t(isNarrowed ? 'statements.emptyFilter' : 'statements.emptyEntries')}
      </EmptyState>
    );
  }
  return (
    <>
      <ol className={classes.days}>
        {[...days].map(([day, entries]) => (
          <li key={day} className={classes.day}>
            <h2>
              <time dateTime={day}>{formatDayHeading(day, language, now)}</time>
            </h2>
            <Card as="div">
              <ul>
                {entries.map((entry) => (
                  <EntryRow key={entry.id} entry={entry} />
                ))}
              </ul>
            </Card>
          </li>
        ))}
      </ol>
      <LoadMore query={query} />
    </>
  );
}

/** The list comes ordered by day already. */
function byDay(entries: AccountEntry[]): Map<string, AccountEntry[]> {
  const days = new Map<string, AccountEntry[]>();
  for (const entry of entries) days.set(entry.day, [...(days.get(entry.day) ?? []), entry]);
  return days;
}
