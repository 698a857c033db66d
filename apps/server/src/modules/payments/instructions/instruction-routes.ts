import { IdempotencyHeaders } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { readTimeCursor, timeCursorAfter } from '../../../platform/http/cursors.ts';
import {
  EndBody,
  PayableAccounts,
  Payment,
  PaymentBody,
  PaymentParams,
  PaymentsPage,
  PaymentsQuery,
  PaymentUpdateBody,
  PreviewBody,
  PreviewView,
} from './instruction-schemas.ts';
import { PaymentReceipt } from './receipt-schemas.ts';
import type { InstructionReads } from './instruction-reads.ts';
import type { InstructionService } from './instruction-service.ts';

const tags = ['payments'];

export interface InstructionUseCases {
  readonly commands: InstructionService;
  readonly reads: InstructionReads;
}

export function instructionRoutes(app: App, useCases: InstructionUseCases): void {
  readingRoutes(app, useCases.reads);
  preparingRoutes(app, useCases);
  endingRoutes(app, useCases);
}

function readingRoutes(app: App, reads: InstructionReads): void {
  app.get(
    '/v1/payments',
    {
      config: { action: 'payments:read' },
      schema: {
        operationId: 'payments.list',
        tags,
        summary: 'Payments from the accounts that the mandate opens, the newest first',
        querystring: PaymentsQuery,
        response: { 200: PaymentsPage },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems, ...filter } = request.query;
      const mark = readTimeCursor(cursor);
      const after = mark === null ? null : { preparedAt: mark.at, instructionId: mark.id };
      const page = await reads.list(actingContextOf(request), filter, { after, limit });
      return { items: page.payments, nextCursor: timeCursorAfter(page.last?.preparedAt, page.last?.instructionId) };
    },
  );

  app.get(
    '/v1/payments/:paymentId',
    {
      config: { action: 'payments:read' },
      schema: {
        operationId: 'payments.read',
        tags,
        summary: 'A payment with its signatures and what happened to it',
        params: PaymentParams,
        response: { 200: Payment },
      },
    },
    async (request) => reads.read(actingContextOf(request), request.params.paymentId),
  );

  app.get(
    '/v1/payments/:paymentId/receipt',
    {
      config: { action: 'payments:read' },
      schema: {
        operationId: 'payments.receipt',
        tags,
        summary: 'The receipt of a payment that the bank has executed',
        params: PaymentParams,
        response: { 200: PaymentReceipt },
      },
    },
    async (request) => reads.receipt(actingContextOf(request), request.params.paymentId),
  );

  app.get(
    '/v1/payable-accounts',
    {
      config: { action: 'payments:prepare' },
      schema: {
        operationId: 'payments.list_accounts',
        tags,
        summary: 'The accounts from which the mandate may prepare payments, with what is left of the limits',
        response: { 200: PayableAccounts },
      },
    },
    async (request) => ({ items: await reads.payableAccounts(actingContextOf(request)) }),
  );
}

function preparingRoutes(app: App, { commands, reads }: InstructionUseCases): void {
  app.post(
    '/v1/payment-previews',
    {
      config: { action: 'payments:prepare' },
      schema: {
        operationId: 'payments.preview',
        tags,
        summary: 'Whether a payment would be within your limits, and who would have to sign; nothing is written',
        body: PreviewBody,
        response: { 200: PreviewView },
      },
    },
    async (request) => reads.preview(actingContextOf(request), request.body),
  );

  app.post(
    '/v1/payments',
    {
      config: { action: 'payments:prepare' },
      schema: {
        operationId: 'payments.create',
        tags,
        summary: 'Prepare a payment',
        description:
          'It waits for the signatures that the permission table demands, and is released by the last of them.',
        headers: IdempotencyHeaders,
        body: PaymentBody,
        response: { 200: Payment },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const id = await commands.create(context, request.body, request.headers['idempotency-key']);
      return reads.readOwn(context, id);
    },
  );

  app.put(
    '/v1/payments/:paymentId',
    {
      config: { action: 'payments:prepare' },
      schema: {
        operationId: 'payments.update',
        tags,
        summary: 'Change what is to be paid; all signatures become void',
        headers: IdempotencyHeaders,
        params: PaymentParams,
        body: PaymentUpdateBody,
        response: { 200: Payment },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const { paymentId } = request.params;
      await commands.update(context, paymentId, request.body, request.headers['idempotency-key']);
      return reads.readOwn(context, paymentId);
    },
  );
}

function endingRoutes(app: App, { commands, reads }: InstructionUseCases): void {
  app.post(
    '/v1/payments/:paymentId/withdraw',
    {
      config: { action: 'payments:prepare' },
      schema: {
        operationId: 'payments.withdraw',
        tags,
        summary: 'Take back a payment that you prepared and that is not released',
        headers: IdempotencyHeaders,
        params: PaymentParams,
        body: EndBody,
        response: { 200: Payment },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const { paymentId } = request.params;
      await commands.end(context, paymentId, 'withdraw', request.body, request.headers['idempotency-key']);
      return reads.readOwn(context, paymentId);
    },
  );

  app.post(
    '/v1/payments/:paymentId/cancel',
    {
      config: { action: 'payments:cancel' },
      schema: {
        operationId: 'payments.cancel',
        tags,
        summary: 'Cancel a payment that a colleague prepared and that is not released',
        headers: IdempotencyHeaders,
        params: PaymentParams,
        body: EndBody,
        response: { 200: Payment },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const { paymentId } = request.params;
      await commands.end(context, paymentId, 'cancel', request.body, request.headers['idempotency-key']);
      return reads.readOwn(context, paymentId);
    },
  );
}
