import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type { CaseKind, CaseOutcome, CaseState, OperatorCase } from './types.ts';

/** A case is worked off within days: so often is soon enough to see a new one. */
const LOOK_AGAIN_MS = 30_000;

/** The queue: those that stand so, of one kind or of all. */
export function casesQuery(state: CaseState, kind: CaseKind | undefined) {
  return infiniteQueryOptions({
    queryKey: ['cases', state, kind ?? 'all'],
    queryFn: ({ pageParam }) => {
      const query = { state, ...(kind === undefined ? {} : { kind }), ...withCursor(pageParam) };
      return body(api.GET('/v1/operator/cases', { params: { query } }));
    },
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
    refetchInterval: state === 'open' ? LOOK_AGAIN_MS : false,
  });
}

/** The first hundred open cases: what the side bar counts, and the order in which they are worked off. */
export const openCasesQuery = queryOptions({
  queryKey: ['cases', 'open', 'first'],
  queryFn: () => body(api.GET('/v1/operator/cases', { params: { query: { state: 'open', limit: 100 } } })),
  staleTime: LOOK_AGAIN_MS,
  refetchInterval: LOOK_AGAIN_MS,
});

export function caseQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', 'one', caseId],
    queryFn: () => body(api.GET('/v1/operator/cases/{caseId}', { params: { path: { caseId } } })),
  });
}

export type Decision = { outcome: CaseOutcome; reason: string; revision: number };

export function decideCase(caseId: string, decision: Decision, submitKey: string): Promise<OperatorCase> {
  const params = { path: { caseId }, header: { 'idempotency-key': submitKey } };
  return body(api.POST('/v1/operator/cases/{caseId}/decision', { params, body: decision }));
}

/** Where a document of a case is saved from. */
export function caseDocumentAddress(caseId: string, documentId: string): string {
  return `/v1/operator/cases/${caseId}/documents/${documentId}/content`;
}
