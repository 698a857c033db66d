import { Type, type Static } from 'typebox';
import { Instant, Nullable, oneOf, PageQuery, Text, Uuid } from '../../../platform/http/schemas.ts';
import { FactValueSchema, SourceSchema } from '../../enterprises/index.ts';
import { BankRef } from '../../identity/index.ts';
import { activityCategories } from '../activity/activity.ts';
import { bankLimits } from '../bank-limits.ts';
import { eligibilityFacts, endReasons, offerKinds, offerSources, offerStates } from './offer.ts';

const BothTexts = Type.Object(
  { zh: Type.String({ description: 'In Chinese' }), en: Type.String({ description: 'In English' }) },
  { description: 'A text in both languages' },
);
const Decimal = Type.String({ description: 'A decimal number' });
const Percent = (description: string) => Nullable(Type.String(), description);

const TermsView = Type.Object(
  {
    currency: Type.String({ description: 'ISO 4217' }),
    amountFrom: Decimal,
    amountTo: Decimal,
    annualRatePercent: Percent('Interest a year, in per cent; null where there is none'),
    feePercent: Percent('Of the amount, once, in per cent; null where there is none'),
    termMonthsFrom: Type.Integer({ description: 'Shortest term, in months' }),
    termMonthsTo: Type.Integer({ description: 'Longest term, in months' }),
    payoutDays: Nullable(Type.Integer(), 'Working days until the money is on the account; 0 is the same day'),
    security: Nullable(BothTexts, 'What has to be given as security; null where nothing has'),
    earlyRepaymentPercent: Percent('Of the rest, when it is repaid early; null where the bank says nothing of it'),
    signatures: Type.Integer({ description: 'How many people must sign the application' }),
    notes: Type.Array(BothTexts, { description: 'What else the bank says of the terms' }),
  },
  { description: 'The terms as the bank states them' },
);

const FactShown = {
  fact: oneOf(eligibilityFacts, 'Which fact'),
  value: Nullable(FactValueSchema, 'What it says; null where it is not known, or not shown to this member'),
  source: Nullable(SourceSchema, 'Who says it'),
  asOf: Nullable(Instant, 'When it was so, according to the source'),
};
const ReasonView = Type.Union(
  [
    Type.Object({ kind: Type.Literal('customer', { description: 'You are a customer of the bank' }) }),
    Type.Object({ kind: Type.Literal('anyone', { description: 'It is meant for every enterprise that fits' }) }),
    Type.Object({ kind: Type.Literal('named', { description: 'The bank addresses it to you' }) }),
    Type.Object({
      kind: Type.Literal('shared', {
        description: 'The bank addresses it to a pseudonym under which you share activity',
      }),
      category: oneOf(activityCategories, 'What is shared'),
      named: Type.Boolean({
        description: 'Whether the bank knows your customer number with it; where not, accepting tells it',
      }),
    }),
    Type.Object({ kind: Type.Literal('fact', { description: 'A fact that is known of you fits' }), ...FactShown }),
  ],
  { description: 'A reason for which the offer is shown to you' },
);
export type ReasonView = Static<typeof ReasonView>;

const hindrances = ['ended', 'accepted', 'other_bank', 'not_permitted'] as const;
const summaryFields = {
  id: Uuid,
  bank: BankRef,
  source: oneOf(offerSources, 'The part of the bank that publishes it'),
  kind: oneOf(offerKinds, 'What it is about'),
  version: Type.Integer({ description: 'One more with every change of the offer' }),
  state: oneOf(offerStates, 'How the offer stands at the bank'),
  title: BothTexts,
  summary: BothTexts,
  terms: TermsView,
  validUntil: Instant,
  publishedAt: Type.String({ format: 'date-time', description: 'Since when this version is shown to your enterprise' }),
  why: Type.Array(ReasonView, { description: 'Why you see it: what decided, and who says so' }),
  because: Nullable(
    Type.Array(oneOf(activityCategories, 'What was shared')),
    'What you shared with the bank that led to it, in its own words; null where nothing did',
  ),
  ended: Nullable(
    Type.Object({ at: Instant, reason: oneOf(endReasons, 'Why it is not open any more') }),
    'Null while it is open to you',
  ),
  accepted: Nullable(
    Type.Object({
      at: Instant,
      by: Nullable(Text, 'Who accepted it'),
      version: Type.Integer({ description: 'The version that was accepted' }),
      submissionId: Nullable(Uuid, 'The application that was begun with it'),
      bankToldAt: Nullable(Instant, 'When the bank had it; null while it is on its way'),
      refused: Type.Boolean({ description: 'True when the bank would not take it' }),
    }),
    'Null while nobody of your enterprise has accepted it',
  ),
  can: Type.Array(oneOf(['accept'], 'A deed'), { description: 'What this member may do with it' }),
  hindrance: Nullable(oneOf(hindrances, 'A reason'), 'Why it cannot be accepted; null when it can'),
};

