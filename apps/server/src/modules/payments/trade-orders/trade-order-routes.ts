import { IdempotencyHeaders } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { readTimeCursor, timeCursorAfter } from '../../../platform/http/cursors.ts';
import {
  AcceptBody,
  AmountBody,
  EmptyBody,
  FundBody,
  NoteBody,
  PartBody,
  ReasonBody,
  TradeOrder,
  TradeOrderBody,
  TradeOrderParams,
  TradeOrdersPage,
  TradeOrdersQuery,
} from './trade-order-schemas.ts';
import type { TradeOrderReads } from './trade-order-reads.ts';
import type { TradeOrderService } from './trade-order-service.ts';
import type { StepInput } from './take-step.ts';

const tags = ['orders'];

export interface TradeUseCases {
  readonly commands: TradeOrderService;
  readonly reads: TradeOrderReads;
}

export function tradeOrderRoutes(app: App, useCases: TradeUseCases): void {
  readingRoutes(app, useCases.reads);
  orderingRoutes(app, useCases);
  stepRoutes(app, useCases);
}

function readingRoutes(app: App, reads: TradeOrderReads): void {
  app.get(
    '/v1/trade-orders',
    {
      config: { action: 'orders:read' },
      schema: {
        operationId: 'trade_orders.list',
        tags,
        summary: 'Orders that we gave and that we got, the newest first',
        querystring: TradeOrdersQuery,
        response: { 200: TradeOrdersPage },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems, ...filter } = request.query;
      const page = await reads.list(actingContextOf(request), filter, { after: readTimeCursor(cursor), limit });
      return { items: page.orders, nextCursor: timeCursorAfter(page.last?.orderedAt, page.last?.orderId) };
    },
  );

  app.get(
    '/v1/trade-orders/:orderId',
    {
      config: { action: 'orders:read' },
      schema: {
        operationId: 'trade_orders.read',
        tags,
        summary: 'An order with its lines, what happened to it, the money in escrow and what is up to us',
        params: TradeOrderParams,
        response: { 200: TradeOrder },
      },
    },
    async (request) => reads.read(actingContextOf(request), request.params.orderId),
  );
}

function orderingRoutes(app: App, { commands, reads }: TradeUseCases): void {
  app.post(
    '/v1/trade-orders',
    {
      config: { action: 'orders:manage' },
      schema: {
        operationId: 'trade_orders.create',
        tags,
        summary: 'Order of another enterprise',
        headers: IdempotencyHeaders,
        body: TradeOrderBody,
        response: { 200: TradeOrder },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const id = await commands.create(context, request.body, request.headers['idempotency-key']);
      return reads.read(context, id);
    },
  );

  app.post(
    '/v1/trade-orders/:orderId/pay-in',
    {
      config: { action: 'payments:prepare' },
      schema: {
        operationId: 'trade_orders.pay_in',
        tags,
        summary: 'Prepare the payment into the escrow; it takes the signatures that every payment takes',
        headers: IdempotencyHeaders,
        params: TradeOrderParams,
        body: FundBody,
        response: { 200: TradeOrder },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const { orderId } = request.params;
      await commands.payIn(context, orderId, request.body, request.headers['idempotency-key']);
      return reads.read(context, orderId);
    },
  );
}

const steps = [
  { step: 'accept', path: 'accept', body: AcceptBody, summary: 'Accept an order, and say where you want your money' },
  { step: 'decline', path: 'decline', body: NoteBody, summary: 'Decline an order' },
  { step: 'cancel', path: 'cancel', body: NoteBody, summary: 'Cancel an order for which no money is on its way' },
  { step: 'deliver', path: 'deliver', body: NoteBody, summary: 'Say that it was delivered' },
  {
    step: 'confirm',
    path: 'confirm',
    body: EmptyBody,
    summary: 'Confirm the delivery; the bank releases what it holds',
  },
  {
    step: 'dispute',
    path: 'dispute',
    body: ReasonBody,
    summary: 'Object: the bank holds the money until it has decided',
  },
  {
    step: 'release_part',
    path: 'release-part',
    body: AmountBody,
    summary: 'Have the bank release a part to the seller',
  },
  { step: 'refund', path: 'refund', body: PartBody, summary: 'Give money in escrow back to the buyer' },
  { step: 'reclaim', path: 'reclaim', body: NoteBody, summary: 'Take back what was not delivered in time' },
] as const;

function stepRoutes(app: App, { commands, reads }: TradeUseCases): void {
  for (const { step, path, body, summary } of steps)
    app.post(
      `/v1/trade-orders/:orderId/${path}`,
      {
        config: { action: 'orders:manage' },
        schema: {
          operationId: `trade_orders.${step}`,
          tags,
          summary,
          headers: IdempotencyHeaders,
          params: TradeOrderParams,
          body,
          response: { 200: TradeOrder },
        },
      },
      async (request) => {
        const context = actingContextOf(request);
        const { orderId } = request.params;
        const input: StepInput = request.body;
        await commands.step(context, orderId, step, input, request.headers['idempotency-key']);
        return reads.read(context, orderId);
      },
    );
}
