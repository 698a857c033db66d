import { IconArrowUp } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { feedQuery, newItemsQuery } from '../../api/feed-queries.ts';
import type { FeedFilter } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import classes from './feed.module.css';

type NewItemsPillProps = { only: FeedFilter; since: string | null | undefined };

/** "3 new": floats over the list, is announced politely, and shows the new items only when asked. */
export function NewItemsPill({ only, since }: NewItemsPillProps) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const { data } = useQuery(newItemsQuery(since));
  const count = data?.count ?? 0;
  const show = async (): Promise<void> => {
    const { queryKey } = feedQuery(only);
    // Only the first page is asked for again; the pages below it would otherwise be fetched one by one.
    queryClient.setQueryData(queryKey, (data) =>
      data === undefined ? data : { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    await queryClient.invalidateQueries({ queryKey });
    globalThis.scrollTo({ top: 0 });
  };
  return (
    <output className={classes.pillPlace}>
      {count > 0 && (
        <button
          type="button"
          className={classes.pill}
          onClick={() => void show()}
          aria-label={t('home.newItemsLabel', { count })}
        >
          <IconArrowUp size={16} stroke={1.75} aria-hidden />
          {t('home.newItems', { count })}
        </button>
      )}
    </output>
  );
}
