import type { DomainEvent } from '../../../platform/outbox/outbox-store.ts';

/** `personId` is away; the delegate is null as long as he has never signed in. */
export interface DelegationChanged {
  readonly enterpriseId: string;
  readonly delegationId: string;
  readonly personId: string;
  readonly delegatePersonId: string | null;
  readonly fromOn: string;
  readonly untilOn: string;
}

export function delegationCreated(payload: DelegationChanged): DomainEvent<DelegationChanged> {
  return { topic: 'access.delegation_created', enterpriseId: payload.enterpriseId, payload };
}
export function delegationEnded(payload: DelegationChanged): DomainEvent<DelegationChanged> {
  return { topic: 'access.delegation_ended', enterpriseId: payload.enterpriseId, payload };
}
