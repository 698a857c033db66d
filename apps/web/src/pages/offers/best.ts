import type { OfferComparison, OfferSummary } from '../../api/types.ts';

/** A row of the comparison: what each offer weighs in it, the least being best; null where it says nothing. */
type Weights = readonly (number | bigint | null)[];

/** The columns that are best in a row; none where all are alike, or where there is nothing to compare. */
export function bestOf(weights: Weights): ReadonlySet<number> {
  const known = weights.flatMap((weight) => (weight === null ? [] : [weight]));
  if (known.length < 2 || known.every((weight) => weight === known[0])) return new Set();
  const least = known.reduce((one, other) => (other < one ? other : one));
  return new Set(weights.flatMap((weight, column) => (weight === least ? [column] : [])));
}

/** Costs, or for deposits earnings, in whole minor units; what is not offered for this amount and term does not count. */
export function costWeights(items: OfferComparison['items']): Weights {
  if (new Set(items.map(({ meaning }) => meaning)).size > 1) return items.map(() => null);
  return items.map(({ amount, outside, meaning }) => {
    if (amount === null || outside !== null) return null;
    const minor = BigInt(amount.replace('.', ''));
    return meaning === 'earnings' ? -minor : minor;
  });
}

export function payoutWeights(offers: readonly OfferSummary[]): Weights {
  return offers.map(({ terms }) => terms.payoutDays);
}

/** None is better than any. */
export function securityWeights(offers: readonly OfferSummary[]): Weights {
  return offers.map(({ terms }) => (terms.security === null ? 0 : 1));
}

export function earlyWeights(offers: readonly OfferSummary[]): Weights {
  return offers.map(({ terms }) => {
    const { earlyRepaymentPercent } = terms;
    if (earlyRepaymentPercent === null) return null;
    const [whole = '0', fraction = ''] = earlyRepaymentPercent.split('.');
    return Number(whole + fraction.padEnd(4, '0'));
  });
}
