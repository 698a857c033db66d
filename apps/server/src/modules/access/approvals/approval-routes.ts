import { PasskeyRequestOptions } from '../../identity/index.ts';
import { IdempotencyHeaders } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { readTimeCursor, timeCursorAfter } from '../../../platform/http/cursors.ts';
import type { ApprovalReading } from './approval-reading.ts';
import {
  ApprovalCount,
  ApprovalDetail,
  ApprovalParams,
  ApprovalsPage,
  ApprovalsQuery,
  BeginSignBody,
  RejectBody,
  SignBody,
  SignOutcome,
} from './approval-schemas.ts';
import type { SigningService } from './signing-service.ts';

const tags = ['approvals'];

export function approvalRoutes(app: App, reading: ApprovalReading, signing: SigningService): void {
  readingRoutes(app, reading);
  app.post(
    '/v1/approvals/:approvalId/signing',
    {
      config: { action: 'approvals:sign' },
      schema: {
        operationId: 'approvals.begin_sign',
        tags,
        summary: 'What a passkey is asked in order to sign this content',
        params: ApprovalParams,
        body: BeginSignBody,
        response: { 200: PasskeyRequestOptions },
      },
    },
    async (request) => signing.begin(actingContextOf(request), request.params.approvalId, request.body.contentHash),
  );

  app.post(
    '/v1/approvals/:approvalId/signatures',
    {
      config: { action: 'approvals:sign' },
      schema: {
        operationId: 'approvals.sign',
        tags,
        summary: 'Sign what was read',
        description:
          'The last signature that is demanded releases it, once. Another content than the one read is not signed.',
        params: ApprovalParams,
        headers: IdempotencyHeaders,
        body: SignBody,
        response: { 200: SignOutcome },
      },
    },
    async (request) => {
      const { contentHash, delegationId = null, assertion = null } = request.body;
      const key = request.headers['idempotency-key'];
      const command = { contentHash, delegationId, assertion, key };
      return signing.sign(actingContextOf(request), request.params.approvalId, command);
    },
  );

  app.post(
    '/v1/approvals/:approvalId/rejection',
    {
      config: { action: 'approvals:sign' },
      schema: {
        operationId: 'approvals.reject',
        tags,
        summary: 'Send it back with a reason',
        params: ApprovalParams,
        headers: IdempotencyHeaders,
        body: RejectBody,
        response: { 200: SignOutcome },
      },
    },
    async (request) => {
      const { reason } = request.body;
      const command = { reason: reason.trim(), key: request.headers['idempotency-key'] };
      return signing.reject(actingContextOf(request), request.params.approvalId, command);
    },
  );

  app.post(
    '/v1/approvals/:approvalId/withdrawal',
    {
      config: { action: 'approvals:read' },
      schema: {
        operationId: 'approvals.withdraw',
        tags,
        summary: 'Take back what I put up for signing',
        params: ApprovalParams,
        headers: IdempotencyHeaders,
        response: { 200: SignOutcome },
      },
    },
    async (request) =>
      signing.withdraw(actingContextOf(request), request.params.approvalId, request.headers['idempotency-key']),
  );
}

function readingRoutes(app: App, reading: ApprovalReading): void {
  app.get(
    '/v1/approvals',
    {
      config: { action: 'approvals:read' },
      schema: {
        operationId: 'approvals.list',
        tags,
        summary: 'What waits for my signature, what I signed, or what is over',
        description:
          'What waits: the nearest deadline first. The rest: the newest first. A page may hold fewer items than asked for.',
        querystring: ApprovalsQuery,
        response: { 200: ApprovalsPage },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems, tab } = request.query;
      const { items, next } = await reading.list(actingContextOf(request), {
        tab,
        after: readTimeCursor(cursor),
        limit,
      });
      return { items, nextCursor: timeCursorAfter(next?.at, next?.id) };
    },
  );

  app.get(
    '/v1/approvals/count',
    {
      config: { action: 'approvals:read' },
      schema: {
        operationId: 'approvals.count',
        tags,
        summary: 'How much waits for my signature',
        response: { 200: ApprovalCount },
      },
    },
    async (request) => reading.count(actingContextOf(request)),
  );

  app.get(
    '/v1/approvals/:approvalId',
    {
      config: { action: 'approvals:read' },
      schema: {
        operationId: 'approvals.read',
        tags,
        summary: 'Everything that is signed, by whom, and who is next',
        params: ApprovalParams,
        response: { 200: ApprovalDetail },
      },
    },
    async (request) => reading.read(actingContextOf(request), request.params.approvalId),
  );
}