export const OfferSummaryView = Type.Object(summaryFields, {
  $id: 'OfferSummary',
  description: 'An offer of a bank that is meant for your enterprise',
});
export type OfferSummaryView = Static<typeof OfferSummaryView>;

export const OfferView = Type.Object(
  {
    ...summaryFields,
    details: BothTexts,
    validFrom: Instant,
    eligibility: Type.Array(
      Type.Object(
        {
          ...FactShown,
          must: Type.Boolean({ description: 'True when the offer is for those alone who fulfil it' }),
          test: Type.Union(
            [
              Type.Object({
                kind: Type.Literal('one_of', { description: 'One of these' }),
                values: Type.Array(Type.String({ description: 'A word or code' }), { description: 'Which ones' }),
              }),
              Type.Object({
                kind: Type.Literal('at_least', { description: 'No fewer' }),
                count: Type.Integer({ description: 'How many' }),
              }),
              Type.Object({
                kind: Type.Literal('at_most', { description: 'No more' }),
                count: Type.Integer({ description: 'How many' }),
              }),
              Type.Object({
                kind: Type.Literal('not_after', { description: 'On that day or before' }),
                day: Type.String({ description: 'YYYY-MM-DD' }),
              }),
              Type.Object({
                kind: Type.Literal('is', { description: 'Yes, or no' }),
                value: Type.Boolean({ description: 'Which of the two' }),
              }),
            ],
            { description: 'What the fact is held against' },
          ),
          outcome: oneOf(['fits', 'misses', 'unknown'], 'Whether the fact fulfils it'),
        },
        { description: 'A condition, with the fact that decides it' },
      ),
      { description: 'Who the offer is for' },
    ),
    documents: Type.Array(
      Type.Object({
        documentId: Type.String({ description: 'As the bank calls it' }),
        name: BothTexts,
        mediaType: Type.String({ description: 'Its media type' }),
        sizeBytes: Type.Integer({ description: 'Its size' }),
      }),
      { description: 'What the bank gives to read with it' },
    ),
    opensForm: Type.Boolean({ description: 'Whether accepting begins an application' }),
  },
  { $id: 'Offer', description: 'An offer with all that the bank says of it' },
);
export type OfferView = Static<typeof OfferView>;

export const OffersQuery = Type.Object({
  ...PageQuery.properties,
  kind: Type.Optional(oneOf(offerKinds, 'Only of this kind')),
  source: Type.Optional(oneOf(offerSources, 'Only of this part of the banks')),
  q: Type.Optional(Type.String({ maxLength: 80, description: 'Only those whose title or summary holds it' })),
});
export const OffersPage = Type.Object({
  items: Type.Array(OfferSummaryView, { description: 'The items of this page' }),
  nextCursor: Nullable(Type.String(), 'Hand it back to get the next page; null on the last'),
  counts: Type.Object(
    {
      all: Type.Integer({ description: 'Open offers of every kind' }),
      banks: Type.Integer({ description: 'Banks of which there are some' }),
      kinds: Type.Record(Type.String(), Type.Integer(), { description: 'Open offers by kind' }),
    },
    { description: 'How many offers are open to your enterprise, whatever the filter' },
  ),
});

export const OfferParams = Type.Object({ offerId: Uuid });
export const OfferDocumentParams = Type.Object({
  offerId: Uuid,
  offerDocumentId: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$', description: 'As the bank calls it' }),
});
export const AcceptBody = Type.Object(
  { version: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'The version that was read' }) },
  { additionalProperties: false },
);

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
export const CompareQuery = Type.Object({
  offers: Type.String({
    pattern: `^${uuid}(,${uuid}){0,${bankLimits.offers.compared - 1}}$`,
    description: 'Ids of at most four offers, with commas between them',
  }),
  amount: Type.String({ maxLength: 24, description: 'A decimal amount' }),
  currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' }),
  months: Type.Integer({ minimum: 1, maximum: 600, description: 'The term, in months' }),
});
export const ComparisonView = Type.Object(
  {
    amount: Decimal,
    currency: Type.String({ description: 'ISO 4217' }),
    months: Type.Integer({ description: 'The term, in months' }),
    items: Type.Array(
      Type.Object({
        id: Uuid,
        amount: Nullable(
          Type.String(),
          'Amount × (rate × months ÷ 12 + fee) ÷ 100, halves rounded up; null where it cannot be reckoned',
        ),
        meaning: oneOf(['cost', 'earnings'], 'What it costs, or what a deposit earns'),
        outside: Nullable(oneOf(['currency', 'amount', 'term'], 'What'), 'What the offer is not made for'),
      }),
      { description: 'In the order in which they were asked for' },
    ),
  },
  { $id: 'OfferComparison', description: 'Offers side by side, for one amount and term' },
);
export type ComparisonView = Static<typeof ComparisonView>;
