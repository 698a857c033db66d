import { Type } from 'typebox';
import type { Clock } from '../../../platform/clock.ts';
import { encodeCursor, PageQuery, pageOf } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import type { Connections } from '../connections/connections.ts';
import { readIdCursor } from '../../../platform/http/cursors.ts';
import {
  presentConnection,
  presentKeptAside,
  presentPaymentAlarm,
  presentRefusedTable,
  presentSyncRun,
} from './operator-present.ts';
import {
  BankParams,
  ConnectionView,
  KeptAsideParams,
  KeptAsideQuery,
  KeptAsideView,
  PaymentAlarmView,
  RefusedTableView,
  SyncRunView,
} from './operator-schemas.ts';
import type { OperatorService } from './operator-service.ts';

const tags = ['operator'];

export function operatorRoutes(
  app: App,
  deps: { connections: Connections; operator: OperatorService; clock: Clock },
): void {
  const { connections, operator, clock } = deps;

  app.get(
    '/v1/operator/connections',
    {
      config: { action: 'operator:connections_read' },
      schema: {
        operationId: 'connections.list',
        tags,
        summary: 'How each bank connection does',
        response: { 200: Type.Object({ items: Type.Array(ConnectionView, { description: 'One for each bank' }) }) },
      },
    },
    async () => {
      const reports = await Promise.all(connections.all().map((connection) => operator.report(connection)));
      return { items: reports.map((report) => presentConnection(report, clock.now())) };
    },
  );

  app.get(
    '/v1/operator/connections/:bank/kept-aside',
    {
      config: { action: 'operator:connections_read' },
      schema: {
        operationId: 'kept_aside.list',
        tags,
        summary: 'Records that did not fit, newest first',
        params: BankParams,
        querystring: KeptAsideQuery,
        response: { 200: pageOf(KeptAsideView) },
      },
    },
    async (request) => {
      const limit = request.query.limit ?? limits.pageDefaultItems;
      const { state = null, cursor } = request.query;
      const page = { state, before: readIdCursor(cursor), limit: limit + 1 };
      const found = await operator.keptAside(connections.bySlug(request.params.bank), page);
      return {
        items: found.slice(0, limit).map(presentKeptAside),
        nextCursor: cursorOf(
          found.map((one) => one.recordId),
          limit,
        ),
      };
    },
  );

  app.get(
    '/v1/operator/connections/:bank/sync-runs',
    {
      config: { action: 'operator:connections_read' },
      schema: {
        operationId: 'sync_runs.list',
        tags,
        summary: 'Walks through what the bank lists, newest first',
        params: BankParams,
        querystring: PageQuery,
        response: { 200: pageOf(SyncRunView) },
      },
    },
    async (request) => {
      const limit = request.query.limit ?? limits.pageDefaultItems;
      const page = { before: readIdCursor(request.query.cursor), limit: limit + 1 };
      const found = await operator.syncRuns(connections.bySlug(request.params.bank), page);
      return {
        items: found.slice(0, limit).map(presentSyncRun),
        nextCursor: cursorOf(
          found.map((one) => one.runId),
          limit,
        ),
      };
    },
  );

  refusedTableRoute(app, deps);
  paymentAlarmRoute(app, deps);
  manageRoutes(app, deps);
}

function refusedTableRoute(
  app: App,
  { connections, operator }: { connections: Connections; operator: OperatorService },
): void {
  app.get(
    '/v1/operator/connections/:bank/refused-tables',
    {
      config: { action: 'operator:connections_read' },
      schema: {
        operationId: 'refused_tables.list',
        tags,
        summary: 'Permission tables that were not believed, newest first',
        params: BankParams,
        querystring: PageQuery,
        response: { 200: pageOf(RefusedTableView) },
      },
    },
    async (request) => {
      const limit = request.query.limit ?? limits.pageDefaultItems;
      const page = { before: readIdCursor(request.query.cursor), limit: limit + 1 };
      const found = await operator.refusedTables(connections.bySlug(request.params.bank), page);
      return {
        items: found.slice(0, limit).map(presentRefusedTable),
        nextCursor: cursorOf(
          found.map((one) => one.refusalId),
          limit,
        ),
      };
    },
  );
}

function paymentAlarmRoute(
  app: App,
  { connections, operator }: { connections: Connections; operator: OperatorService },
): void {
  app.get(
    '/v1/operator/connections/:bank/payment-alarms',
    {
      config: { action: 'operator:connections_read' },
      schema: {
        operationId: 'payment_alarms.list',
        tags,
        summary: 'What the bank did with payments and must not do, newest first',
        params: BankParams,
        querystring: PageQuery,
        response: { 200: pageOf(PaymentAlarmView) },
      },
    },
    async (request) => {
      const limit = request.query.limit ?? limits.pageDefaultItems;
      const page = { before: readIdCursor(request.query.cursor), limit: limit + 1 };
      const found = await operator.paymentAlarms(connections.bySlug(request.params.bank), page);
      return {
        items: found.slice(0, limit).map(presentPaymentAlarm),
        nextCursor: cursorOf(
          found.map((one) => one.alarmId),
          limit,
        ),
      };
    },
  );
}

function manageRoutes(
  app: App,
  { connections, operator }: { connections: Connections; operator: OperatorService },
): void {
  app.post(
    '/v1/operator/connections/:bank/sync',
    {
      config: { action: 'operator:connections_manage' },
      schema: {
        operationId: 'connections.sync',
        tags,
        summary: 'Poll and read everything anew, soon',
        params: BankParams,
        response: { 202: Type.Null({ description: 'It will be done' }) },
      },
    },
    async (request, reply) => {
      await operator.syncNow(actingContextOf(request), connections.bySlug(request.params.bank));
      return reply.code(202).send(null);
    },
  );

  app.post(
    '/v1/operator/connections/:bank/kept-aside/:recordId/retry',
    {
      config: { action: 'operator:connections_manage' },
      schema: {
        operationId: 'kept_aside.retry',
        tags,
        summary: 'Try a record that was kept aside again',
        description: 'It enters the history at its place; a newer record stays the current one.',
        params: KeptAsideParams,
        response: { 200: KeptAsideView },
      },
    },
    async (request) => {
      const { bank, recordId } = request.params;
      return presentKeptAside(await operator.retry(actingContextOf(request), connections.bySlug(bank), recordId));
    },
  );
}

function cursorOf(ids: readonly string[], limit: number): string | null {
  const last = ids.length > limit ? ids[limit - 1] : undefined;
  return last === undefined ? null : encodeCursor([last]);
}
