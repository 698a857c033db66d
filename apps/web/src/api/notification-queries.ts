import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type { NotificationPreferences, NotificationTopic, PreferencesChoice } from './types.ts';

/** How much is unread: what the bell shows. The stream keeps it up to date. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications-unread'],
  queryFn: () => body(api.GET('/v1/notifications/unread-count')),
  staleTime: 60_000,
});

/** How many came since a list was last read from its beginning. */
export const arrivedKey = ['notifications-arrived'];

const panelItems = 8;

/** The newest, for the panel of the bell: asked for whenever it opens. */
export const newestNotificationsQuery = queryOptions({
  queryKey: ['notifications-newest'],
  queryFn: async ({ client }) => {
    const newest = await body(api.GET('/v1/notifications', { params: { query: { limit: panelItems } } }));
    client.setQueryData(arrivedKey, 0);
    return newest;
  },
  staleTime: 0,
  refetchOnReconnect: false,
});

export type NotificationFilter = { unread: boolean; topic: NotificationTopic | null };

/** What is on the page stays as it is until the reader asks for what is new. */
export function notificationsQuery({ unread, topic }: NotificationFilter) {
  return infiniteQueryOptions({
    queryKey: ['notifications', { unread, topic }],
    queryFn: async ({ pageParam, client }) => {
      const query = { ...(unread ? { unread } : {}), ...(topic === null ? {} : { topic }), ...withCursor(pageParam) };
      const page = await body(api.GET('/v1/notifications', { params: { query } }));
      if (pageParam === null) client.setQueryData(arrivedKey, 0);
      return page;
    },
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
    staleTime: Infinity,
    refetchOnMount: 'always',
    refetchOnReconnect: false,
  });
}

/** These, or everything that came until an instant. @returns how much is unread then. */
export function markRead(which: { ids: string[] } | { upTo: string }): Promise<{ unread: number }> {
  return body(api.POST('/v1/notifications/read', { body: which }));
}

export const preferencesQuery = queryOptions({
  queryKey: ['notification-preferences'],
  queryFn: () => body(api.GET('/v1/notification-preferences')),
  // Typing must not be undone by an answer that comes late.
  staleTime: Infinity,
  refetchOnMount: 'always',
  refetchOnReconnect: false,
});

export function savePreferences(choice: PreferencesChoice): Promise<NotificationPreferences> {
  return body(api.PUT('/v1/notification-preferences', { body: choice }));
}

/** Sends a code to the address; null takes the address away. */
export function setEmailAddress(address: string | null): Promise<NotificationPreferences> {
  return body(api.POST('/v1/notification-preferences/email', { body: { address } }));
}

export function confirmEmailAddress(code: string): Promise<NotificationPreferences> {
  return body(api.POST('/v1/notification-preferences/email/confirm', { body: { code } }));
}

/** Needs no session: the token of the link says whose e-mails. */
export function unsubscribe(token: string) {
  return body(api.POST('/v1/notification-preferences/unsubscribe', { params: { query: { token } }, body: {} }));
}

/** E-mails to the reader that wait or could not be sent. */
export const waitingEmailsQuery = queryOptions({
  queryKey: ['notification-deliveries'],
  queryFn: () => body(api.GET('/v1/notification-deliveries', { params: { query: { limit: 50 } } })),
  refetchInterval: 10_000,
});
