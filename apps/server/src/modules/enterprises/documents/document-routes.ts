import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { ActingContext } from '../../../platform/acting-context.ts';
import { attachmentHeaders } from '../../../platform/http/attachment.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { presentDocument } from './document-present.ts';
import { DocumentParams, EvidenceDocumentSchema, FileAnswer } from './document-schemas.ts';
import type { DocumentService, OpenDocument } from './document-service.ts';

const tags = ['registration'];

export function documentRoutes(app: App, deps: EnterprisesDeps, documents: DocumentService): void {
  app.get(
    '/v1/evidence-documents',
    {
      config: { action: 'documents:read' },
      schema: {
        operationId: 'evidence_documents.list',
        summary: 'The papers that the own enterprise has added',
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(EvidenceDocumentSchema, { description: 'Of each kind the one in force first' }),
          }),
        },
      },
    },
    async (request) => {
      const actingContext = actingContextOf(request);
      const found = await documents.list(actingContext);
      return { items: found.map((one) => presentDocument(one, readerOf(deps, actingContext))) };
    },
  );

  app.get(
    '/v1/evidence-documents/:documentId/content',
    {
      config: { action: 'documents:read' },
      schema: {
        operationId: 'evidence_documents.download',
        summary: 'The file of a document of the own enterprise, to be saved',
        tags,
        params: DocumentParams,
        response: { 200: FileAnswer },
      },
    },
    async (request, reply) =>
      sendFile(reply, await documents.open(actingContextOf(request), request.params.documentId)),
  );

  app.delete(
    '/v1/evidence-documents/:documentId',
    {
      config: { action: 'registration:manage' },
      schema: {
        operationId: 'evidence_documents.remove',
        summary: 'Removes a document; its bytes are gone within the hour after next',
        tags,
        params: DocumentParams,
        response: { 204: Type.Null({ description: 'It is removed' }) },
      },
    },
    async (request, reply) => {
      await documents.remove(actingContextOf(request), request.params.documentId);
      return reply.code(204).send(null);
    },
  );
}

/** What the reader may do with documents of his own enterprise. */
export function readerOf(deps: EnterprisesDeps, actingContext: ActingContext): { now: Date; mayManage: boolean } {
  return { now: deps.clock.now(), mayManage: actingContext.actions.has('registration:manage') };
}

/** Sends bytes of somebody else's making: they are saved, never shown. */
export function sendFile(reply: FastifyReply, { document, content }: OpenDocument): FastifyReply {
  const { fileName: name, mediaType, sizeBytes } = document;
  return reply.headers(attachmentHeaders({ name, mediaType, sizeBytes })).send(content);
}
