import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { ApiGuard } from '../api/api-guard.ts';
import { Problem } from '../api/problem.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { findCustomer } from '../customers/customer-store.ts';
import { unknownCustomer } from '../journal/change-record.ts';
import { limits } from '../limits.ts';
import { presentFile } from './statement-file.ts';
import { findContent, listFiles } from './statement-store.ts';

const Customer = { customerId: Type.String({ maxLength: 100, description: 'Number of the customer.' }) };
const FilesQuery = Type.Object({
  afterSequence: Type.Optional(Type.Integer({ minimum: 0, default: 0, description: 'Files behind this one.' })),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: limits.statementFilesPage, default: limits.statementFilesPage }),
  ),
});
const FileList = Type.Object(
  {
    lastSequence: Type.Integer({ description: 'Of the newest file of the customer; 0 without any.' }),
    items: Type.Array(
      Type.Object({
        customerId: Type.String({ description: 'Whose file.' }),
        sequence: Type.Integer({ description: 'From 1, without gaps.' }),
        fileId: Type.String({ description: 'Identifier of the file.' }),
        message: Type.Enum(['camt.052', 'camt.053', 'camt.054'], { description: 'Report, statement or notification.' }),
        schema: Type.String({ description: 'Name of the message with its version.' }),
        accountNumber: Type.String({ description: 'Of which account.' }),
        createdAt: Type.String({ description: 'When it was issued.' }),
        size: Type.Integer({ description: 'Bytes.' }),
        sha256: Type.String({ description: 'Of the bytes, in hex.' }),
      }),
      { description: 'Ascending.' },
    ),
  },
  { $id: 'StatementFiles', description: 'Statement files of a customer.' },
);

/** Statement files, for clients with the scope `statements`. */
export function statementFileRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/v1/customers/:customerId/statement-files', {
      onRequest: guard('statements'),
      schema: {
        tags: ['statements'],
        operationId: 'statementFiles.list',
        summary: 'Statement files that were issued to a customer, numbered without gaps',
        params: Type.Object(Customer),
        querystring: FilesQuery,
        response: { 200: FileList, ...problems(400, 401, 403, 404, 429, 503) },
      },
      handler: async (request) => {
        const { customerId } = request.params;
        const { afterSequence: after = 0, limit = limits.statementFilesPage } = request.query;
        if ((await findCustomer(bank.db, customerId)) === null) throw unknownCustomer();
        const { lastSequence, items } = await listFiles(bank.db, customerId, { after, limit });
        return { lastSequence, items: items.map(presentFile) };
      },
    });

    app.get('/api/v1/customers/:customerId/statement-files/:fileId', {
      onRequest: guard('statements'),
      schema: {
        tags: ['statements'],
        operationId: 'statementFiles.read',
        summary: 'The bytes of a statement file',
        params: Type.Object({ ...Customer, fileId: Type.String({ maxLength: 100, description: 'As it is listed.' }) }),
        response: {
          200: { content: { 'application/xml': { schema: Type.Unknown() } } },
          ...problems(401, 403, 404, 429, 503),
        },
      },
      handler: async (request, reply) => {
        const { customerId, fileId } = request.params;
        const content = await findContent(bank.db, customerId, fileId);
        if (content === null) throw new Problem(404, 'statement_file_unknown', 'The customer has no such file.');
        // The bytes are sent as they are; the schema describes them for readers alone.
        return reply.type('application/xml').send(content);
      },
    });
  };
}
