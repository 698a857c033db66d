import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type { FeedFilter } from './types.ts';

/** Few at first, so that they are soon there; more come when the reader nears the end. */
const FIRST_ITEMS = 10;
const NEXT_ITEMS = 20;

/** What is on the page stays as it is until the reader asks for the new items, so nothing refetches by itself. */
export function feedQuery(only: FeedFilter) {
  return infiniteQueryOptions({
    queryKey: ['feed', only],
    queryFn: ({ pageParam }) => {
      const limit = pageParam === null ? FIRST_ITEMS : NEXT_ITEMS;
      return body(api.GET('/v1/feed', { params: { query: { only, limit, ...withCursor(pageParam) } } }));
    },
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
    staleTime: Infinity,
    refetchOnReconnect: false,
  });
}

/** How many items came after `since`; without it there is nothing on the page to compare with. */
export function newItemsQuery(since: string | null | undefined) {
  return queryOptions({
    queryKey: ['feed-new', since ?? ''],
    queryFn: () => body(api.GET('/v1/feed/new', { params: { query: { since: since ?? '' } } })),
    enabled: since !== null && since !== undefined,
    staleTime: Infinity,
    refetchOnReconnect: true,
  });
}
