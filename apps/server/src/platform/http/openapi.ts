import swagger from '@fastify/swagger';
import { Type } from 'typebox';
import { ProblemSchema } from './schemas.ts';
import type { App } from './server.ts';

const description = `Interface of the network. A browser carries its session in a cookie; unsafe methods must come from our own origin.
Errors are \`application/problem+json\` (RFC 9457) with a stable \`code\`. Lists are paged by cursor: \`{ items, nextCursor }\`.`;

/** Prepares the OpenAPI 3.1 document; before the first route, because it listens to their registration. */
export async function installOpenapi(app: App, sessionCookie: string): Promise<void> {
  app.addSchema(JSON.parse(JSON.stringify(ProblemSchema)) as object);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Guildhall',
        version: '1',
        description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: sessionCookie,
            description: 'Set by signing in through a bank',
          },
        },
      },
    },
    refResolver: {
      buildLocalReference: (json, _baseUri, _fragment, place) =>
        typeof json.$id === 'string' ? json.$id : `schema-${place}`,
    },
    transform: ({ schema, url, route }) => {
      const action = route.config?.action ?? 'public';
      return { url, schema: { ...schema, ...told(schema ?? {}, action) } };
    },
  });
}

/** Serves the document. */
export function openapiRoute(app: App): void {
  app.get(
    '/openapi.json',
    {
      config: { action: 'public' },
      schema: {
        operationId: 'openapi.read',
        tags: ['operation'],
        summary: 'This document',
        response: { 200: Type.Object({}, { additionalProperties: true, description: 'OpenAPI 3.1' }) },
      },
    },
    (_request, reply) => reply.type('application/json').serializer(JSON.stringify).send(app.swagger()),
  );
}

function told(schema: { response?: unknown; summary?: string }, action: string): object {
  const refusals = action === 'public' ? {} : { 401: problem('Nobody is signed in') };
  const forbidden =
    action === 'public' || action === 'session' ? {} : { 403: problem('The mandate does not allow it') };
  const answers = Object.entries((schema.response ?? {}) as Record<string, { description?: string; $ref?: string }>);
  const described = answers.map(([status, answer]) => [status, describe(answer, schema.summary)]);
  return {
    // What the caller must be allowed to do; `public` anyone, `session` anyone signed in.
    'x-action': action,
    security: action === 'public' ? [] : [{ session: [] }],
    response: { ...Object.fromEntries(described), ...refusals, ...forbidden, default: problem('Any other error') },
  };
}

function problem(about: string): object {
  return { description: about, content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } } };
}

/** Every answer says what it is; one that does not say so itself is what the operation is for. */
function describe(answer: { description?: string; $ref?: string }, summary: string | undefined): object {
  if (answer.$ref !== undefined || answer.description !== undefined || summary === undefined) return answer;
  return { ...answer, description: summary };
}
