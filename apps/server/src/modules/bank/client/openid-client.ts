import type { webcrypto } from 'node:crypto';
import * as openid from 'openid-client';
import type { Clock } from '../../../platform/clock.ts';
import type { Egress } from '../../../platform/egress/egress.ts';
import { limits } from '../../../platform/limits.ts';
import { bankLimits } from '../bank-limits.ts';
import type { ClientKeys } from '../connections/client-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import { BankError } from './bank-error.ts';
import { importKeys, type BoundToken } from './bound-token.ts';

interface Cached {
  readonly configuration: openid.Configuration;
  readonly dpop: openid.DPoPHandle;
  readonly readAt: number;
}
interface Token {
  readonly value: string;
  readonly expiresAt: number;
}

/** Scopes of a bank's API that are asked for with client credentials. */
export type ApiScope =
  | 'consents'
  | 'records'
  | 'events'
  | 'accounts'
  | 'payments'
  | 'permission_tables'
  | 'offers'
  | 'submissions'
  | 'statements'
  | 'escrows'
  | 'activity';

/** A key that the tokens of this process, or of one sign-in, are bound to (RFC 9449). */
export function makeDpopKey(extractable: boolean): Promise<webcrypto.CryptoKeyPair> {
  return openid.randomDPoPKeyPair('ES256', { extractable });
}

/** A call of a bank's API. */
interface Call {
  readonly method: string;
  readonly url: URL;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
  /** After it nothing of the call leaves any more. */
  readonly signal?: AbortSignal;
}

/** OpenID Connect and OAuth towards the banks (FAPI 2.0), each over egress; metadata and tokens are kept in memory. */
export class OpenidClient {
  readonly #egress: Egress;
  readonly #clientKeys: ClientKeys;
  readonly #clock: Clock;
  readonly #insecureOrigins: ReadonlySet<string>;
  readonly #timeoutMs: number;
  readonly #configurations = new Map<string, Promise<Cached>>();
  readonly #tokens = new Map<string, Promise<Token>>();
  #dpopKey: Promise<webcrypto.CryptoKeyPair> | null = null;

  /** @param deps `timeoutMs` is how long a bank may take to answer, where it is not the limit itself. */
  constructor(deps: {
    egress: Egress;
    clientKeys: ClientKeys;
    clock: Clock;
    loopbackOrigins: readonly string[];
    timeoutMs?: number | undefined;
  }) {
    this.#egress = deps.egress;
    this.#clientKeys = deps.clientKeys;
    this.#clock = deps.clock;
    this.#timeoutMs = deps.timeoutMs ?? limits.bankTimeoutMs;
    this.#insecureOrigins = new Set(deps.loopbackOrigins.map((origin) => new URL(origin).origin));
  }

  /** The bank's metadata with our key to authenticate; read again now and then, so that both sides can rotate. */
  async configuration(connection: BankConnection): Promise<openid.Configuration> {
    return (await this.#cached(connection)).configuration;
  }

  /** Calls the bank's API with a DPoP-bound token of the scope; a token that the bank has forgotten is replaced once. */
  async callApi(connection: BankConnection, scope: ApiScope, request: Call): Promise<Response> {
    const token = await this.#token(connection, scope);
    const response = await this.#send(connection, token, request);
    if (response !== 'token refused') return response;
    this.#tokens.delete(tokenKey(connection, scope));
    const again = await this.#send(connection, await this.#token(connection, scope), request);
    return again === 'token refused' ? new Response(null, { status: 401 }) : again;
  }

  /** Calls the bank's API with the token of a person; one that the bank does not take (any more) is answered 401. */
  async callApiAs(connection: BankConnection, token: BoundToken, request: Call): Promise<Response> {
    const dpop = openid.getDPoPHandle(await this.configuration(connection), await importKeys(token));
    const answer = await this.#send(connection, { value: token.accessToken }, request, dpop);
    return answer === 'token refused' ? new Response(null, { status: 401 }) : answer;
  }

  async #send(
    connection: BankConnection,
    token: Pick<Token, 'value'>,
    request: Call,
    boundTo: openid.DPoPHandle | null = null,
  ): Promise<Response | 'token refused'> {
    const { configuration, dpop } = await this.#cached(connection);
    const { method, url, headers, body, signal } = request;
    try {
      return await openid.fetchProtectedResource(
        signal === undefined ? configuration : await this.#endedBy(connection, signal),
        token.value,
        url,
        method,
        body ?? null,
        new Headers(headers),
        {
          DPoP: boundTo ?? dpop,
        },
      );
    } catch (error) {
      if (error instanceof openid.WWWAuthenticateChallengeError && error.status === 401) return 'token refused';
      // Any other status is the caller's to judge.
      if (error instanceof openid.WWWAuthenticateChallengeError) return error.response;
      throw error;
    }
  }

