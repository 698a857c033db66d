import { Type } from 'typebox';
import { IdempotencyHeaders } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import type { DraftService } from './draft-service.ts';
import {
  SubmissionBody,
  SubmissionParams,
  SubmissionsPage,
  SubmissionsQuery,
  SubmissionUpdateBody,
  SubmissionView,
} from './submission-schemas.ts';
import type { SubmissionReads } from './submission-reads.ts';

const tags = ['submissions'];

export interface SubmissionUseCases {
  readonly reads: SubmissionReads;
  readonly drafts: DraftService;
}

export function submissionRoutes(app: App, useCases: SubmissionUseCases): void {
  readingRoutes(app, useCases.reads);
  draftRoutes(app, useCases);
}

function readingRoutes(app: App, reads: SubmissionReads): void {
  app.get(
    '/v1/submissions',
    {
      config: { action: 'submissions:read' },
      schema: {
        operationId: 'submissions.list',
        tags,
        summary: 'What was submitted to the bank under this mandate, drafts included, the newest first',
        querystring: SubmissionsQuery,
        response: { 200: SubmissionsPage },
      },
    },
    async (request) => {
      const { status = null, cursor, limit = limits.pageDefaultItems } = request.query;
      return reads.list(actingContextOf(request), { status, cursor, limit });
    },
  );

  app.get(
    '/v1/submissions/:submissionId',
    {
      config: { action: 'submissions:read' },
      schema: {
        operationId: 'submissions.read',
        tags,
        summary: 'A submission with its form, what became of it, and what may be done',
        params: SubmissionParams,
        response: { 200: SubmissionView },
      },
    },
    async (request) => reads.read(actingContextOf(request), request.params.submissionId),
  );
}

function draftRoutes(app: App, { reads, drafts }: SubmissionUseCases): void {
  app.post(
    '/v1/submissions',
    {
      config: { action: 'submissions:write' },
      schema: {
        operationId: 'submissions.create',
        tags,
        summary: 'Begin a draft; what is known of the enterprise is filled in, with source and date',
        headers: IdempotencyHeaders,
        body: SubmissionBody,
        response: { 201: SubmissionView },
      },
    },
    async (request, reply) => {
      const context = actingContextOf(request);
      const id = await drafts.create(context, request.body.formId, request.headers['idempotency-key']);
      return reply.code(201).send(await reads.read(context, id));
    },
  );

  app.put(
    '/v1/submissions/:submissionId',
    {
      config: { action: 'submissions:write' },
      schema: {
        operationId: 'submissions.update',
        tags,
        summary: 'Save a draft, complete or not',
        description: 'Nothing is held against the form before it is sent, save that it is short and flat enough.',
        params: SubmissionParams,
        body: SubmissionUpdateBody,
        response: { 200: SubmissionView },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      await drafts.update(context, request.params.submissionId, request.body);
      return reads.read(context, request.params.submissionId);
    },
  );

  app.delete(
    '/v1/submissions/:submissionId',
    {
      config: { action: 'submissions:write' },
      schema: {
        operationId: 'submissions.discard',
        tags,
        summary: 'Discard a draft with its files',
        params: SubmissionParams,
        response: { 204: Type.Null({ description: 'It is gone' }) },
      },
    },
    async (request, reply) => {
      await drafts.discard(actingContextOf(request), request.params.submissionId);
      return reply.code(204).send(null);
    },
  );
}
