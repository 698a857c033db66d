export const offerSources = ['online_banking', 'commerce', 'financial_services'] as const;
export type OfferSource = (typeof offerSources)[number];
export const offerKinds = ['loan', 'trade', 'payment_guarantee', 'reconciliation_service', 'deposit'] as const;
export type OfferKind = (typeof offerKinds)[number];

export type Bilingual = { zh: string; en: string };

/** One condition on a fact that is known of an enterprise; `must`: whoever does not fulfil it is not meant. */
export type EligibilityRule = {
  fact: string;
  must: boolean;
  test:
    | { kind: 'one_of'; values: string[] }
    | { kind: 'at_least'; count: number }
    | { kind: 'at_most'; count: number }
    | { kind: 'not_after'; day: string }
    | { kind: 'is'; value: boolean };
};

export type OfferTerms = {
  currency: string;
  amountFrom: string;
  amountTo: string;
  annualRatePercent: string | null;
  feePercent: string | null;
  termMonthsFrom: number;
  termMonthsTo: number;
  /** Working days until the money is on the account; 0: the same day. */
  payoutDays: number | null;
  /** Null: none is asked for. */
  security: Bilingual | null;
  /** Of the rest, in per cent; null where it cannot be repaid early. */
  earlyRepaymentPercent: string | null;
  /** How many people must sign the application. */
  signatures: number;
  notes: Bilingual[];
};

/** What staff writes down of an offer; the subsystem adds its place, version and signature. */
export type OfferContent = {
  kind: OfferKind;
  replaces: string | null;
  title: Bilingual;
  summary: Bilingual;
  details: Bilingual;
  terms: OfferTerms;
  eligibility: EligibilityRule[];
  audience: 'customers' | 'any';
  targets: { customerIds: string[]; pseudonyms: string[] } | null;
  because: string[] | null;
  validFrom: string;
  validUntil: string;
  formId: string | null;
};

/** A new offer as it lies in a sample, or comes from the desk. */
export type OfferOrder = { source: OfferSource; offerId: string; content: OfferContent | null };

/** The newest entry of an offer. */
export type OfferEntry = {
  source: OfferSource;
  sequence: number;
  offerId: string;
  version: number;
  state: 'published' | 'withdrawn';
  document: OfferContent;
  publishedAt: Date;
};

/** When a subsystem publishes: online banking at once, the others in rounds of their own. */
const roundSeconds: Record<OfferSource, number> = { online_banking: 0, commerce: 60, financial_services: 300 };

export function nextRound(source: OfferSource, now: Date): Date {
  const ms = roundSeconds[source] * 1000;
  return ms === 0 ? now : new Date(Math.ceil((now.getTime() + 1) / ms) * ms);
}

export type OfferState = 'scheduled' | 'published' | 'replaced' | 'withdrawn' | 'expired';

/** How an offer stands by its newest entry. `replacedBy`: another published offer names it as the one it replaces. */
export function stateOf(
  entry: Pick<OfferEntry, 'state' | 'document'>,
  { now, replaced }: { now: Date; replaced: boolean },
): OfferState {
  if (entry.state === 'withdrawn') return 'withdrawn';
  if (replaced) return 'replaced';
  if (new Date(entry.document.validUntil) <= now) return 'expired';
  return new Date(entry.document.validFrom) > now ? 'scheduled' : 'published';
}
