import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body, done } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type { BankConsent, ConsentAsked, KeptAsideRecord } from './types.ts';

export const consentsQuery = queryOptions({
  queryKey: ['consents'],
  queryFn: () => body(api.GET('/v1/bank-consents')),
});

/** Starts a consent at the bank and leaves this page so that the member can give it there. */
export async function giveConsentAtBank(asked: ConsentAsked, submitKey: string): Promise<void> {
  const { redirectTo } = await body(
    api.POST('/v1/bank-consents', { params: { header: { 'idempotency-key': submitKey } }, body: asked }),
  );
  globalThis.location.assign(redirectTo);
}

export function withdrawConsent(consentId: string): Promise<BankConsent> {
  return body(api.DELETE('/v1/bank-consents/{consentId}', { params: { path: { consentId } } }));
}

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: () => body(api.GET('/v1/operator/connections')),
  refetchInterval: 15_000,
});

/** `state`: only those; all where absent. */
export function refusedTablesQuery(bank: string) {
  return infiniteQueryOptions({
    queryKey: ['connections', bank, 'refused-tables'],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/operator/connections/{bank}/refused-tables', {
          params: { path: { bank }, query: { limit: 20, ...withCursor(pageParam) } },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export function paymentAlarmsQuery(bank: string) {
  return infiniteQueryOptions({
    queryKey: ['connections', bank, 'payment-alarms'],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/operator/connections/{bank}/payment-alarms', {
          params: { path: { bank }, query: { limit: 20, ...withCursor(pageParam) } },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export function keptAsideQuery(bank: string, state?: KeptAsideRecord['state']) {
  const filter = state === undefined ? {} : { state };
  return infiniteQueryOptions({
    queryKey: ['connections', bank, 'kept-aside', filter],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/operator/connections/{bank}/kept-aside', {
          params: { path: { bank }, query: { ...filter, limit: 50, ...withCursor(pageParam) } },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export function syncRunsQuery(bank: string) {
  return infiniteQueryOptions({
    queryKey: ['connections', bank, 'sync-runs'],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/operator/connections/{bank}/sync-runs', {
          params: { path: { bank }, query: withCursor(pageParam) },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
    refetchInterval: 15_000,
  });
}

export function syncNow(bank: string): Promise<void> {
  return done(api.POST('/v1/operator/connections/{bank}/sync', { params: { path: { bank } } }));
}

export function retryKeptAside(bank: string, recordId: string): Promise<KeptAsideRecord> {
  return body(
    api.POST('/v1/operator/connections/{bank}/kept-aside/{recordId}/retry', { params: { path: { bank, recordId } } }),
  );
}
