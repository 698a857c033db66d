import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiGuard } from '../api/api-guard.ts';
import { invalidField } from '../api/problem.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { limits } from '../limits.ts';
import { presentEntry, unknownSubmission } from './say.ts';
import * as schemas from './submission-schemas.ts';
import { findSubmission, listLog } from './submission-store.ts';
import { takeLetter, takeSubmission } from './take-submission.ts';

const tags = ['submissions'];
const refusals = problems(400, 401, 403, 404, 409, 413, 422, 429, 503);

function assertKey(key: string, own: string): void {
  if (key !== own) throw invalidField('Idempotency-Key', 'must be the identifier in the body');
}

/** What customers submit, for clients with the scope `submissions`. */
export function submissionRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    const common = { onRequest: guard('submissions') };

    app.post('/api/v1/customers/:customerId/submissions', {
      ...common,
      schema: {
        tags,
        operationId: 'submissions.create',
        summary: 'Submit a form that was filled in; what becomes of it follows as events',
        params: schemas.CustomerParams,
        headers: schemas.KeyHeaders,
        body: schemas.SubmissionBody,
        response: { 202: schemas.SubmissionTaken, ...refusals },
      },
      handler: async (request, reply) => {
        const { clientId, body, params } = request;
        assertKey(request.headers['idempotency-key'], body.submissionId);
        const { submissionId, receipt } = await takeSubmission(bank, { clientId, ...params }, body);
        return reply.code(202).send({ submissionId, receipt });
      },
    });

    app.get('/api/v1/customers/:customerId/submissions/:submissionId', {
      ...common,
      schema: {
        tags,
        operationId: 'submissions.read',
        summary: 'What became of a submission that this client brought',
        params: schemas.SubmissionParams,
        querystring: schemas.LogQuery,
        response: { 200: schemas.SubmissionLog, ...problems(401, 403, 404, 429, 503) },
      },
      handler: async (request, reply) => {
        const { customerId, submissionId } = request.params;
        const found = await findSubmission(bank.db, request.clientId, submissionId);
        if (found?.customerId !== customerId) throw unknownSubmission();
        const log = await listLog(bank.db, found, request.query.afterSequence, limits.submissionLog);
        const { status, sequence, receipt } = found;
        return reply.send({ submissionId, status, sequence, receipt, log: log.map(presentEntry) });
      },
    });
    await app.register(letterRoutes(bank, guard));
  };
}

/** What customers write about a submission afterwards. */
function letterRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    const common = { onRequest: guard('submissions') };
    const shape = {
      tags,
      params: schemas.SubmissionParams,
      headers: schemas.KeyHeaders,
      response: { 202: schemas.SubmissionState, ...refusals },
    };
    const path = '/api/v1/customers/:customerId/submissions/:submissionId';

    app.post(`${path}/supplements`, {
      ...common,
      schema: {
        ...shape,
        operationId: 'submissions.supplement',
        summary: 'Send what the bank wanted',
        body: schemas.SupplementBody,
      },
      handler: async (request, reply) => {
        const { clientId, params } = request;
        const { supplementId: letterId, ...letter } = request.body;
        assertKey(request.headers['idempotency-key'], letterId);
        const of = { clientId, ...params };
        const { submissionId, status, sequence } = await takeLetter(bank, of, {
          letterId,
          kind: 'supplement',
          ...letter,
          receivedAt: bank.clock.now(),
        });
        return reply.code(202).send({ submissionId, status, sequence });
      },
    });

    app.post(`${path}/messages`, {
      ...common,
      schema: { ...shape, operationId: 'submissions.write', summary: 'Write to the bank', body: schemas.MessageBody },
      handler: async (request, reply) => {
        const { clientId, params } = request;
        const { messageId: letterId, ...letter } = request.body;
        assertKey(request.headers['idempotency-key'], letterId);
        const of = { clientId, ...params };
        const { submissionId, status, sequence } = await takeLetter(bank, of, {
          letterId,
          kind: 'message',
          ...letter,
          receivedAt: bank.clock.now(),
        });
        return reply.code(202).send({ submissionId, status, sequence });
      },
    });

    app.post(`${path}/withdrawal`, {
      ...common,
      schema: {
        ...shape,
        operationId: 'submissions.withdraw',
        summary: 'Take a submission back on which the bank has not decided',
        body: schemas.WithdrawalBody,
      },
      handler: async (request, reply) => {
        const { clientId, params } = request;
        const { withdrawalId: letterId, by } = request.body;
        assertKey(request.headers['idempotency-key'], letterId);
        const letter = { letterId, kind: 'withdrawal' as const, body: null, attachments: [], by };
        const of = { clientId, ...params };
        const { submissionId, status, sequence } = await takeLetter(bank, of, {
          ...letter,
          receivedAt: bank.clock.now(),
        });
        return reply.code(202).send({ submissionId, status, sequence });
      },
    });
  };
}
