import { decodeCursor, encodeCursor, IdempotencyHeaders, pageOf } from '../../../platform/http/schemas.ts';
import { invalid } from '../../../platform/errors.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { isUuid } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { CaseParams, CaseSchema, CasesQuery, CaseSummarySchema, DecisionInput } from './case-schemas.ts';
import type { CaseService } from './case-service.ts';

const tags = ['operator'];

export function caseRoutes(app: App, cases: CaseService): void {
  app.get(
    '/v1/operator/cases',
    {
      config: { action: 'operator:cases_read' },
      schema: {
        operationId: 'cases.list',
        summary: 'Cases that a person must decide, the newest first',
        tags,
        querystring: CasesQuery,
        response: { 200: pageOf(CaseSummarySchema) },
      },
    },
    async (request) => {
      const { state = 'open', kind = null, cursor, limit = limits.pageDefaultItems } = request.query;
      const { items, last } = await cases.list({ state, kind, after: readCursor(cursor), limit });
      return { items, nextCursor: last === null ? null : encodeCursor([last.openedAt.getTime(), last.caseId]) };
    },
  );

  app.get(
    '/v1/operator/cases/:caseId',
    {
      config: { action: 'operator:cases_read' },
      schema: {
        operationId: 'cases.read',
        summary: 'A case with both values side by side; the enterprise sees that it was opened',
        tags,
        params: CaseParams,
        response: { 200: CaseSchema },
      },
    },
    async (request) => cases.read(actingContextOf(request), request.params.caseId),
  );

  app.post(
    '/v1/operator/cases/:caseId/decision',
    {
      config: { action: 'operator:cases_decide' },
      schema: {
        operationId: 'cases.decide',
        summary: 'Decides a case, once; the enterprise reads the reason',
        tags,
        params: CaseParams,
        headers: IdempotencyHeaders,
        body: DecisionInput,
        response: { 200: CaseSchema },
      },
    },
    async (request) => {
      const key = request.headers['idempotency-key'];
      return cases.decide(actingContextOf(request), { caseId: request.params.caseId, key, decision: request.body });
    },
  );
}

/** The end of the year 9999: PostgreSQL's instants end elsewhere than those of JavaScript. */
const lastMs = 253_402_300_799_999;

function readCursor(cursor: string | undefined): { openedAt: Date; caseId: string } | null {
  if (cursor === undefined) return null;
  const [ms, caseId] = decodeCursor(cursor, 2) ?? [];
  const isTime = typeof ms === 'number' && Number.isInteger(ms) && ms >= 0 && ms <= lastMs;
  if (!isTime || typeof caseId !== 'string' || !isUuid(caseId)) {
    throw invalid('querystring.cursor', 'is not one that this list gave out');
  }
  return { openedAt: new Date(ms), caseId };
}
