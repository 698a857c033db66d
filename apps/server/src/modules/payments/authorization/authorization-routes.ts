import { Type } from 'typebox';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { PaymentParams } from '../instructions/instruction-schemas.ts';
import type { PaymentAuthorizing } from './authorize-payment.ts';

const WayToBank = Type.Object(
  { redirectTo: Type.String({ description: 'Where the browser goes: a page of the bank' }) },
  { $id: 'PaymentWayToBank', description: 'Where a payment is authorised' },
);

export function authorizationRoutes(app: App, authorizing: PaymentAuthorizing): void {
  app.post(
    '/v1/payments/:paymentId/authorize',
    {
      config: { action: 'payments:read' },
      schema: {
        operationId: 'payments.authorize',
        tags: ['payments'],
        summary: 'Go to the bank to authorise a payment that all have signed',
        description:
          'For those who signed it, as often as it takes. The bank shows exactly what was signed; with the authorisation it is released.',
        params: PaymentParams,
        response: { 200: WayToBank },
      },
    },
    async (request) => ({
      redirectTo: await authorizing.authorize(actingContextOf(request), request.params.paymentId),
    }),
  );
}
