import { attachmentHeaders } from '../../../platform/http/attachment.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { PageQuery } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { Type } from 'typebox';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { ExportedFile, ExportFormat } from './statement-export.ts';
import type { StatementReads } from './statement-reads.ts';
import {
  AccountParams,
  EntriesPage,
  EntriesQuery,
  EntryDetailView,
  EntryParams,
  ExportQuery,
  StatementDays,
  StatementDetail,
  StatementFilesPage,
  StatementFilesQuery,
  StatementParams,
  StatementsQuery,
} from './statement-schemas.ts';

const tags = ['statements'];

export interface StatementUseCases {
  readonly reads: StatementReads;
  readonly exportOf: (
    context: ActingContext,
    accountNumber: string,
    asked: { readonly format: ExportFormat; readonly from: string; readonly to: string },
  ) => Promise<ExportedFile>;
}

export function statementRoutes(app: App, useCases: StatementUseCases): void {
  listingRoutes(app, useCases.reads);
  readingRoutes(app, useCases.reads);
  exportRoute(app, useCases);
}

function listingRoutes(app: App, reads: StatementReads): void {
  app.get(
    '/v1/accounts/:accountNumber/statements',
    {
      config: { action: 'statements:read' },
      schema: {
        operationId: 'statements.list',
        tags,
        summary: 'The days of an account with the statements of the bank, the latest first',
        description:
          'What is missing between two statements is named, and a statement that does not balance says what was expected.',
        params: AccountParams,
        querystring: StatementsQuery,
        response: { 200: StatementDays },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems, ...asked } = request.query;
      return reads.days(actingContextOf(request), request.params.accountNumber, asked, { cursor, limit });
    },
  );

  app.get(
    '/v1/accounts/:accountNumber/entries',
    {
      config: { action: 'statements:read' },
      schema: {
        operationId: 'entries.list',
        tags,
        summary: 'What was booked on an account, and what is pending, the latest day first',
        params: AccountParams,
        querystring: EntriesQuery,
        response: { 200: EntriesPage },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems, ...asked } = request.query;
      return reads.entries(actingContextOf(request), request.params.accountNumber, asked, { cursor, limit });
    },
  );

  app.get(
    '/v1/statement-files',
    {
      config: { action: 'statements:import' },
      schema: {
        operationId: 'statement_files.list',
        tags,
        summary: 'Statement files as they came in, the newest first; what was refused with line and reason',
        description:
          'A page may hold fewer items than asked for: files of accounts that the mandate does not open are left out. Go on by nextCursor.',
        querystring: StatementFilesQuery,
        response: { 200: StatementFilesPage },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems, state } = request.query;
      return reads.files(actingContextOf(request), state, { cursor, limit });
    },
  );
}

function readingRoutes(app: App, reads: StatementReads): void {
  app.get(
    '/v1/statements/:statementId',
    {
      config: { action: 'statements:read' },
      schema: {
        operationId: 'statements.read',
        tags,
        summary: 'A statement with its balances and a page of its entries',
        params: StatementParams,
        querystring: Type.Object({ ...PageQuery.properties }),
        response: { 200: StatementDetail },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems } = request.query;
      return reads.statement(actingContextOf(request), request.params.statementId, { cursor, limit });
    },
  );

  app.get(
    '/v1/entries/:entryId',
    {
      config: { action: 'statements:read' },
      schema: {
        operationId: 'entries.read',
        tags,
        summary: 'A movement on an account with the single payments of its batch',
        params: EntryParams,
        response: { 200: EntryDetailView },
      },
    },
    async (request) => reads.entry(actingContextOf(request), request.params.entryId),
  );
}

function exportRoute(app: App, { exportOf }: StatementUseCases): void {
  app.get(
    '/v1/accounts/:accountNumber/statement-export',
    {
      config: { action: 'statements:read', rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        operationId: 'statements.export',
        tags,
        summary: 'What was booked on an account as a file: camt.053.001.08 or CSV',
        params: AccountParams,
        querystring: ExportQuery,
        response: {
          200: {
            description: 'The file',
            content: {
              'application/xml': { schema: Type.String({ description: 'A camt.053.001.08 message' }) },
              'text/csv': { schema: Type.String({ description: 'A table of the entries' }) },
            },
          },
        },
      },
    },
    async (request, reply) => {
      const file = await exportOf(actingContextOf(request), request.params.accountNumber, request.query);
      const { name, mediaType, bytes } = file;
      void reply.headers(attachmentHeaders({ name, mediaType, sizeBytes: bytes.length }));
      // Bytes are sent as they are, whatever the type of the answer says.
      return reply.send(bytes as never);
    },
  );
}
