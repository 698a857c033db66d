import { Type } from 'typebox';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { readTimeCursor, timeCursorAfter } from '../../../platform/http/cursors.ts';
import { LeaveBody, MemberParams, MembersPage, MembersQuery } from './member-schemas.ts';
import type { MemberService } from './member-service.ts';

const tags = ['members'];

export function memberRoutes(app: App, members: MemberService): void {
  app.get(
    '/v1/members',
    {
      config: { action: 'members:read' },
      schema: {
        operationId: 'members.list',
        tags,
        summary: 'Who acts for the enterprise, who came last first',
        querystring: MembersQuery,
        response: { 200: MembersPage },
      },
    },
    async (request) => {
      const { cursor, state = 'active', limit = limits.pageDefaultItems } = request.query;
      const mark = readTimeCursor(cursor);
      const after = mark === null ? null : { since: mark.at, personId: mark.id };
      const page = await members.list(actingContextOf(request), { state, after, limit });
      return { items: page.members, nextCursor: timeCursorAfter(page.last?.since, page.last?.personId) };
    },
  );

  app.post(
    '/v1/members/leave',
    {
      // What is a person's own: everybody may go.
      config: { action: 'session' },
      schema: {
        operationId: 'members.leave',
        tags,
        summary: 'Act for this enterprise no longer; your sessions for it end',
        body: LeaveBody,
        response: { 204: Type.Null({ description: 'You have left, and this session has ended' }) },
      },
    },
    async (request, reply) => {
      const { evenAsLastOwner = false } = request.body;
      await members.leave(actingContextOf(request), { evenAsLastOwner });
      return reply.status(204).send(null);
    },
  );

  app.delete(
    '/v1/members/:personId',
    {
      config: { action: 'members:manage' },
      schema: {
        operationId: 'members.remove',
        tags,
        summary:
          'Remove a member: the sessions end at once, and a later sign-in is refused until you let the person in again',
        params: MemberParams,
        response: { 204: Type.Null({ description: 'The person acts for this enterprise no longer' }) },
      },
    },
    async (request, reply) => {
      await members.remove(actingContextOf(request), request.params.personId);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/v1/members/:personId/let-in',
    {
      config: { action: 'members:manage' },
      schema: {
        operationId: 'members.let_in',
        tags,
        summary: 'Let somebody whom you removed sign in again',
        params: MemberParams,
        response: { 204: Type.Null({ description: 'The person may sign in again' }) },
      },
    },
    async (request, reply) => {
      await members.letIn(actingContextOf(request), request.params.personId);
      return reply.status(204).send(null);
    },
  );
}
