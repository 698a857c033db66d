import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';

/** Balances grow old while a page is open: the network reads them again at most once a minute. */
const BALANCES_EVERY_MS = 60_000;

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: () => body(api.GET('/v1/accounts')),
  refetchInterval: BALANCES_EVERY_MS,
});

export function accountQuery(accountNumber: string) {
  return queryOptions({
    queryKey: ['accounts', accountNumber],
    queryFn: () => body(api.GET('/v1/accounts/{accountNumber}', { params: { path: { accountNumber } } })),
    refetchInterval: BALANCES_EVERY_MS,
  });
}

export function transactionsQuery(accountNumber: string) {
  return infiniteQueryOptions({
    queryKey: ['accounts', accountNumber, 'transactions'],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/accounts/{accountNumber}/transactions', {
          params: { path: { accountNumber }, query: withCursor(pageParam) },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

/** Who did what with the account. */
export function accountTrailQuery(accountNumber: string) {
  return infiniteQueryOptions({
    queryKey: ['accounts', accountNumber, 'audit'],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/accounts/{accountNumber}/audit', {
          params: { path: { accountNumber }, query: withCursor(pageParam) },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}
