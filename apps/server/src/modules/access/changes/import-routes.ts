import { Problem } from '../../../platform/errors.ts';
import { IdempotencyHeaders } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { fileTooLarge, fileUnreadable } from '../table-files/file-errors.ts';
import { ImportQuery, PermissionChangeDetail } from './change-schemas.ts';
import type { ChangeService } from './change-service.ts';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const accepted = ['text/csv', xlsxType, 'application/octet-stream'];
/** So much is still read of a file that is too large, for its sender to read the answer. */
const bodyLimit = limits.permissionTable.fileMaxBytes * 2;

/** Where a matrix comes in as a file. Only this route takes bytes as they are: the parsers stand in a scope of its own. */
export function importRoute(app: App, changes: ChangeService): void {
  let reading = 0;
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(accepted, { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
    scope.addContentTypeParser('*', (_request, _payload, done) => done(unsupported()));
    scope.post('/v1/permission-changes/import', {
      config: { action: 'permission_table:propose', rateLimit: { max: 60, timeWindow: '1 minute' } },
      bodyLimit,
      schema: {
        operationId: 'permission_changes.import',
        summary: 'Draft a change from the matrix in a CSV or XLSX file',
        description:
          'A CSV holds the grants; a workbook may hold every list. What is not in the file stays as it is. With any fault nothing is kept, and every fault is told with its line.',
        tags: ['permissions'],
        headers: IdempotencyHeaders,
        querystring: ImportQuery,
        body: {
          content: Object.fromEntries(
            accepted.map((type) => [
              type,
              { schema: { description: 'The bytes of the file', contentMediaType: type } },
            ]),
          ),
        },
        response: { 201: PermissionChangeDetail },
      },
      handler: async (request, reply) => {
        // Held against the schema above; the type is lost in a scope that is registered.
        const { fileName, note = null } = request.query as { fileName: string; note?: string };
        const { 'idempotency-key': key } = request.headers as { 'idempotency-key'?: string };
        const { body } = request;
        if (!Buffer.isBuffer(body) || body.length === 0) throw fileUnreadable('The file is empty.', '文件是空的。');
        if (body.length > limits.permissionTable.fileMaxBytes) throw fileTooLarge();
        if (reading >= limits.permissionTable.filesAtOnce) throw tooManyAtOnce();
        reading += 1;
        try {
          const change = await changes.import(actingContextOf(request), { bytes: body, fileName, note, key });
          return await reply.status(201).send(change);
        } finally {
          reading -= 1;
        }
      },
    });
  });
}

function unsupported(): Problem {
  return new Problem(
    415,
    'access.table_file_type_unknown',
    `Send the file itself as CSV or XLSX: content-type ${accepted.join(', ')}.`,
  );
}

function tooManyAtOnce(): Problem {
  return new Problem(503, 'access.table_files_busy', 'Other files are being read. Send this one again in a moment.', {
    headers: { 'retry-after': '2' },
  });
}
