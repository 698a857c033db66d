import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiGuard } from '../api/api-guard.ts';
import { invalidField, Problem } from '../api/problem.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { signJws } from '../keys/jws.ts';
import * as schemas from './activity-schemas.ts';
import * as store from './activity-store.ts';
import { createClientSignatures } from './client-signature.ts';

/** What customers share of their use of a network, for clients with the scope `activity`. */
export function activityRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  const claimsOf = createClientSignatures(bank.config.clients, bank.config.issuer);
  const tags = ['activity'];
  return async (app) => {
    const common = { onRequest: guard('activity'), bodyLimit: 512 * 1024 };

    app.post('/api/v1/activity/batches', {
      ...common,
      schema: {
        tags,
        operationId: 'activity.share',
        summary: 'A batch of activity that an enterprise shares by consent; the same batch again gets the same receipt',
        body: schemas.BatchBody,
        response: { 202: schemas.BatchView, ...problems(400, 401, 403, 404, 409, 410, 413, 422, 429, 503) },
      },
      handler: async (request, reply) => {
        const { batchId, jws } = request.body;
        if (request.headers['idempotency-key'] !== batchId)
          throw invalidField('Idempotency-Key', 'must be the batchId');
        const claims = await claimsOf(request.clientId, jws);
        if (claims.batchId !== batchId) throw invalidField('batchId', 'is not the one that was signed');
        const receipt = await takeBatch(bank, request.clientId, claims, jws);
        return reply.code(202).send({ batchId, receipt });
      },
    });

    app.post('/api/v1/activity/erasures', {
      ...common,
      schema: {
        tags,
        operationId: 'activity.erase',
        summary: 'Forget everything that came under a pseudonym, and take nothing for it any more',
        body: schemas.ErasureBody,
        response: { 202: schemas.ErasureView, ...problems(400, 401, 403, 422, 429, 503) },
      },
      handler: async (request, reply) => {
        const { erasureId, pseudonym } = request.body;
        const receipt = await erase(bank, request.clientId, { erasureId, pseudonym });
        return reply.code(202).send({ erasureId, receipt });
      },
    });
  };
}

/** Takes a batch in once. @returns the receipt. */
function takeBatch(bank: BankContext, clientId: string, claims: schemas.BatchClaims, jws: string): Promise<string> {
  const { batchId, sequence, pseudonym, events } = claims;
  // What was signed, and neither its signature nor its key: those are others each time.
  const contentHash = createHash('sha256')
    .update(jws.split('.')[1] ?? '')
    .digest('base64url');
  return bank.db.transaction(async (tx) => {
    await store.lockPseudonym(tx, clientId, pseudonym);
    const known = await store.findBatch(tx, clientId, batchId);
    if (known !== null && known.contentHash !== contentHash)
      throw new Problem(422, 'batch_reused', 'This batch was sent with another content.');
    if (known !== null) return known.receipt;
    if ((await store.findErasure(tx, clientId, pseudonym)) !== null)
      throw new Problem(410, 'pseudonym_erased', 'This pseudonym was erased; nothing is taken for it any more.');
    const receivedAt = bank.clock.now();
    const receipt = signJws(bank.keys.current(), 'activity-receipt+jwt', {
      iss: bank.config.issuer,
      iat: Math.floor(receivedAt.getTime() / 1000),
      batchId,
      sequence,
      count: events.length,
      contentHash,
      receivedAt: receivedAt.toISOString(),
    });
    await store.insertBatch(tx, clientId, claims, { contentHash, receipt, receivedAt });
    return receipt;
  });
}

/** Forgets what came under a pseudonym, once. @returns the receipt. */
function erase(
  bank: BankContext,
  clientId: string,
  { erasureId, pseudonym }: { erasureId: string; pseudonym: string },
): Promise<string> {
  return bank.db.transaction(async (tx) => {
    await store.lockPseudonym(tx, clientId, pseudonym);
    const known = await store.findErasure(tx, clientId, pseudonym);
    if (known !== null && known.erasureId === erasureId) return known.receipt;
    if (known !== null) throw new Problem(422, 'erased_before', 'This pseudonym was erased under another identifier.');
    const erasedEvents = await store.deleteActivity(tx, clientId, pseudonym);
    const erasedAt = bank.clock.now();
    const receipt = signJws(bank.keys.current(), 'activity-erasure+jwt', {
      iss: bank.config.issuer,
      iat: Math.floor(erasedAt.getTime() / 1000),
      erasureId,
      pseudonym,
      erasedEvents,
      erasedAt: erasedAt.toISOString(),
    });
    await store.insertErasure(tx, clientId, { erasureId, pseudonym, erasedEvents, receipt, erasedAt });
    return receipt;
  });
}
