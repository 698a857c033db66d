import type { DifferenceKind, Proposal, Reason } from './matching/matching.ts';

/** A proposal as it is kept with its entries: amounts as decimal integers in minor units, because JSON knows no bigint. */
export interface StoredProposal {
  readonly entryIds: readonly string[];
  readonly items: readonly { readonly id: string; readonly amountMinor: string }[];
  readonly differenceMinor: string;
  readonly differenceKind: DifferenceKind | null;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}

export function storedProposal(proposal: Proposal): StoredProposal {
  const { entryIds, items, differenceMinor, differenceKind, confidence, reasons } = proposal;
  return {
    entryIds,
    items: items.map(({ id, amountMinor }) => ({ id, amountMinor: amountMinor.toString() })),
    differenceMinor: differenceMinor.toString(),
    differenceKind,
    confidence,
    reasons,
  };
}
