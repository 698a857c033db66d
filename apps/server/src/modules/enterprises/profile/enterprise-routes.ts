import { actingContextOf, type App } from '../../../platform/http/server.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { selectDisclosures } from '../disclosures/disclosure-store.ts';
import { EnterpriseParams, EnterpriseViewSchema, OwnEnterpriseSchema } from './enterprise-schemas.ts';
import { viewEnterprise } from './enterprise-view.ts';

export function enterpriseRoutes(app: App, deps: EnterprisesDeps): void {
  app.get(
    '/v1/enterprises/:enterpriseId',
    {
      config: { action: 'enterprise:read' },
      schema: {
        operationId: 'enterprises.read',
        summary: 'The page of an enterprise',
        tags: ['enterprises'],
        params: EnterpriseParams,
        response: { 200: EnterpriseViewSchema },
      },
    },
    async (request) => {
      const actingContext = actingContextOf(request);
      return deps.db.as(actingContext, (tx) => viewEnterprise(tx, deps, actingContext, request.params.enterpriseId));
    },
  );

  app.get(
    '/v1/enterprise',
    {
      config: { action: 'enterprise:read' },
      schema: {
        operationId: 'enterprises.read_own',
        summary: 'The page of your own enterprise, and who sees what of it',
        tags: ['enterprises'],
        response: { 200: OwnEnterpriseSchema },
      },
    },
    async (request) => {
      const actingContext = actingContextOf(request);
      return deps.db.as(actingContext, async (tx) => ({
        ...(await viewEnterprise(tx, deps, actingContext, actingContext.enterpriseId)),
        disclosures: await selectDisclosures(tx, actingContext.enterpriseId),
      }));
    },
  );
}
