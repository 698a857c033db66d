import { actingContextOf, type App } from '../../../platform/http/server.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { PreviewQuery, PreviewSchema } from './disclosure-schemas.ts';
import { previewEnterprise, readDraft } from './preview.ts';

export function previewRoutes(app: App, deps: EnterprisesDeps): void {
  app.get(
    '/v1/enterprise/preview',
    {
      config: { action: 'disclosures:read' },
      schema: {
        operationId: 'disclosures.preview',
        summary: 'Your page as others see it, with choices that are not in force yet',
        tags: ['disclosures'],
        querystring: PreviewQuery,
        response: { 200: PreviewSchema },
      },
    },
    (request) =>
      previewEnterprise(deps, actingContextOf(request), {
        as: request.query.as,
        draft: readDraft(request.query.draft ?? ''),
      }),
  );
}
