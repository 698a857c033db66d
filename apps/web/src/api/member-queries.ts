import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body, done } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type { Invitation, InvitationBody, MemberState } from './types.ts';

export function membersQuery(state: MemberState) {
  return infiniteQueryOptions({
    queryKey: ['members', state],
    queryFn: ({ pageParam }) =>
      body(api.GET('/v1/members', { params: { query: { state, ...withCursor(pageParam) } } })),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export const invitationsQuery = infiniteQueryOptions({
  queryKey: ['invitations'],
  queryFn: ({ pageParam }) => body(api.GET('/v1/invitations', { params: { query: withCursor(pageParam) } })),
  initialPageParam: FIRST_PAGE,
  getNextPageParam: nextPage,
});

export function removeMember(personId: string): Promise<void> {
  return done(api.DELETE('/v1/members/{personId}', { params: { path: { personId } } }));
}

export function letMemberIn(personId: string): Promise<void> {
  return done(api.POST('/v1/members/{personId}/let-in', { params: { path: { personId } } }));
}

/** Ends this session with it. `evenAsLastOwner`: although nobody is left who can manage members. */
export function leaveEnterprise(evenAsLastOwner: boolean): Promise<void> {
  return done(api.POST('/v1/members/leave', { body: { evenAsLastOwner } }));
}

export function inviteMember(invitation: InvitationBody, submitKey: string): Promise<Invitation> {
  return body(api.POST('/v1/invitations', { params: { header: { 'idempotency-key': submitKey } }, body: invitation }));
}

export function cancelInvitation(invitationId: string): Promise<void> {
  return done(api.DELETE('/v1/invitations/{invitationId}', { params: { path: { invitationId } } }));
}
