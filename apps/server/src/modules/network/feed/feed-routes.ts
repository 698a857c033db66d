import { decodeCursor, encodeCursor } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { isUuid } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { badCursor, badMark } from '../network-errors.ts';
import { FeedNew, FeedNewQuery, FeedPage, FeedQuery } from './feed-schemas.ts';
import type { FeedPage as Page, FeedService } from './feed-service.ts';
import type { FeedPlace } from './feed-store.ts';
import { parseItemId } from './item-id.ts';

const tags = ['feed'];

export function feedRoutes(app: App, feed: FeedService): void {
  app.get(
    '/v1/feed',
    {
      config: { action: 'feed:read' },
      schema: {
        operationId: 'feed.read',
        tags,
        summary: 'What changed at those we deal with',
        querystring: FeedQuery,
        response: { 200: FeedPage },
      },
    },
    async (request, reply) => {
      const { cursor, only = 'all', limit = limits.pageDefaultItems } = request.query;
      const page = await feed.read(actingContextOf(request), { only, after: readPlace(cursor), limit });
      // The items are JSON already: a text is sent as it is, whatever the type of the answer says.
      return reply.type('application/json; charset=utf-8').send(pageText(page) as never);
    },
  );

  app.get(
    '/v1/feed/new',
    {
      config: { action: 'feed:read' },
      schema: {
        operationId: 'feed.count_new',
        tags,
        summary: 'How many came since',
        querystring: FeedNewQuery,
        response: { 200: FeedNew },
      },
    },
    async (request) => {
      const since = parseItemId(request.query.since);
      if (since === null) throw badMark();
      return feed.countNew(actingContextOf(request), request.query.only ?? 'all', since);
    },
  );
}

function pageText({ items, next, newest }: Page): string {
  const nextCursor = next === null ? 'null' : `"${encodeCursor([next.itemId, next.authorId])}"`;
  return `{"items":[${items.join(',')}],"nextCursor":${nextCursor},"newest":"${newest}"}`;
}

/** @throws Problem 400 when the text is no place in a feed. */
function readPlace(cursor: string | undefined): FeedPlace | null {
  if (cursor === undefined) return null;
  const [itemId, authorId] = decodeCursor(cursor, 2) ?? [];
  if (typeof itemId !== 'number' || !Number.isSafeInteger(itemId) || itemId < 0) throw badCursor();
  if (typeof authorId !== 'string' || !isUuid(authorId)) throw badCursor();
  return { itemId, authorId };
}
