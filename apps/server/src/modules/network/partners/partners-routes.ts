import { IdempotencyHeaders } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { gramsOfQuery } from '../name-search.ts';
import { readTimeCursor, timeCursorAfter } from '../../../platform/http/cursors.ts';
import { countNetwork, type NetworkCountDeps } from './network-counts.ts';
import {
  Partner,
  PartnerCounts,
  PartnerParams,
  PartnerRequest,
  PartnersPage,
  PartnersQuery,
} from './partners-schemas.ts';
import type { PartnersService } from './partners-service.ts';

const tags = ['partners'];

export function partnersRoutes(app: App, partners: PartnersService, deps: NetworkCountDeps): void {
  app.get(
    '/v1/partners',
    {
      config: { action: 'partners:read' },
      schema: {
        operationId: 'partners.list',
        tags,
        summary: 'Partners and requests',
        querystring: PartnersQuery,
        response: { 200: PartnersPage },
      },
    },
    async (request) => {
      const { cursor, q, state, limit = limits.pageDefaultItems } = request.query;
      const after = readTimeCursor(cursor);
      const grams = gramsOfQuery(q);
      if (grams === null) return { items: [], nextCursor: null };
      const page = await partners.list(actingContextOf(request), {
        state: state ?? null,
        grams,
        after: after === null ? null : { since: after.at, partnerId: after.id },
        limit,
      });
      return { items: page.partners, nextCursor: timeCursorAfter(page.last?.since, page.last?.partnerId) };
    },
  );

  app.get(
    '/v1/partners/counts',
    {
      config: { action: 'partners:read' },
      schema: {
        operationId: 'partners.count',
        tags,
        summary: 'With how many enterprises we stand how',
        response: { 200: PartnerCounts },
      },
    },
    async (request) => countNetwork(deps, actingContextOf(request)),
  );

  app.post(
    '/v1/partners',
    {
      config: { action: 'partners:manage' },
      schema: {
        operationId: 'partners.request',
        tags,
        summary: 'Ask an enterprise to become a partner; it becomes one at once when it has asked too',
        headers: IdempotencyHeaders,
        body: PartnerRequest,
        response: { 200: Partner },
      },
    },
    async (request) => {
      const { enterpriseId, note } = request.body;
      const key = request.headers['idempotency-key'];
      return partners.request(actingContextOf(request), { partnerId: enterpriseId, note: note ?? null, key });
    },
  );

  app.post(
    '/v1/partners/:enterpriseId/accept',
    {
      config: { action: 'partners:manage' },
      schema: {
        operationId: 'partners.accept',
        tags,
        summary: 'Accept a request',
        params: PartnerParams,
        response: { 200: Partner },
      },
    },
    async (request) => partners.accept(actingContextOf(request), request.params.enterpriseId),
  );

  app.delete(
    '/v1/partners/:enterpriseId',
    {
      config: { action: 'partners:manage' },
      schema: {
        operationId: 'partners.leave',
        tags,
        summary: 'Cancel, decline or end, whichever it is',
        params: PartnerParams,
        response: { 200: Partner },
      },
    },
    async (request) => partners.leave(actingContextOf(request), request.params.enterpriseId),
  );
}
