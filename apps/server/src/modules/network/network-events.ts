import type { DomainEvent } from '../../platform/outbox/outbox-store.ts';
import type { PartnerChange } from './partners/partner.ts';

/** A partnership took a step; `enterpriseId` is whose member took it. */
export interface PartnerChanged {
  readonly enterpriseId: string;
  readonly partnerId: string;
}

/** `network.partner_requested`, `_accepted`, `_cancelled`, `_declined` or `_ended`. */
export function partnerChanged(change: PartnerChange, payload: PartnerChanged): DomainEvent<PartnerChanged> {
  return { topic: `network.partner_${change}`, enterpriseId: payload.enterpriseId, payload };
}
