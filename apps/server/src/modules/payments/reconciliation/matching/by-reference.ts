import { exponentOf } from '../../../../platform/money.ts';
import { mayBe, partyOf, type Board } from './board.ts';
import { feeMaxMinor, matchRules } from './match-rules.ts';
import type { Reason } from './matching.ts';
import { findSum } from './subset-sum.ts';
import { referencesOf, wordsOf } from './words.ts';

/** Entries that name items: first those whose sums agree to the letter, then those that are a fee, a part or something else off. */
export function proposeByReference(board: Board): void {
  const named = itemsNamed(board);
  const naming = entriesNaming(board, named);
  for (const [item, entries] of naming) exactOne(board, item, entries);
  for (const [entry, items] of named) if (items.length > 1 && board.isOpen(entry)) severalItems(board, entry, items);
  for (const [item, entries] of naming) severalEntries(board, item, entries);
  for (const [item, entries] of naming) for (const entry of entries) offBySomething(board, entry, item);
}

/** Of each entry that names any, the items. */
function itemsNamed(board: Board): Map<number, number[]> {
  const index = new Map<string, number[]>();
  board.items.forEach((item, place) => {
    for (const reference of referencesOf(item.carried)) {
      const places = index.get(reference);
      if (places === undefined) index.set(reference, [place]);
      // One more than the bound is enough to know that it is no reference.
      else if (places.length <= matchRules.itemsPerReference) places.push(place);
    }
  });
  const named = new Map<number, number[]>();
  board.entries.forEach((entry, place) => {
    const items: number[] = [];
    for (const one of wordsOf(entry.carried)) {
      const places = index.get(one);
      if (places === undefined || places.length > matchRules.itemsPerReference) continue;
      for (const item of places) if (mayBe(entry, board.item(item))) items.push(item);
    }
    if (items.length > 0) named.set(place, items.length === 1 ? items : [...new Set(items)].toSorted((a, b) => a - b));
  });
  return named;
}

/** Of each item the entries that name it and no other, in the order of the items. */
function entriesNaming(board: Board, named: ReadonlyMap<number, readonly number[]>): [number, number[]][] {
  const naming = new Map<number, number[]>();
  for (const [entry, items] of named) {
    const [item] = items;
    if (item === undefined || items.length > 1) continue;
    const entries = naming.get(item);
    if (entries === undefined) naming.set(item, [entry]);
    else entries.push(entry);
  }
  return [...naming].toSorted(([a], [b]) => a - b);
}

/** Of several entries that name an item with its amount the earliest is it, but not for certain. */
function exactOne(board: Board, item: number, entries: readonly number[]): void {
  const exact = entries.filter((entry) => board.entry(entry).amountMinor === board.left(item));
  const [entry] = exact;
  if (entry === undefined) return;
  const party = partyReasons(board, [entry], [item]);
  const alone = exact.length === 1;
  board.propose({
    entries: [entry],
    items: [{ place: item, amountMinor: board.left(item) }],
    confidence: alone && party.agrees ? 99 : 88,
    certain: alone && party.agrees,
    reasons: [
      { code: 'reference' },
      { code: 'amount' },
      ...party.reasons,
      ...(alone ? [] : [{ code: 'same_amount', count: exact.length } as const]),
    ],
  });
}

function severalItems(board: Board, entry: number, items: readonly number[]): void {
  const open = items.filter((item) => board.left(item) > 0n);
  const { amountMinor } = board.entry(entry);
  const lefts = open.map((item) => board.left(item));
  const sum = lefts.reduce((all, left) => all + left, 0n);
  const whole = sum === amountMinor;
  const asFee = open.length > 1 && isFee(board, entry, sum);
  const exact = open.filter((item) => board.left(item) === amountMinor);
  const picked = whole || asFee ? open : exact.length === 1 ? exact : pick(open, findSum(lefts, amountMinor).found);
  if (picked.length === 0) return;
  const party = partyReasons(board, [entry], picked);
  const certain = whole && party.agrees;
  board.propose({
    entries: [entry],
    items: picked.map((place) => ({ place, amountMinor: board.left(place) })),
    ...(asFee ? { differenceKind: 'fee' as const } : {}),
    confidence: certain ? 98 : asFee ? 88 : 90,
    certain,
    reasons: [
      { code: 'reference' },
      picked.length > 1 ? { code: 'one_for_many', count: picked.length } : { code: 'amount' },
      ...(asFee ? [{ code: 'fee' } as const] : []),
      ...party.reasons,
    ],
  });
}

