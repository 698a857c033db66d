import { Type } from 'typebox';
import { IdempotencyHeaders } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { readTimeCursor, timeCursorAfter } from '../../../platform/http/cursors.ts';
import {
  Invitation,
  InvitationBody,
  InvitationParams,
  InvitationsPage,
  InvitationsQuery,
} from './invitation-schemas.ts';
import type { InvitationService } from './invitation-service.ts';

const tags = ['members'];

export function invitationRoutes(app: App, invitations: InvitationService): void {
  app.get(
    '/v1/invitations',
    {
      // They hold how a bank calls people: for those who invite.
      config: { action: 'members:manage' },
      schema: {
        operationId: 'invitations.list',
        tags,
        summary: 'Who was invited, the newest first',
        querystring: InvitationsQuery,
        response: { 200: InvitationsPage },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems } = request.query;
      const mark = readTimeCursor(cursor);
      const after = mark === null ? null : { createdAt: mark.at, invitationId: mark.id };
      const page = await invitations.list(actingContextOf(request), { after, limit });
      return { items: page.invitations, nextCursor: timeCursorAfter(page.last?.createdAt, page.last?.invitationId) };
    },
  );

  app.post(
    '/v1/invitations',
    {
      config: { action: 'members:manage' },
      schema: {
        operationId: 'invitations.create',
        tags,
        summary: 'Invite somebody by what the bank will say of him',
        description: 'It takes effect when that person signs in under a mandate that the table of that bank holds.',
        headers: IdempotencyHeaders,
        body: InvitationBody,
        response: { 200: Invitation },
      },
    },
    async (request) => invitations.invite(actingContextOf(request), request.body, request.headers['idempotency-key']),
  );

  app.delete(
    '/v1/invitations/:invitationId',
    {
      config: { action: 'members:manage' },
      schema: {
        operationId: 'invitations.cancel',
        tags,
        summary: 'Await that person no longer',
        params: InvitationParams,
        response: { 204: Type.Null({ description: 'It is cancelled' }) },
      },
    },
    async (request, reply) => {
      await invitations.cancel(actingContextOf(request), request.params.invitationId);
      return reply.status(204).send(null);
    },
  );
}
