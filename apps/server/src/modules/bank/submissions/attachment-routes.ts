import { Type } from 'typebox';
import { attachmentHeaders } from '../../../platform/http/attachment.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { acceptUploads, FileAnswer, UploadBody, UploadBytes, uploadRate } from '../../enterprises/index.ts';
import type { AttachmentService } from './attachment-service.ts';
import { attachmentNotWanted } from './submission-errors.ts';
import { presentAttachment } from './submission-present.ts';
import { AddAttachmentQuery, AttachmentParams, SubmissionAttachment, SubmissionParams } from './submission-schemas.ts';

const tags = ['submissions'];

export function attachmentRoutes(app: App, attachments: AttachmentService): void {
  addRoute(app, attachments);

  app.get(
    '/v1/submissions/:submissionId/attachments/:attachmentId',
    {
      config: { action: 'submissions:read' },
      schema: {
        operationId: 'submission_attachments.read',
        tags,
        summary: 'A file of a submission, to be saved',
        params: AttachmentParams,
        response: { 200: FileAnswer },
      },
    },
    async (request, reply) => {
      const { submissionId, attachmentId } = request.params;
      const { attachment, content } = await attachments.open(actingContextOf(request), submissionId, attachmentId);
      const { fileName: name, mediaType, sizeBytes } = attachment;
      return reply.headers(attachmentHeaders({ name, mediaType, sizeBytes })).send(content);
    },
  );

  app.delete(
    '/v1/submissions/:submissionId/attachments/:attachmentId',
    {
      config: { action: 'submissions:write' },
      schema: {
        operationId: 'submission_attachments.remove',
        tags,
        summary: 'Remove a file that was not sent',
        params: AttachmentParams,
        response: { 204: Type.Null({ description: 'It is gone' }) },
      },
    },
    async (request, reply) => {
      const { submissionId, attachmentId } = request.params;
      await attachments.remove(actingContextOf(request), submissionId, attachmentId);
      return reply.code(204).send(null);
    },
  );
}

/** Only this route takes bytes as they are: its parsers stand in a scope of its own. */
function addRoute(app: App, attachments: AttachmentService): void {
  void app.register(async (scope) => {
    acceptUploads(scope);
    scope.post('/v1/submissions/:submissionId/attachments', {
      config: { action: 'submissions:write', rateLimit: uploadRate },
      schema: {
        operationId: 'submission_attachments.add',
        summary: 'Add a file as PDF, JPEG or PNG to a draft, or for the next message',
        description: `The body is the file itself, at most ${limits.fileMaxBytes} bytes. It is judged by its content.`,
        tags,
        params: SubmissionParams,
        querystring: AddAttachmentQuery,
        body: UploadBytes,
        response: { 201: SubmissionAttachment },
      },
      handler: async (request, reply) => {
        // Held against the schemas above; their types are lost in a scope that is registered.
        const { submissionId } = request.params as { submissionId: string };
        const { fileName } = request.query as { fileName: string };
        const { body } = request;
        if (!(body instanceof UploadBody)) throw attachmentNotWanted(`${fileName} has no content. Choose it again.`);
        const added = await attachments.add(actingContextOf(request), submissionId, { fileName, stream: body.stream });
        return reply.code(201).send(presentAttachment(added));
      },
    });
  });
}
