import { IdempotencyHeaders } from '../../../platform/http/schemas.ts';
import { strictBody } from '../../../platform/http/strict-body.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { readTimeCursor, timeCursorAfter } from '../../../platform/http/cursors.ts';
import {
  ChangeParams,
  ChangesQuery,
  CreateChangeBody,
  PermissionChangeDetail,
  PermissionChangesPage,
  UpdateChangeBody,
} from './change-schemas.ts';
import type { ChangeService } from './change-service.ts';

const tags = ['permissions'];
/** A whole table is longer than other bodies. */
const bodyLimit = limits.permissionTable.bodyMaxBytes;

export function changeRoutes(app: App, changes: ChangeService): void {
  readingRoutes(app, changes);
  updateRoute(app, changes);
  endingRoutes(app, changes);
  const createParts = { headers: IdempotencyHeaders, body: CreateChangeBody };
  app.post(
    '/v1/permission-changes',
    {
      config: { action: 'permission_table:propose' },
      bodyLimit,
      validatorCompiler: strictBody(createParts),
      schema: {
        operationId: 'permission_changes.create',
        tags,
        summary: 'Draft a change of the permission table under which the session acts',
        description: 'A table with any fault is refused whole, with every fault; the table in force stays as it is.',
        ...createParts,
        response: { 201: PermissionChangeDetail },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      return reply.status(201).send(await changes.create(actingContextOf(request), request.body, key));
    },
  );
}

function updateRoute(app: App, changes: ChangeService): void {
  const updateParts = { params: ChangeParams, body: UpdateChangeBody };
  app.put(
    '/v1/permission-changes/:changeId',
    {
      config: { action: 'permission_table:propose' },
      bodyLimit,
      validatorCompiler: strictBody(updateParts),
      schema: {
        operationId: 'permission_changes.update',
        tags,
        summary: 'Save other contents, or bring the change onto the version in force',
        description:
          'Signatures that were given are void then. Without contents, what it changes is done to that version.',
        ...updateParts,
        response: { 200: PermissionChangeDetail },
      },
    },
    async (request) => changes.update(actingContextOf(request), request.params.changeId, request.body),
  );
}

function endingRoutes(app: App, changes: ChangeService): void {
  app.post(
    '/v1/permission-changes/:changeId/submit',
    {
      config: { action: 'permission_table:propose' },
      schema: {
        operationId: 'permission_changes.submit',
        tags,
        summary: 'Put the change up for the signature of a second person; then it goes to the bank',
        description: 'Submitting it again while it waits for signatures changes nothing.',
        params: ChangeParams,
        response: { 200: PermissionChangeDetail },
      },
    },
    async (request) => changes.submit(actingContextOf(request), request.params.changeId),
  );

  app.post(
    '/v1/permission-changes/:changeId/withdraw',
    {
      config: { action: 'permission_table:propose' },
      schema: {
        operationId: 'permission_changes.withdraw',
        tags,
        summary: 'Want the change no longer',
        params: ChangeParams,
        response: { 200: PermissionChangeDetail },
      },
    },
    async (request) => changes.withdraw(actingContextOf(request), request.params.changeId),
  );
}

function readingRoutes(app: App, changes: ChangeService): void {
  app.get(
    '/v1/permission-changes',
    {
      config: { action: 'permission_table:read' },
      schema: {
        operationId: 'permission_changes.list',
        tags,
        summary: 'The changes of the permission table under which the session acts, the newest first',
        querystring: ChangesQuery,
        response: { 200: PermissionChangesPage },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems } = request.query;
      const mark = readTimeCursor(cursor);
      const after = mark === null ? null : { createdAt: mark.at, changeId: mark.id };
      const page = await changes.list(actingContextOf(request), { after, limit });
      return { items: page.changes, nextCursor: timeCursorAfter(page.last?.createdAt, page.last?.changeId) };
    },
  );

  app.get(
    '/v1/permission-changes/:changeId',
    {
      config: { action: 'permission_table:read' },
      schema: {
        operationId: 'permission_changes.read',
        tags,
        summary: 'A change: what the table is to hold, and what differs from the version it is based on',
        params: ChangeParams,
        response: { 200: PermissionChangeDetail },
      },
    },
    async (request) => changes.read(actingContextOf(request), request.params.changeId),
  );
}
