import { Type } from 'typebox';
import { notFound } from '../../../platform/errors.ts';
import type { Database } from '../../../platform/db/database.ts';
import { oneOf, Uuid } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { selectSessionTable, selectTableVersion } from '../changes/change-store.ts';
import { fileHeaders, mediaTypes, writeTableFile } from './export-table.ts';

const ExportParams = Type.Object({ tableId: Type.String({ ...Uuid, description: 'Id of the table' }) });
const ExportQuery = Type.Object({
  format: oneOf(['csv', 'xlsx'], 'CSV holds the grants, a workbook everything'),
  language: Type.Optional(oneOf(['zh', 'en'], 'Language of headings, words and names; Chinese unless it is said')),
  version: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'Another version than the one in force',
    }),
  ),
});
const FileAnswer = {
  description: 'The file, to be saved',
  content: Object.fromEntries(
    Object.values(mediaTypes).map((type) => [type, { schema: { description: 'Its bytes', contentMediaType: type } }]),
  ),
};

/** A version of the table under which the session acts, as a file that an import reads back. */
export function exportRoute(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/permission-tables/:tableId/export',
    {
      config: { action: 'permission_table:read' },
      schema: {
        operationId: 'permission_tables.export',
        tags: ['permissions'],
        summary: 'The matrix as a CSV or XLSX file, to be worked on and imported again',
        params: ExportParams,
        querystring: ExportQuery,
        response: { 200: FileAnswer },
      },
    },
    async (request, reply) => {
      const context = actingContextOf(request);
      const { format, language = 'zh', version } = request.query;
      const { found, table } = await db.as(context, async (tx) => {
        const own = await selectSessionTable(tx, context);
        if (own === null || own.tableId !== request.params.tableId) throw notFound('This permission table');
        const wanted = version ?? own.version;
        return { found: wanted, table: await selectTableVersion(tx, own.tableId, wanted) };
      });
      if (table === null) throw notFound('This version of the permission table');
      const bytes = await writeTableFile(table, format, language);
      return reply.headers(fileHeaders(`permissions-${found}`, format)).send(bytes);
    },
  );
}
