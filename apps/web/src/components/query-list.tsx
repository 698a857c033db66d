import type { ReactNode } from 'react';
import { EnterpriseList } from './enterprise-list.tsx';
import { LoadMore } from './load-more.tsx';
import { ProblemNote } from './problem-note.tsx';
import { CardSkeletons } from './skeletons.tsx';

type QueryListProps<Item> = {
  query: {
    data: { pages: { items: Item[] }[] } | undefined;
    isPending: boolean;
    isError: boolean;
    error: unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
    refetch: () => unknown;
  };
  /** One row, with its key. */
  renderRow: (item: Item) => ReactNode;
  empty: ReactNode;
};

/** A keyset-paged list in all its states: coming, failed, empty, and page by page. */
export function QueryList<Item>({ query, renderRow, empty }: QueryListProps<Item>) {
  if (query.isPending) return <CardSkeletons />;
  if (query.data === undefined) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <>
      <EnterpriseList>{items.map(renderRow)}</EnterpriseList>
      <LoadMore query={query} />
    </>
  );
}
