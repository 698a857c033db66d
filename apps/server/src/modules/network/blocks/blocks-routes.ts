import { Type } from 'typebox';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { gramsOfQuery } from '../name-search.ts';
import { readTimeCursor, timeCursorAfter } from '../../../platform/http/cursors.ts';
import { Block, BlockParams, BlocksPage, BlocksQuery } from './blocks-schemas.ts';
import type { BlocksService } from './blocks-service.ts';

const tags = ['blocks'];

export function blocksRoutes(app: App, blocks: BlocksService): void {
  app.get(
    '/v1/blocks',
    {
      config: { action: 'partners:read' },
      schema: {
        operationId: 'blocks.list',
        tags,
        summary: 'Whom we have shut out',
        querystring: BlocksQuery,
        response: { 200: BlocksPage },
      },
    },
    async (request) => {
      const { cursor, q, limit = limits.pageDefaultItems } = request.query;
      const after = readTimeCursor(cursor);
      const grams = gramsOfQuery(q);
      if (grams === null) return { items: [], nextCursor: null };
      const page = await blocks.list(actingContextOf(request), {
        grams,
        after: after === null ? null : { since: after.at, otherId: after.id },
        limit,
      });
      return { items: page.blocks, nextCursor: timeCursorAfter(page.last?.since, page.last?.otherId) };
    },
  );

  app.put(
    '/v1/blocks/:enterpriseId',
    {
      config: { action: 'partners:manage' },
      schema: {
        operationId: 'blocks.add',
        tags,
        summary: 'Shut an enterprise out: neither sees the other from now on, and it is not told',
        params: BlockParams,
        response: { 200: Block },
      },
    },
    async (request) => blocks.add(actingContextOf(request), request.params.enterpriseId),
  );

  app.delete(
    '/v1/blocks/:enterpriseId',
    {
      config: { action: 'partners:manage' },
      schema: {
        operationId: 'blocks.end',
        tags,
        summary: 'Let it see us again; what there was between us does not come back by itself',
        params: BlockParams,
        response: { 204: Type.Null({ description: 'It is not blocked any more' }) },
      },
    },
    async (request, reply) => {
      await blocks.end(actingContextOf(request), request.params.enterpriseId);
      return reply.status(204).send(null);
    },
  );
}
