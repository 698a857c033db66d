import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';

export function enterpriseQuery(enterpriseId: string) {
  return queryOptions({
    queryKey: ['enterprise', enterpriseId],
    queryFn: () => body(api.GET('/v1/enterprises/{enterpriseId}', { params: { path: { enterpriseId } } })),
  });
}

/** The facts shown today, or those that were shown on the day `on` (YYYY-MM-DD). */
export function factsQuery(enterpriseId: string, on?: string) {
  return queryOptions({
    queryKey: ['enterprise', enterpriseId, 'facts', on ?? 'today'],
    queryFn: () =>
      body(
        api.GET('/v1/enterprises/{enterpriseId}/facts', {
          params: { path: { enterpriseId }, ...(on === undefined ? {} : { query: { on } }) },
        }),
      ),
  });
}

export function factHistoryQuery(enterpriseId: string, factKey: string) {
  return infiniteQueryOptions({
    queryKey: ['enterprise', enterpriseId, 'history', factKey],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/enterprises/{enterpriseId}/facts/{factKey}/history', {
          params: { path: { enterpriseId, factKey }, query: withCursor(pageParam) },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export function evidenceQuery(enterpriseId: string, evidenceId: string) {
  return queryOptions({
    queryKey: ['enterprise', enterpriseId, 'evidence', evidenceId],
    queryFn: () =>
      body(
        api.GET('/v1/enterprises/{enterpriseId}/evidence/{evidenceId}', {
          params: { path: { enterpriseId, evidenceId } },
        }),
      ),
    staleTime: Infinity,
  });
}

/** Has the server check the signature anew against the bank's key of that day: whenever it is shown, and on demand. */
export function verificationQuery(enterpriseId: string, evidenceId: string) {
  const params = { path: { enterpriseId, evidenceId } };
  return queryOptions({
    queryKey: ['verification', enterpriseId, evidenceId],
    queryFn: () => body(api.POST('/v1/enterprises/{enterpriseId}/evidence/{evidenceId}/verify', { params })),
    retry: false,
    gcTime: 0,
  });
}

export const ownEnterpriseQuery = queryOptions({
  queryKey: ['own-enterprise'],
  queryFn: () => body(api.GET('/v1/enterprise')),
});

/** Below two characters a search would match half of everything, so none is sent. */
const SHORTEST_SEARCH = 2;

export function isLongEnough(q: string): boolean {
  return Array.from(q).length >= SHORTEST_SEARCH;
}

export function searchQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ['search', q],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/v1/enterprises', {
          params: { query: { q, limit: 20, ...withCursor(pageParam) } },
          signal,
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
    enabled: isLongEnough(q),
    staleTime: 30_000,
  });
}
