import { readIdCursor } from '../../../platform/http/cursors.ts';
import { encodeCursor } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { InboxPage, InboxQuery, MarkReadBody, UnreadCount } from './inbox-schemas.ts';
import type { InboxService } from './inbox-service.ts';

const tags = ['notifications'];

export function inboxRoutes(app: App, inbox: InboxService): void {
  app.get(
    '/v1/notifications',
    {
      config: { action: 'notifications:read' },
      schema: {
        operationId: 'notifications.list',
        tags,
        summary: 'What you were told',
        querystring: InboxQuery,
        response: { 200: InboxPage },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems, unread = false, topic = null } = request.query;
      const filter = { unread, topic, after: readIdCursor(cursor), limit };
      const { items, next } = await inbox.list(actingContextOf(request), filter);
      return { items, nextCursor: next === null ? null : encodeCursor([next]) };
    },
  );

  app.get(
    '/v1/notifications/unread-count',
    {
      config: { action: 'notifications:read' },
      schema: {
        operationId: 'notifications.count_unread',
        tags,
        summary: 'How much you have not read',
        response: { 200: UnreadCount },
      },
    },
    async (request) => inbox.countUnread(actingContextOf(request)),
  );

  app.post(
    '/v1/notifications/read',
    {
      config: { action: 'notifications:read' },
      schema: {
        operationId: 'notifications.mark_read',
        tags,
        summary: 'Mark as read',
        body: MarkReadBody,
        response: { 200: UnreadCount },
      },
    },
    async (request) => inbox.markRead(actingContextOf(request), request.body),
  );
}
