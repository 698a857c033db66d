import { Type } from 'typebox';
import { attachmentHeaders } from '../../../../platform/http/attachment.ts';
import { IdempotencyHeaders } from '../../../../platform/http/schemas.ts';
import type { Text } from '../../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../../platform/http/server.ts';
import { limits } from '../../../../platform/limits.ts';
import {
  acceptUploads,
  FileAnswer,
  unsupportedUpload,
  UploadBody,
  UploadBytes,
  uploadRate,
} from '../../../enterprises/index.ts';
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

export function orderDocumentRoutes(app: App, documents: OrderDocuments): void {
  addRoute(app, documents);

  app.get(
    '/v1/trade-orders/:orderId/documents',
    {
      config: { action: 'orders:read' },
      schema: {
        operationId: 'trade_order_documents.list',
        tags,
        summary: 'The documents of an order, of both sides, the newest first',
        params: TradeOrderParams,
        response: { 200: TradeOrderDocuments },
      },
    },
    async (request) => {
      const listed = await documents.list(actingContextOf(request), request.params.orderId);
      const { people, mayAdd } = listed;
      return {
        items: listed.documents.map((one) => present(one, people)),
        can: mayAdd ? (['add'] as const).slice() : [],
      };
    },
  );

  app.get(
    '/v1/trade-orders/:orderId/documents/:documentId',
    {
      config: { action: 'orders:read' },
      schema: {
        operationId: 'trade_order_documents.read',
        tags,
        summary: 'A document of an order, to be saved; the other side sees in its log that its document was opened',
        params: OrderDocumentParams,
        response: { 200: FileAnswer },
      },
    },
    async (request, reply) => {
      const { orderId, documentId } = request.params;
      const { document, content } = await documents.open(actingContextOf(request), orderId, documentId);
      const { fileName: name, mediaType, sizeBytes } = document;
      return reply.headers(attachmentHeaders({ name, mediaType, sizeBytes })).send(content);
    },
  );
}

/** Only this route takes bytes as they are: its parsers stand in a scope of its own. */
function addRoute(app: App, documents: OrderDocuments): void {
  void app.register(async (scope) => {
    acceptUploads(scope);
    scope.post('/v1/trade-orders/:orderId/documents', {
      config: { action: 'orders:manage', rateLimit: uploadRate },
      schema: {
        operationId: 'trade_order_documents.add',
        summary: 'Add a document to an order as PDF, JPEG or PNG; both sides see it, and it stays',
        description: `The body is the file itself, at most ${limits.fileMaxBytes} bytes. It is judged by its content.`,
        tags,
        headers: IdempotencyHeaders,
        params: TradeOrderParams,
        querystring: AddOrderDocumentQuery,
        body: UploadBytes,
        response: { 201: Type.Object({ id: Type.String({ description: 'Id of the document' }) }) },
      },
      handler: async (request, reply) => {
        // Held against the schemas above; their types are lost in a scope that is registered.
        const { orderId } = request.params as { orderId: string };
        const { kind, fileName } = request.query as AddOrderDocumentQuery;
        const key = request.headers['idempotency-key'] as string | undefined;
        const { body } = request;
        if (!(body instanceof UploadBody)) throw unsupportedUpload();
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
