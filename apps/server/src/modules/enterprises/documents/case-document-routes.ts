import { Type } from 'typebox';
import { Uuid } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { DocumentParams, FileAnswer } from './document-schemas.ts';
import { sendFile } from './document-routes.ts';
import type { DocumentService } from './document-service.ts';

const CaseDocumentParams = Type.Object({
  caseId: Type.String({ ...Uuid, description: 'Id of the case' }),
  ...DocumentParams.properties,
});

/** How an operator sees evidence documents: those of an open case, and no others. */
export function caseDocumentRoutes(app: App, documents: DocumentService): void {
  app.get(
    '/v1/operator/cases/:caseId/documents/:documentId/content',
    {
      config: { action: 'operator:cases_read' },
      schema: {
        operationId: 'cases.download_document',
        summary: 'The file of a document of an open case, to be saved; the enterprise sees that it was opened',
        tags: ['operator'],
        params: CaseDocumentParams,
        response: { 200: FileAnswer },
      },
    },
    async (request, reply) => {
      const { caseId, documentId } = request.params;
      return sendFile(reply, await documents.openOfCase(actingContextOf(request), caseId, documentId));
    },
  );
}
