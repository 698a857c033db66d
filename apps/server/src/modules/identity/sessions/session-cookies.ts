import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomToken } from '../../../platform/crypto/seal.ts';
import { limits } from '../../../platform/limits.ts';

const tokenPattern = /^[\w-]{43}$/;

/**
 * The two cookies of a browser. Over https both carry the `__Host-` prefix (RFC 6265bis §4.1.3.2): set by this host only, for
 * every path. Browsers refuse the prefix on http://localhost, and cookies ignore ports: there the name holds the port.
 */
export class SessionCookies {
  readonly sessionName: string;
  readonly attemptName: string;
  readonly #secure: boolean;

  constructor(publicUrl: string) {
    this.sessionName = sessionCookieName(publicUrl);
    this.attemptName = `${this.sessionName}-attempt`;
    this.#secure = publicUrl.startsWith('https:');
  }

  /** The session's token, or null when there is none or it has not the form of one. */
  readSession(request: FastifyRequest): string | null {
    return wellFormed(request.cookies[this.sessionName]);
  }

  setSession(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.sessionName, token, this.#options(limits.sessionAbsoluteHours * 3_600));
  }

  clearSession(reply: FastifyReply): void {
    void reply.clearCookie(this.sessionName, this.#options(0));
  }

  readAttempt(request: FastifyRequest): string | null {
    return wellFormed(request.cookies[this.attemptName]);
  }

  /** Marks the browser that begins a sign-in; the same mark serves several open pages. */
  markBrowser(request: FastifyRequest, reply: FastifyReply): string {
    const mark = this.readAttempt(request) ?? randomToken();
    void reply.setCookie(this.attemptName, mark, this.#options(limits.signInAttemptMinutes * 60));
    return mark;
  }

  #options(maxAge: number) {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.#secure, maxAge } as const;
  }
}

export function sessionCookieName(publicUrl: string): string {
  const { protocol, port } = new URL(publicUrl);
  if (protocol === 'https:') return '__Host-guildhall';
  return `guildhall-${port === '' ? '80' : port}`;
}

function wellFormed(token: string | undefined): string | null {
  return token !== undefined && tokenPattern.test(token) ? token : null;
}
