import { Type } from 'typebox';
import type { App } from '../../../platform/http/server.ts';
import type { IdentityDeps } from '../identity-deps.ts';
import { SignInRefused } from '../identity-errors.ts';
import type { SessionService } from '../sessions/session-service.ts';
import { BankParams, LogoutBody } from '../sign-in/sign-in-schemas.ts';
import { backChannelLogout } from './logout-service.ts';

const Refusal = Type.Object({
  error: Type.Literal('invalid_request', { description: 'The error of OAuth 2.0 for all that is not believed' }),
  error_description: Type.String({ description: 'What was wrong' }),
});

/** Signs a person out here because the bank did (OpenID Connect Back-Channel Logout 1.0 §2.5 to §2.8). */
export function logoutRoutes(app: App, deps: IdentityDeps, sessions: SessionService): void {
  void app.register(async (scope) => {
    // Only this route takes a form, which every site could send; it believes nothing but a bank's signature.
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.post(
      '/v1/sign-in/banks/:bank/back-channel-logout',
      {
        config: { action: 'public', signedBody: true },
        schema: {
          operationId: 'sign_in.back_channel_logout',
          tags: ['sign-in'],
          summary: 'Where a bank ends the sessions of a person',
          consumes: ['application/x-www-form-urlencoded'],
          params: BankParams,
          body: LogoutBody,
          response: { 200: Type.Null({ description: 'The sessions have ended' }), 400: Refusal },
        },
      },
      async (request, reply) => {
        const { bank } = request.params as { bank: string };
        const { logout_token: logoutToken } = request.body as { logout_token: string };
        try {
          const ended = await backChannelLogout(deps, sessions, { bank, logoutToken });
          deps.log.info({ bank, sessions: ended.length }, 'a bank signed a person out');
          return await reply
            .status(200)
            .serializer(() => '')
            .send(null);
        } catch (error) {
          if (!(error instanceof SignInRefused)) throw error;
          deps.log.warn({ bank, code: error.code, reference: request.id, err: error }, 'a logout token was refused');
          return reply.status(400).send({ error: 'invalid_request', error_description: error.message });
        }
      },
    );
  });
}
