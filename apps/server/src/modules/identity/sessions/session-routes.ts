import { assert } from '../../../platform/errors.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { asId } from '../../../platform/ids.ts';
import type { IdentityDeps } from '../identity-deps.ts';
import { sessionEnded } from '../identity-errors.ts';
import { selectPersonName } from '../people/person-store.ts';
import type { SessionCookies } from './session-cookies.ts';
import { presentOpenSession, presentSession } from './session-present.ts';
import { Session, SessionList, SessionParams, SignedOut } from './session-schemas.ts';
import type { SessionService } from './session-service.ts';
import { selectSession } from './session-store.ts';
import { Type } from 'typebox';

const tags = ['sessions'];

export function sessionRoutes(app: App, deps: IdentityDeps, sessions: SessionService, cookies: SessionCookies): void {
  app.get(
    '/v1/session',
    {
      config: { action: 'session' },
      schema: { operationId: 'session.read', tags, summary: 'The session of this browser', response: { 200: Session } },
    },
    async (request) => {
      const context = actingContextOf(request);
      return deps.db.asSystem('identity.read_session', async (tx) => {
        const session = await selectSession(tx, context.sessionId);
        const mandate = (await deps.mandateIntake.use.describe(tx, [context.mandateId])).get(context.mandateId);
        if (session === null) throw sessionEnded();
        assert(mandate !== undefined, 'a session has its mandate');
        return presentSession(session, await selectPersonName(tx, context.personId), mandate, context.actions);
      });
    },
  );

  app.delete(
    '/v1/session',
    {
      config: { action: 'session' },
      schema: { operationId: 'session.end', tags, summary: 'Sign out', response: { 200: SignedOut } },
    },
    async (request, reply) => {
      const redirectTo = await sessions.signOut(actingContextOf(request));
      cookies.clearSession(reply);
      return { redirectTo };
    },
  );

  app.get(
    '/v1/sessions',
    {
      config: { action: 'sessions:manage' },
      schema: { operationId: 'sessions.list', tags, summary: 'My sessions', response: { 200: SessionList } },
    },
    async (request) => {
      const context = actingContextOf(request);
      return deps.db.asSystem('identity.list_sessions', async (tx) => {
        const open = await sessions.open(tx, context.personId);
        const mandates = await deps.mandateIntake.use.describe(tx, [...new Set(open.map((one) => one.mandateId))]);
        const items = open.flatMap((session) => {
          const mandate = mandates.get(session.mandateId);
          return mandate === undefined ? [] : [presentOpenSession(session, mandate, context)];
        });
        return { items };
      });
    },
  );

  app.delete(
    '/v1/sessions/:sessionId',
    {
      config: { action: 'sessions:manage' },
      schema: {
        operationId: 'sessions.end',
        tags,
        summary: 'End one of my sessions',
        params: SessionParams,
        response: { 204: Type.Null({ description: 'It has ended' }) },
      },
    },
    async (request, reply) => {
      const context = actingContextOf(request);
      await sessions.endOwn(context, asId(request.params.sessionId));
      if (request.params.sessionId === context.sessionId) cookies.clearSession(reply);
      return reply.status(204).send(null);
    },
  );
}
