import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { ApiGuard } from '../api/api-guard.ts';
import { problems } from '../api/problem-schemas.ts';
import { bankForms } from './forms/forms.ts';

const FormList = Type.Object(
  { items: Type.Array(Type.Unsafe<object>({ type: 'object', additionalProperties: true, description: 'A form.' })) },
  { $id: 'FormList', description: 'What customers can submit, each with its JSON Schema (2020-12).' },
);

/** The forms of this bank, for clients with the scope `submissions`. */
export function formRoutes(guard: ApiGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/v1/forms', {
      onRequest: guard('submissions'),
      schema: {
        tags: ['submissions'],
        operationId: 'forms.list',
        summary: 'The forms that customers can fill in',
        response: { 200: FormList, ...problems(401, 403, 429, 503) },
      },
      handler: async (_request, reply) => reply.send({ items: [...bankForms] }),
    });
  };
}
