import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BankContext } from '../bank-context.ts';
import { deriveSecret } from '../keys/seal.ts';
import { limits } from '../limits.ts';
import type { ApiScope } from '../oidc/provider.ts';
import type { ProviderHolder } from '../oidc/provider-holder.ts';
import { createDpopNonces } from './dpop-nonce.ts';
import { checkProof, proofMemoryS, ProofError } from './dpop-proof.ts';
import { Problem } from './problem.ts';
import { rememberProof } from './proof-store.ts';
import { createRateLimit } from './rate-limit.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The client whose token came with this request; set by the guard of the bank's API. */
    clientId: string;
  }
}

export type ApiGuard = (scope: ApiScope) => (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

type FoundToken = { clientId?: string | undefined; jkt?: string | undefined };

/** What both guards share: a token bound by DPoP to the key that signed its proof. */
export type TokenCheck = {
  refuse: (status: 401 | 403, error: string, detail: string, scope?: string) => Problem;
  /** The token of the request, found by `find` and bound to the proof. Throws a 401 with a challenge otherwise. */
  check: <Token extends FoundToken>(
    request: FastifyRequest,
    find: (value: string) => Promise<Token | undefined>,
  ) => Promise<Token & { clientId: string }>;
  /** Counts the request and tells the next nonce. */
  pass: (request: FastifyRequest, reply: FastifyReply, clientId: string) => void;
};

export function createTokenCheck(bank: BankContext): TokenCheck {
  const nonces = createDpopNonces(deriveSecret(bank.config.key, 'api nonces'), bank.clock);
  const rateLimit = createRateLimit(bank.clock, limits.apiRequestsPerWindow, limits.apiWindowMs);
  const refuse: TokenCheck['refuse'] = (status, error, detail, scope) =>
    new Problem(status, error, detail, {
      headers: {
        'www-authenticate': `DPoP algs="ES256", error="${error}"${scope === undefined ? '' : `, scope="${scope}"`}`,
        'dpop-nonce': nonces.current(),
      },
    });
  const check: TokenCheck['check'] = async (request, find) => {
    const [scheme, accessToken] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'dpop' || accessToken === undefined) {
      throw refuse(401, 'invalid_token', 'Send a DPoP-bound access token: Authorization: DPoP …');
    }
    const token = await find(accessToken);
    const clientId = token?.clientId;
    if (token === undefined || clientId === undefined) {
      throw refuse(401, 'invalid_token', 'The access token is unknown or has expired.');
    }
    const proof = request.headers['dpop'];
    if (typeof proof !== 'string') throw refuse(401, 'invalid_dpop_proof', 'Send one DPoP header with a proof.');
    const context = {
      method: request.method,
      url: bank.config.issuer + new URL(request.url, bank.config.issuer).pathname,
      accessToken,
      nonces,
      clock: bank.clock,
    };
    const { jkt, jtiHash } = await checkProof(proof, context).catch((error: unknown) => {
      throw error instanceof ProofError
        ? refuse(401, error.error, `The DPoP proof was refused: ${error.message}.`)
        : error;
    });
    if (token.jkt !== jkt) throw refuse(401, 'invalid_token', 'The access token is bound to another key.');
    const expiresAt = new Date(bank.clock.now().getTime() + proofMemoryS * 1000);
    if (!(await rememberProof(bank.db, jtiHash, expiresAt))) {
      throw refuse(401, 'invalid_dpop_proof', 'This DPoP proof was used before.');
    }
    // A token is an object of oidc-provider with getters: it is handed on as it is.
    return Object.assign(token, { clientId });
  };
  return {
    refuse,
    check,
    pass: (request, reply, clientId) => {
      rateLimit(clientId);
      request.clientId = clientId;
      reply.header('dpop-nonce', nonces.current());
    },
  };
}

/** Lets a request pass only with a token of the right scope, bound by DPoP to the key that signed its proof. */
export function createApiGuard({ refuse, check, pass }: TokenCheck, oidc: ProviderHolder): ApiGuard {
  return (scope) => async (request, reply) => {
    const token = await check(request, (value) => oidc.provider().ClientCredentials.find(value));
    if (!token.scopes.has(scope)) throw refuse(403, 'insufficient_scope', `The token lacks the scope ${scope}.`, scope);
    pass(request, reply, token.clientId);
  };
}
