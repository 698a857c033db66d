import { compactVerify, createRemoteJWKSet, customFetch, decodeJwt, errors } from 'jose';
import { Problem } from '../api/problem.ts';
import type { BankConfig, PeerConfig } from '../config.ts';
import { limits } from '../limits.ts';
import { readBounded } from './read-bounded.ts';

/** A message of another bank whose signature holds: who speaks, and the payload as it was signed. */
export type Spoken = { peer: PeerConfig; payload: unknown };
export type PeerSignatures = { verify: (jws: string, typ: string) => Promise<Spoken> };

/** Holds what other banks say against the keys that they publish. */
export function createPeerSignatures({ peers, issuer }: Pick<BankConfig, 'peers' | 'issuer'>): PeerSignatures {
  const keys = new Map(
    // A key that a bank has just published is fetched at once.
    peers.map((peer) => [
      peer.issuer,
      createRemoteJWKSet(new URL('/jwks', peer.issuer), {
        cooldownDuration: 1_000,
        timeoutDuration: 4_000,
        [customFetch]: fetchKeys,
      }),
    ]),
  );
  return {
    verify: async (jws, typ) => {
      const said = claimsOf(jws);
      const peer = peers.find((one) => one.issuer === said['iss']);
      const keySet = peer === undefined ? undefined : keys.get(peer.issuer);
      if (peer === undefined || keySet === undefined)
        throw new Problem(403, 'bank_unknown', 'This bank does not clear with the one that is named.');
      if (said['aud'] !== issuer) throw new Problem(400, 'message_misdirected', 'The message is for another bank.');
      try {
        // RFC 8725 §3.1, §3.11: one algorithm and one type, whatever the header asks for.
        const { payload, protectedHeader } = await compactVerify(jws, keySet, { algorithms: ['ES256'] });
        if (protectedHeader.typ !== typ) throw new Problem(400, 'message_malformed', `It is no ${typ}.`);
        return { peer, payload: JSON.parse(new TextDecoder().decode(payload)) as unknown };
      } catch (error) {
        if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError || error instanceof SyntaxError))
          throw error;
        throw new Problem(401, 'signature_invalid', 'The signature does not verify with a key of this bank.');
      }
    },
  };
}

/** A key set of bounded length. */
async function fetchKeys(url: string, options: RequestInit): Promise<Response> {
  const answer = await fetch(url, options);
  return new Response(await readBounded(answer, limits.interbankKeysBytes), { status: answer.status });
}

function claimsOf(jws: string): Record<string, unknown> {
  try {
    return decodeJwt(jws);
  } catch {
    throw new Problem(400, 'message_malformed', 'It is no compact JWS with JSON in it.');
  }
}
