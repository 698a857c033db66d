import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body, done } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type { Partner } from './types.ts';

/** `q`: part of a name; empty for all. */
export function partnersQuery(state: 'received' | 'requested' | 'active', q: string) {
  return infiniteQueryOptions({
    queryKey: ['partners', state, { q }],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/partners', {
          params: { query: { state, ...named(q), ...withCursor(pageParam) } },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export function watchesQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ['watches', { q }],
    queryFn: ({ pageParam }) =>
      body(api.GET('/v1/watches', { params: { query: { ...named(q), ...withCursor(pageParam) } } })),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export function blocksQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ['blocks', { q }],
    queryFn: ({ pageParam }) =>
      body(api.GET('/v1/blocks', { params: { query: { ...named(q), ...withCursor(pageParam) } } })),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

/** With how many enterprises one stands how. */
export const networkCountsQuery = queryOptions({
  queryKey: ['partners', 'counts'],
  queryFn: () => body(api.GET('/v1/partners/counts')),
  staleTime: 30_000,
});

function named(q: string): { q?: string } {
  return q === '' ? {} : { q };
}

/** The first page suffices to know whether there is any, and how many requests wait for an answer. */
export function partnerCountQuery(state: 'received' | 'active') {
  return queryOptions({
    queryKey: ['partners', state, 'count'],
    queryFn: () => body(api.GET('/v1/partners', { params: { query: { state } } })),
    staleTime: 30_000,
  });
}

export function requestPartner(enterpriseId: string, note: string, submitKey: string): Promise<Partner> {
  const params = { header: { 'idempotency-key': submitKey } };
  return body(api.POST('/v1/partners', { params, body: note === '' ? { enterpriseId } : { enterpriseId, note } }));
}

export function acceptPartner(enterpriseId: string): Promise<Partner> {
  return body(api.POST('/v1/partners/{enterpriseId}/accept', { params: { path: { enterpriseId } } }));
}

/** Cancels one's own request, declines a received one, or ends an existing partnership. */
export function endPartner(enterpriseId: string): Promise<void> {
  return done(api.DELETE('/v1/partners/{enterpriseId}', { params: { path: { enterpriseId } } }));
}

export function setWatching(enterpriseId: string, watching: boolean): Promise<void> {
  const params = { path: { enterpriseId } };
  if (watching) return done(api.PUT('/v1/watches/{enterpriseId}', { params }));
  return done(api.DELETE('/v1/watches/{enterpriseId}', { params }));
}

/** Shuts an enterprise out, or lets it see us again. */
export function setBlocked(enterpriseId: string, blocked: boolean): Promise<void> {
  const params = { path: { enterpriseId } };
  if (blocked) return done(api.PUT('/v1/blocks/{enterpriseId}', { params }));
  return done(api.DELETE('/v1/blocks/{enterpriseId}', { params }));
}
