import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { arrivedKey, newestNotificationsQuery, unreadQuery } from './notification-queries.ts';
import type { Notification } from './types.ts';

type Page = { items: Notification[]; nextCursor: string | null };

/** How many notifications came since the lists on the page were read. They are shown when the reader asks for them. */
export function useArrived(): number {
  const { data = 0 } = useQuery({ queryKey: arrivedKey, queryFn: () => 0, enabled: false });
  return data;
}

/** The network says how much is unread: more of it is counted as arrived, and no list on the page changes. */
export function takeUnread(queryClient: QueryClient, unread: number): void {
  const before = queryClient.getQueryData(unreadQuery.queryKey)?.unread;
  queryClient.setQueryData(unreadQuery.queryKey, { unread });
  if (before === undefined || unread <= before) return;
  queryClient.setQueryData<number>(arrivedKey, (arrived = 0) => arrived + unread - before);
}

/** Shows as read, wherever they are on the page, the notifications that were marked so. */
export function showAsRead(queryClient: QueryClient, isMarked: (notification: Notification) => boolean): void {
  const readAt = new Date().toISOString();
  const mark = (page: Page): Page => ({
    ...page,
    items: page.items.map((one) => (one.readAt === null && isMarked(one) ? { ...one, readAt } : one)),
  });
  queryClient.setQueryData(newestNotificationsQuery.queryKey, (page) => (page === undefined ? page : mark(page)));
  queryClient.setQueriesData<InfiniteData<Page>>({ queryKey: ['notifications'] }, (data) =>
    data === undefined ? data : { ...data, pages: data.pages.map(mark) },
  );
}
