import { Type } from 'typebox';
import type { ActingContext } from '../../../platform/acting-context.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import type { PaymentReturn } from './payment-return.ts';

interface ReturnRouteDeps {
  readonly connections: Connections;
  readonly publicUrl: string;
  readonly returnWithPayment: (
    context: ActingContext,
    connection: BankConnection,
    callbackUrl: string,
  ) => Promise<PaymentReturn>;
}

export function paymentReturnRoutes(app: App, { connections, publicUrl, returnWithPayment }: ReturnRouteDeps): void {
  app.get(
    '/v1/bank-connections/:bank/payment-callback',
    {
      config: { action: 'session' },
      // An answer counts once: a HEAD, as link checkers send it, must not use it up.
      exposeHeadRoute: false,
      schema: {
        operationId: 'payments.callback',
        tags: ['payments'],
        summary: 'Where the bank sends a signer back who was to authorise a payment',
        description: 'Always 303: to /bank/payments/ID?authorised, or to the payment with ?error=CODE when it is not.',
        params: Type.Object({ bank: Type.String({ maxLength: 60, description: 'Slug of the bank' }) }),
        response: { 303: Type.Null({ description: 'On to a page of the web client' }) },
      },
    },
    async (request, reply) => {
      const connection = connections.bySlug(request.params.bank);
      // The address as the bank knows it, whatever proxies stand in between.
      const callbackUrl = new URL(request.url, publicUrl).href;
      const { paymentId, error } = await returnWithPayment(actingContextOf(request), connection, callbackUrl);
      const page = paymentId === null ? '/bank/payments' : `/bank/payments/${paymentId}`;
      const query = error === null ? 'authorised=true' : `error=${error}`;
      return reply.code(303).header('location', `${page}?${query}`).send(null);
    },
  );
}
