import OidcProvider, { errors, interactionPolicy, type ClientMetadata, type Configuration } from 'oidc-provider';
import type { BankContext } from '../bank-context.ts';
import type { ClientConfig } from '../config.ts';
import { findConsent } from '../consents/consent-store.ts';
import { deriveSecret } from '../keys/seal.ts';
import { findPaymentConsent } from '../payment-consents/payment-consent-store.ts';
import { errorPage, signedOutPage, signOutPage } from '../pages/provider-pages.ts';
import { createArtifactStore } from './artifact-store.ts';
import { checkConsentDetail, checkMandateDetail } from './authorization-details.ts';
import { findAccount } from './account.ts';
import { grantedPaymentConsents } from './grant-details.ts';

/** Scopes of the bank's API, for client credentials only. */
export const apiScopes = [
  'consents',
  'records',
  'events',
  'permission_tables',
  'accounts',
  'payments',
  'offers',
  'submissions',
  'statements',
  'escrows',
  'activity',
] as const;
export type ApiScope = (typeof apiScopes)[number];

/** Authentication context of every sign-in here: a demo identity picked from a list proves nothing about the person. */
export const sandboxAcr = 'urn:guildhall:acr:sandbox';

const hour = 60 * 60;

/** Builds the authorization server with the keys of this moment; after a rotation a new one is built. */
export function createProvider(bank: BankContext): OidcProvider {
  const { config, keys } = bank;
  const provider = new OidcProvider(config.issuer, {
    adapter: createArtifactStore(bank.db, bank.clock),
    clients: config.clients.map(clientMetadata),
    // The first key signs; the others still verify an id_token_hint from before a rotation.
    jwks: { keys: keys.all().map((key) => key.privateJwk) },
    acrValues: [sandboxAcr],
    scopes: ['openid', 'mandate'],
    claims: {
      openid: ['sub', 'acr', 'auth_time'],
      mandate: ['mandate', 'name', 'name#zh-CN', 'name#en', 'locale'],
      sid: null,
      iss: null,
    },
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: {
      clientAuthSigningAlgValues: ['ES256'],
      idTokenSigningAlgValues: ['ES256'],
      dPoPSigningAlgValues: ['ES256'],
      userinfoSigningAlgValues: ['ES256'],
    },
    cookies: {
      // Cookies ignore ports: two banks on one host need names of their own.
      names: {
        session: `bank_${config.bankId}_session`,
        interaction: `bank_${config.bankId}_interaction`,
        resume: `bank_${config.bankId}_resume`,
      },
      keys: [deriveSecret(config.key, 'cookies').toString('base64url')],
      long: { httpOnly: true, sameSite: 'lax', signed: true },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    ttl: {
      AccessToken: hour,
      AuthorizationCode: 60,
      ClientCredentials: 600,
      Grant: 8 * hour,
      IdToken: 600,
      Interaction: hour,
      Session: 8 * hour,
    },
    features: features(bank),
    // A payment that was authorised can be ordered though its signer goes on to the next one, or leaves: it is bound to no session.
    expiresWithSession: ({ oidc }) => grantedPaymentConsents(oidc.grant?.rar).length === 0,
    findAccount: (ctx, personId, token) => findAccount(bank, personId, token),
    interactions: { policy: alwaysAsk(), url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    fetch: plainFetch,
    renderError: (ctx, out) => errorPage(ctx, bank, out),
  });
  provider.on('server_error', (_ctx, error) => bank.log.error('sign-in failed', { reason: error.message }));
  provider.on('backchannel.error', (_ctx, error) => bank.log.warn('logout not delivered', { reason: error.message }));
  return provider;
}

function features(bank: BankContext): NonNullable<Configuration['features']> {
  const { config } = bank;
  const resource = `${config.issuer}/api`;
  return {
    devInteractions: { enabled: false },
    fapi: { enabled: true, profile: '2.0' },
    pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
    dPoP: { enabled: true, nonceSecret: deriveSecret(config.key, 'dpop nonces'), requireNonce: () => true },
    clientCredentials: { enabled: true },
    revocation: { enabled: true },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => signOutPage(ctx, bank, form),
      postLogoutSuccessSource: (ctx) => signedOutPage(ctx, bank),
    },
    // Rich authorization requests need a resource: there is one, the bank's own API.
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      useGrantedResource: () => false,
      getResourceServerInfo: (_ctx, indicator) => {
        if (indicator !== resource) throw new errors.InvalidTarget(`the only resource here is ${resource}`);
        return { scope: apiScopes.join(' '), audience: resource, accessTokenFormat: 'opaque' };
      },
    },
    richAuthorizationRequests: {
      enabled: true,
      types: {
        mandate: { validate: (_ctx, detail) => checkMandateDetail(detail) },
        enterprise_consent: {
          validate: async (_ctx, detail, client) => {
            const consent = await findConsent(bank.db, client.clientId, checkConsentDetail(detail));
            if (consent === null)
              throw new errors.InvalidAuthorizationDetails('there is no such consent of this client');
          },
        },
        payment_consent: {
          validate: async (_ctx, detail, client) => {
            const consent = await findPaymentConsent(bank.db, client.clientId, checkConsentDetail(detail));
            if (consent === null)
              throw new errors.InvalidAuthorizationDetails('there is no such payment consent of this client');
          },
        },
      },
      authorizationDetailsForGrantSource: (ctx) => ctx.oidc.grant?.rar,
      authorizationDetailsForAccessToken: (_ctx, _token, source) => source?.rar,
    },
  };
}

/** Every request is answered by the person: a mandate is picked each time, with one click in a running session. */
function alwaysAsk(): interactionPolicy.DefaultPolicy {
  const { Check, Prompt, base } = interactionPolicy;
  const policy = base();
  policy.remove('consent');
  policy.add(
    new Prompt(
      { name: 'consent', requestable: true },
      new Check('mandate', 'the person picks a mandate', (ctx) => ctx.oidc.result?.consent === undefined),
    ),
  );
  return policy;
}

function clientMetadata(client: ClientConfig): ClientMetadata {
  return {
    client_id: client.clientId,
    client_name: client.name,
    redirect_uris: client.redirectUris,
    post_logout_redirect_uris: client.postLogoutRedirectUris,
    jwks_uri: client.jwksUri,
    grant_types: ['authorization_code', 'client_credentials'],
    response_types: ['code'],
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    id_token_signed_response_alg: 'ES256',
    dpop_bound_access_tokens: true,
    require_pushed_authorization_requests: true,
    authorization_details_types: ['mandate', 'enterprise_consent', 'payment_consent'],
    ...(client.backchannelLogoutUri === undefined
      ? {}
      : { backchannel_logout_uri: client.backchannelLogoutUri, backchannel_logout_session_required: true }),
  };
}

/**
 * oidc-provider's own dispatcher refuses loopback addresses, where the sandbox's clients live. The addresses called here
 * come from the operator's configuration only; there is no dynamic registration.
 */
function plainFetch(address: string | URL | Request, options?: RequestInit): Promise<Response> {
  const { dispatcher: _refused, ...rest }: RequestInit & { dispatcher?: unknown } = options ?? {};
  return fetch(address, { ...rest, redirect: 'error' });
}
