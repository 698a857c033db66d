import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body, done } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';

const LOOK_EVERY_MS = 15_000;

export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: () => body(api.GET('/v1/operator/jobs')),
  refetchInterval: LOOK_EVERY_MS,
});

export const deadLettersQuery = infiniteQueryOptions({
  queryKey: ['dead-letters'],
  queryFn: ({ pageParam }) =>
    body(api.GET('/v1/operator/dead-letters', { params: { query: { limit: 100, ...withCursor(pageParam) } } })),
  initialPageParam: FIRST_PAGE,
  getNextPageParam: nextPage,
});

/** E-mails of the network: how many wait, and since when. */
export const deliveriesQuery = queryOptions({
  queryKey: ['operator-deliveries'],
  queryFn: () => body(api.GET('/v1/operator/deliveries')),
  refetchInterval: LOOK_EVERY_MS,
});

export function retryDeadLetter(jobId: string): Promise<void> {
  return done(api.POST('/v1/operator/dead-letters/{jobId}/retry', { params: { path: { jobId } } }));
}

export function discardDeadLetter(jobId: string, reason: string): Promise<void> {
  return done(api.POST('/v1/operator/dead-letters/{jobId}/discard', { params: { path: { jobId } }, body: { reason } }));
}
