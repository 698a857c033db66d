import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body, done } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import { vouch } from './passkeys.ts';
import type { Approval, ApprovalTab, DelegationBody, PasskeyAssertion } from './types.ts';

export const approvalsKey = ['approvals'];

/** What waits for the reader's signature, what he signed, or what is over. The stream says when to ask again. */
export function approvalsQuery(tab: ApprovalTab) {
  return infiniteQueryOptions({
    queryKey: [...approvalsKey, tab],
    queryFn: ({ pageParam }) =>
      body(api.GET('/v1/approvals', { params: { query: { tab, ...withCursor(pageParam) } } })),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

/** How much waits for the reader's signature: the badge. */
export const approvalCountQuery = queryOptions({
  queryKey: ['approvals-count'],
  queryFn: () => body(api.GET('/v1/approvals/count')),
  staleTime: 60_000,
});

export function approvalQuery(approvalId: string) {
  return queryOptions({
    queryKey: ['approval', approvalId],
    queryFn: () => body(api.GET('/v1/approvals/{approvalId}', { params: { path: { approvalId } } })),
  });
}

/** Signs what was read; where the rule asks for a passkey the browser asks the person first. Throws a `Problem`. */
export async function signApproval({ id, contentHash, rule, signAs }: Approval, key: string) {
  const path = { approvalId: id };
  const assertion = rule.stepUp ? await assertionFor(id, contentHash) : null;
  const delegationId = signAs?.delegationId ?? null;
  return body(
    api.POST('/v1/approvals/{approvalId}/signatures', {
      params: { path, header: { 'idempotency-key': key } },
      body: { contentHash, delegationId, assertion },
    }),
  );
}

async function assertionFor(approvalId: string, contentHash: string): Promise<PasskeyAssertion> {
  const options = await body(
    api.POST('/v1/approvals/{approvalId}/signing', { params: { path: { approvalId } }, body: { contentHash } }),
  );
  // The server makes these options with the counterpart of the library that reads them; what comes back has the shape of the standard.
  return (await vouch(options as Parameters<typeof vouch>[0])) as PasskeyAssertion;
}

export function rejectApproval(approvalId: string, reason: string, key: string) {
  return body(
    api.POST('/v1/approvals/{approvalId}/rejection', {
      params: { path: { approvalId }, header: { 'idempotency-key': key } },
      body: { reason },
    }),
  );
}

export function withdrawApproval(approvalId: string, key: string) {
  return body(
    api.POST('/v1/approvals/{approvalId}/withdrawal', {
      params: { path: { approvalId }, header: { 'idempotency-key': key } },
    }),
  );
}

export const delegationsQuery = queryOptions({
  queryKey: ['delegations'],
  queryFn: () => body(api.GET('/v1/delegations')),
});

export function createDelegation(delegation: DelegationBody, key: string) {
  return body(api.POST('/v1/delegations', { params: { header: { 'idempotency-key': key } }, body: delegation }));
}

export function endDelegation(delegationId: string): Promise<void> {
  return done(api.DELETE('/v1/delegations/{delegationId}', { params: { path: { delegationId } } }));
}
