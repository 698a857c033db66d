import type { DomainEvent } from '../../../platform/outbox/outbox-store.ts';
import type { DueDocument } from './document-store.ts';

/** The last day of a document comes within 30 days, or has passed. Told once each. */
export interface DocumentDue {
  readonly enterpriseId: string;
  readonly documentId: string;
  readonly kind: DueDocument['kind'];
  /** The last day on which it is valid. */
  readonly validUntil: string;
}

export const documentExpiringTopic = 'enterprises.document_expiring';
export const documentExpiredTopic = 'enterprises.document_expired';

export function documentExpiring(payload: DocumentDue): DomainEvent<DocumentDue> {
  return { topic: documentExpiringTopic, enterpriseId: payload.enterpriseId, payload };
}

export function documentExpired(payload: DocumentDue): DomainEvent<DocumentDue> {
  return { topic: documentExpiredTopic, enterpriseId: payload.enterpriseId, payload };
}
