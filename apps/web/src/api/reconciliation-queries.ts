import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, body, done } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type { DismissBody, MatchBody, ReconciliationEntry, ReconciliationMatch, ReconciliationMonth } from './types.ts';

const all = 'reconciliation';

/** @param month YYYY-MM; undefined for the first one that is open. */
export function monthQuery(accountNumber: string, month: string | undefined) {
  return queryOptions({
    queryKey: [all, accountNumber, 'month', month ?? null],
    queryFn: () =>
      body(
        api.GET('/v1/accounts/{accountNumber}/reconciliation', {
          params: { path: { accountNumber }, query: month === undefined ? {} : { month } },
        }),
      ),
  });
}

export function workQuery(accountNumber: string, month: string, state: ReconciliationEntry['state']) {
  return infiniteQueryOptions({
    queryKey: [all, accountNumber, 'entries', month, state],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/accounts/{accountNumber}/reconciliation/entries', {
          params: { path: { accountNumber }, query: { month, state, limit: 50, ...withCursor(pageParam) } },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export function entryQuery(accountNumber: string, entryId: string) {
  return queryOptions({
    queryKey: [all, accountNumber, 'entry', entryId],
    queryFn: () =>
      body(
        api.GET('/v1/accounts/{accountNumber}/reconciliation/entries/{entryId}', {
          params: { path: { accountNumber, entryId } },
        }),
      ),
  });
}

/** What is expected by the end of a month and is in no statement yet. */
export function oursQuery(accountNumber: string, until: string) {
  return infiniteQueryOptions({
    queryKey: [all, accountNumber, 'items', until],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/accounts/{accountNumber}/reconciliation/items', {
          params: { path: { accountNumber }, query: { until, limit: 50, ...withCursor(pageParam) } },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export function matchEntries(accountNumber: string, match: MatchBody, submitKey: string): Promise<ReconciliationMatch> {
  const params = { path: { accountNumber }, header: { 'idempotency-key': submitKey } };
  return body(api.POST('/v1/accounts/{accountNumber}/reconciliation/matches', { params, body: match }));
}

export function undoMatch(accountNumber: string, matchId: string, submitKey: string): Promise<ReconciliationMatch> {
  const params = { path: { accountNumber, matchId }, header: { 'idempotency-key': submitKey } };
  return body(api.POST('/v1/accounts/{accountNumber}/reconciliation/matches/{matchId}/undo', { params, body: {} }));
}

export function dismiss(accountNumber: string, dismissal: DismissBody, submitKey: string): Promise<void> {
  const params = { path: { accountNumber }, header: { 'idempotency-key': submitKey } };
  return done(api.POST('/v1/accounts/{accountNumber}/reconciliation/dismissals', { params, body: dismissal }));
}

export function runRules(accountNumber: string) {
  return body(api.POST('/v1/accounts/{accountNumber}/reconciliation/runs', { params: { path: { accountNumber } } }));
}

export function closeMonth(accountNumber: string, month: string, submitKey: string): Promise<ReconciliationMonth> {
  const params = { path: { accountNumber }, header: { 'idempotency-key': submitKey } };
  return body(api.POST('/v1/accounts/{accountNumber}/reconciliation/closings', { params, body: { month } }));
}

/** Everything that is shown of an account's reconciliation is read again. */
export function lookAgain(client: QueryClient, accountNumber: string): Promise<void> {
  return client.invalidateQueries({ queryKey: [all, accountNumber] });
}
