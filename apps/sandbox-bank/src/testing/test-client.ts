import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactSign } from 'jose';
import * as oidc from 'openid-client';
import type { ClientConfig } from '../config.ts';

/** A request that the bank made to the client. */
export type Received = { path: string; contentType: string; body: string };

/** How a push is answered. */
type Said = { status: number; body?: object };
export type Answer = (received: Received) => Said | Promise<Said>;

const accept: Answer = () => ({ status: 202 });

/**
 * The other side in tests: an independent, certified relying party (openid-client), with a small server of its own for
 * its keys, pushed events and back-channel logouts.
 */
export type TestClient = AsyncDisposable & {
  config: ClientConfig;
  received: Received[];
  /** How pushes are answered; 202 unless a test changes it. */
  answerPush: (answer: Answer) => void;
  /** Finds the bank and makes a DPoP key; call it once the bank serves. */
  discover: (issuer: string) => Promise<void>;
  rp: () => { server: oidc.Configuration; dpop: oidc.DPoPOptions };
  token: (scope: string) => Promise<string>;
  /** Shows the headers of every request to the bank until the returned function is called. */
  watchRequests: (look: (headers: Headers) => void) => () => void;
  /** A detached signature over a body; `change` spoils claims of its header. */
  signMessage: (body: string, change?: Record<string, unknown>) => Promise<string>;
  /** A compact JWS with the key that the client publishes. */
  sign: (typ: string, payload: object) => Promise<string>;
  /** Calls the bank's API with a proof for this very request. */
  call: (method: string, path: string, more?: CallOptions) => Promise<Response>;
};

export type CallOptions = {
  scope?: string;
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Sends the body with a signature as Open Banking wants it. */
  signed?: boolean;
};

export async function startTestClient(clientId = 'guildhall'): Promise<TestClient> {
  const keys = await oidc.randomDPoPKeyPair('ES256', { extractable: true });
  const jwk = { ...(await crypto.subtle.exportKey('jwk', keys.publicKey)), kid: 'client-1', alg: 'ES256', use: 'sig' };
  const received: Received[] = [];
  let answer: Answer = accept;
  const server = createServer((request, response) => {
    void serve(request, response, jwk, received, (got) => answer(got));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let found: { server: oidc.Configuration; dpop: oidc.DPoPOptions } | null = null;
  const rp = (): { server: oidc.Configuration; dpop: oidc.DPoPOptions } => {
    if (found === null) throw new Error('discover first');
    return found;
  };
  const tokens = new Map<string, string>();
  const client: TestClient = {
    config: {
      clientId,
      name: 'Guildhall',
      jwksUri: `${origin}/jwks`,
      redirectUris: [`${origin}/callback`],
      postLogoutRedirectUris: [`${origin}/`],
      backchannelLogoutUri: `${origin}/back-channel-logout`,
      eventPushUri: `${origin}/events`,
    },
    received,
    answerPush: (next) => (answer = next),
    rp,
    discover: async (issuer) => {
      const auth = oidc.PrivateKeyJwt({ key: keys.privateKey, kid: 'client-1' });
      const config = await oidc.discovery(new URL(issuer), clientId, { id_token_signed_response_alg: 'ES256' }, auth, {
        execute: [oidc.allowInsecureRequests],
      });
      const dpop = { DPoP: oidc.getDPoPHandle(config, await oidc.randomDPoPKeyPair('ES256')) };
      found = { server: config, dpop };
    },
    token: async (scope) => {
      const known = tokens.get(scope);
      if (known !== undefined) return known;
      const { access_token: token } = await oidc.clientCredentialsGrant(rp().server, { scope }, rp().dpop);
      tokens.set(scope, token);
      return token;
    },
    sign: (typ, payload) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'ES256', kid: 'client-1', typ })
        .sign(keys.privateKey),
    watchRequests: (look) => {
      const { server: config } = rp();
      config[oidc.customFetch] = (url, options) => {
        look(new Headers(options.headers));
        return plainFetch(url, options);
      };
      return () => (config[oidc.customFetch] = plainFetch);
    },
    signMessage: (body, change = {}) => {
      const issuer = new URL(rp().server.serverMetadata().issuer);
      return detached(keys.privateKey, body, { iss: clientId, tan: issuer.hostname, ...change });
    },
    call: async (method, path, more = {}) => {
      const { server: config, dpop } = rp();
      const url = new URL(config.serverMetadata().issuer + path);
      const headers = new Headers(more.headers);
      const body = more.body === undefined ? null : JSON.stringify(more.body);
      if (body !== null && !headers.has('content-type')) headers.set('content-type', 'application/json');
      if (more.signed === true) headers.set('x-jws-signature', await client.signMessage(body ?? ''));
      const token = more.token ?? (await client.token(more.scope ?? 'consents'));
      return protectedFetch(() => oidc.fetchProtectedResource(config, token, url, method, body, headers, dpop));
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return client;
}

/** The signature of a message of Open Banking, by an implementation other than the bank's. */
async function detached(key: CryptoKey, body: string, claims: Record<string, unknown>): Promise<string> {
  const names = ['iat', 'iss', 'tan'].map((name) => `http://openbanking.org.uk/${name}`);
  const { kid = 'client-1', ...own } = { iat: Math.floor(Date.now() / 1000), ...claims };
  const header = {
    alg: 'ES256',
    kid: String(kid),
    typ: 'JOSE',
    cty: 'application/json',
    crit: names,
    ...Object.fromEntries(Object.entries(own).map(([name, value]) => [`http://openbanking.org.uk/${name}`, value])),
  };
  const crit = Object.fromEntries(names.map((name) => [name, true]));
  const jws = await new CompactSign(Buffer.from(body)).setProtectedHeader(header).sign(key, { crit });
  const [head = '', , signature = ''] = jws.split('.');
  return `${head}..${signature}`;
}

/** Its options are those of fetch, except that a member may be there and undefined. */
const plainFetch: oidc.CustomFetch = (url, options) => fetch(url, options as RequestInit);

/** openid-client throws where the bank answers 401 with a challenge; a test wants the answer itself. */
async function protectedFetch(call: () => Promise<Response>): Promise<Response> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof oidc.WWWAuthenticateChallengeError) return error.response;
    throw error;
  }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  jwk: object,
  received: Received[],
  answer: Answer,
): Promise<void> {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
    return;
  }
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  const got = { path: request.url ?? '/', contentType: request.headers['content-type'] ?? '', body };
  received.push(got);
  const { status, body: said }: Said = got.path === '/events' ? await answer(got) : { status: 200 };
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(said === undefined ? '' : JSON.stringify(said));
}
