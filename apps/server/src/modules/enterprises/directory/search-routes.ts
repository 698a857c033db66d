import { Type } from 'typebox';
import { invalid } from '../../../platform/errors.ts';
import { PageQuery, decodeCursor, encodeCursor, pageOf } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { isUuid } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import type { LookBuffer } from '../looks/look-buffer.ts';
import { presentSummary } from '../profile/summary.ts';
import { EnterpriseSummarySchema } from '../profile/enterprise-schemas.ts';
import { searchDirectory } from './search.ts';
import type { Hit } from './search-store.ts';

const SearchQuery = Type.Object({
  ...PageQuery.properties,
  q: Type.Optional(
    Type.String({
      maxLength: limits.searchMaxCharacters,
      description: 'Part of a name (two Chinese characters suffice), or an official number',
    }),
  ),
});

export function searchRoutes(app: App, deps: EnterprisesDeps, looks: LookBuffer): void {
  app.get(
    '/v1/enterprises',
    {
      config: { action: 'enterprise:read' },
      schema: {
        operationId: 'enterprises.search',
        summary: 'Finds enterprises by name or official number, the best fit first',
        tags: ['enterprises'],
        querystring: SearchQuery,
        response: { 200: pageOf(EnterpriseSummarySchema) },
      },
    },
    async (request) => {
      const { q, cursor, limit } = request.query;
      const search = { text: q ?? '', after: readCursor(cursor), limit: limit ?? limits.pageDefaultItems };
      const { items, last } = await searchDirectory(deps, looks, actingContextOf(request), search);
      const nextCursor = last === null ? null : encodeCursor([last.rank, last.standing, last.length, last.id]);
      return { items: items.map(presentSummary), nextCursor };
    },
  );
}

function readCursor(cursor: string | undefined): Hit | null {
  if (cursor === undefined) return null;
  const [rank, standing, length, id] = decodeCursor(cursor, 4) ?? [];
  const isSmall = (part: unknown): part is number =>
    Number.isInteger(part) && Number(part) >= 0 && Number(part) <= 1_000;
  if (!isSmall(rank) || !isSmall(standing) || !isSmall(length) || typeof id !== 'string' || !isUuid(id)) {
    throw invalid('cursor', 'is not one that this list gave out');
  }
  return { rank, standing, length, id };
}
