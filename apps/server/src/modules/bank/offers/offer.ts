import type { ActivityCategory } from '../activity/activity.ts';
import type { OwnFact } from '../../enterprises/index.ts';

export const offerSources = ['online_banking', 'commerce', 'financial_services'] as const;
export type OfferSource = (typeof offerSources)[number];
export const offerKinds = ['loan', 'trade', 'payment_guarantee', 'reconciliation_service', 'deposit'] as const;
export type OfferKind = (typeof offerKinds)[number];
export const offerStates = ['scheduled', 'published', 'replaced', 'withdrawn', 'expired'] as const;
export type OfferState = (typeof offerStates)[number];

/** What can happen to a version of an offer. */
export const offerHappenings = ['begins', 'newer_version', 'replaced_by_other', 'withdrawn', 'ends'] as const;
export type OfferHappening = (typeof offerHappenings)[number];

/** What becomes of a version; null where nothing does. Who has ended does not begin again. */
export function nextState(state: OfferState, happening: OfferHappening): OfferState | null {
  if (state !== 'scheduled' && state !== 'published') return null;
  switch (happening) {
    case 'begins':
      return state === 'scheduled' ? 'published' : null;
    case 'newer_version':
    case 'replaced_by_other':
      return 'replaced';
    case 'withdrawn':
      return 'withdrawn';
    case 'ends':
      return 'expired';
  }
}

export interface BothTexts {
  readonly zh: string;
  readonly en: string;
}

/** Facts on which an offer may depend. Of the last three only what the offering bank says of its own relationship counts. */
export const eligibilityFacts = [
  'industry',
  'main_products',
  'city',
  'revenue_band',
  'employees',
  'incorporated_on',
  'legal_form',
  'registration_status',
  'tax_credit_rating',
  'taxpayer_kind',
  'overdue',
  'customer_since',
  'bank_products',
  'procurators',
] as const;
export type EligibilityFact = (typeof eligibilityFacts)[number];

/** One condition; who does not fulfil one that says `must` is not meant. */
export interface EligibilityRule {
  readonly fact: EligibilityFact;
  readonly must: boolean;
  readonly test:
    | { readonly kind: 'one_of'; readonly values: readonly string[] }
    | { readonly kind: 'at_least'; readonly count: number }
    | { readonly kind: 'at_most'; readonly count: number }
    | { readonly kind: 'not_after'; readonly day: string }
    | { readonly kind: 'is'; readonly value: boolean };
}

/** Per cents and amounts are decimal strings: money is never approximate. */
export interface OfferTerms {
  readonly currency: string;
  readonly amountFrom: string;
  readonly amountTo: string;
  readonly annualRatePercent: string | null;
  readonly feePercent: string | null;
  readonly termMonthsFrom: number;
  readonly termMonthsTo: number;
  /** Working days until the money is on the account; 0: the same day. */
  readonly payoutDays: number | null;
  /** Null: none is asked for. */
  readonly security: BothTexts | null;
  /** Of the rest; null where it cannot be repaid early. */
  readonly earlyRepaymentPercent: string | null;
  /** How many people must sign the application. */
  readonly signatures: number;
  readonly notes: readonly BothTexts[];
}

export interface OfferDocument {
  readonly documentId: string;
  readonly name: BothTexts;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

/** What a version of an offer says to everybody. */
export interface OfferContent {
  readonly title: BothTexts;
  readonly summary: BothTexts;
  readonly details: BothTexts;
  readonly terms: OfferTerms;
  readonly eligibility: readonly EligibilityRule[];
  readonly audience: 'customers' | 'any';
  readonly because: readonly ActivityCategory[] | null;
  readonly documents: readonly OfferDocument[];
  readonly formId: string | null;
}

/** Whom an offer names: nobody else learns it. */
export interface OfferTargets {
  readonly customerIds: readonly string[];
  readonly pseudonyms: readonly string[];
}

/** An entry of a subsystem whose signature holds. */
export interface OfferEntry {
  readonly source: OfferSource;
  readonly sequence: bigint;
  readonly offerId: string;
  readonly version: number;
  readonly said: 'published' | 'withdrawn';
  readonly replaces: string | null;
  readonly kind: OfferKind;
  readonly content: OfferContent;
  readonly targets: OfferTargets | null;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly publishedAt: Date;
}

/** A version of an offer that is open. */
export interface OpenOffer {
  readonly connectionId: string;
  readonly offerId: string;
  readonly version: number;
  readonly kind: OfferKind;
  readonly content: OfferContent;
  readonly targets: OfferTargets | null;
}

/** Why an enterprise sees an offer. */
export type OfferReason =
  | { readonly kind: 'customer' }
  | { readonly kind: 'anyone' }
  | { readonly kind: 'named' }
  | { readonly kind: 'shared'; readonly category: ActivityCategory; readonly named?: boolean }
  | {
      readonly kind: 'fact';
      readonly fact: EligibilityFact;
      readonly value: OwnFact['value'];
      readonly source: OwnFact['source'];
      readonly asOf: string;
    };

export const endReasons = ['replaced', 'withdrawn', 'expired', 'not_meant'] as const;
export type EndReason = (typeof endReasons)[number];
