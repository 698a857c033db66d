import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type { Offer, OfferKind, OfferSource } from './types.ts';

export type OfferFilter = { kind?: OfferKind; source?: OfferSource; q?: string };

export function offersQuery(filter: OfferFilter) {
  return infiniteQueryOptions({
    queryKey: ['offers', filter],
    queryFn: ({ pageParam }) =>
      body(api.GET('/v1/offers', { params: { query: { ...filter, ...withCursor(pageParam) } } })),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
    placeholderData: keepPreviousData,
  });
}

export function offerQuery(offerId: string) {
  return queryOptions({
    queryKey: ['offer', offerId],
    queryFn: () => body(api.GET('/v1/offers/{offerId}', { params: { path: { offerId } } })),
  });
}

export type ComparedFor = { amount: string; currency: string; months: number };

/** What the offers come to, in the order of their ids. */
export function offerComparisonQuery(ids: readonly string[], asked: ComparedFor) {
  return queryOptions({
    queryKey: ['offer-comparison', ids, asked],
    queryFn: () => body(api.GET('/v1/offers/comparison', { params: { query: { offers: ids.join(','), ...asked } } })),
    placeholderData: keepPreviousData,
  });
}

export function acceptOffer({ id, version }: Pick<Offer, 'id' | 'version'>, submitKey: string): Promise<Offer> {
  const params = { path: { offerId: id }, header: { 'idempotency-key': submitKey } };
  return body(api.POST('/v1/offers/{offerId}/acceptance', { params, body: { version } }));
}

export function downloadOfferDocument(offerId: string, offerDocumentId: string): Promise<Blob> {
  const params = { path: { offerId, offerDocumentId } };
  return body<Blob>(api.GET('/v1/offers/{offerId}/documents/{offerDocumentId}', { params, parseAs: 'blob' }));
}
