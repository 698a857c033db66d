import { mediaTypes, type MediaType } from '../../../platform/files/content.ts';
import { Problem } from '../../../platform/errors.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { readerOf } from './document-routes.ts';
import { documentEmpty, documentTooLarge } from './document-errors.ts';
import { presentDocument } from './document-present.ts';
import { AddDocumentQuery, EvidenceDocumentSchema } from './document-schemas.ts';
import type { DocumentService } from './document-service.ts';
import { UploadBody } from './upload.ts';

/** Of a sender who leaves it to the content. */
const anyBytes = 'application/octet-stream';
const accepted = [...mediaTypes, anyBytes];
/** Files that one address sends in a minute. */
const uploadsPerMinute = 600;

/** Where a document is added. Only this route takes bytes as they are: the parsers stand in a scope of its own. */
export function uploadRoute(app: App, deps: EnterprisesDeps, documents: DocumentService): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The stream goes through as it is; its bound is held while it is read.
    scope.addContentTypeParser(accepted, (_request, payload, done) => done(null, new UploadBody(payload)));
    scope.addContentTypeParser('*', (_request, _payload, done) => done(unsupported()));
    scope.post('/v1/evidence-documents', {
      config: { action: 'registration:manage', rateLimit: { max: uploadsPerMinute, timeWindow: '1 minute' } },
      schema: {
        operationId: 'evidence_documents.add',
        summary: 'Adds a paper as PDF, JPEG or PNG; it replaces the one of its kind that was in force',
        description: `The body is the file itself, at most ${limits.fileMaxBytes} bytes. It is judged by its content.`,
        tags: ['registration'],
        querystring: AddDocumentQuery,
        body: {
          content: Object.fromEntries(
            accepted.map((type) => [
              type,
              { schema: { description: 'The bytes of the file', contentMediaType: type } },
            ]),
          ),
        },
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

function unsupported(): Problem {
  return new Problem(
    415,
    'enterprises.document_type_unknown',
    `Send the file itself as PDF, JPEG or PNG: content-type ${accepted.join(', ')}.`,
  );
}
