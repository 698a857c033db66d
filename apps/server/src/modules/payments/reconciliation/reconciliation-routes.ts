import { IdempotencyHeaders } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import type { ReconciliationCommands } from './reconciliation-commands.ts';
import type { ReconciliationReads } from './reconciliation-reads.ts';
import {
  AccountParams,
  CloseBody,
  DismissBody,
  EntryDetail,
  EntryParams,
  ItemsPage,
  ItemsQuery,
  MatchBody,
  MatchParams,
  MatchView,
  MonthQuery,
  MonthView,
  RunView,
  UnmatchBody,
  WorkPage,
  WorkQuery,
} from './reconciliation-schemas.ts';

const tags = ['reconciliation'];

export interface ReconciliationUseCases {
  readonly commands: ReconciliationCommands;
  readonly reads: ReconciliationReads;
}

export function reconciliationRoutes(app: App, useCases: ReconciliationUseCases): void {
  readingRoutes(app, useCases.reads);
  matchingRoutes(app, useCases);
  closingRoutes(app, useCases);
}

function readingRoutes(app: App, reads: ReconciliationReads): void {
  app.get(
    '/v1/accounts/:accountNumber/reconciliation',
    {
      config: { action: 'reconciliation:read' },
      schema: {
        operationId: 'reconciliation.month',
        tags,
        summary: 'A month of an account: balances, days, and what stands in the way of closing it',
        params: AccountParams,
        querystring: MonthQuery,
        response: { 200: MonthView },
      },
    },
    async (request) => reads.month(actingContextOf(request), request.params.accountNumber, request.query.month),
  );

  app.get(
    '/v1/accounts/:accountNumber/reconciliation/entries',
    {
      config: { action: 'reconciliation:read' },
      schema: {
        operationId: 'reconciliation.work_list',
        tags,
        summary: 'Lines of a month with what the rules propose, or what they are matched with',
        params: AccountParams,
        querystring: WorkQuery,
        response: { 200: WorkPage },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems, month, state = 'open' } = request.query;
      const { accountNumber } = request.params;
      return reads.workList(actingContextOf(request), accountNumber, { month, state }, { cursor, limit });
    },
  );

  app.get(
    '/v1/accounts/:accountNumber/reconciliation/entries/:entryId',
    {
      config: { action: 'reconciliation:read' },
      schema: {
        operationId: 'reconciliation.read',
        tags,
        summary: 'A line with the records that it may belong to',
        params: EntryParams,
        response: { 200: EntryDetail },
      },
    },
    async (request) => reads.read(actingContextOf(request), request.params.accountNumber, request.params.entryId),
  );

  app.get(
    '/v1/accounts/:accountNumber/reconciliation/items',
    {
      config: { action: 'reconciliation:read' },
      schema: {
        operationId: 'reconciliation.list_items',
        tags,
        summary: 'What is expected on the account and is in no statement yet',
        params: AccountParams,
        querystring: ItemsQuery,
        response: { 200: ItemsPage },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems, ...filter } = request.query;
      return reads.items(actingContextOf(request), request.params.accountNumber, filter, { cursor, limit });
    },
  );
}

function matchingRoutes(app: App, { commands, reads }: ReconciliationUseCases): void {
  app.post(
    '/v1/accounts/:accountNumber/reconciliation/matches',
    {
      config: { action: 'reconciliation:manage' },
      schema: {
        operationId: 'reconciliation.match',
        tags,
        summary: 'Match lines with records, as proposed or otherwise',
        description: 'Lines are named with the revision in which they were read: whoever comes second is told.',
        headers: IdempotencyHeaders,
        params: AccountParams,
        body: MatchBody,
        response: { 200: MatchView },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const { accountNumber } = request.params;
      const id = await commands.match(context, accountNumber, request.body, request.headers['idempotency-key']);
      return reads.match(context, accountNumber, id);
    },
  );

  app.post(
    '/v1/accounts/:accountNumber/reconciliation/matches/:matchId/undo',
    {
      config: { action: 'reconciliation:manage' },
      schema: {
        operationId: 'reconciliation.unmatch',
        tags,
        summary: 'Take a match apart; its lines are open again',
        headers: IdempotencyHeaders,
        params: MatchParams,
        body: UnmatchBody,
        response: { 200: MatchView },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const { accountNumber, matchId } = request.params;
      await commands.unmatch(context, request.params, request.body, request.headers['idempotency-key']);
      return reads.match(context, accountNumber, matchId);
    },
  );

  app.post(
    '/v1/accounts/:accountNumber/reconciliation/dismissals',
    {
      config: { action: 'reconciliation:manage' },
      schema: {
        operationId: 'reconciliation.dismiss',
        tags,
        summary: 'Put a line or a record aside, to which nothing is to be matched',
        headers: IdempotencyHeaders,
        params: AccountParams,
        body: DismissBody,
        response: { 204: { type: 'null', description: 'It is put aside' } },
      },
    },
    async (request, reply) => {
      const { accountNumber } = request.params;
      const key = request.headers['idempotency-key'];
      await commands.dismiss(actingContextOf(request), accountNumber, request.body, key);
      return reply.code(204).send(null);
    },
  );
}

function closingRoutes(app: App, { commands, reads }: ReconciliationUseCases): void {
  app.post(
    '/v1/accounts/:accountNumber/reconciliation/runs',
    {
      config: { action: 'reconciliation:manage' },
      schema: {
        operationId: 'reconciliation.run',
        tags,
        summary: 'Run the rules over the account now',
        params: AccountParams,
        response: { 200: RunView },
      },
    },
    async (request) => commands.run(actingContextOf(request), request.params.accountNumber),
  );

  app.post(
    '/v1/accounts/:accountNumber/reconciliation/closings',
    {
      config: { action: 'reconciliation:manage' },
      schema: {
        operationId: 'reconciliation.close',
        tags,
        summary: 'Close a month for good',
        description: 'What comes later for it is counted in the next open month. Nobody opens it again.',
        headers: IdempotencyHeaders,
        params: AccountParams,
        body: CloseBody,
        response: { 200: MonthView },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const { accountNumber } = request.params;
      const { month } = request.body;
      await commands.close(context, accountNumber, month, request.headers['idempotency-key']);
      return reads.month(context, accountNumber, month);
    },
  );
}
