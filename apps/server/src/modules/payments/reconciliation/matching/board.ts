import { assert } from '../../../../platform/errors.ts';
import type { DifferenceKind, MatchEntry, MatchItem, Proposal, Reason } from './matching.ts';
import { matchRules } from './match-rules.ts';
import { partyKeysOf, type PartyKeys } from './words.ts';

/** Something to lay on the board: entries by their places, items by place and amount. */
export interface Move {
  readonly entries: readonly number[];
  readonly items: readonly { readonly place: number; readonly amountMinor: bigint }[];
  readonly differenceKind?: DifferenceKind;
  readonly confidence: number;
  readonly certain?: boolean;
  readonly reasons: readonly Reason[];
}

/**
 * Entries and items in a fixed order, whatever the order in which they came, and what has been proposed of them so far. An entry is taken
 * once; of an item never more than there is.
 */
export class Board {
  readonly entries: readonly MatchEntry[];
  readonly items: readonly MatchItem[];
  readonly proposals: Proposal[] = [];
  readonly #taken: Uint8Array;
  readonly #left: bigint[];
  /** Made once: every rule compares parties. */
  readonly #entryParties: readonly PartyKeys[];
  readonly #itemParties: readonly PartyKeys[];

  constructor(entries: readonly MatchEntry[], items: readonly MatchItem[]) {
    this.entries = entries.toSorted(byDay);
    this.items = items.toSorted(byDay);
    this.#taken = new Uint8Array(this.entries.length);
    this.#left = this.items.map(({ amountMinor }) => amountMinor);
    this.#entryParties = partyKeysOf(this.entries);
    this.#itemParties = partyKeysOf(this.items);
  }

  entry(place: number): MatchEntry {
    const entry = this.entries[place];
    assert(entry !== undefined, 'a place on the board has an entry');
    return entry;
  }

  item(place: number): MatchItem {
    const item = this.items[place];
    assert(item !== undefined, 'a place on the board has an item');
    return item;
  }

  entryParty(place: number): PartyKeys {
    return this.#entryParties[place] ?? unsaid;
  }

  itemParty(place: number): PartyKeys {
    return this.#itemParties[place] ?? unsaid;
  }

  isOpen(entry: number): boolean {
    return this.#taken[entry] === 0;
  }

  /** What is still to be found of an item, after what has been proposed. */
  left(item: number): bigint {
    return this.#left[item] ?? 0n;
  }

  /** The entries that nothing is proposed for, in their order. */
  *open(): Generator<number> {
    for (let place = 0; place < this.entries.length; place += 1) if (this.isOpen(place)) yield place;
  }

  propose(move: Move): void {
    let sum = 0n;
    for (const place of move.entries) {
      assert(this.isOpen(place), 'an entry is taken once');
      this.#taken[place] = 1;
      sum += this.entry(place).amountMinor;
    }
    for (const { place, amountMinor } of move.items) {
      assert(amountMinor > 0n && amountMinor <= this.left(place), 'of an item no more is taken than there is');
      this.#left[place] = this.left(place) - amountMinor;
      sum -= amountMinor;
    }
    const byHand = move.entries.some((place) => this.entry(place).byHand);
    this.proposals.push({
      entryIds: move.entries.map((place) => this.entry(place).id),
      items: move.items.map(({ place, amountMinor }) => ({ id: this.item(place).id, amountMinor })),
      differenceMinor: sum,
      differenceKind: sum === 0n ? null : (move.differenceKind ?? 'other'),
      confidence: move.confidence,
      certain: move.certain === true && !byHand,
      reasons: byHand ? [...move.reasons, { code: 'taken_out' }] : move.reasons,
    });
  }
}

/** Whether the money of an entry may be that of an item, by way, currency and time. */
export function mayBe(entry: MatchEntry, item: MatchItem): boolean {
  const apart = entry.day - item.day;
  return (
    entry.direction === item.direction &&
    entry.currency === item.currency &&
    apart >= -matchRules.daysBefore &&
    apart <= matchRules.daysAfter
  );
}

const unsaid: PartyKeys = { account: null, name: null };

/** How the party of an entry stands to that of an item; `unknown` where one of the two is not said. */
export function partyOf(board: Board, entry: number, item: number): 'account' | 'name' | 'other' | 'unknown' {
  const [one, other] = [board.entryParty(entry), board.itemParty(item)];
  if (one.account !== null && one.account === other.account) return 'account';
  if (one.name !== null && one.name === other.name) return 'name';
  const accountsDiffer = one.account !== null && other.account !== null;
  const namesDiffer = one.name !== null && other.name !== null;
  return accountsDiffer || namesDiffer ? 'other' : 'unknown';
}

/** With how many days between them, from where on that is worth a word. */
export function apartReason(entry: MatchEntry, item: MatchItem): Reason[] {
  const days = Math.abs(entry.day - item.day);
  return days > 3 ? [{ code: 'days_apart', days }] : [];
}

/** Less sure by the days between them: a point a day beyond three, at most 18. */
export function lessByDays(entry: MatchEntry, item: MatchItem): number {
  return Math.min(18, Math.max(0, Math.abs(entry.day - item.day) - 3));
}

function byDay(a: { day: number; id: string }, b: { day: number; id: string }): number {
  if (a.day !== b.day) return a.day - b.day;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
