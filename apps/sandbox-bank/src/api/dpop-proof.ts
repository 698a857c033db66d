import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose';
import { epochSeconds, type Clock } from '../clock.ts';
import { limits } from '../limits.ts';
import type { DpopNonces } from './dpop-nonce.ts';

/** Why a proof was refused: as `error` of the `WWW-Authenticate` header (RFC 9449 §7.1 and §9). */
export class ProofError extends Error {
  readonly error: 'invalid_dpop_proof' | 'use_dpop_nonce';
  constructor(error: 'invalid_dpop_proof' | 'use_dpop_nonce', message: string) {
    super(message);
    this.error = error;
  }
}

export type ProofContext = { method: string; url: string; accessToken: string; nonces: DpopNonces; clock: Clock };

/** Checks a DPoP proof for one request (RFC 9449 §4.3); resolves to the key's thumbprint and a mark of the proof. */
export async function checkProof(proof: string, context: ProofContext): Promise<{ jkt: string; jtiHash: Buffer }> {
  const { method, url, accessToken, nonces, clock } = context;
  const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
    typ: 'dpop+jwt',
    algorithms: ['ES256'],
    currentDate: clock.now(),
  }).catch((cause: unknown) => {
    throw new ProofError(
      'invalid_dpop_proof',
      `the proof does not verify: ${cause instanceof Error ? cause.message : ''}`,
    );
  });
  const { jti, htm, htu, ath, nonce, iat } = payload;
  const expectedAth = createHash('sha256').update(accessToken).digest('base64url');
  if (typeof jti !== 'string' || jti === '') throw new ProofError('invalid_dpop_proof', 'jti is missing');
  if (htm !== method) throw new ProofError('invalid_dpop_proof', 'htm is not the method of this request');
  if (typeof htu !== 'string' || bare(htu) !== url) {
    throw new ProofError('invalid_dpop_proof', 'htu is not the address of this request');
  }
  if (ath !== expectedAth) throw new ProofError('invalid_dpop_proof', 'ath is not the hash of the access token');
  if (typeof iat !== 'number') throw new ProofError('invalid_dpop_proof', 'iat is missing');
  // With a nonce of ours the time of the client does not matter (RFC 9449 §8).
  if (typeof nonce !== 'string') throw new ProofError('use_dpop_nonce', 'a nonce of this server is needed');
  if (!nonces.accepts(nonce)) throw new ProofError('use_dpop_nonce', 'the nonce is not one in use');
  if (Math.abs(epochSeconds(clock.now()) - iat) > 24 * 3600) {
    throw new ProofError('invalid_dpop_proof', 'iat is more than a day off');
  }
  const jkt = await calculateJwkThumbprint(protectedHeader.jwk ?? {});
  return { jkt, jtiHash: createHash('sha256').update(`${jkt} ${jti}`).digest() };
}

/** How long a used proof is remembered, s: as long as its nonce may still be accepted. */
export const proofMemoryS = limits.dpopWindowS + 60;

function bare(address: string): string {
  const parsed = URL.parse(address);
  return parsed === null ? '' : `${parsed.origin}${parsed.pathname}`;
}
