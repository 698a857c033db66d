import { Type } from 'typebox';
import { invalid } from '../../../platform/errors.ts';
import { Day, PageQuery, decodeCursor, encodeCursor, pageOf } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { isUuid } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { EnterpriseParams } from '../profile/enterprise-schemas.ts';
import { CategorySchema, FactSchema, FactVersionSchema } from './fact-schemas.ts';
import { readFacts, readHistory } from './fact-reading.ts';
import type { HistoryMark } from './fact-read-store.ts';

const FactsAnswer = Type.Object({
  items: Type.Array(FactSchema, { description: 'The facts that you see, by key' }),
  hiddenCategories: Type.Array(CategorySchema, { description: 'Categories that are not shown to you' }),
  recorded: Type.Boolean({
    description:
      'True when something of it is not public: then the enterprise is told of your look, by enterprise and role',
  }),
});

export function factRoutes(app: App, deps: EnterprisesDeps): void {
  app.get(
    '/v1/enterprises/:enterpriseId/facts',
    {
      config: { action: 'facts:read' },
      schema: {
        operationId: 'facts.list',
        summary:
          'What is known of an enterprise, by whom and as of when; with `on` what the network showed at the end of that day (UTC)',
        tags: ['facts'],
        params: EnterpriseParams,
        querystring: Type.Object({ on: Type.Optional(Day) }),
        response: { 200: FactsAnswer },
      },
    },
    (request) => readFacts(deps, actingContextOf(request), request.params.enterpriseId, request.query.on ?? null),
  );

  app.get(
    '/v1/enterprises/:enterpriseId/facts/:factKey/history',
    {
      config: { action: 'facts:read' },
      schema: {
        operationId: 'facts.list_history',
        summary: 'The values that a fact had, the newest first',
        tags: ['facts'],
        params: Type.Object({
          ...EnterpriseParams.properties,
          factKey: Type.String({ pattern: '^[a-z][a-z_0-9]{0,59}$', description: 'Key of the fact' }),
        }),
        querystring: PageQuery,
        response: { 200: pageOf(FactVersionSchema) },
      },
    },
    async (request) => {
      const { enterpriseId, factKey } = request.params;
      const limit = request.query.limit ?? limits.pageDefaultItems;
      const after = readCursor(request.query.cursor);
      const { items, last } = await readHistory(deps, actingContextOf(request), {
        enterpriseId,
        key: factKey,
        after,
        limit,
      });
      return {
        items,
        nextCursor: last === null ? null : encodeCursor([last.shownFrom, last.sequence, last.versionId]),
      };
    },
  );
}

/** JavaScript would read years that PostgreSQL does not know. */
const writtenByUs = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function readCursor(cursor: string | undefined): HistoryMark | null {
  if (cursor === undefined) return null;
  const [shownFrom, sequence, versionId] = decodeCursor(cursor, 3) ?? [];
  const isMark =
    typeof shownFrom === 'string' &&
    writtenByUs.test(shownFrom) &&
    !Number.isNaN(Date.parse(shownFrom)) &&
    Number.isSafeInteger(sequence);
  if (!isMark || typeof sequence !== 'number' || typeof versionId !== 'string' || !isUuid(versionId)) {
    throw invalid('cursor', 'is not one that this list gave out');
  }
  return { shownFrom: new Date(shownFrom).toISOString(), sequence, versionId };
}
