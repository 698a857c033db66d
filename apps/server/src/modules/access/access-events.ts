import type { DomainEvent } from '../../platform/outbox/outbox-store.ts';

export interface MemberInvited {
  readonly enterpriseId: string;
  readonly invitationId: string;
  readonly bank: string;
  /** Who invited. */
  readonly byPersonId: string;
}
export interface MemberJoined {
  readonly enterpriseId: string;
  readonly personId: string;
  readonly mandateId: string;
  readonly roleId: string;
  readonly bank: string;
  /** The invitation that he followed; null when the bank's table alone brought him. */
  readonly invitationId: string | null;
}
export interface MemberLeft {
  readonly enterpriseId: string;
  readonly personId: string;
  readonly how: 'left' | 'removed';
  /** Who did it: himself, or the one who removed him. */
  readonly byPersonId: string;
}

/** Another version of an enterprise's permission table is in force. */
export interface PermissionTableChanged {
  readonly enterpriseId: string;
  readonly tableId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly version: number;
  /** Null when it is the first that the network holds. */
  readonly previousVersion: number | null;
  /** The requirement from which the bank built it; null for one that it built by itself. */
  readonly requirementId: string | null;
}

export function permissionTableChanged(payload: PermissionTableChanged): DomainEvent<PermissionTableChanged> {
  return { topic: 'access.permission_table_changed', enterpriseId: payload.enterpriseId, payload };
}

export function memberInvited(payload: MemberInvited): DomainEvent<MemberInvited> {
  return { topic: 'access.member_invited', enterpriseId: payload.enterpriseId, payload };
}
export function memberJoined(payload: MemberJoined): DomainEvent<MemberJoined> {
  return { topic: 'access.member_joined', enterpriseId: payload.enterpriseId, payload };
}
export function memberLeft(payload: MemberLeft): DomainEvent<MemberLeft> {
  return { topic: 'access.member_left', enterpriseId: payload.enterpriseId, payload };
}
