import { Type } from 'typebox';
import { IdempotencyHeaders } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { Delegation, DelegationBody, DelegationList, DelegationParams } from './delegation-schemas.ts';
import type { DelegationService } from './delegation-service.ts';

const tags = ['approvals'];

export function delegationRoutes(app: App, delegations: DelegationService): void {
  app.get(
    '/v1/delegations',
    {
      config: { action: 'delegations:manage' },
      schema: {
        operationId: 'delegations.list',
        tags,
        summary: 'Who signs for me, for whom I sign, and whom I could name',
        response: { 200: DelegationList },
      },
    },
    async (request) => delegations.list(actingContextOf(request)),
  );

  app.post(
    '/v1/delegations',
    {
      config: { action: 'delegations:manage' },
      schema: {
        operationId: 'delegations.create',
        tags,
        summary: 'Let somebody sign for me while I am away',
        description: 'His signature then counts in my role and class, never twice, and never for what I made.',
        headers: IdempotencyHeaders,
        body: DelegationBody,
        response: { 200: Delegation },
      },
    },
    async (request) => delegations.create(actingContextOf(request), request.body, request.headers['idempotency-key']),
  );

  app.delete(
    '/v1/delegations/:delegationId',
    {
      config: { action: 'delegations:manage' },
      schema: {
        operationId: 'delegations.end',
        tags,
        summary: 'End it at once',
        params: DelegationParams,
        response: { 204: Type.Null({ description: 'It is over' }) },
      },
    },
    async (request, reply) => {
      await delegations.end(actingContextOf(request), request.params.delegationId);
      return reply.status(204).send(null);
    },
  );
}
