import { invalid } from '../../../platform/errors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import type { TableReading } from './table-reading.ts';
import {
  OnQuery,
  TableDetail,
  TableList,
  TableParams,
  TableVersionParams,
  TableVersionsPage,
  VersionsQuery,
} from './table-view-schemas.ts';

const tags = ['permissions'];

export function tableRoutes(app: App, tables: TableReading): void {
  app.get(
    '/v1/permission-tables',
    {
      config: { action: 'permission_table:read' },
      schema: {
        operationId: 'permission_tables.list',
        tags,
        summary: 'The permission tables that this session may read, as they are in force',
        description:
          'The one under which the session acts; to an owner those of the enterprise at other banks as well.',
        response: { 200: TableList },
      },
    },
    async (request) => ({ items: await tables.list(actingContextOf(request)) }),
  );

  app.get(
    '/v1/permission-tables/:tableId',
    {
      config: { action: 'permission_table:read' },
      schema: {
        operationId: 'permission_tables.read',
        tags,
        summary: 'A permission table, whole: as it is in force, or as it was at the end of a day',
        params: TableParams,
        querystring: OnQuery,
        response: { 200: TableDetail },
      },
    },
    async (request) => tables.read(actingContextOf(request), request.params.tableId, request.query.on),
  );

  app.get(
    '/v1/permission-tables/:tableId/versions',
    {
      config: { action: 'permission_table:read' },
      schema: {
        operationId: 'permission_tables.list_versions',
        tags,
        summary: 'Its versions, the newest first; or those that were in force on a day',
        params: TableParams,
        querystring: VersionsQuery,
        response: { 200: TableVersionsPage },
      },
    },
    async (request) => {
      const { on, cursor, limit = limits.pageDefaultItems } = request.query;
      const page = { on, before: readVersionCursor(cursor), limit };
      const { items, last } = await tables.versions(actingContextOf(request), request.params.tableId, page);
      return { items, nextCursor: last === null ? null : encodeCursor([Number(last.version)]) };
    },
  );

  app.get(
    '/v1/permission-tables/:tableId/versions/:version',
    {
      config: { action: 'permission_table:read' },
      schema: {
        operationId: 'permission_tables.read_version',
        tags,
        summary: 'A version of a permission table, whole',
        params: TableVersionParams,
        response: { 200: TableDetail },
      },
    },
    async (request) => {
      const { tableId, version } = request.params;
      return tables.readVersion(actingContextOf(request), tableId, version);
    },
  );
}

/** @throws Problem 400 when the text is no place in this list. */
function readVersionCursor(cursor: string | undefined): bigint | null {
  if (cursor === undefined) return null;
  const [version] = decodeCursor(cursor, 1) ?? [];
  if (!Number.isSafeInteger(version)) throw invalid('query.cursor', 'is not one that this list gave out');
  return BigInt(Number(version));
}
