import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiGuard } from '../api/api-guard.ts';
import { invalidField, Problem } from '../api/problem.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { limits } from '../limits.ts';
import { presentEscrow } from './escrow.ts';
import { actOn, openEscrow, type Act } from './escrow-acts.ts';
import * as schemas from './escrow-schemas.ts';
import { findEscrow, listChanges } from './escrow-store.ts';

/** Money held between a buyer and a seller, for clients with the scope `escrows`. */
export function escrowRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  const refusals = problems(400, 401, 403, 404, 413, 422, 429, 503);
  return async (app) => {
    app.post('/api/v1/escrows', {
      onRequest: guard('escrows'),
      schema: {
        tags: ['escrows'],
        operationId: 'escrows.open',
        summary: 'Open an escrow; it is paid in by an ordinary payment to its account, of exactly the agreed amount',
        headers: schemas.EscrowHeaders,
        body: schemas.OpenEscrowBody,
        response: { 200: schemas.EscrowView, ...refusals },
      },
      handler: async ({ body, clientId, headers }) => {
        if (headers['idempotency-key'] !== body.escrowId)
          throw invalidField('Idempotency-Key', 'must be the escrowId of the body');
        return presentEscrow(await openEscrow(bank, clientId, body));
      },
    });

    const act = <Body>(
      path: string,
      words: { operationId: string; summary: string; body: object },
      actOf: (body: Body) => Act,
    ): void => {
      app.post(`/api/v1/escrows/:escrowId/${path}`, {
        onRequest: guard('escrows'),
        schema: {
          tags: ['escrows'],
          ...words,
          params: schemas.EscrowParams,
          headers: schemas.EscrowHeaders,
          response: { 200: schemas.EscrowView, ...refusals },
        },
        handler: async ({ params, clientId, headers, body }) => {
          const actId = headers['idempotency-key'];
          // Held against the schema of this very route.
          return presentEscrow(await actOn(bank, { clientId, escrowId: params.escrowId, actId }, actOf(body as Body)));
        },
      });
    };
    act<object>(
      'deliveries',
      {
        operationId: 'escrows.deliver',
        summary: 'It was delivered: from now on the days run',
        body: schemas.EmptyBody,
      },
      () => ({ kind: 'delivery' }),
    );
    act<{ amount: string | null }>(
      'releases',
      { operationId: 'escrows.release', summary: 'The buyer lets go of it', body: schemas.ReleaseBody },
      ({ amount }) => ({ kind: 'release', amount }),
    );
    act<{ amount: string | null; by: 'buyer' | 'seller' }>(
      'refunds',
      {
        operationId: 'escrows.refund',
        summary: 'The seller gives it back, or the buyer takes it back that was not delivered in time',
        body: schemas.RefundBody,
      },
      ({ amount, by }) => ({ kind: 'refund', amount, by }),
    );
    act<{ by: 'buyer' | 'seller'; reason: string }>(
      'disputes',
      {
        operationId: 'escrows.dispute',
        summary: 'Somebody objects: nothing leaves until the bank decides',
        body: schemas.DisputeBody,
      },
      ({ by, reason }) => ({ kind: 'dispute', by, reason }),
    );
    act<object>(
      'cancellations',
      {
        operationId: 'escrows.cancel',
        summary: 'Close one that was not paid in',
        body: schemas.EmptyBody,
      },
      () => ({ kind: 'cancellation' }),
    );

    app.get('/api/v1/escrows', {
      onRequest: guard('escrows'),
      schema: {
        tags: ['escrows'],
        operationId: 'escrows.list',
        summary: 'Everything that became of the escrows of this client, without gaps',
        querystring: schemas.EscrowsQuery,
        response: { 200: schemas.EscrowChanges, ...problems(400, 401, 403, 429, 503) },
      },
      handler: async (request, reply) => {
        const { afterSequence = 0, limit = limits.escrowChangesPage } = request.query;
        const page = await listChanges(bank.db, request.clientId, { after: afterSequence, limit });
        // Written by this bank in the shape of the schema, which serializes it.
        return reply.send(page as never);
      },
    });

    app.get('/api/v1/escrows/:escrowId', {
      onRequest: guard('escrows'),
      schema: {
        tags: ['escrows'],
        operationId: 'escrows.read',
        summary: 'How an escrow stands',
        params: schemas.EscrowParams,
        response: { 200: schemas.EscrowView, ...problems(401, 403, 404, 429, 503) },
      },
      handler: async (request) => {
        const escrow = await findEscrow(bank.db, { clientId: request.clientId, ...request.params });
        if (escrow === null) throw new Problem(404, 'escrow_unknown', 'There is no such escrow of this client.');
        return presentEscrow(escrow);
      },
    });
  };
}
