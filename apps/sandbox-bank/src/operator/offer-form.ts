import type { FieldError } from '../api/problem.ts';
import { readAmount } from '../ledger/amount.ts';
import {
  offerKinds,
  offerSources,
  type EligibilityRule,
  type OfferContent,
  type OfferSource,
} from '../offers/offer.ts';

export type OfferFields = Record<string, string>;

const dayMs = 86_400_000;
const percent = /^\d{1,3}(\.\d{1,4})?$/;
const bands = ['lt_5m', '5m_20m', '20m_100m', '100m_500m', 'gt_500m'];

/** What the desk's form says, or what is wrong with it. */
export function readOfferForm(
  fields: OfferFields,
  now: Date,
): { errors: FieldError[] } | { source: OfferSource; offerId: string; content: OfferContent } {
  const errors: FieldError[] = [];
  const text = (name: string): string => (fields[name] ?? '').trim();
  const fail = (field: string, reason: string): void => void errors.push({ field, reason });
  const required = (name: string, most: number): string => {
    const value = text(name);
    if (value === '' || value.length > most) fail(name, `must have 1 to ${most} characters`);
    return value;
  };
  const optionalPercent = (name: string): string | null => {
    if (text(name) === '') return null;
    if (!percent.test(text(name))) fail(name, 'must be a per cent such as 3.45');
    return text(name);
  };
  const whole = (name: string, otherwise: number, most: number): number => {
    const value = text(name) === '' ? otherwise : Number(text(name));
    if (!Number.isInteger(value) || value < 0 || value > most) fail(name, `must be a whole number up to ${most}`);
    return value;
  };
  const source = offerSources.find((one) => one === text('source'));
  if (source === undefined) fail('source', 'must be a subsystem of the bank');
  const kind = offerKinds.find((one) => one === text('kind'));
  if (kind === undefined) fail('kind', 'must be a kind of offer');
  const offerId = text('offerId');
  if (!/^[a-z0-9][a-z0-9-]{1,59}$/.test(offerId)) fail('offerId', 'must be lower-case letters, digits and hyphens');
  const currency = text('currency') === '' ? 'CNY' : text('currency');
  for (const name of ['amountFrom', 'amountTo'])
    if (readAmount(text(name), currency) === null) fail(name, `must be an amount in ${currency}`);
  const both = (name: string, most: number) => ({ zh: required(`${name}Zh`, most), en: required(`${name}En`, most) });
  const optional = (name: string) => (text(`${name}Zh`) === '' && text(`${name}En`) === '' ? null : both(name, 200));
  const title = both('title', 80);
  const summary = both('summary', 300);
  const details = optional('details') ?? summary;
  const days = whole('days', 30, 730);
  const customerIds = text('customerIds')
    .split(/[\s,，]+/)
    .filter(Boolean);
  const content: OfferContent = {
    kind: kind ?? 'loan',
    replaces: text('replaces') === '' ? null : text('replaces'),
    title,
    summary,
    details,
    terms: {
      currency,
      amountFrom: text('amountFrom'),
      amountTo: text('amountTo'),
      annualRatePercent: optionalPercent('annualRatePercent'),
      feePercent: optionalPercent('feePercent'),
      termMonthsFrom: whole('termMonthsFrom', 1, 360),
      termMonthsTo: whole('termMonthsTo', 12, 360),
      payoutDays: text('payoutDays') === '' ? null : whole('payoutDays', 0, 90),
      security: optional('security'),
      earlyRepaymentPercent: optionalPercent('earlyRepaymentPercent'),
      signatures: Math.max(1, whole('signatures', 1, 5)),
      notes: [],
    },
    eligibility: readRules(text, fail),
    audience: text('audience') === 'any' ? 'any' : 'customers',
    targets: customerIds.length === 0 ? null : { customerIds, pseudonyms: [] },
    because: null,
    validFrom: now.toISOString(),
    validUntil: new Date(now.getTime() + days * dayMs).toISOString(),
    formId: text('formId') === '' ? null : text('formId'),
  };
  return errors.length > 0 || source === undefined ? { errors } : { source, offerId, content };
}

function readRules(text: (name: string) => string, fail: (field: string, reason: string) => void): EligibilityRule[] {
  const rules: EligibilityRule[] = [];
  const list = (name: string, fact: string, allowed?: readonly string[]): void => {
    const values = text(name)
      .split(/[,，]/)
      .map((one) => one.trim())
      .filter(Boolean);
    if (values.length === 0) return;
    if (allowed !== undefined && values.some((one) => !allowed.includes(one)))
      fail(name, `may name ${allowed.join(', ')}`);
    rules.push({ fact, must: true, test: { kind: 'one_of', values } });
  };
  list('industries', 'industry');
  list('cities', 'city');
  list('revenueBands', 'revenue_band', bands);
  list('taxRatings', 'tax_credit_rating', ['A', 'B', 'M', 'C', 'D']);
  const day = text('registeredBefore');
  if (day === '') return rules;
  if (/^\d{4}-\d{2}-\d{2}$/.test(day))
    rules.push({ fact: 'incorporated_on', must: true, test: { kind: 'not_after', day } });
  else fail('registeredBefore', 'must be a day such as 2024-01-01');
  return rules;
}

/** The form as an offer that stands fills it in. */
export function fieldsOf(source: OfferSource, offerId: string, content: OfferContent, now: Date): OfferFields {
  const { terms, title, summary, details } = content;
  const values = (fact: string): string =>
    content.eligibility
      .flatMap((rule) => (rule.fact === fact && rule.test.kind === 'one_of' ? rule.test.values : []))
      .join(', ');
  const days = Math.max(1, Math.ceil((new Date(content.validUntil).getTime() - now.getTime()) / dayMs));
  const registered = content.eligibility.find((rule) => rule.fact === 'incorporated_on');
  return {
    source,
    offerId,
    kind: content.kind,
    replaces: content.replaces ?? '',
    titleZh: title.zh,
    titleEn: title.en,
    summaryZh: summary.zh,
    summaryEn: summary.en,
    detailsZh: details.zh,
    detailsEn: details.en,
    currency: terms.currency,
    amountFrom: terms.amountFrom,
    amountTo: terms.amountTo,
    annualRatePercent: terms.annualRatePercent ?? '',
    feePercent: terms.feePercent ?? '',
    termMonthsFrom: String(terms.termMonthsFrom),
    termMonthsTo: String(terms.termMonthsTo),
    payoutDays: terms.payoutDays === null ? '' : String(terms.payoutDays),
    securityZh: terms.security?.zh ?? '',
    securityEn: terms.security?.en ?? '',
    earlyRepaymentPercent: terms.earlyRepaymentPercent ?? '',
    signatures: String(terms.signatures),
    audience: content.audience,
    customerIds: content.targets?.customerIds.join(', ') ?? '',
    days: String(days),
    formId: content.formId ?? '',
    industries: values('industry'),
    cities: values('city'),
    revenueBands: values('revenue_band'),
    taxRatings: values('tax_credit_rating'),
    registeredBefore: registered?.test.kind === 'not_after' ? registered.test.day : '',
  };
}
