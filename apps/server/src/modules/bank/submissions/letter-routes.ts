import { readNumberCursor } from '../../../platform/http/cursors.ts';
import { IdempotencyHeaders, PageQuery } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import type { SendService } from './send-service.ts';
import { MessageBody, MessagesPage, RevisionBody, SubmissionParams, SubmissionView } from './submission-schemas.ts';
import type { SubmissionReads } from './submission-reads.ts';

const tags = ['submissions'];

interface UseCases {
  readonly reads: SubmissionReads;
  readonly sending: SendService;
}

/** What leaves for the bank, and the conversation with it. */
export function letterRoutes(app: App, useCases: UseCases): void {
  sendRoutes(app, useCases);
  messageRoutes(app, useCases);
}

function sendRoutes(app: App, { reads, sending }: UseCases): void {
  const shape = {
    tags,
    headers: IdempotencyHeaders,
    params: SubmissionParams,
    response: { 200: SubmissionView },
  };

  app.post(
    '/v1/submissions/:submissionId/send',
    {
      config: { action: 'submissions:write' },
      schema: {
        ...shape,
        operationId: 'submissions.send',
        summary: 'Send a draft off; it is queued until the bank has it',
        description: 'Held against the form first: 422 names every fault by its JSON Pointer, in both languages.',
        body: RevisionBody,
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const { submissionId } = request.params;
      const key = request.headers['idempotency-key'];
      await sending.send({ context, submissionId, key }, request.body.revision);
      return reads.read(context, submissionId);
    },
  );

  app.post(
    '/v1/submissions/:submissionId/supplement',
    {
      config: { action: 'submissions:write' },
      schema: {
        ...shape,
        operationId: 'submissions.supplement',
        summary: 'Answer what the bank wants to know',
        body: MessageBody,
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const { submissionId } = request.params;
      const key = request.headers['idempotency-key'];
      await sending.supplement({ context, submissionId, key }, request.body);
      return reads.read(context, submissionId);
    },
  );

  app.post(
    '/v1/submissions/:submissionId/withdraw',
    {
      config: { action: 'submissions:write' },
      schema: {
        ...shape,
        operationId: 'submissions.withdraw',
        summary: 'Take a submission back; the bank may have decided when this arrives',
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const { submissionId } = request.params;
      await sending.withdraw({ context, submissionId, key: request.headers['idempotency-key'] });
      return reads.read(context, submissionId);
    },
  );
}

function messageRoutes(app: App, { reads, sending }: UseCases): void {
  app.get(
    '/v1/submissions/:submissionId/messages',
    {
      config: { action: 'submissions:read' },
      schema: {
        operationId: 'submission_messages.list',
        tags,
        summary:
          'The conversation about a submission: its newest page, then the earlier ones; on a page the oldest first',
        params: SubmissionParams,
        querystring: PageQuery,
        response: { 200: MessagesPage },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageMaxItems } = request.query;
      const before = readNumberCursor(cursor);
      return reads.messages(actingContextOf(request), request.params.submissionId, { before, limit });
    },
  );

  app.post(
    '/v1/submissions/:submissionId/messages',
    {
      config: { action: 'submissions:write' },
      schema: {
        operationId: 'submission_messages.create',
        tags,
        summary: 'Write to the relationship manager; the answer is the newest page of the conversation',
        headers: IdempotencyHeaders,
        params: SubmissionParams,
        body: MessageBody,
        response: { 201: MessagesPage },
      },
    },
    async (request, reply) => {
      const context = actingContextOf(request);
      const { submissionId } = request.params;
      await sending.write({ context, submissionId, key: request.headers['idempotency-key'] }, request.body);
      return reply
        .code(201)
        .send(await reads.messages(context, submissionId, { before: null, limit: limits.pageMaxItems }));
    },
  );
}
