import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiGuard } from '../api/api-guard.ts';
import { answerOnce } from '../api/idempotency.ts';
import { Problem } from '../api/problem.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { limits } from '../limits.ts';
import { receiveRequirement } from './receive-requirement.ts';
import * as schemas from './requirement-schemas.ts';
import { findRequirement, type KeptRequirement } from './requirement-store.ts';
import { TableParams } from './table-schemas.ts';

/** Asking for another permission table, for clients with the scope `permission_tables`. */
export function requirementRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    const common = { onRequest: guard('permission_tables') };
    const tags = ['permission tables'];

    app.post('/api/v1/customers/:customerId/permission-requirements', {
      ...common,
      bodyLimit: limits.requirementBytes,
      schema: {
        tags,
        operationId: 'permissionRequirements.create',
        summary: 'Ask for another permission table; the back end builds it',
        params: TableParams,
        body: schemas.RequirementBody,
        response: { 202: schemas.RequirementView, ...problems(400, 401, 403, 404, 409, 413, 422, 429, 503) },
      },
      handler: async (request, reply) => {
        const { clientId, body: requirement } = request;
        const { customerId } = request.params;
        const asked = { clientId, key: request.headers['idempotency-key'], body: { customerId, requirement } };
        const { body } = await answerOnce(bank.db, bank.clock, asked, async (tx) => {
          const received = { clientId, customerId, requirement, now: bank.clock.now() };
          return { status: 202, body: present(await receiveRequirement(tx, received)) };
        });
        bank.requirementReceived.ring();
        return reply.code(202).send(body as ReturnType<typeof present>);
      },
    });

    app.get('/api/v1/customers/:customerId/permission-requirements/:requirementId', {
      ...common,
      schema: {
        tags,
        operationId: 'permissionRequirements.get',
        summary: 'What came of a requirement of this client',
        params: schemas.RequirementParams,
        response: { 200: schemas.RequirementView, ...problems(401, 403, 404, 429, 503) },
      },
      handler: async (request) => {
        const { customerId, requirementId } = request.params;
        const requirement = await findRequirement(bank.db, customerId, requirementId);
        if (requirement?.clientId !== request.clientId) {
          throw new Problem(404, 'requirement_unknown', 'There is no such requirement of this client.');
        }
        return present(requirement);
      },
    });
  };
}

function present({
  requirementId,
  status,
  version,
  errors,
}: Pick<KeptRequirement, 'requirementId' | 'status' | 'version' | 'errors'>) {
  return { requirementId, status, version, errors };
}
