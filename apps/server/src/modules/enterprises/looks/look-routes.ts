import { invalid } from '../../../platform/errors.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { isUuid } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { listLooks } from './list-looks.ts';
import { LookSchema, LooksQuery } from './look-schemas.ts';
import type { LookMark } from './look-store.ts';
import { waysOfLooking } from './look.ts';

export function lookRoutes(app: App, deps: EnterprisesDeps): void {
  app.get(
    '/v1/looks',
    {
      config: { action: 'looks:read' },
      schema: {
        operationId: 'looks.list',
        summary: 'Who looked at what is not public of your enterprise, the newest first',
        tags: ['disclosures'],
        querystring: LooksQuery,
        response: { 200: pageOf(LookSchema) },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems, how = null } = request.query;
      const page = { how, after: readCursor(cursor), limit };
      const { items, last } = await listLooks(deps, actingContextOf(request), page);
      const nextCursor = last === null ? null : encodeCursor([last.lastAt, last.readerId, last.readerRole, last.how]);
      return { items, nextCursor };
    },
  );
}

/** JavaScript would read years that PostgreSQL does not know. */
const writtenByUs = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function readCursor(cursor: string | undefined): LookMark | null {
  if (cursor === undefined) return null;
  const [lastAt, readerId, readerRole, word] = decodeCursor(cursor, 4) ?? [];
  const how = waysOfLooking.find((one) => one === word);
  const isInstant = typeof lastAt === 'string' && writtenByUs.test(lastAt) && !Number.isNaN(Date.parse(lastAt));
  const isRole = typeof readerRole === 'string' && !readerRole.includes('\0');
  if (!isInstant || typeof readerId !== 'string' || !isUuid(readerId) || !isRole || how === undefined) {
    throw invalid('cursor', 'is not one that this list gave out');
  }
  return { lastAt: new Date(lastAt).toISOString(), readerId, readerRole, how };
}
