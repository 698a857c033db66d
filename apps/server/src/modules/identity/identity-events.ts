import type { DomainEvent } from '../../platform/outbox/outbox-store.ts';

export interface SignedIn {
  readonly personId: string;
  readonly enterpriseId: string;
  readonly mandateId: string;
  readonly connectionId: string;
  readonly customerId: string;
}
export interface SignedOut {
  readonly personId: string;
  readonly enterpriseId: string;
  readonly mandateId: string;
  readonly connectionId: string;
  readonly sessionId: string;
  readonly endedBy: string;
}

export function signedIn(payload: SignedIn): DomainEvent<SignedIn> {
  return { topic: 'identity.signed_in', enterpriseId: payload.enterpriseId, payload };
}

export function signedOut(payload: SignedOut): DomainEvent<SignedOut> {
  return { topic: 'identity.signed_out', enterpriseId: payload.enterpriseId, payload };
}
