import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiGuard } from '../api/api-guard.ts';
import { lockKey } from '../api/idempotency-store.ts';
import { invalidField, Problem } from '../api/problem.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { findCustomer } from '../customers/customer-store.ts';
import { limits } from '../limits.ts';
import * as schemas from './offer-schemas.ts';
import { documentsOf, lastSequence, listEntries, newestEntry } from './offer-store.ts';
import { findAcceptance, findBatch, insertAcceptance, insertDeliveries } from './response-store.ts';

const tags = ['offers'];

/** Offers of the subsystems, and what became of them on the network, for clients with the scope `offers`. */
export function offerRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    const common = { onRequest: guard('offers') };

    app.get('/api/v1/offers', {
      ...common,
      schema: {
        tags,
        operationId: 'offers.list',
        summary: 'What a subsystem said of its offers, without gaps',
        querystring: schemas.OffersQuery,
        response: { 200: schemas.OfferList, ...problems(400, 401, 403, 429, 503) },
      },
      handler: async ({ query }) => {
        const { source, afterSequence = 0, limit = limits.offersPage } = query;
        const items = await listEntries(bank.db, source, { after: afterSequence, limit });
        return { source, lastSequence: await lastSequence(bank.db, source), items };
      },
    });

    app.get('/api/v1/offers/:offerId/documents/:documentId', {
      ...common,
      schema: {
        tags,
        operationId: 'offer_documents.read',
        summary: 'A document of an offer',
        params: schemas.DocumentParams,
        response: problems(401, 403, 404, 429, 503),
      },
      handler: async ({ params }, reply) => {
        const documents = await documentsOf(bank.db, params.offerId);
        const found = documents.find(({ documentId }) => documentId === params.documentId);
        if (found === undefined) throw new Problem(404, 'document_unknown', 'There is no such document.');
        // The schema speaks of problems alone: this answer is the bytes of the document.
        return reply.header('content-type', found.mediaType).send(found.content as never);
      },
    });

    app.post('/api/v1/offers/deliveries', {
      ...common,
      schema: {
        tags,
        operationId: 'offer_deliveries.tell',
        summary: 'To whom offers were shown: own customers by number, others as a count; a batch counts once',
        body: schemas.DeliveriesBody,
        response: { 202: schemas.DeliveriesView, ...problems(400, 401, 403, 413, 422, 429, 503) },
      },
      handler: async ({ body, clientId, headers }, reply) => {
        if (headers['idempotency-key'] !== body.batchId) throw invalidField('Idempotency-Key', 'must be the batchId');
        const contentHash = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
        await bank.db.transaction(async (tx) => {
          await lockKey(tx, clientId, `offer deliveries ${body.batchId}`);
          const known = await findBatch(tx, clientId, body.batchId);
          if (known !== null && known !== contentHash)
            throw new Problem(422, 'batch_reused', 'This batch was sent with another content.');
          if (known === null) await insertDeliveries(tx, clientId, body, { contentHash, receivedAt: bank.clock.now() });
        });
        return reply.code(202).send({ batchId: body.batchId });
      },
    });

    app.post('/api/v1/offers/:offerId/acceptances', {
      ...common,
      schema: {
        tags,
        operationId: 'offers.accept',
        summary: 'A customer accepts an offer: once, whatever the number of requests',
        params: schemas.OfferParams,
        body: schemas.AcceptanceBody,
        response: { 202: schemas.AcceptanceView, ...problems(400, 401, 403, 404, 409, 422, 429, 503) },
      },
      handler: async ({ params, body, clientId, headers }, reply) => {
        if (headers['idempotency-key'] !== body.acceptanceId)
          throw invalidField('Idempotency-Key', 'must be the acceptanceId');
        const receivedAt = await accept(bank, clientId, { offerId: params.offerId, ...body });
        return reply.code(202).send({ acceptanceId: body.acceptanceId, receivedAt: receivedAt.toISOString() });
      },
    });
  };
}

/** @returns when it was received first. */
function accept(
  bank: BankContext,
  clientId: string,
  given: schemas.AcceptanceBody & { offerId: string },
): Promise<Date> {
  return bank.db.transaction(async (tx) => {
    await lockKey(tx, clientId, `offer acceptance ${given.offerId} ${given.customerId}`);
    const entry = await newestEntry(tx, given.offerId);
    if (entry === null || entry.version < given.version)
      throw new Problem(404, 'offer_unknown', 'There is no such offer, or not yet this version of it.');
    if ((await findCustomer(tx, given.customerId)) === null)
      throw new Problem(404, 'customer_unknown', 'There is no such customer.');
    const known = await findAcceptance(tx, clientId, given);
    if (known === null) {
      const receivedAt = bank.clock.now();
      await insertAcceptance(tx, clientId, { ...given, receivedAt });
      return receivedAt;
    }
    if (known.acceptanceId !== given.acceptanceId)
      throw new Problem(409, 'offer_accepted', 'This customer has accepted this offer before.');
    const same = known.offerId === given.offerId && known.customerId === given.customerId;
    if (!same || known.version !== given.version)
      throw new Problem(422, 'acceptance_reused', 'This acceptance was sent with another content.');
    return known.receivedAt;
  });
}
