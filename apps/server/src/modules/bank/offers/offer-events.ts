import type { DomainEvent } from '../../../platform/outbox/outbox-store.ts';
import type { EndReason, OfferKind } from './offer.ts';

interface OfferTold {
  readonly enterpriseId: string;
  /** Its id for this enterprise. */
  readonly publicationId: string;
  readonly connectionId: string;
  /** Slug of the bank. */
  readonly bank: string;
  /** As the bank calls it. */
  readonly offerId: string;
  readonly version: number;
  readonly kind: OfferKind;
  readonly titleZh: string;
  readonly titleEn: string;
  /** The customer numbers that it names: it is for their mandates alone. Null where it names none. */
  readonly namedCustomerIds: readonly string[] | null;
}

/** An offer, or a newer version of one, is published to an enterprise. */
export interface OfferPublished extends OfferTold {
  /** It takes the place of an older version. */
  readonly replacing: boolean;
  /** It lay there when the enterprise was matched for the first time. */
  readonly initial: boolean;
}

export function offerPublished(payload: OfferPublished): DomainEvent<OfferPublished> {
  return { topic: 'bank.offer_published', enterpriseId: payload.enterpriseId, payload };
}

/** An offer is not open to an enterprise any more. */
export interface OfferEnded extends OfferTold {
  readonly reason: EndReason;
}

export function offerEnded(payload: OfferEnded): DomainEvent<OfferEnded> {
  return { topic: 'bank.offer_ended', enterpriseId: payload.enterpriseId, payload };
}

/** An open offer ends soon. Told once for each version. */
export interface OfferEnding extends OfferTold {
  readonly validUntil: string;
  /** Whole days, the last begun one counted. */
  readonly daysLeft: number;
}

export function offerEnding(payload: OfferEnding): DomainEvent<OfferEnding> {
  return { topic: 'bank.offer_ending', enterpriseId: payload.enterpriseId, payload };
}

/** A member accepted an offer: once for an enterprise and an offer. */
export interface OfferAccepted extends OfferTold {
  readonly acceptanceId: string;
  readonly personId: string;
  readonly customerId: string;
  /** The submission that it opened. */
  readonly submissionId: string | null;
}

export function offerAccepted(payload: OfferAccepted): DomainEvent<OfferAccepted> {
  return { topic: 'bank.offer_accepted', enterpriseId: payload.enterpriseId, payload };
}