function severalEntries(board: Board, item: number, entries: readonly number[]): void {
  const open = entries.filter((entry) => board.isOpen(entry));
  const left = board.left(item);
  if (open.length < 2 || left === 0n) return;
  const amounts = open.map((entry) => board.entry(entry).amountMinor);
  const sum = amounts.reduce((all, amount) => all + amount, 0n);
  const whole = sum === left;
  const picked = whole ? open : pick(open, findSum(amounts, left).found);
  if (picked.length === 0) return;
  const party = partyReasons(board, picked, [item]);
  const certain = whole && party.agrees;
  board.propose({
    entries: picked,
    items: [{ place: item, amountMinor: left }],
    confidence: certain ? 98 : 90,
    certain,
    reasons: [{ code: 'reference' }, { code: 'many_for_one', count: picked.length }, ...party.reasons],
  });
}

/** It names the item, and the amount is another. */
function offBySomething(board: Board, entry: number, item: number): void {
  const left = board.left(item);
  if (!board.isOpen(entry) || left === 0n) return;
  const { amountMinor } = board.entry(entry);
  const party = partyReasons(board, [entry], [item]);
  const asFee = isFee(board, entry, left);
  const takes = !asFee && amountMinor < left ? amountMinor : left;
  const common = { entries: [entry], items: [{ place: item, amountMinor: takes }] };
  const reasons: Reason[] = [{ code: 'reference' }, ...party.reasons];
  if (asFee)
    board.propose({ ...common, differenceKind: 'fee', confidence: 90, reasons: [...reasons, { code: 'fee' }] });
  else if (amountMinor < left)
    board.propose({ ...common, confidence: 85, reasons: [...reasons, partOf(board, entry, item)] });
  else board.propose({ ...common, confidence: 58, reasons: [...reasons, { code: 'too_much' }] });
}

/** A fee is kept back from what comes in and added to what goes out. */
export function isFee(board: Board, entry: number, expectedMinor: bigint): boolean {
  const { amountMinor, currency, direction } = board.entry(entry);
  const fee = direction === 'credit' ? expectedMinor - amountMinor : amountMinor - expectedMinor;
  return fee > 0n && fee <= feeMaxMinor(expectedMinor, exponentOf(currency));
}

/** With the share in per cent, where that is a whole number. */
export function partOf(board: Board, entry: number, item: number): Reason {
  const hundredfold = board.entry(entry).amountMinor * 100n;
  const { totalMinor } = board.item(item);
  const percent = hundredfold % totalMinor === 0n ? Number(hundredfold / totalMinor) : null;
  return { code: 'part_of', percent };
}

/** Where the bank says another party than expected, the reference alone makes nothing certain. */
function partyReasons(
  board: Board,
  entries: readonly number[],
  items: readonly number[],
): { agrees: boolean; reasons: Reason[] } {
  const parties = entries.flatMap((entry) => items.map((item) => partyOf(board, entry, item)));
  if (parties.includes('other')) return { agrees: false, reasons: [{ code: 'other_party' }] };
  if (parties.every((party) => party === 'account')) return { agrees: true, reasons: [{ code: 'party_account' }] };
  return { agrees: true, reasons: parties.every((party) => party === 'name') ? [{ code: 'party_name' }] : [] };
}

function pick(places: readonly number[], found: readonly number[] | null): number[] {
  return (found ?? []).flatMap((at) => places[at] ?? []);
}
