import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { KeyRing } from './key-ring.ts';

const Jwk = Type.Object({
  kty: Type.Literal('EC', { description: 'Key type.' }),
  crv: Type.Literal('P-256', { description: 'Curve.' }),
  x: Type.String({ description: 'Coordinate x.' }),
  y: Type.String({ description: 'Coordinate y.' }),
  kid: Type.String({ description: 'Name of the key, with the quarter in which it was made.' }),
  alg: Type.Literal('ES256', { description: 'Signature algorithm.' }),
  use: Type.Literal('sig', { description: 'For signatures only.' }),
});

const Jwks = Type.Object(
  {
    keys: Type.Array(Jwk, { description: 'Every public key that this bank ever signed with, the current one first.' }),
  },
  { $id: 'Jwks' },
);

/** `/jwks`: one set for identity tokens, records and events, from which no key ever disappears. */
export function keyRoutes(keys: KeyRing): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/jwks', {
      schema: { tags: ['keys'], operationId: 'keys.list', summary: 'Public keys of the bank', response: { 200: Jwks } },
      handler: async (_request, reply) => {
        reply.header('cache-control', 'public, max-age=60').header('access-control-allow-origin', '*');
        return { keys: keys.publicKeys() };
      },
    });
  };
}
