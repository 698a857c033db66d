import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { findCustomer } from '../customers/customer-store.ts';
import { unknownCustomer } from '../journal/change-record.ts';
import { issueNow, wantedStatements } from './statement-rounds.ts';

const IssueBody = Type.Object(
  {
    what: Type.Enum([...wantedStatements], {
      description: 'camt.054 of single bookings, camt.052 of the day so far, camt.053 of the day as if it were over.',
    }),
    customerId: Type.Optional(Type.String({ maxLength: 100, description: 'For one customer; without it for all.' })),
  },
  { additionalProperties: false, $id: 'StatementsWanted' },
);

/** Issuing statement files without waiting for the hour. */
export function sandboxStatementRoutes(
  bank: BankContext,
  base: { tags: string[]; security: Record<string, string[]>[] },
): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/sandbox/statement-files', {
      schema: {
        ...base,
        operationId: 'statementFiles.issue',
        summary: 'Issue statement files now',
        body: IssueBody,
        response: {
          201: Type.Object(
            { issued: Type.Integer({ description: 'How many files.' }) },
            { $id: 'StatementsIssued', description: 'They were issued.' },
          ),
          ...problems(400, 403, 404),
        },
      },
      handler: async (request, reply) => {
        const { what, customerId = null } = request.body;
        if (customerId !== null && (await findCustomer(bank.db, customerId)) === null) throw unknownCustomer();
        return reply.code(201).send({ issued: await issueNow(bank, what, customerId) });
      },
    });
  };
}
