import { actingContextOf, type App } from '../../../platform/http/server.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { presentEvidence } from './evidence-present.ts';
import { EvidenceParams, EvidenceSchema, VerificationSchema } from './evidence-schemas.ts';
import { readEvidence, verifyEvidence } from './evidence-service.ts';

export function evidenceRoutes(app: App, deps: EnterprisesDeps): void {
  app.get(
    '/v1/enterprises/:enterpriseId/evidence/:evidenceId',
    {
      config: { action: 'facts:read' },
      schema: {
        operationId: 'evidence.read',
        summary: 'The signed record behind a fact, with the public key by which its source signed that day',
        tags: ['facts'],
        params: EvidenceParams,
        response: { 200: EvidenceSchema },
      },
    },
    async (request) => {
      const { enterpriseId, evidenceId } = request.params;
      return presentEvidence(await readEvidence(deps, actingContextOf(request), enterpriseId, evidenceId));
    },
  );

  app.post(
    '/v1/enterprises/:enterpriseId/evidence/:evidenceId/verify',
    {
      config: { action: 'evidence:verify' },
      schema: {
        operationId: 'evidence.verify',
        summary: 'Verifies a signed record anew',
        tags: ['facts'],
        params: EvidenceParams,
        response: { 200: VerificationSchema },
      },
    },
    async (request) => {
      const { enterpriseId, evidenceId } = request.params;
      const checks = await verifyEvidence(deps, actingContextOf(request), enterpriseId, evidenceId);
      return { valid: checks.every((check) => check.ok), checkedAt: deps.clock.now().toISOString(), checks };
    },
  );
}
