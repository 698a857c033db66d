import type { FastifyRequest } from 'fastify';
import type { App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import type { IdentityDeps } from '../identity-deps.ts';
import { SignInRefused, type SignInError } from '../identity-errors.ts';
import { clientLabel } from '../sessions/client-label.ts';
import type { SessionCookies } from '../sessions/session-cookies.ts';
import type { SessionService } from '../sessions/session-service.ts';
import { Type } from 'typebox';
import { BankParams, BankSignInBody, SignInBegun } from './sign-in-schemas.ts';
import type { CallbackInput, SignInService } from './sign-in-service.ts';

const tags = ['sign-in'];
type CallbackRequest = FastifyRequest<{ Params: { bank: string } }>;

export function signInRoutes(
  app: App,
  deps: IdentityDeps,
  services: { signIns: SignInService; sessions: SessionService },
  cookies: SessionCookies,
): void {
  const { signIns, sessions } = services;

  app.post(
    '/v1/sign-in/bank',
    {
      // Each one costs the bank a request: far more than people need, far fewer than would hurt it.
      config: { action: 'public', rateLimit: { max: limits.signInsPerMinute, timeWindow: '1 minute' } },
      schema: {
        operationId: 'sign_in.begin',
        tags,
        summary: 'Begin to sign in at a bank',
        body: BankSignInBody,
        response: { 200: SignInBegun },
      },
    },
    async (request, reply) => {
      const linkTo = request.body.link === true ? await sessions.find(cookies.readSession(request)) : null;
      const mark = cookies.markBrowser(request, reply);
      return { redirectTo: await signIns.begin(request.body, mark, linkTo) };
    },
  );

  app.get(
    '/v1/sign-in/banks/:bank/callback',
    {
      config: { action: 'public' },
      // An answer counts once: a HEAD, as link checkers send it, must not use it up.
      exposeHeadRoute: false,
      schema: {
        operationId: 'sign_in.callback',
        tags,
        summary: 'Where the bank sends the browser back',
        description:
          'Always 303: to the page that was asked for, or to /sign-in?error=identity.CODE when the sign-in was refused.',
        params: BankParams,
        response: { 303: Type.Null({ description: 'On to a page of the web client' }) },
      },
      // Whatever a bank or a stranger sends is answered by a page, never by a validation error.
      attachValidation: true,
    },
    async (request, reply) => {
      const { token, to } = await callback(request);
      if (token !== null) cookies.setSession(reply, token);
      return reply.redirect(to, 303);
    },
  );

  async function callback(request: CallbackRequest): Promise<{ token: string | null; to: string }> {
    const input = readCallback(request);
    let to = '/';
    try {
      const attempt = await signIns.take(input);
      to = attempt.returnTo;
      return { token: await signIns.complete(attempt, input), to };
    } catch (error) {
      return { token: null, to: signInPage(refusal(error, input.bank, request.id), to) };
    }
  }

  function readCallback(request: CallbackRequest): CallbackInput {
    return {
      bank: request.params.bank,
      query: request.url.split('?').slice(1).join('?'),
      browserMark: cookies.readAttempt(request),
      currentToken: cookies.readSession(request),
      client: clientLabel(request.headers['user-agent']),
    };
  }

  /** Writes down why; the reader gets a code that stands for a sentence of the web client. */
  function refusal(error: unknown, bank: string, reference: string): SignInError {
    const code = error instanceof SignInRefused ? error.code : 'failed';
    const known = deps.config.banks.some((one) => one.slug === bank);
    deps.metrics.refusedSignIns.inc({ bank: known ? bank : 'unknown', reason: code });
    const line = { bank, code, reference, err: error };
    if (code === 'failed') deps.log.error(line, 'a sign-in failed');
    else deps.log.warn(line, 'a sign-in was refused');
    return code;
  }
}

function signInPage(code: SignInError, returnTo: string): string {
  const query = new URLSearchParams({ error: `identity.${code}`, ...(returnTo === '/' ? {} : { returnTo }) });
  return `/sign-in?${query.toString()}`;
}