  async #token(connection: BankConnection, scope: ApiScope): Promise<Token> {
    const key = tokenKey(connection, scope);
    const known = await this.#tokens.get(key);
    if (known !== undefined && known.expiresAt - bankLimits.tokenMarginMs > this.#clock.now().getTime()) return known;
    const fresh = this.#grant(connection, scope);
    this.#tokens.set(key, fresh);
    fresh.catch(() => this.#tokens.delete(key));
    return fresh;
  }

  async #grant(connection: BankConnection, scope: ApiScope): Promise<Token> {
    const { configuration, dpop } = await this.#cached(connection);
    const answer = await openid.clientCredentialsGrant(configuration, { scope }, { DPoP: dpop });
    const lifeMs = (answer.expires_in ?? 60) * 1_000;
    return { value: answer.access_token, expiresAt: this.#clock.now().getTime() + lifeMs };
  }

  async #cached(connection: BankConnection): Promise<Cached> {
    const { connectionId } = connection;
    const known = await this.#configurations.get(connectionId);
    if (known !== undefined && this.#clock.now().getTime() - known.readAt < bankLimits.configurationMs) return known;
    const fresh = this.#discover(connection);
    this.#configurations.set(connectionId, fresh);
    fresh.catch(() => this.#configurations.delete(connectionId));
    return fresh;
  }

  /**
   * The bank's configuration without the keys that were read before: a bank may have rotated them a moment ago, and the library
   * asks for unknown ones again only after a minute.
   */
  withKeysReadAnew(connection: BankConnection): Promise<openid.Configuration> {
    return this.#anew(connection, this.#fetch());
  }

  /** The bank's configuration for one call, whose requests all end with the signal. */
  #endedBy(connection: BankConnection, signal: AbortSignal): Promise<openid.Configuration> {
    return this.#anew(connection, this.#fetch(signal));
  }

  async #anew(connection: BankConnection, send: openid.CustomFetch): Promise<openid.Configuration> {
    const known = await this.configuration(connection);
    const { metadata, authentication, execute } = await this.#client(connection);
    const configuration = new openid.Configuration(
      known.serverMetadata(),
      connection.clientId,
      metadata,
      authentication,
    );
    configuration.timeout = this.#timeoutMs / 1_000;
    configuration[openid.customFetch] = send;
    for (const extend of execute) extend(configuration);
    return configuration;
  }

  /** What we are to this bank, and how far its addresses are trusted. */
  async #client(connection: BankConnection) {
    const issuer = new URL(connection.issuer);
    const insecure = issuer.protocol === 'http:' && this.#insecureOrigins.has(issuer.origin);
    return {
      metadata: {
        client_id: connection.clientId,
        id_token_signed_response_alg: 'ES256',
        use_mtls_endpoint_aliases: false,
        [openid.clockTolerance]: limits.clockSkewSeconds,
      },
      authentication: openid.PrivateKeyJwt(await this.#clientKeys.signing(connection.connectionId)),
      // An ID token is kept and handed back as a hint: its signature counts, not only the connection by which it came.
      execute: [openid.enableNonRepudiationChecks, ...(insecure ? [openid.allowInsecureRequests] : [])],
    };
  }

  async #discover(connection: BankConnection): Promise<Cached> {
    const { metadata, authentication, execute } = await this.#client(connection);
    const configuration = await openid.discovery(
      new URL(connection.issuer),
      connection.clientId,
      metadata,
      authentication,
      { execute, timeout: this.#timeoutMs / 1_000, [openid.customFetch]: this.#fetch() },
    );
    this.#checkEndpoints(configuration.serverMetadata());
    this.#dpopKey ??= makeDpopKey(false);
    return {
      configuration,
      dpop: openid.getDPoPHandle(configuration, await this.#dpopKey),
      readAt: this.#clock.now().getTime(),
    };
  }

  /** Browsers are sent to some of these: what is neither https nor one of the listed origins is not taken (RFC 8414 §2). */
  #checkEndpoints(metadata: Readonly<Record<string, unknown>>): void {
    for (const [name, address] of Object.entries(metadata)) {
      if (!/(?:_endpoint|^jwks_uri)$/.test(name) || typeof address !== 'string') continue;
      const url = URL.canParse(address) ? new URL(address) : null;
      if (url !== null && (url.protocol === 'https:' || this.#insecureOrigins.has(url.origin))) continue;
      throw new BankError('bank.invalid_answer', `the metadata of the bank name no https address as ${name}`);
    }
  }

  #fetch(signal: AbortSignal | null = null): openid.CustomFetch {
    const send = this.#egress.asFetch({ timeoutMs: this.#timeoutMs, maxBytes: limits.bankAnswerMaxBytes });
    return (url, { body, headers, method }) => send(url, { body: body ?? null, headers, method, signal });
  }
}

function tokenKey(connection: BankConnection, scope: ApiScope): string {
  return `${connection.connectionId} ${scope}`;
}
