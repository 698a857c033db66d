import { readIdCursor } from '../../../platform/http/cursors.ts';
import { encodeCursor } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { DeliveriesPage, DeliveriesQuery, DeliveryReport } from './deliveries-schemas.ts';
import type { DeliveriesService } from './deliveries-service.ts';

export function deliveriesRoutes(app: App, deliveries: DeliveriesService): void {
  app.get(
    '/v1/notification-deliveries',
    {
      config: { action: 'notifications:read' },
      schema: {
        operationId: 'notification_deliveries.list',
        tags: ['notifications'],
        summary: 'E-mails to you that wait or failed',
        querystring: DeliveriesQuery,
        response: { 200: DeliveriesPage },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems, all = false } = request.query;
      const page = { all, after: readIdCursor(cursor), limit };
      const { items, next } = await deliveries.list(actingContextOf(request), page);
      return { items, nextCursor: next === null ? null : encodeCursor([next]) };
    },
  );

  app.get(
    '/v1/operator/deliveries',
    {
      config: { action: 'operator:jobs_read' },
      schema: {
        operationId: 'deliveries.report',
        tags: ['operator'],
        summary: 'How the e-mails of the network are going',
        response: { 200: DeliveryReport },
      },
    },
    async () => deliveries.report(),
  );
}
