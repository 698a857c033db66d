import type { FastifyReply, FastifyRequest } from 'fastify';
import { grantedPaymentConsents } from '../oidc/grant-details.ts';
import type { ProviderHolder } from '../oidc/provider-holder.ts';
import type { TokenCheck } from './api-guard.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The payment consents that the token of this request was given for; set by the guard of persons' tokens. */
    consentIds: string[];
  }
}

export type ConsentGuard = () => (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** Lets a request pass only with the token of a person's authorization of a payment consent, bound by DPoP likewise. */
export function createConsentGuard({ refuse, check, pass }: TokenCheck, oidc: ProviderHolder): ConsentGuard {
  return () => async (request, reply) => {
    const token = await check(request, (value) => oidc.provider().AccessToken.find(value));
    const consentIds = grantedPaymentConsents(token.rar);
    if (consentIds.length === 0) {
      throw refuse(403, 'insufficient_scope', 'The token was not given for the consent to a payment.');
    }
    request.consentIds = consentIds;
    pass(request, reply, token.clientId);
  };
}
