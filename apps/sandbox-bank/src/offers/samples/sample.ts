import type { Bilingual, EligibilityRule, OfferContent, OfferOrder, OfferSource, OfferTerms } from '../offer.ts';

/** Pairs written as "中文|English". */
export function t(pair: string): Bilingual {
  const [zh = '', en = ''] = pair.split('|');
  return { zh, en };
}

export type Sample = Omit<OfferOrder, 'content'> & { content: OfferContent };

type Given = {
  source: OfferSource;
  offerId: string;
  kind: OfferContent['kind'];
  title: string;
  summary: string;
  details: string;
  terms: Partial<OfferTerms> & Pick<OfferTerms, 'amountFrom' | 'amountTo'>;
  rules?: EligibilityRule[];
  audience?: OfferContent['audience'];
  days: number;
  formId: string | null;
};

const dayMs = 86_400_000;

/** A sample offer, valid from the day on which the bank started and for so many days. */
export function sample(given: Given, now: Date): Sample {
  const from = new Date(Math.floor(now.getTime() / dayMs) * dayMs);
  return {
    source: given.source,
    offerId: given.offerId,
    content: {
      kind: given.kind,
      replaces: null,
      title: t(given.title),
      summary: t(given.summary),
      details: t(given.details),
      terms: {
        currency: 'CNY',
        annualRatePercent: null,
        feePercent: null,
        termMonthsFrom: 1,
        termMonthsTo: 12,
        payoutDays: null,
        security: null,
        earlyRepaymentPercent: null,
        signatures: 1,
        notes: [],
        ...given.terms,
      },
      eligibility: given.rules ?? [],
      audience: given.audience ?? 'customers',
      targets: null,
      because: null,
      validFrom: from.toISOString(),
      validUntil: new Date(from.getTime() + given.days * dayMs).toISOString(),
      formId: given.formId,
    },
  };
}

export function oneOf(fact: string, values: string[], must = true): EligibilityRule {
  return { fact, must, test: { kind: 'one_of', values } };
}
