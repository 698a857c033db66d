import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { BankConfig } from '../config.ts';

/** The bank's own OpenAPI document. */
export function openApiOptions({ bankId, issuer }: BankConfig): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: `Sandbox bank ${bankId}`,
        version: '1.0.0',
        description:
          'Consents, signed records, permission tables and events of a sandbox bank, and its accounts and payments by UK Open ' +
          'Banking v4. Tokens come from the authorization server of the same origin (FAPI 2.0, client credentials, DPoP-bound). ' +
          'Everything under /sandbox exists in the sandbox only.',
      },
      servers: [{ url: issuer }],
      components: {
        securitySchemes: {
          bank: { type: 'openIdConnect', openIdConnectUrl: `${issuer}/.well-known/openid-configuration` },
        },
      },
      security: [{ bank: [] }],
    },
    // Without it every schema would be called def-0, def-1 …
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, index) =>
        typeof schema['$id'] === 'string' ? schema['$id'] : `Schema${index}`,
    },
  };
}
