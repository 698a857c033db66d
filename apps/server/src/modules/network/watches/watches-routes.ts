import { Type } from 'typebox';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { gramsOfQuery } from '../name-search.ts';
import { readTimeCursor, timeCursorAfter } from '../../../platform/http/cursors.ts';
import { Watch, WatchesPage, WatchesQuery, WatchParams } from './watches-schemas.ts';
import type { WatchesService } from './watches-service.ts';

const tags = ['watches'];

export function watchesRoutes(app: App, watches: WatchesService): void {
  app.get(
    '/v1/watches',
    {
      config: { action: 'watches:read' },
      schema: {
        operationId: 'watches.list',
        tags,
        summary: 'Whom we watch',
        querystring: WatchesQuery,
        response: { 200: WatchesPage },
      },
    },
    async (request) => {
      const { cursor, q, limit = limits.pageDefaultItems } = request.query;
      const after = readTimeCursor(cursor);
      const grams = gramsOfQuery(q);
      if (grams === null) return { items: [], nextCursor: null };
      const page = await watches.list(actingContextOf(request), {
        grams,
        after: after === null ? null : { since: after.at, watchedId: after.id },
        limit,
      });
      return { items: page.watches, nextCursor: timeCursorAfter(page.last?.since, page.last?.watchedId) };
    },
  );

  app.put(
    '/v1/watches/:enterpriseId',
    {
      config: { action: 'watches:manage' },
      schema: {
        operationId: 'watches.add',
        tags,
        summary: 'Watch an enterprise',
        params: WatchParams,
        response: { 200: Watch },
      },
    },
    async (request) => watches.add(actingContextOf(request), request.params.enterpriseId),
  );

  app.delete(
    '/v1/watches/:enterpriseId',
    {
      config: { action: 'watches:manage' },
      schema: {
        operationId: 'watches.end',
        tags,
        summary: 'Watch it no longer',
        params: WatchParams,
        response: { 204: Type.Null({ description: 'It is not watched any more' }) },
      },
    },
    async (request, reply) => {
      await watches.end(actingContextOf(request), request.params.enterpriseId);
      return reply.status(204).send(null);
    },
  );
}
