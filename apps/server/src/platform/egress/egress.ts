import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { Agent, fetch as undiciFetch, type RequestInit as UndiciRequestInit } from 'undici';

/** Why a request did not leave, or its answer was not taken. */
export class EgressError extends Error {
  readonly code:
    | 'egress.forbidden_address'
    | 'egress.forbidden_scheme'
    | 'egress.timeout'
    | 'egress.too_large'
    | 'egress.unreachable'
    | 'egress.redirect';

  constructor(code: EgressError['code'], detail: string, cause?: unknown) {
    super(detail, { cause });
    this.name = 'EgressError';
    this.code = code;
  }
}

export interface EgressRequest {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array | null;
  readonly timeoutMs: number;
  /** Ends the request before its time; one that is ended already leaves not at all. */
  readonly signal?: AbortSignal;
  readonly maxBytes: number;
}
export interface EgressAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/**
 * The one way out. https only; every address of the name is checked and the connection goes to a checked address;
 * no redirects; bounded in time and size. Plain http and loopback only for the exact origins that the launcher lists.
 */
export class Egress {
  readonly #loopbackOrigins: ReadonlySet<string>;
  readonly #agent: Agent;

  constructor(loopbackOrigins: readonly string[], connectTimeoutMs: number) {
    this.#loopbackOrigins = new Set(loopbackOrigins.map((origin) => new URL(origin).origin));
    this.#agent = new Agent({
      connect: { timeout: connectTimeoutMs, lookup: this.#checkedLookup },
      pipelining: 1,
      connections: 16,
    });
  }

  /** @throws EgressError when the request may not leave, does not arrive, or its answer breaks a limit. */
  async request(address: string | URL, request: EgressRequest): Promise<EgressAnswer> {
    const url = new URL(address);
    this.#checkUrl(url);
    const inTime = AbortSignal.timeout(request.timeoutMs);
    const signal = request.signal === undefined ? inTime : AbortSignal.any([inTime, request.signal]);
    try {
      const response = await undiciFetch(url, {
        method: request.method ?? 'GET',
        headers: request.headers ?? {},
        body: request.body ?? null,
        redirect: 'manual',
        dispatcher: this.#agentFor(url),
        signal,
      } satisfies UndiciRequestInit);
      if (response.status >= 300 && response.status < 400) {
        throw new EgressError('egress.redirect', `${url.origin} answered with a redirect, which is not followed`);
      }
      return {
        status: response.status,
        headers: response.headers,
        body: await bounded(response.body, request.maxBytes),
      };
    } catch (error) {
      throw translate(error, url, signal);
    }
  }

  /** The same door in the form of `fetch`, for libraries that take one. */
  asFetch(bounds: { timeoutMs: number; maxBytes: number }): typeof fetch {
    return async (input, init) => {
      const { signal, ...wanted } = init ?? {};
      const request = new Request(input, wanted);
      const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
      const answer = await this.request(request.url, {
        method: request.method,
        headers: Object.fromEntries(request.headers),
        body,
        ...(signal ? { signal } : {}),
        ...bounds,
      });
      const empty = answer.status === 204 || answer.body.length === 0;
      return new Response(empty ? null : new Uint8Array(answer.body), {
        status: answer.status,
        headers: answer.headers,
      });
    };
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
    await this.#loopbackAgent.destroy();
  }

  readonly #loopbackAgent = new Agent({ connect: { timeout: 3_000 }, pipelining: 1, connections: 16 });

  #agentFor(url: URL): Agent {
    return this.#loopbackOrigins.has(url.origin) ? this.#loopbackAgent : this.#agent;
  }

  #checkUrl(url: URL): void {
    if (url.username !== '' || url.password !== '')
      throw new EgressError('egress.forbidden_scheme', 'an address with credentials is refused');
    if (this.#loopbackOrigins.has(url.origin)) return;
    if (url.protocol !== 'https:')
      throw new EgressError('egress.forbidden_scheme', `${url.protocol} is refused: only https leaves the network`);
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (ipaddr.isValid(literal) && !isPublic(literal)) throw forbidden(literal);
  }

  // Given to the socket itself: the address that was checked is the address that is connected to.
  readonly #checkedLookup = (
    hostname: string,
    options: { all?: boolean | undefined },
    callback: (error: Error | null, address: string | { address: string; family: number }[], family?: number) => void,
  ): void => {
    lookup(hostname, { all: true, verbatim: true }).then(
      (addresses) => {
        const bad = addresses.find(({ address }) => !isPublic(address));
        const [first] = addresses;
        if (bad !== undefined) callback(forbidden(bad.address), '');
        else if (first === undefined) callback(new EgressError('egress.unreachable', `${hostname} has no address`), '');
        else if (options.all === true) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(new EgressError('egress.unreachable', `${hostname} cannot be resolved`, error), ''),
    );
  };
}

/** True for an address of the public internet; mapped and translated addresses are judged by what they carry. */
export function isPublic(address: string): boolean {
  return ipaddr.process(address).range() === 'unicast';
}

function forbidden(address: string): EgressError {
  return new EgressError('egress.forbidden_address', `${address} is not an address of the public internet`);
}

async function bounded(body: AsyncIterable<Uint8Array> | null, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new EgressError('egress.too_large', `the answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function translate(error: unknown, url: URL, signal: AbortSignal): EgressError {
  if (error instanceof EgressError) return error;
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof EgressError) return cause;
  if (signal.aborted) return new EgressError('egress.timeout', `${url.origin} did not answer in time`, error);
  return new EgressError('egress.unreachable', `${url.origin} cannot be reached or broke off`, error);
}
