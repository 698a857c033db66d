import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type { Audience, Category, Disclosures, PreviewReader, WayOfLooking } from './types.ts';

/** Choices that are not in force yet, by category. */
export type Draft = ReadonlyMap<Category, Audience>;

export const disclosuresQuery = queryOptions({
  queryKey: ['disclosures'],
  queryFn: () => body(api.GET('/v1/disclosures')),
});

/** The own page as others see it; what is shown stays until the next one has come. */
export function previewQuery(as: PreviewReader, draft: Draft) {
  const text = [...draft]
    .map(([category, audience]) => `${category}:${audience}`)
    .toSorted()
    .join(',');
  return queryOptions({
    queryKey: ['preview', as, text],
    queryFn: () =>
      body(api.GET('/v1/enterprise/preview', { params: { query: { as, ...(text === '' ? {} : { draft: text }) } } })),
    placeholderData: keepPreviousData,
  });
}

export type Choice = { category: Category; audience: Audience; from: Audience };

/** All or nothing; refused when somebody else chose meanwhile. */
export function changeDisclosures(items: Choice[]): Promise<Disclosures> {
  return body(api.PUT('/v1/disclosures', { body: { items } }));
}

export function looksQuery(how: WayOfLooking | 'all') {
  return infiniteQueryOptions({
    queryKey: ['looks', how],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/looks', {
          params: { query: { limit: 50, ...(how === 'all' ? {} : { how }), ...withCursor(pageParam) } },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

/** Everything that the network holds of the own enterprise, as a file. */
export function exportEnterprise(): Promise<Blob> {
  return body<Blob>(api.POST('/v1/enterprise/export', { parseAs: 'blob' }));
}
