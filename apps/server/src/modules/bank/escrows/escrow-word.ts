import { parseMoney } from '../../../platform/money.ts';
import type { BankEscrowStatus, EscrowAnswer, EscrowChange } from '../client/escrow-client.ts';

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
export function sumsOf(change: EscrowAnswer): EscrowSums {
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
 * What speaks against a bank's word: money that nobody paid in, or that moved without a transfer of just that amount; a release comes
 * back by a transfer of its own, also when the escrow was over. Null when it fits what is known.
 */
export function contradiction(known: EscrowSums, told: EscrowSums, moved: EscrowChange['transfer']): string | null {
  if (told.currency !== known.currency || told.amountMinor !== known.amountMinor) return 'another amount than agreed';
  if (told.fundedMinor !== 0n && told.fundedMinor !== told.amountMinor) return 'paid in otherwise than agreed';
  if (told.releasedMinor + told.refundedMinor > told.fundedMinor) return 'more went out than came in';
  if (told.status === 'closed' && told.releasedMinor + told.refundedMinor < told.fundedMinor)
    return 'it was closed with money in it';
  if (known.status === 'closed' && moved?.kind !== 'return') return 'it was closed before';
  const steps = {
    fund: told.fundedMinor - known.fundedMinor,
    release: told.releasedMinor - known.releasedMinor,
    refund: told.refundedMinor - known.refundedMinor,
  };
  const amount = moved === null ? 0n : parseMoney(moved.amount, told.currency).amountMinor;
  for (const kind of ['fund', 'release', 'refund'] as const) {
    const back = moved?.kind === 'return' && kind === 'release' ? -amount : 0n;
    const wanted = moved?.kind === kind ? amount : back;
    if (steps[kind] !== wanted) return `the sums and the transfer differ (${kind})`;
  }
  if (moved !== null && amount <= 0n) return 'a transfer of nothing';
  return null;
}

/** What speaks against a bank's word of an escrow that is known; null when it fits. */
export function faultOf(known: EscrowSums & { readonly customerId: string }, change: EscrowChange): string | null {
  if (change.customerId !== known.customerId) return 'of another customer';
  return orFault(() => contradiction(known, sumsOf(change), change.transfer));
}

const nameOf = {
  amountMinor: 'agreed',
  fundedMinor: 'paid in',
  releasedMinor: 'released',
  refundedMinor: 'given back',
} as const;

/**
 * What stands here otherwise than the bank says that the escrow stands, or what is impossible in that; null when it fits. Without sums:
 * the operator reads it, and what two enterprises pay each other is not his to see.
 */
export function differenceOf(known: EscrowSums & { readonly customerId: string }, stands: EscrowAnswer): string | null {
  if (stands.customerId !== known.customerId) return 'of another customer';
  return orFault(() => {
    const told = sumsOf(stands);
    if (told.currency !== known.currency) return 'the bank holds another currency';
    const wrong = (['amountMinor', 'fundedMinor', 'releasedMinor', 'refundedMinor'] as const).find(
      (one) => told[one] !== known[one],
    );
    if (wrong === undefined) return told.status === known.status ? null : contradiction(known, told, null);
    return `the bank says ${told[wrong] > known[wrong] ? 'more' : 'less'} ${nameOf[wrong]} than is known here`;
  });
}

function orFault(check: () => string | null): string | null {
  try {
    return check();
  } catch (error) {
    if (error instanceof RangeError) return 'an amount that its currency does not have';
    throw error;
  }
}
