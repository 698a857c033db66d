import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { sayFromDesk, unknownSubmission } from './say.ts';
import { statuses } from './submission.ts';
import { findForDesk } from './submission-store.ts';

const text = Type.Union([Type.String({ minLength: 1, maxLength: 4_000 }), Type.Null()]);
const DeskWordBody = Type.Object(
  {
    status: Type.Optional(Type.Enum([...statuses], { description: 'What becomes of it.' })),
    reason: Type.Optional(text),
    wanted: Type.Optional(text),
    message: Type.Optional(text),
  },
  { additionalProperties: false },
);

/** What the desk says of a submission, for programs. */
export function sandboxSubmissionRoutes(
  bank: BankContext,
  base: { tags: string[]; security: Record<string, string[]>[] },
): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/sandbox/submissions/:submissionId/say', {
      schema: {
        ...base,
        operationId: 'submissions.say',
        summary: 'Decide on a submission, ask for information, or write to the customer',
        params: Type.Object({ submissionId: Type.String({ maxLength: 100, description: 'As it was sent.' }) }),
        body: DeskWordBody,
        response: {
          201: Type.Object(
            { sequence: Type.Integer({ description: 'Its place in what was said.' }) },
            { $id: 'DeskWordSaid', description: 'It was said.' },
          ),
          ...problems(400, 403, 404, 409),
        },
      },
      handler: async (request, reply) => {
        const submission = await findForDesk(bank.db, request.params.submissionId);
        if (submission === null) throw unknownSubmission();
        const { status = null, reason = null, wanted = null, message = null } = request.body;
        const { sequence } = await sayFromDesk(bank, submission, { status, reason, wanted, message });
        return reply.code(201).send({ sequence });
      },
    });
  };
}
