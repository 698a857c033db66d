import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { MandateList } from './mandate-schemas.ts';
import type { MandateService } from './mandate-service.ts';

export function mandateRoutes(app: App, mandates: MandateService): void {
  app.get(
    '/v1/mandates',
    {
      config: { action: 'mandates:read' },
      schema: {
        operationId: 'mandates.list',
        tags: ['mandates'],
        summary: 'What I may act as, as each bank last said, and what each mandate opens',
        response: { 200: MandateList },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      return { items: await mandates.listOf(context) };
    },
  );
}
