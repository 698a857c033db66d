import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AuditSearch } from '../paths.ts';
import { api, body } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type { AuditVerification } from './types.ts';

const RUNNING_EVERY_MS = 1_000;

/** Lines of the whole network. Each reading is written down there, so it is asked for only when the reader asks. */
export function networkAuditQuery(search: AuditSearch) {
  return infiniteQueryOptions({
    queryKey: ['network-audit', search],
    queryFn: ({ pageParam }) =>
      body(api.GET('/v1/operator/audit', { params: { query: { ...filterOf(search), ...withCursor(pageParam) } } })),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
    staleTime: Infinity,
    refetchOnReconnect: false,
  });
}

/** Lines of the reader's own enterprise. */
export function ownAuditQuery(search: AuditSearch) {
  const { enterprise: _ofTheNetwork, ...own } = filterOf(search);
  return infiniteQueryOptions({
    queryKey: ['own-audit', own],
    queryFn: ({ pageParam }) => body(api.GET('/v1/audit', { params: { query: { ...own, ...withCursor(pageParam) } } })),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export const verificationsQuery = queryOptions({
  queryKey: ['audit-verifications'],
  queryFn: () => body(api.GET('/v1/operator/audit/verifications', { params: { query: { limit: 5 } } })),
  refetchInterval: ({ state }) => (state.data?.items[0]?.state === 'running' ? RUNNING_EVERY_MS : false),
});

export function verifyAudit(): Promise<AuditVerification> {
  return body(api.POST('/v1/operator/audit/verify'));
}

function filterOf({ enterprise, action, actorKind, target, from, to }: AuditSearch) {
  return {
    ...(enterprise === undefined ? {} : { enterprise }),
    ...(action === undefined ? {} : { action }),
    ...(actorKind === undefined ? {} : { actorKind }),
    ...(target === undefined ? {} : { target }),
    ...(from === undefined ? {} : { from: startOf(from, 0) }),
    ...(to === undefined ? {} : { to: startOf(to, 1) }),
  };
}

/** When a day of the reader's own begins, so many days later. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
