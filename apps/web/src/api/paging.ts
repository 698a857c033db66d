/** Where a keyset-paged list begins. The cast names both forms of a page parameter: none at first, the server's cursor later. */
export const FIRST_PAGE = null as string | null;

export function nextPage(page: { nextCursor: string | null }): string | null {
  return page.nextCursor;
}

export function withCursor(cursor: string | null): { cursor?: string } {
  return cursor === null ? {} : { cursor };
}
