import { Button } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';
import { useReader } from '../locales/use-reader.ts';
import { ProblemNote } from './problem-note.tsx';
import classes from './states.module.css';

type LoadMoreProps = {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; error: unknown; fetchNextPage: () => unknown };
  /** Also fetches when the button scrolls into view. */
  onSight?: boolean;
  /** What the button says; "Load more" where absent. */
  label?: string;
};

/** The next page of a keyset-paged list. The button stays for the keyboard and for when fetching on sight failed. */
export function LoadMore({ query, onSight = false, label }: LoadMoreProps) {
  const { t } = useReader();
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const { hasNextPage, isFetchingNextPage, error, fetchNextPage } = query;
  const failed = error !== null && error !== undefined;
  const wanted = onSight && entry?.isIntersecting === true && hasNextPage && !isFetchingNextPage && !failed;
  useEffect(() => {
    if (wanted) fetchNextPage();
  }, [wanted, fetchNextPage]);
  if (!hasNextPage) return null;
  return (
    <div ref={ref} className={classes.more}>
      {failed ? (
        <ProblemNote error={error} onRetry={() => fetchNextPage()} />
      ) : (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {label ?? t('common.loadMore')}
        </Button>
      )}
    </div>
  );
}
