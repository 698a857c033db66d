import { mediaTypes, type MediaType } from '../../../platform/files/content.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { readerOf } from './document-routes.ts';
import { documentEmpty, documentTooLarge } from './document-errors.ts';
import { presentDocument } from './document-present.ts';
import { AddDocumentQuery, EvidenceDocumentSchema } from './document-schemas.ts';
import type { DocumentService } from './document-service.ts';
import { acceptUploads, UploadBytes, uploadRate } from './upload-scope.ts';
import { UploadBody } from './upload.ts';

/** Where a document is added. Only this route takes bytes as they are: the parsers stand in a scope of its own. */
export function uploadRoute(app: App, deps: EnterprisesDeps, documents: DocumentService): void {
  void app.register(async (scope) => {
    acceptUploads(scope);
    scope.post('/v1/evidence-documents', {
      config: { action: 'registration:manage', rateLimit: uploadRate },
      schema: {
        operationId: 'evidence_documents.add',
        summary: 'Adds a paper as PDF, JPEG or PNG; it replaces the one of its kind that was in force',
        description: `The body is the file itself, at most ${limits.fileMaxBytes} bytes. It is judged by its content.`,
        tags: ['registration'],
        querystring: AddDocumentQuery,
        body: UploadBytes,
        response: { 201: EvidenceDocumentSchema },
      },
      handler: async (request, reply) => {
        // Held against the schema above; the type is lost in a scope that is registered.
        const {
          kind,
          fileName,
          validUntil = null,
        } = request.query as {
          kind: 'business_licence' | 'tax_certificate';
          fileName: string;
          validUntil?: string;
        };
        const { body } = request;
        if (!(body instanceof UploadBody)) throw documentEmpty(fileName);
        if (Number(request.headers['content-length'] ?? 0) > limits.fileDrainMaxBytes) throw documentTooLarge(fileName);
        const actingContext = actingContextOf(request);
        const claimedType = claimOf(request.headers['content-type']);
        const upload = { kind, fileName, validUntil, claimedType, stream: body.stream };
        const document = await documents.add(actingContext, upload);
        return reply.code(201).send(presentDocument(document, readerOf(deps, actingContext)));
      },
    });
  });
}

function claimOf(contentType: string | undefined): MediaType | null {
  const named = contentType?.split(';')[0]?.trim().toLowerCase();
  return mediaTypes.find((type) => type === named) ?? null;
}
