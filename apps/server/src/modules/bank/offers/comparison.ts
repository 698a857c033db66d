import { formatMoney, parseMoney, type Money } from '../../../platform/money.ts';
import type { OfferKind, OfferTerms } from './offer.ts';

/** What an offer comes to for one amount and term. */
export interface Reckoning {
  /** What it costs, or for a deposit what it earns, over the whole term; null where no rate and no fee are stated. */
  readonly amount: string | null;
  readonly meaning: 'cost' | 'earnings';
  /** Why it is not offered for this amount and term; null where it is. */
  readonly outside: 'currency' | 'amount' | 'term' | null;
}

/** Four decimals of a per cent, and the months of a year. */
const scale = 10_000n;
const hundred = 100n;
const year = 12n;

/**
 * Interest on the whole amount over the whole term, by months of a twelfth of a year, and the fee once: what is paid back early costs
 * less. Amount × (rate × months ÷ 12 + fee) ÷ 100, in whole minor units, halves rounded up; a deposit earns the interest less the fee.
 */
export function reckon(kind: OfferKind, terms: OfferTerms, asked: { money: Money; months: number }): Reckoning {
  const meaning = kind === 'deposit' ? 'earnings' : 'cost';
  const { money, months } = asked;
  const outside = outsideOf(terms, asked);
  const { annualRatePercent, feePercent } = terms;
  if (outside === 'currency' || (annualRatePercent === null && feePercent === null))
    return { amount: null, meaning, outside };
  const interest = tenThousandths(annualRatePercent) * BigInt(months);
  const fee = tenThousandths(feePercent) * year;
  const share = meaning === 'earnings' ? interest - fee : interest + fee;
  const amountMinor = roundHalfUp(money.amountMinor * share, scale * hundred * year);
  return { amount: formatMoney({ amountMinor, currency: money.currency }), meaning, outside };
}

function outsideOf(terms: OfferTerms, { money, months }: { money: Money; months: number }): Reckoning['outside'] {
  if (terms.currency !== money.currency) return 'currency';
  const from = parseMoney(terms.amountFrom, terms.currency).amountMinor;
  const to = parseMoney(terms.amountTo, terms.currency).amountMinor;
  if (money.amountMinor < from || money.amountMinor > to) return 'amount';
  return months < terms.termMonthsFrom || months > terms.termMonthsTo ? 'term' : null;
}

function tenThousandths(percent: string | null): bigint {
  const [whole = '0', fraction = ''] = (percent ?? '0').split('.');
  return BigInt(whole + fraction.padEnd(4, '0'));
}

function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n ? -1n : 1n;
  return (sign * ((numerator < 0n ? -numerator : numerator) * 2n + denominator)) / (denominator * 2n);
}
