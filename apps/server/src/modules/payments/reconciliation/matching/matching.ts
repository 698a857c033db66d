import type { Direction } from '../../statements/entry.ts';

/** A booked entry that nothing is matched to yet. */
export interface MatchEntry {
  readonly id: string;
  readonly direction: Direction;
  /** Above zero. */
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  /** What the bank carries of the purpose: remittance, end-to-end id, creditor's reference. */
  readonly carried: readonly string[];
  readonly counterpartyName: string | null;
  readonly counterpartyAccount: string | null;
  readonly transactionCode: string | null;
  /** A person has taken it out of a match: nothing about it is certain any more. */
  readonly byHand: boolean;
}

export const itemKinds = ['payment', 'request', 'order', 'transfer'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What ours expects, with what is still to be found of it. */
export interface MatchItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly direction: Direction;
  /** What is still to be found of it; above zero. */
  readonly amountMinor: bigint;
  /** All of it. */
  readonly totalMinor: bigint;
  readonly currency: string;
  readonly day: number;
  /** Texts of which any in an entry means this item: number, reference, end-to-end id. */
  readonly carried: readonly string[];
  readonly counterpartyName: string | null;
  readonly counterpartyAccount: string | null;
}

/** What a difference is booked as. */
export const differenceKinds = ['fee', 'interest', 'charge', 'discount', 'exchange', 'other'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** Why entries and items belong together; `days`, `count`, `percent` and `amount` fill the sentence. */
export type Reason =
  | { readonly code: 'reference' }
  | { readonly code: 'amount' }
  | { readonly code: 'party_account' }
  | { readonly code: 'party_name' }
  | { readonly code: 'no_reference' }
  | { readonly code: 'no_party' }
  | { readonly code: 'days_apart'; readonly days: number }
  | { readonly code: 'one_for_many'; readonly count: number }
  | { readonly code: 'many_for_one'; readonly count: number }
  | { readonly code: 'part_of'; readonly percent: number | null }
  | { readonly code: 'fee' }
  | { readonly code: 'too_much' }
  | { readonly code: 'too_little' }
  | { readonly code: 'other_party' }
  | { readonly code: 'same_amount'; readonly count: number }
  | { readonly code: 'several_sums' }
  | { readonly code: 'taken_out' }
  | { readonly code: 'bank_code'; readonly as: 'interest' | 'charge' };

export interface ProposedItem {
  readonly id: string;
  /** How much of what is to be found of it. */
  readonly amountMinor: bigint;
}

/** Entries that belong to items. Entries are taken whole, items as far as said: the sums differ by the difference. */
export interface Proposal {
  readonly entryIds: readonly string[];
  readonly items: readonly ProposedItem[];
  /** What the entries are more than the items; below zero where a fee was kept back from a credit. */
  readonly differenceMinor: bigint;
  readonly differenceKind: DifferenceKind | null;
  /** Per cent. */
  readonly confidence: number;
  /** True: it is matched without asking anybody. */
  readonly certain: boolean;
  readonly reasons: readonly Reason[];
}
