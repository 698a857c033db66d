import { Type } from 'typebox';
import { Problem } from '../../../../platform/errors.ts';
import { mediaTypes } from '../../../../platform/files/content.ts';
import { attachmentHeaders } from '../../../../platform/http/attachment.ts';
import { IdempotencyHeaders } from '../../../../platform/http/schemas.ts';
import type { Text } from '../../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../../platform/http/server.ts';
import { limits } from '../../../../platform/limits.ts';
import { UploadBody } from '../../../enterprises/index.ts';
import { TradeOrderParams } from '../trade-order-schemas.ts';
import {
  AddOrderDocumentQuery,
  OrderDocumentParams,
  TradeOrderDocuments,
  type TradeOrderDocument,
} from './document-schemas.ts';
import type { OrderDocuments } from './document-service.ts';
import type { OrderDocumentRow } from './document-store.ts';

const tags = ['orders'];
const accepted = [...mediaTypes, 'application/octet-stream'];
/** Files that one address sends in a minute. */
const uploadsPerMinute = 600;

const FileAnswer = {
  description: 'The file, to be saved',
  content: Object.fromEntries(
    mediaTypes.map((type) => [type, { schema: { description: 'Its bytes', contentMediaType: type } }]),
  ),
};

export function orderDocumentRoutes(app: App, documents: OrderDocuments): void {
  addRoute(app, documents);

  app.get(
    '/v1/trade-orders/:orderId/documents',
    {
      config: { action: 'orders:read' },
      schema: {
        operationId: 'trade_order_documents.list',
        tags,
        summary: 'The papers of an order, of both sides, the newest first',
        params: TradeOrderParams,
        response: { 200: TradeOrderDocuments },
      },
    },
    async (request) => {
      const { papers, people, mayAdd } = await documents.list(actingContextOf(request), request.params.orderId);
      return { items: papers.map((one) => present(one, people)), can: mayAdd ? (['add'] as const).slice() : [] };
    },
  );

  app.get(
    '/v1/trade-orders/:orderId/documents/:documentId',
    {
      config: { action: 'orders:read' },
      schema: {
        operationId: 'trade_order_documents.read',
        tags,
        summary: 'A paper of an order, to be saved; the other side sees in its log that its paper was opened',
        params: OrderDocumentParams,
        response: { 200: FileAnswer },
      },
    },
    async (request, reply) => {
      const { orderId, documentId } = request.params;
      const { paper, content } = await documents.open(actingContextOf(request), orderId, documentId);
      const { fileName: name, mediaType, sizeBytes } = paper;
      return reply.headers(attachmentHeaders({ name, mediaType, sizeBytes })).send(content);
    },
  );
}

/** Only this route takes bytes as they are: its parsers stand in a scope of its own. */
function addRoute(app: App, documents: OrderDocuments): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The stream goes through as it is; its bound is held while it is read.
    scope.addContentTypeParser(accepted, (_request, payload, done) => done(null, new UploadBody(payload)));
    scope.addContentTypeParser('*', (_request, _payload, done) => done(unsupported()));
    scope.post('/v1/trade-orders/:orderId/documents', {
      config: { action: 'orders:manage', rateLimit: { max: uploadsPerMinute, timeWindow: '1 minute' } },
      schema: {
        operationId: 'trade_order_documents.add',
        summary: 'Add a paper to an order as PDF, JPEG or PNG; both sides see it, and it stays',
        description: `The body is the file itself, at most ${limits.fileMaxBytes} bytes. It is judged by its content.`,
        tags,
        headers: IdempotencyHeaders,
        params: TradeOrderParams,
        querystring: AddOrderDocumentQuery,
        body: {
          content: Object.fromEntries(
            accepted.map((type) => [
              type,
              { schema: { description: 'The bytes of the file', contentMediaType: type } },
            ]),
          ),
        },
        response: { 201: Type.Object({ id: Type.String({ description: 'Id of the document' }) }) },
      },
      handler: async (request, reply) => {
        // Held against the schemas above; their types are lost in a scope that is registered.
        const { orderId } = request.params as { orderId: string };
        const { kind, fileName } = request.query as AddOrderDocumentQuery;
        const key = request.headers['idempotency-key'] as string | undefined;
        const { body } = request;
        if (!(body instanceof UploadBody)) throw unsupported();
        const upload = { kind, fileName, stream: body.stream };
        return reply.code(201).send({ id: await documents.add(actingContextOf(request), orderId, upload, key) });
      },
    });
  });
}

function present(row: OrderDocumentRow, people: ReadonlyMap<string, Text>): TradeOrderDocument {
  const { documentId, kind, fileName, mediaType, sizeBytes, sha256, addedBy, personId, addedAt } = row;
  return {
    id: documentId,
    kind,
    fileName,
    mediaType,
    sizeBytes,
    sha256,
    by: addedBy,
    person: personId === null ? null : (people.get(personId) ?? { zh: null, en: null }),
    addedAt: addedAt.toISOString(),
  };
}

function unsupported(): Problem {
  return new Problem(
    415,
    'enterprises.document_type_unknown',
    `Send the file itself as PDF, JPEG or PNG: content-type ${accepted.join(', ')}.`,
  );
}
