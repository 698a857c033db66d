import type { Offer, OfferSummary } from '../../api/types.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { factLabel, factText } from '../../ui/fact-text.ts';
import { formatDay } from '../../ui/format-date.ts';
import { groupDecimal } from '../../ui/format-number.ts';

type Reason = OfferSummary['why'][number];
type Terms = OfferSummary['terms'];

/** What says most stands first: what was shared, then an address, then a fact, then that one is a customer. */
const order: readonly Reason['kind'][] = ['shared', 'named', 'fact', 'anyone', 'customer'];

export function mainReason({ why }: Pick<OfferSummary, 'why'>): Reason | undefined {
  return why.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))[0];
}

/** Why an offer is shown, in one sentence. */
export function reasonText(reason: Reason, bankName: string, reader: Reader): string {
  const { t } = reader;
  switch (reason.kind) {
    case 'shared':
      return t(`offers.why.shared.${reason.category}`, { bank: bankName });
    case 'fact': {
      const fact = factLabel(reason.fact, reader);
      if (reason.value === null) return t('offers.why.factHidden', { fact });
      return t('offers.why.fact', { fact, value: factText(reason.value, reason.fact, reader) });
    }
    default:
      return t(`offers.why.${reason.kind}`, { bank: bankName });
  }
}

/** Whether accepting tells the bank who stands behind the random name to which it addresses the offer. */
export function givesNameAway({ why }: Pick<OfferSummary, 'why'>): boolean {
  return why.some((reason) => reason.kind === 'shared' && !reason.named);
}

/** The rate, or where there is none the fee: the figure by which an offer is known. */
export function headFigure(terms: Terms, { t }: Reader): { label: string; figure: string } {
  const { annualRatePercent, feePercent } = terms;
  if (annualRatePercent !== null) return { label: t('offers.rate'), figure: percentText(annualRatePercent) };
  return { label: t('offers.fee'), figure: feePercent === null ? t('offers.noRate') : percentText(feePercent) };
}

export function percentText(percent: string): string {
  return `${percent}\u00A0%`;
}

/** A ceiling as people say it, without its decimals where these are none. */
export function ceilingText(amount: string, { language }: Reader): string {
  const whole = amount.replace(/\.0+$/, '');
  if (language === 'zh-CN' && /^\d+0000$/.test(whole)) return `${groupDecimal(whole.slice(0, -4))}\u00A0万`;
  if (language === 'en' && /^\d+00000$/.test(whole)) {
    const tenths = whole.slice(0, -5).padStart(2, '0');
    return `${groupDecimal(tenths.slice(0, -1))}.${tenths.slice(-1)}\u00A0m`;
  }
  return groupDecimal(whole);
}

export function payoutText(days: number | null, { t }: Reader): string {
  if (days === null) return t('offers.comparison.notSaid');
  if (days === 0) return t('offers.payoutDays.same');
  return days === 1 ? t('offers.payoutDays.next') : t('offers.payoutDays.days', { count: days });
}

export function securityText(security: Terms['security'], { t, say }: Reader): string {
  return security === null ? t('offers.comparison.noSecurity') : say(security);
}

export function earlyText(percent: string | null, { t }: Reader): string {
  if (percent === null) return t('offers.comparison.notSaid');
  return /^0(\.0+)?$/.test(percent) ? t('offers.comparison.earlyFree') : t('offers.comparison.earlyFee', { percent });
}

type Condition = Offer['eligibility'][number];

/** What the bank asks for, in the reader's words where it is a code. */
export function conditionText({ fact, test }: Condition, reader: Reader): string {
  const { t, find, language } = reader;
  const name = factLabel(fact, reader);
  switch (test.kind) {
    case 'one_of': {
      const list = fact === 'bank_products' ? 'bank_product' : fact;
      const values = test.values.map((value) => find(`codes.${list}.${value}`) ?? value);
      return t('offers.detail.tests.one_of', { fact: name, values: values.join(t('common.listSeparator')) });
    }
    case 'at_least':
    case 'at_most':
      return t(`offers.detail.tests.${test.kind}`, { fact: name, count: test.count });
    case 'not_after':
      return t('offers.detail.tests.not_after', { fact: name, day: formatDay(test.day, language) });
    case 'is':
      return t('offers.detail.tests.is', { fact: name, answer: t(test.value ? 'common.yes' : 'common.no') });
  }
}
