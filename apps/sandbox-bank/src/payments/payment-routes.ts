import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiGuard } from '../api/api-guard.ts';
import { invalidField, Problem } from '../api/problem.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { presentPayment } from './payment.ts';
import * as schemas from './payment-schemas.ts';
import { findPayment } from './payment-store.ts';
import { takePayment } from './take-payment.ts';

/** Payments of a customer, for clients with the scope `payments`. */
export function paymentRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/v1/customers/:customerId/payments', {
      onRequest: guard('payments'),
      schema: {
        tags: ['payments'],
        operationId: 'payments.initiate',
        summary: 'Order a payment; what becomes of it follows as an event',
        description:
          'The same instruction again is the same payment. The bank holds preparer, signatures, limits and the rule for the amount ' +
          'against its own permission table when it executes the payment.',
        params: schemas.PaymentParams,
        headers: schemas.PaymentHeaders,
        body: schemas.PaymentOrderBody,
        response: { 202: schemas.PaymentView, ...problems(400, 401, 403, 404, 413, 422, 429, 503) },
      },
      handler: async (request, reply) => {
        const { clientId, body, params } = request;
        if (request.headers['idempotency-key'] !== body.instructionId) {
          throw invalidField('Idempotency-Key', 'must be the instructionId of the body');
        }
        const payment = await takePayment(bank, { clientId, customerId: params.customerId, order: body });
        return reply.code(202).send(presentPayment(payment));
      },
    });

    app.get('/api/v1/customers/:customerId/payments/:paymentId', {
      onRequest: guard('payments'),
      schema: {
        tags: ['payments'],
        operationId: 'payments.read',
        summary: 'What became of a payment that this client ordered',
        params: schemas.OnePaymentParams,
        response: { 200: schemas.PaymentView, ...problems(401, 403, 404, 429, 503) },
      },
      handler: async (request, reply) => {
        const payment = await findPayment(bank.db, { clientId: request.clientId, ...request.params });
        if (payment === null) throw new Problem(404, 'payment_unknown', 'There is no such payment of this client.');
        return reply.send(presentPayment(payment));
      },
    });
  };
}
