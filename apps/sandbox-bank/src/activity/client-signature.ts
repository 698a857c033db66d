import { compactVerify, createRemoteJWKSet, errors } from 'jose';
import { Compile } from 'typebox/compile';
import { invalidField, Problem } from '../api/problem.ts';
import type { ClientConfig } from '../config.ts';
import { BatchClaims } from './activity-schemas.ts';

const readClaims = Compile(BatchClaims);

/** Verifies what clients sign with the keys that they publish. */
export function createClientSignatures(clients: readonly ClientConfig[], issuer: string) {
  const keysOf = new Map(
    clients.map(({ clientId, jwksUri }) => [
      clientId,
      createRemoteJWKSet(new URL(jwksUri), { cooldownDuration: 2_000 }),
    ]),
  );
  return async (clientId: string, jws: string): Promise<BatchClaims> => {
    const keys = keysOf.get(clientId);
    if (keys === undefined) throw new Problem(403, 'unknown_client', 'This client publishes no keys here.');
    const claims = await verify(jws, keys);
    if (!readClaims.Check(claims)) throw invalidField('jws', 'is signed, and holds something else than a batch');
    if (claims.iss !== clientId || claims.aud !== issuer)
      throw invalidField('jws', 'is of another client, or for another bank');
    return claims;
  };
}

async function verify(jws: string, keys: ReturnType<typeof createRemoteJWKSet>): Promise<unknown> {
  try {
    // RFC 8725 §3.1, §3.11: one algorithm and one type, whatever the header asks for.
    const { payload, protectedHeader } = await compactVerify(jws, keys, { algorithms: ['ES256'] });
    if (protectedHeader.typ !== 'activity-batch+jwt') throw invalidField('jws', 'is of another type than a batch');
    return JSON.parse(new TextDecoder().decode(payload));
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof SyntaxError)
      throw invalidField('jws', 'does not verify with a key that this client publishes');
    throw error;
  }
}
