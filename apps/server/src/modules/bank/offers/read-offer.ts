import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { limits } from '../../../platform/limits.ts';
import { parseMoney } from '../../../platform/money.ts';
import { activityCategories } from '../activity/activity.ts';
import { bankLimits } from '../bank-limits.ts';
import { orNull } from '../client/api-schemas.ts';
import type { BankKey } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import { assertShape, checkDay, checkInstant, Misfit } from '../records/misfit.ts';
import { SignatureFault, verifyJws } from '../records/jws.ts';
import { words } from '../records/words.ts';
import {
  eligibilityFacts,
  offerKinds,
  offerSources,
  type OfferEntry,
  type OfferSource,
  type OfferTerms,
} from './offer.ts';

const { offers: bounds } = bankLimits;

export const offerRefusals = ['bad_signature', 'misfit', 'contradiction'] as const;
export type OfferRefusal = (typeof offerRefusals)[number];

/** Why an entry of a subsystem was not believed. */
export class OfferFault extends Error {
  readonly reason: OfferRefusal;

  constructor(reason: OfferRefusal, detail: string) {
    super(detail);
    this.name = 'OfferFault';
    this.reason = reason;
  }
}

const oneOfWords = <const Word extends string>(list: readonly Word[]) =>
  Type.Unsafe<Word>({ type: 'string', enum: [...list] });
const both = (most: number) => Type.Object({ zh: words(most), en: words(most) });
const Instant = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$',
});
const OfferId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' });
const Percent = Type.String({ pattern: '^(0|[1-9]\\d{0,2})(\\.\\d{1,4})?$' });
const Count = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
const Months = Type.Integer({ minimum: 0, maximum: 600 });

const Payload = Type.Object({
  iss: Type.String(),
  iat: Type.Integer({ minimum: 0, maximum: 100_000_000_000 }),
  jti: Type.String({ minLength: 1, maxLength: 200 }),
  source: oneOfWords(offerSources),
  sequence: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  offerId: OfferId,
  version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  state: oneOfWords(['published', 'withdrawn']),
  replaces: orNull(OfferId),
  kind: oneOfWords(offerKinds),
  title: both(80),
  summary: both(300),
  details: both(4_000),
  terms: Type.Object({
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    amountFrom: Type.String({ maxLength: 24 }),
    amountTo: Type.String({ maxLength: 24 }),
    annualRatePercent: orNull(Percent),
    feePercent: orNull(Percent),
    termMonthsFrom: Months,
    termMonthsTo: Months,
    payoutDays: orNull(Type.Integer({ minimum: 0, maximum: 365 })),
    security: orNull(both(200)),
    earlyRepaymentPercent: orNull(Percent),
    signatures: Type.Integer({ minimum: 1, maximum: 9 }),
    notes: Type.Array(both(300), { maxItems: 20 }),
  }),
  eligibility: Type.Array(
    Type.Object({
      fact: oneOfWords(eligibilityFacts),
      must: Type.Boolean(),
      test: Type.Union([
        Type.Object({ kind: Type.Literal('one_of'), values: Type.Array(words(100), { minItems: 1, maxItems: 200 }) }),
        Type.Object({ kind: Type.Literal('at_least'), count: Count }),
        Type.Object({ kind: Type.Literal('at_most'), count: Count }),
        Type.Object({ kind: Type.Literal('not_after'), day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }),
        Type.Object({ kind: Type.Literal('is'), value: Type.Boolean() }),
      ]),
    }),
    { maxItems: 20 },
  ),
  audience: oneOfWords(['customers', 'any']),
  targets: orNull(
    Type.Object({
      customerIds: Type.Array(Type.String({ pattern: '^[\\x21-\\x7e]{1,100}$' }), { maxItems: bounds.targets }),
      pseudonyms: Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]{16,64}$' }), { maxItems: bounds.targets }),
    }),
  ),
  because: orNull(Type.Array(oneOfWords(activityCategories), { minItems: 1, maxItems: activityCategories.length })),
  validFrom: Instant,
  validUntil: Instant,
  formId: orNull(OfferId),
  documents: Type.Array(
    Type.Object({
      documentId: OfferId,
      name: both(100),
      mediaType: Type.String({ pattern: '^(application/pdf|text/plain(; charset=utf-8)?)$' }),
      size: Type.Integer({ minimum: 1, maximum: bounds.documentBytes }),
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    }),
    { maxItems: 20 },
  ),
});
const payloadShape = Compile(Payload);

/**
 * Holds a signed entry against our agreement with the banks: signature, issuer, place, shape, and that it makes sense.
 * @throws OfferFault; BankError when the bank's keys cannot be asked for.
 */
export async function readOffer(
  connection: BankConnection,
  place: { source: OfferSource; sequence: bigint },
  jws: string,
  deps: { findKey: (kid: string) => Promise<BankKey | null>; now: Date },
): Promise<OfferEntry> {
  if (jws.length > bounds.entryCharacters) throw new OfferFault('misfit', 'the entry is too long');
  const { payload } = await verifyJws(jws, 'bank-offer+jwt', deps.findKey).catch((error: unknown) => {
    throw error instanceof SignatureFault ? new OfferFault('bad_signature', error.message) : error;
  });
  if (payload.iss !== connection.issuer) throw new OfferFault('bad_signature', 'iss is another issuer');
  try {
    assertShape(payloadShape, payload, 'payload');
    if (payload.source !== place.source || BigInt(payload.sequence) !== place.sequence)
      throw new Misfit('sequence', 'it is signed for another place');
    const publishedAt = new Date(payload.iat * 1_000);
    if (publishedAt.getTime() > deps.now.getTime() + limits.clockSkewSeconds * 1_000)
      throw new Misfit('iat', 'lies in the future');
    const validFrom = checkInstant('validFrom', payload.validFrom);
    const validUntil = checkInstant('validUntil', payload.validUntil);
    if (validUntil <= validFrom) throw new Misfit('validUntil', 'does not lie behind validFrom');
    checkTerms(payload.terms);
    for (const { test } of payload.eligibility) if (test.kind === 'not_after') checkDay('eligibility', test.day);
    if (new Set(payload.documents.map(({ documentId }) => documentId)).size < payload.documents.length)
      throw new Misfit('documents', 'one is named twice');
    const { title, summary, details, terms, eligibility, audience, because, documents, formId } = payload;
    return {
      ...place,
      offerId: payload.offerId,
      version: payload.version,
      said: payload.state,
      replaces: payload.replaces === payload.offerId ? null : payload.replaces,
      kind: payload.kind,
      content: { title, summary, details, terms, eligibility, audience, because, documents, formId },
      targets: payload.targets,
      validFrom,
      validUntil,
      publishedAt,
    };
  } catch (error) {
    throw error instanceof Misfit ? new OfferFault('misfit', error.message) : error;
  }
}

function checkTerms({ currency, amountFrom, amountTo, termMonthsFrom, termMonthsTo }: OfferTerms): void {
  if (termMonthsTo < termMonthsFrom) throw new Misfit('terms.termMonthsTo', 'is less than termMonthsFrom');
  try {
    const from = parseMoney(amountFrom, currency).amountMinor;
    const to = parseMoney(amountTo, currency).amountMinor;
    if (from < 0n || to < from) throw new RangeError('the amounts are not in order');
  } catch (error) {
    throw error instanceof RangeError ? new Misfit('terms.amountTo', error.message) : error;
  }
}
