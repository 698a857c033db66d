import type { webcrypto } from 'node:crypto';
import * as openid from 'openid-client';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { BankConnection } from '../connections/connection.ts';
import type { BankGate } from './bank-gate.ts';
import { importKeys, KeyPair, type BoundToken } from './bound-token.ts';
import { makeDpopKey, type OpenidClient } from './openid-client.ts';

const Secrets = Type.Object({
  state: Type.String({ minLength: 1 }),
  nonce: Type.String({ minLength: 1 }),
  codeVerifier: Type.String({ minLength: 1 }),
  ...KeyPair.properties,
});
type Secrets = Static<typeof Secrets>;
const secretsShape = Compile(Secrets);

/** A person on the way to the bank: where to, and what is needed to believe the answer. */
export interface BegunAuthorization {
  readonly redirectTo: string;
  readonly state: string;
  readonly secrets: object;
}

/** What the bank says of a person who came back, from its verified ID token. */
export interface CompletedAuthorization {
  readonly idToken: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** What may be done in his name, and until when. */
  readonly token: BoundToken;
  readonly tokenLifeMs: number;
}

/** The bank, or the person there, said no. */
export class AuthorizationRefused extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`the bank answered ${reason.slice(0, 80)}`);
    this.name = 'AuthorizationRefused';
    this.reason = reason;
  }
}

/** Ways through a bank's authorization server and back (FAPI 2.0 §5.3.3: PAR, PKCE, DPoP-bound code, `iss` in the response). */
export class AuthorizationClient {
  readonly #openid: OpenidClient;
  readonly #gate: BankGate;

  constructor(openidClient: OpenidClient, gate: BankGate) {
    this.#openid = openidClient;
    this.#gate = gate;
  }

  /** Pushes the request to the bank. @throws BankError. */
  async begin(
    connection: BankConnection,
    request: { scope: string; authorizationDetails: object[]; redirectUri: string },
  ): Promise<BegunAuthorization> {
    const keys = await makeDpopKey(true);
    const secrets: Secrets = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      codeVerifier: openid.randomPKCECodeVerifier(),
      privateJwk: (await crypto.subtle.exportKey('jwk', keys.privateKey)) as Secrets['privateJwk'],
      publicJwk: (await crypto.subtle.exportKey('jwk', keys.publicKey)) as Secrets['publicJwk'],
    };
    const parameters = {
      redirect_uri: request.redirectUri,
      scope: request.scope,
      authorization_details: JSON.stringify(request.authorizationDetails),
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(secrets.codeVerifier),
      code_challenge_method: 'S256',
    };
    const url = await this.#gate.call(connection, { interactive: true }, async () => {
      const configuration = await this.#openid.configuration(connection);
      return openid.buildAuthorizationUrlWithPAR(configuration, parameters, {
        DPoP: openid.getDPoPHandle(configuration, keys),
      });
    });
    return { redirectTo: url.href, state: secrets.state, secrets };
  }

  /**
   * Redeems the answer: state, issuer (RFC 9207), PKCE, nonce, and the ID token's signature and audience.
   * @throws AuthorizationRefused when the bank said no; BankError when it did not answer or its answer cannot be believed.
   */
  async complete(connection: BankConnection, callbackUrl: string, secrets: object): Promise<CompletedAuthorization> {
    if (!secretsShape.Check(secrets)) throw new TypeError('these are not the secrets of an authorization');
    const keys = await importKeys(secrets);
    // A code can be redeemed once, so the call is not repeated.
    const outcome = await this.#gate.call(connection, { interactive: true, once: true }, () =>
      this.#redeem(connection, callbackUrl, secrets, keys),
    );
    // Thrown outside of the gate: a person's "no" says nothing about the health of the bank.
    if (outcome instanceof AuthorizationRefused) throw outcome;
    return outcome;
  }

  async #redeem(
    connection: BankConnection,
    callbackUrl: string,
    secrets: Secrets,
    keys: webcrypto.CryptoKeyPair,
  ): Promise<CompletedAuthorization | AuthorizationRefused> {
    const configuration = await this.#openid.withKeysReadAnew(connection);
    const checks = {
      pkceCodeVerifier: secrets.codeVerifier,
      expectedState: secrets.state,
      expectedNonce: secrets.nonce,
      idTokenExpected: true,
    };
    try {
      const options = { DPoP: openid.getDPoPHandle(configuration, keys) };
      const tokens = await openid.authorizationCodeGrant(
        configuration,
        new URL(callbackUrl),
        checks,
        undefined,
        options,
      );
      const { privateJwk, publicJwk } = secrets;
      return {
        idToken: tokens.id_token ?? '',
        claims: { ...tokens.claims() },
        token: { accessToken: tokens.access_token, privateJwk, publicJwk },
        tokenLifeMs: (tokens.expires_in ?? 60) * 1_000,
      };
    } catch (error) {
      if (error instanceof openid.AuthorizationResponseError) return new AuthorizationRefused(error.error);
      throw error;
    }
  }

  /** Where a browser goes to end the bank's own session; null when the bank offers none (OpenID RP-Initiated Logout 1.0). */
  async endSession(connection: BankConnection, idTokenHint: string | null, returnTo: string): Promise<string | null> {
    const configuration = await this.#gate.call(connection, { interactive: true }, () =>
      this.#openid.configuration(connection),
    );
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    const parameters = {
      post_logout_redirect_uri: returnTo,
      ...(idTokenHint === null ? {} : { id_token_hint: idTokenHint }),
    };
    return openid.buildEndSessionUrl(configuration, parameters).href;
  }
}
