import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import type { OwnFact } from '../../enterprises/index.ts';
import { presentBank } from '../../identity/index.ts';
import type { BankConnection } from '../connections/connection.ts';
import { findings } from './eligibility.ts';
import type { OfferReason, OfferTerms } from './offer.ts';
import type { OfferSummaryView, OfferView, ReasonView } from './offer-schemas.ts';
import type { SeenOffer } from './read-store.ts';

export interface Seeing {
  readonly context: ActingContext;
  readonly now: Date;
  readonly connections: readonly BankConnection[];
  /** Names of people. */
  readonly names: ReadonlyMap<string, Text>;
}

/** Whether an offer is open to the enterprise at this moment. */
export function isOpen(offer: SeenOffer, now: Date): boolean {
  return offer.endedAt === null && offer.state === 'published' && offer.validUntil > now;
}

/** Why a member cannot accept an offer; null when he can. */
export function hindranceOf(offer: SeenOffer, context: ActingContext, now: Date): OfferSummaryView['hindrance'] {
  if (offer.acceptedAt !== null) return 'accepted';
  if (!isOpen(offer, now)) return 'ended';
  if (!context.actions.has('offers:accept')) return 'not_permitted';
  return offer.connectionId === context.connectionId ? null : 'other_bank';
}

export function presentSummary(offer: SeenOffer, seeing: Seeing): OfferSummaryView {
  const { context, now, connections } = seeing;
  const bank = connections.find(({ connectionId }) => connectionId === offer.connectionId);
  const hindrance = hindranceOf(offer, context, now);
  const { title, summary, terms, because } = offer.content;
  return {
    id: offer.publicationId,
    bank: presentBank(bank?.slug ?? '', connections),
    source: offer.source,
    kind: offer.kind,
    version: offer.version,
    state: offer.state === 'published' && offer.validUntil <= now ? 'expired' : offer.state,
    title: { ...title },
    summary: { ...summary },
    terms: presentTerms(terms),
    validUntil: offer.validUntil.toISOString(),
    publishedAt: offer.publishedAt.toISOString(),
    why: offer.why.map((reason) => presentReason(reason, context)),
    because: because === null ? null : [...because],
    ended: endOf(offer, now),
    accepted: acceptanceOf(offer, seeing),
    can: hindrance === null ? ['accept'] : [],
    hindrance,
  };
}

export function presentOffer(offer: SeenOffer, facts: readonly OwnFact[], seeing: Seeing): OfferView {
  const { details, eligibility, documents, formId } = offer.content;
  const shown = seeing.context.actions.has('facts:read');
  return {
    ...presentSummary(offer, seeing),
    details: { ...details },
    validFrom: offer.validFrom.toISOString(),
    eligibility: findings(eligibility, facts, offer.connectionId).map(({ rule, outcome, fact }) => ({
      fact: rule.fact,
      must: rule.must,
      test: rule.test.kind === 'one_of' ? { ...rule.test, values: [...rule.test.values] } : { ...rule.test },
      // Who may not read the facts must not learn them from the conditions of an offer.
      outcome: shown ? outcome : 'unknown',
      value: shown && fact !== null ? fact.value : null,
      source: shown && fact !== null ? fact.source : null,
      asOf: shown && fact !== null ? fact.asOf : null,
    })),
    documents: documents.map(({ documentId, name, mediaType, size }) => ({
      documentId,
      name: { ...name },
      mediaType,
      sizeBytes: size,
    })),
    opensForm: formId !== null,
  };
}

function presentReason(reason: OfferReason, context: ActingContext): ReasonView {
  if (reason.kind === 'shared') return { ...reason, named: reason.named ?? false };
  if (reason.kind !== 'fact') return { ...reason };
  const shown = context.actions.has('facts:read');
  const { kind, fact, value, source, asOf } = reason;
  return { kind, fact, value: shown ? value : null, source: shown ? source : null, asOf: shown ? asOf : null };
}

function endOf(offer: SeenOffer, now: Date): OfferSummaryView['ended'] {
  if (offer.endedAt !== null && offer.endReason !== null)
    return { at: offer.endedAt.toISOString(), reason: offer.endReason };
  const { state, offerEndedAt } = offer;
  if (offerEndedAt !== null && (state === 'replaced' || state === 'withdrawn' || state === 'expired'))
    return { at: offerEndedAt.toISOString(), reason: state };
  return offer.validUntil <= now ? { at: offer.validUntil.toISOString(), reason: 'expired' } : null;
}

function acceptanceOf(offer: SeenOffer, { names }: Seeing): OfferSummaryView['accepted'] {
  const { acceptedAt, acceptedBy, acceptedVersion, submissionId, bankToldAt, refused } = offer;
  if (acceptedAt === null || acceptedVersion === null) return null;
  return {
    at: acceptedAt.toISOString(),
    by: names.get(acceptedBy ?? '') ?? null,
    version: acceptedVersion,
    submissionId,
    bankToldAt: bankToldAt?.toISOString() ?? null,
    refused: refused !== null,
  };
}

function presentTerms({ security, notes, ...terms }: OfferTerms): OfferSummaryView['terms'] {
  return {
    ...terms,
    security: security === null ? null : { ...security },
    notes: notes.map((note) => ({ ...note })),
  };
}
