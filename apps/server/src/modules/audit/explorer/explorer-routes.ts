import { invalid } from '../../../platform/errors.ts';
import { pageOf } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { AuditLineView, AuditSearchQuery, OwnAuditQuery } from './explorer-schemas.ts';
import type { AuditExplorer } from './explorer-service.ts';
import type { LineFilter, LinePlace } from './explorer-store.ts';
import { presentPage, readLineCursor } from './line-cursor.ts';

const tags = ['audit'];

export function explorerRoutes(app: App, explorer: AuditExplorer): void {
  app.get(
    '/v1/operator/audit',
    {
      config: { action: 'operator:audit_read' },
      schema: {
        operationId: 'audit.search',
        tags,
        summary: 'Who did what on the whole network, newest first',
        description: 'That it was read, and by which filter, becomes a line of the operator’s own enterprise.',
        querystring: AuditSearchQuery,
        response: { 200: pageOf(AuditLineView) },
      },
    },
    async (request) => {
      const { enterpriseId, enterprise } = request.query;
      const filter = {
        ...filterOf(request.query),
        ...(enterpriseId === undefined ? {} : { enterpriseIds: [enterpriseId] }),
        ...(enterprise === undefined ? {} : { enterprise }),
      };
      return presentPage(await explorer.search(actingContextOf(request), filter, pageAsked(request.query)));
    },
  );

  app.get(
    '/v1/audit',
    {
      config: { action: 'audit:read' },
      schema: {
        operationId: 'audit.list_own',
        tags,
        summary: 'Who did what at my enterprise, newest first',
        querystring: OwnAuditQuery,
        response: { 200: pageOf(AuditLineView) },
      },
    },
    async (request) =>
      presentPage(await explorer.own(actingContextOf(request), filterOf(request.query), pageAsked(request.query))),
  );
}

function filterOf({ action, actorKind, actor, target, from, to }: OwnAuditQuery): Omit<LineFilter, 'enterpriseIds'> {
  return {
    ...(action === undefined ? {} : { action }),
    ...(actorKind === undefined ? {} : { actorKind }),
    ...(actor === undefined ? {} : { actorId: actor }),
    ...(target === undefined ? {} : { target }),
    ...(from === undefined ? {} : { from: readInstant('query.from', from) }),
    ...(to === undefined ? {} : { to: readInstant('query.to', to) }),
  };
}

function pageAsked({ cursor, limit }: OwnAuditQuery): { after: LinePlace | null; limit: number } {
  return { after: readLineCursor(cursor), limit: limit ?? limits.pageDefaultItems };
}

/** An instant of years that the database can hold; RFC 3339 also writes leap seconds and the year 0. */
function readInstant(field: string, text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1_000 || at.getUTCFullYear() > 9_999)
    throw invalid(field, 'is no instant of a year from 1000 to 9999');
  return at.toISOString();
}
