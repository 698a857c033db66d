import { formatMoney } from '../../../platform/money.ts';
import type { LimitUse } from '../../access/index.ts';
import type { Allowed } from '../payments-ports.ts';
import { quantity } from './decision.ts';
import type { LimitView } from './instruction-schemas.ts';

/** The limits of a cell with what is used of them, `used` in the order of the uses. */
export function limitViews({ cell, uses }: Allowed, currency: string, used: readonly bigint[]): LimitView[] {
  const { perPaymentMinor } = cell.grant.limits;
  const single = perPaymentMinor === null ? [] : [perPayment(perPaymentMinor, currency)];
  return [...single, ...uses.map((use, place) => cumulative(use, used[place] ?? use.limit))];
}

function perPayment(limit: bigint, currency: string): LimitView {
  const text = formatMoney({ amountMinor: limit, currency });
  const none = formatMoney({ amountMinor: 0n, currency });
  return { period: 'payment', of: 'amount', perCounterparty: false, limit: text, used: none, left: text };
}

/** What is used and not known counts as used up. */
function cumulative(use: LimitUse, used: bigint): LimitView {
  const left = use.limit > used ? use.limit - used : 0n;
  return {
    period: use.key.period,
    of: use.key.of,
    perCounterparty: use.key.counterparty !== null,
    limit: quantity(use, use.limit),
    used: quantity(use, used),
    left: quantity(use, left),
  };
}
