import { parseMoney } from '../../../platform/money.ts';
import type { BankEscrowStatus, EscrowChange } from '../client/escrow-client.ts';

/** The sums of an escrow as a bank last spoke of them, in minor units. */
export interface EscrowSums {
  readonly status: BankEscrowStatus | null;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly fundedMinor: bigint;
  readonly releasedMinor: bigint;
  readonly refundedMinor: bigint;
}

/** A bank's word as amounts. @throws RangeError when one has more decimals than its currency. */
export function sumsOf(change: EscrowChange): EscrowSums {
  const { currency, status } = change;
  const minor = (amount: string): bigint => parseMoney(amount, currency).amountMinor;
  return {
    status,
    currency,
    amountMinor: minor(change.amount),
    fundedMinor: minor(change.funded),
    releasedMinor: minor(change.released),
    refundedMinor: minor(change.refunded),
  };
}

/**
 * What speaks against a bank's word: money that nobody paid in, that came back, or that moved without a transfer of just that amount.
 * Null when it fits what is known.
 */
export function contradiction(known: EscrowSums, told: EscrowSums, moved: EscrowChange['transfer']): string | null {
  if (told.currency !== known.currency || told.amountMinor !== known.amountMinor) return 'another amount than agreed';
  if (told.fundedMinor !== 0n && told.fundedMinor !== told.amountMinor) return 'paid in otherwise than agreed';
  if (told.releasedMinor + told.refundedMinor > told.fundedMinor) return 'more went out than came in';
  if (known.status === 'closed') return 'it was closed before';
  const steps = {
    fund: told.fundedMinor - known.fundedMinor,
    release: told.releasedMinor - known.releasedMinor,
    refund: told.refundedMinor - known.refundedMinor,
  };
  const amount = moved === null ? 0n : parseMoney(moved.amount, told.currency).amountMinor;
  for (const kind of ['fund', 'release', 'refund'] as const) {
    const wanted = moved?.kind === kind ? amount : 0n;
    if (steps[kind] !== wanted) return `the sums and the transfer differ (${kind})`;
  }
  if (moved !== null && amount <= 0n) return 'a transfer of nothing';
  return null;
}
