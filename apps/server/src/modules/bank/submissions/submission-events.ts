import type { DomainEvent } from '../../../platform/outbox/outbox-store.ts';
import type { SubmissionStatus } from './submission.ts';

export const submissionChangedTopic = 'bank.submission_changed';

/** Something happened to a submission that those who are concerned with it should know. */
export interface SubmissionChanged {
  readonly enterpriseId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly submissionId: string;
  readonly formId: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly change: 'status' | 'message' | 'alarm' | 'attested';
  readonly status: SubmissionStatus;
  /** Who began it, sent it, or wrote about it. */
  readonly personIds: readonly string[];
}

export function submissionChanged(payload: SubmissionChanged): DomainEvent<SubmissionChanged> {
  return { topic: submissionChangedTopic, enterpriseId: payload.enterpriseId, payload };
}

export const submissionQueuedTopic = 'bank.submission_queued';

/** Something waits to be handed to a bank. */
export interface SubmissionQueued {
  readonly enterpriseId: string;
  readonly connectionId: string;
}

export function submissionQueued(payload: SubmissionQueued): DomainEvent<SubmissionQueued> {
  return { topic: submissionQueuedTopic, enterpriseId: payload.enterpriseId, payload };
}
