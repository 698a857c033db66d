import type { App } from '../../../platform/http/server.ts';
import { badUnsubscribeLink } from '../notifications-errors.ts';
import { Unsubscribed, UnsubscribeBody, UnsubscribeQuery } from './preferences-schemas.ts';
import type { Topic } from '../announcements/topics.ts';

export const unsubscribePath = '/v1/notification-preferences/unsubscribe';

/** One click in the mail program switches the e-mails off: no cookie, no sign-in, no second question (RFC 8058 §3.1, §3.2). */
export function unsubscribeRoutes(app: App, unsubscribe: (token: string) => Promise<{ topic: Topic | null }>): void {
  void app.register(async (scope) => {
    // Mail programs post `List-Unsubscribe=One-Click` as one of these; what counts is the token in the address.
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data']) {
      scope.addContentTypeParser(type, { parseAs: 'string', bodyLimit: 4_096 }, (_request, _body, done) =>
        done(null, {}),
      );
    }
    // Who opens the address instead of posting to it is asked on a page first: a scanner of links must not switch anything off.
    scope.get(
      unsubscribePath,
      {
        config: { action: 'public' },
        schema: { operationId: 'notification_preferences.ask_unsubscribe', hide: true, querystring: UnsubscribeQuery },
      },
      (request, reply) => {
        const { token = '' } = request.query as { token?: string };
        return reply.redirect(`/unsubscribe?${new URLSearchParams({ token }).toString()}`, 303);
      },
    );
    scope.post(
      unsubscribePath,
      {
        config: { action: 'public', signedBody: true, rateLimit: { max: 60, timeWindow: '1 minute' } },
        schema: {
          operationId: 'notification_preferences.unsubscribe',
          tags: ['notifications'],
          summary: 'Switch off the e-mails that one was part of',
          consumes: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
          querystring: UnsubscribeQuery,
          body: UnsubscribeBody,
          response: { 200: Unsubscribed },
        },
      },
      async (request) => {
        const { token } = request.query as { token?: string };
        const body = request.body as { token?: string } | null | undefined;
        const given = token ?? body?.token;
        if (given === undefined) throw badUnsubscribeLink();
        return unsubscribe(given);
      },
    );
  });
}
