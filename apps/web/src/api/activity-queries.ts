import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type { ActivityCategoryName, ActivitySharing } from './types.ts';

export const activitySharingQuery = queryOptions({
  queryKey: ['activity', 'sharing'],
  queryFn: () => body(api.GET('/v1/activity-sharing')),
});

export function shareActivity(
  asked: { category: ActivityCategoryName; named: boolean; wording: number },
  submitKey: string,
): Promise<ActivitySharing> {
  return body(api.POST('/v1/activity-sharing', { params: { header: { 'idempotency-key': submitKey } }, body: asked }));
}

export function withdrawActivity(category: ActivityCategoryName) {
  return body(api.DELETE('/v1/activity-sharing/{category}', { params: { path: { category } } }));
}

export const activityEventsQuery = infiniteQueryOptions({
  queryKey: ['activity', 'events'],
  queryFn: ({ pageParam }) =>
    body(api.GET('/v1/activity-events', { params: { query: { limit: 20, ...withCursor(pageParam) } } })),
  initialPageParam: FIRST_PAGE,
  getNextPageParam: nextPage,
});

export const activityErasuresQuery = infiniteQueryOptions({
  queryKey: ['activity', 'erasures'],
  queryFn: ({ pageParam }) =>
    body(api.GET('/v1/activity-erasures', { params: { query: { limit: 20, ...withCursor(pageParam) } } })),
  initialPageParam: FIRST_PAGE,
  getNextPageParam: nextPage,
});

/** Everything that was shared, as a document of JSON. */
export async function exportActivity(): Promise<Blob> {
  const document = await body(api.GET('/v1/activity-events/export'));
  return new Blob([JSON.stringify(document, null, 2)], { type: 'application/json' });
}
