import { actingContextOf, type App } from '../../../platform/http/server.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { DisclosureChangeSchema, DisclosuresSchema } from './disclosure-schemas.ts';
import { changeDisclosures, listDisclosures } from './disclosure-service.ts';

const tags = ['disclosures'];

export function disclosureRoutes(app: App, deps: EnterprisesDeps): void {
  app.get(
    '/v1/disclosures',
    {
      config: { action: 'disclosures:read' },
      schema: {
        operationId: 'disclosures.list',
        summary: 'Who sees what of your enterprise',
        tags,
        response: { 200: DisclosuresSchema },
      },
    },
    (request) => listDisclosures(deps, actingContextOf(request)),
  );

  app.put(
    '/v1/disclosures',
    {
      config: { action: 'disclosures:manage' },
      schema: {
        operationId: 'disclosures.change',
        summary: 'Changes who sees what, from the next read of everyone on',
        tags,
        body: DisclosureChangeSchema,
        response: { 200: DisclosuresSchema },
      },
    },
    (request) => changeDisclosures(deps, actingContextOf(request), request.body),
  );
}
