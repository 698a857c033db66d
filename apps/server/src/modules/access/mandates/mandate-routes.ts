import { Type } from 'typebox';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { Mandate } from '../../identity/index.ts';
import type { MandateService } from './mandate-service.ts';

const MandateList = Type.Object({
  items: Type.Array(Mandate, {
    description: 'The one that a bank returned last first; all of them, their number is bounded',
  }),
});

export function mandateRoutes(app: App, mandates: MandateService): void {
  app.get(
    '/v1/mandates',
    {
      config: { action: 'mandates:read' },
      schema: {
        operationId: 'mandates.list',
        tags: ['mandates'],
        summary: 'What I may act as, as each bank last said',
        response: { 200: MandateList },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const views = await mandates.listOf(context.personId);
      return { items: views.map((view) => ({ ...view, current: view.id === context.mandateId })) };
    },
  );
}
