import { assert } from '../../../platform/errors.ts';
import { exponentOf } from '../../../platform/money.ts';
import { feeMaxMinor } from './matching/match-rules.ts';
import type { DifferenceKind, Reason } from './matching/matching.ts';
import type { MatchKind, NewMatch } from './match-store.ts';

export interface MatchParts {
  readonly matchId: string;
  readonly entries: readonly {
    readonly entryId: string;
    readonly amountMinor: bigint;
    readonly month: string;
    readonly direction: 'credit' | 'debit';
    readonly currency: string;
  }[];
  readonly items: readonly { readonly id: string; readonly amountMinor: bigint }[];
  readonly differenceKind: DifferenceKind | null;
  readonly reasons: readonly Reason[] | null;
  readonly confidence: number | null;
  readonly note: string | null;
  readonly madeBy: string | null;
  readonly madeAt: Date;
}

/** Puts a match together: the sums follow from its parts. */
export function composeMatch(parts: MatchParts): NewMatch {
  const { entries, items, differenceKind, ...rest } = parts;
  const [first] = entries;
  assert(first !== undefined, 'a match has an entry');
  const entriesMinor = entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const itemsMinor = items.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const differenceMinor = entriesMinor - itemsMinor;
  return {
    ...rest,
    month: entries.reduce((least, { month }) => (month < least ? month : least), first.month),
    kind: kindOf(entries.length, items.length),
    direction: first.direction,
    currency: first.currency,
    entriesMinor,
    itemsMinor,
    differenceMinor,
    differenceKind: differenceMinor === 0n ? null : differenceKind,
    entries: entries.map(({ entryId, amountMinor }) => ({ id: entryId, amountMinor })),
    items,
  };
}

function kindOf(entries: number, items: number): MatchKind {
  if (items === 0) return 'booking';
  if (entries === 1) return items === 1 ? 'one_to_one' : 'one_to_many';
  return items === 1 ? 'many_to_one' : 'many_to_many';
}

/** The most that counts as a fee of what was expected; null when the difference goes the other way, and is none. */
export function feeBound({ direction, differenceMinor, itemsMinor, currency }: NewMatch): bigint | null {
  const fee = direction === 'credit' ? -differenceMinor : differenceMinor;
  return fee > 0n ? feeMaxMinor(itemsMinor, exponentOf(currency)) : null;
}
