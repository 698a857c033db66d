import { IdempotencyHeaders } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { readTimeCursor, timeCursorAfter } from '../../../platform/http/cursors.ts';
import { FundBody, NoteBody } from '../trade-orders/trade-order-schemas.ts';
import type { PaymentRequestReads } from './payment-request-reads.ts';
import {
  PaymentRequest,
  PaymentRequestBody,
  PaymentRequestParams,
  PaymentRequestsPage,
  PaymentRequestsQuery,
} from './payment-request-schemas.ts';
import type { PaymentRequestService } from './payment-request-service.ts';

const tags = ['orders'];

export function paymentRequestRoutes(
  app: App,
  { commands, reads }: { commands: PaymentRequestService; reads: PaymentRequestReads },
): void {
  app.get(
    '/v1/payment-requests',
    {
      config: { action: 'orders:read' },
      schema: {
        operationId: 'payment_requests.list',
        tags,
        summary: 'Payments that we ask of others, or others of us, the newest first',
        querystring: PaymentRequestsQuery,
        response: { 200: PaymentRequestsPage },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems, ...filter } = request.query;
      const page = await reads.list(actingContextOf(request), filter, { after: readTimeCursor(cursor), limit });
      return { items: page.requests, nextCursor: timeCursorAfter(page.last?.askedAt, page.last?.requestId) };
    },
  );

  app.get(
    '/v1/payment-requests/:requestId',
    {
      config: { action: 'orders:read' },
      schema: {
        operationId: 'payment_requests.read',
        tags,
        summary: 'A request for payment',
        params: PaymentRequestParams,
        response: { 200: PaymentRequest },
      },
    },
    async (request) => reads.read(actingContextOf(request), request.params.requestId),
  );

  app.post(
    '/v1/payment-requests',
    {
      config: { action: 'orders:manage' },
      schema: {
        operationId: 'payment_requests.create',
        tags,
        summary: 'Ask another enterprise to pay',
        headers: IdempotencyHeaders,
        body: PaymentRequestBody,
        response: { 200: PaymentRequest },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const id = await commands.create(context, request.body, request.headers['idempotency-key']);
      return reads.read(context, id);
    },
  );

  app.post(
    '/v1/payment-requests/:requestId/pay',
    {
      config: { action: 'payments:prepare' },
      schema: {
        operationId: 'payment_requests.pay',
        tags,
        summary: 'Prepare the payment that is asked for; it takes the signatures that every payment takes',
        headers: IdempotencyHeaders,
        params: PaymentRequestParams,
        body: FundBody,
        response: { 200: PaymentRequest },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const { requestId } = request.params;
      await commands.pay(context, requestId, request.body, request.headers['idempotency-key']);
      return reads.read(context, requestId);
    },
  );

  for (const [step, summary] of [
    ['decline', 'Decline a payment that is asked of us'],
    ['cancel', 'Take back a request'],
  ] as const)
    app.post(
      `/v1/payment-requests/:requestId/${step}`,
      {
        config: { action: 'orders:manage' },
        schema: {
          operationId: `payment_requests.${step}`,
          tags,
          summary,
          headers: IdempotencyHeaders,
          params: PaymentRequestParams,
          body: NoteBody,
          response: { 200: PaymentRequest },
        },
      },
      async (request) => {
        const context = actingContextOf(request);
        const { requestId } = request.params;
        const note = request.body.note?.trim() ?? null;
        await commands.end(context, requestId, step, note, request.headers['idempotency-key']);
        return reads.read(context, requestId);
      },
    );
}
