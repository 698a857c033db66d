import { randomInt } from 'node:crypto';

/** Redirects that a browser would follow before it gives up. */
const maxHops = 20;

/** What an answer held. */
export interface Answer<Body = unknown> {
  status: number;
  headers: Headers;
  /** Parsed where the answer is JSON, the text elsewhere. */
  body: Body;
}

/** A browser without a screen: cookies for each origin, and the headers that a browser sends. */
export class Visitor {
  readonly origin: string;
  readonly #cookies = new Map<string, Map<string, string>>();
  /** An address of the documentation range, so that each visitor has a rate limit of its own. */
  readonly #address = `2001:db8::${randomInt(65_536).toString(16)}:${randomInt(65_536).toString(16)}`;

  /** @param origin the origin that paths are relative to. */
  constructor(origin: string) {
    this.origin = origin;
  }

  get<Body = unknown>(path: string, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.request('GET', path, undefined, headers);
  }

  post<Body = unknown>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.request('POST', path, body, headers);
  }

  put<Body = unknown>(path: string, body?: unknown): Promise<Answer<Body>> {
    return this.request('PUT', path, body);
  }

  delete<Body = unknown>(path: string): Promise<Answer<Body>> {
    return this.request('DELETE', path);
  }

  /** One request, no redirect followed. A body that is an object goes as JSON, `URLSearchParams` as a form, a `Buffer` as it is. */
  async request<Body = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const url = new URL(path, this.origin);
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { ...this.#browserHeaders(url, method), ...contentType(body), ...headers },
      ...(body === undefined ? {} : { body: bodyOf(body) }),
    });
    this.#keepCookies(url, response);
    const text = isEndless(response) ? await letGo(response) : await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '') && text !== '';
    // The caller names what it expects to find and then looks.
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
  }

  /**
   * Follows redirects by GET until an answer is none, or leads to a page of `stopAt` that is no address of its API:
   * the page itself is the web client's business.
   */
  async follow(address: string, stopAt?: string): Promise<Answer<string> & { url: string }> {
    let url = new URL(address, this.origin);
    for (let hops = 0; hops < maxHops; hops += 1) {
      if (url.origin === stopAt && !url.pathname.startsWith('/v1/')) {
        return { status: 200, headers: new Headers(), body: '', url: url.href };
      }
      const answer = await this.request<string>('GET', url.href);
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || location === null) return { ...answer, url: url.href };
      url = new URL(location, url);
    }
    throw new Error(`more than ${maxHops} redirects from ${address}`);
  }

  /** The value of a cookie header for a request to `url`. */
  cookies(url: string | URL = this.origin): string {
    const jar = this.#cookies.get(new URL(url).origin) ?? new Map<string, string>();
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #browserHeaders(url: URL, method: string): Record<string, string> {
    const cookie = this.cookies(url);
    return {
      'x-forwarded-for': this.#address,
      ...(cookie === '' ? {} : { cookie }),
      ...(method === 'GET' ? {} : { origin: url.origin, 'sec-fetch-site': 'same-origin' }),
    };
  }

  #keepCookies(url: URL, response: Response): void {
    const jar = this.#cookies.get(url.origin) ?? new Map<string, string>();
    this.#cookies.set(url.origin, jar);
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf('='));
      const expired = attributes.some((attribute) => /^max-age=0$|^expires=.*\b1970\b/i.test(attribute));
      if (expired) jar.delete(name);
      else jar.set(name, pair.slice(pair.indexOf('=') + 1));
    }
  }
}

function bodyOf(body: unknown): URLSearchParams | Uint8Array<ArrayBuffer> | string {
  if (body instanceof URLSearchParams) return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
}

function contentType(body: unknown): Record<string, string> {
  if (body instanceof Uint8Array) return { 'content-type': 'application/octet-stream' };
  return body === undefined || body instanceof URLSearchParams ? {} : { 'content-type': 'application/json' };
}

/** A stream of events has no end: its headers are all that a plain request waits for. */
function isEndless(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/event-stream') === true;
}

async function letGo(response: Response): Promise<string> {
  await response.body?.cancel();
  return '';
}
