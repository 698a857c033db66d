import type { DomainEvent } from '../../../platform/outbox/outbox-store.ts';

/** A change has every signature that it needs, and goes to the bank. */
export interface PermissionChangeApproved {
  readonly enterpriseId: string;
  readonly changeId: string;
}
/** What the bank made of a change. */
export interface PermissionChangeSettled {
  readonly enterpriseId: string;
  readonly changeId: string;
  readonly outcome: 'in_force' | 'refused' | 'stale';
  /** The version in which it is in force. */
  readonly version: number | null;
  /** Its author. */
  readonly authorPersonId: string;
}

export function permissionChangeApproved(payload: PermissionChangeApproved): DomainEvent<PermissionChangeApproved> {
  return { topic: 'access.permission_change_approved', enterpriseId: payload.enterpriseId, payload };
}
export function permissionChangeSettled(payload: PermissionChangeSettled): DomainEvent<PermissionChangeSettled> {
  return { topic: 'access.permission_change_settled', enterpriseId: payload.enterpriseId, payload };
}
