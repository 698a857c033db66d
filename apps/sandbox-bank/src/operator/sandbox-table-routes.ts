import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { restoreHolder, revokeHolder } from '../permissions/change-holder.ts';
import { HolderKey } from '../permissions/requirement-schemas.ts';
import { CustomerParams } from './sandbox-schemas.ts';

const VersionMade = Type.Object(
  { customerId: Type.String(), version: Type.Integer() },
  { $id: 'VersionMade', description: 'The version of the table that is in force from now on.' },
);

/** Changing who holds a mandate without the customer's asking, as a bank does on a call. */
export function sandboxTableRoutes(
  bank: BankContext,
  base: { tags: string[]; security: Record<string, string[]>[] },
): FastifyPluginAsyncTypebox {
  return async (app) => {
    const common = {
      ...base,
      params: CustomerParams,
      body: HolderKey,
      response: { 201: VersionMade, ...problems(400, 403, 404, 409) },
    };

    app.post('/sandbox/customers/:customerId/holders/revoke', {
      schema: {
        ...common,
        operationId: 'customers.revokeHolder',
        summary: 'Take a holder out of the permission table: a new version without him comes into force',
      },
      handler: async (request, reply) => {
        const { customerId } = request.params;
        const version = await revokeHolder(bank, customerId, request.body);
        return reply.code(201).send({ customerId, version });
      },
    });

    app.post('/sandbox/customers/:customerId/holders/restore', {
      schema: {
        ...common,
        operationId: 'customers.restoreHolder',
        summary: 'Put a holder back into the permission table as he last stood in it',
      },
      handler: async (request, reply) => {
        const { customerId } = request.params;
        const version = await restoreHolder(bank, customerId, request.body);
        return reply.code(201).send({ customerId, version });
      },
    });
  };
}
