import type { DomainEvent } from '../../../platform/outbox/outbox-store.ts';
import type { ApprovalState } from './approval.ts';

interface AboutApproval {
  readonly enterpriseId: string;
  readonly approvalId: string;
  /** Under the permission table of which customer number it is signed. */
  readonly connectionId: string;
  readonly customerId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly makerPersonId: string;
}
/** It waits, with this content: opened, or with another content than before (`changed`). */
export interface ApprovalOpened extends AboutApproval {
  readonly changed: boolean;
  readonly deadlineAt: string;
  /** Those who may sign next. */
  readonly nextPersonIds: readonly string[];
}
/** Somebody signed, and it goes on waiting. */
export interface ApprovalSigned extends AboutApproval {
  readonly personId: string;
  readonly deadlineAt: string;
  readonly nextPersonIds: readonly string[];
}
/** Its deadline is near. */
export interface ApprovalDeadlineNear extends AboutApproval {
  readonly deadlineAt: string;
  readonly nextPersonIds: readonly string[];
}
export interface ApprovalEnded extends AboutApproval {
  readonly state: Exclude<ApprovalState, 'waiting'>;
  /** Whose deed ended it; null for time. */
  readonly personId: string | null;
}

export function approvalOpened(payload: ApprovalOpened): DomainEvent<ApprovalOpened> {
  return { topic: 'access.approval_opened', enterpriseId: payload.enterpriseId, payload };
}
export function approvalSigned(payload: ApprovalSigned): DomainEvent<ApprovalSigned> {
  return { topic: 'access.approval_signed', enterpriseId: payload.enterpriseId, payload };
}
export function approvalDeadlineNear(payload: ApprovalDeadlineNear): DomainEvent<ApprovalDeadlineNear> {
  return { topic: 'access.approval_deadline_near', enterpriseId: payload.enterpriseId, payload };
}
export function approvalEnded(payload: ApprovalEnded): DomainEvent<ApprovalEnded> {
  return { topic: 'access.approval_ended', enterpriseId: payload.enterpriseId, payload };
}
