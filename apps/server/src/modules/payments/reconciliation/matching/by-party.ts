import { apartReason, lessByDays, type Board } from './board.ts';
import { isFee, partOf } from './by-reference.ts';
import { matchRules } from './match-rules.ts';
import { Nearest } from './nearest.ts';
import { findSum } from './subset-sum.ts';

/** By what two parties are taken for one: the account number says more than the name. */
const means = ['account', 'name'] as const;
type Means = (typeof means)[number];
const sureBy = { account: 96, name: 92 } as const satisfies Record<Means, number>;
const reasonBy = { account: { code: 'party_account' }, name: { code: 'party_name' } } as const;

/** Entries and items of one party: same amount first, then sums, fees, usual parts, and last what is nearly the amount. */
export function proposeByParty(board: Board): void {
  for (const by of means) sameAmount(board, by);
  for (const by of means) oneForMany(board, by);
  for (const by of means) manyForOne(board, by);
  for (const by of means) nearly(board, by);
}

function sameAmount(board: Board, by: Means): void {
  const items = itemsBy(board, by, (item) => board.left(item));
  const entries = entriesBy(board, by, (entry) => board.entry(entry).amountMinor);
  for (const entry of board.open()) {
    const key = keyOf(board.entry(entry), board.entryParty(entry)[by], board.entry(entry).amountMinor);
    const { day } = board.entry(entry);
    const near = items.near(key, day, matchRules.daysWithoutReference, (item) => board.left(item) > 0n);
    const [item] = near;
    if (item === undefined) continue;
    const rivals = entries.near(key, day, matchRules.daysWithoutReference, (one) => board.isOpen(one));
    const count = Math.max(near.length, rivals.length);
    const alike = count > 1;
    board.propose({
      entries: [entry],
      items: [{ place: item, amountMinor: board.left(item) }],
      confidence: alike ? 66 : sureBy[by] - lessByDays(board.entry(entry), board.item(item)),
      reasons: [
        { code: 'amount' },
        reasonBy[by],
        alike ? { code: 'same_amount', count } : { code: 'no_reference' },
        ...apartReason(board.entry(entry), board.item(item)),
      ],
    });
  }
}

function oneForMany(board: Board, by: Means): void {
  const items = itemsBy(board, by);
  for (const entry of board.open()) {
    const { amountMinor, day } = board.entry(entry);
    const near = items
      .near(keyOf(board.entry(entry), board.entryParty(entry)[by]), day, matchRules.daysWithoutReference, (item) => {
        const left = board.left(item);
        return left > 0n && left < amountMinor;
      })
      .slice(0, matchRules.sumCandidates);
    const { found, several } = findSum(
      near.map((item) => board.left(item)),
      amountMinor,
    );
    if (found === null) continue;
    const picked = found.flatMap((at) => near[at] ?? []).toSorted((a, b) => a - b);
    board.propose({
      entries: [entry],
      items: picked.map((place) => ({ place, amountMinor: board.left(place) })),
      confidence: several ? 60 : sureBy[by] - 4,
      reasons: [{ code: 'one_for_many', count: picked.length }, reasonBy[by], ...severalSums(several)],
    });
  }
}

function manyForOne(board: Board, by: Means): void {
  const entries = entriesBy(board, by);
  board.items.forEach((item, place) => {
    const left = board.left(place);
    if (left === 0n) return;
    const near = entries
      .near(
        keyOf(item, board.itemParty(place)[by]),
        item.day,
        matchRules.daysWithoutReference,
        (entry) => board.isOpen(entry) && board.entry(entry).amountMinor < left,
      )
      .slice(0, matchRules.sumCandidates);
    const { found, several } = findSum(
      near.map((entry) => board.entry(entry).amountMinor),
      left,
    );
    if (found === null) return;
    const picked = found.flatMap((at) => near[at] ?? []).toSorted((a, b) => a - b);
    board.propose({
      entries: picked,
      items: [{ place, amountMinor: left }],
      confidence: several ? 60 : sureBy[by] - 6,
      reasons: [{ code: 'many_for_one', count: picked.length }, reasonBy[by], ...severalSums(several)],
    });
  });
}

/** A fee, a usual part, or nearly the amount: of the items nearest in time the first that is one of these, in this order. */
function nearly(board: Board, by: Means): void {
  const items = itemsBy(board, by);
  for (const entry of board.open()) {
    const { amountMinor, day } = board.entry(entry);
    const near = items.near(
      keyOf(board.entry(entry), board.entryParty(entry)[by]),
      day,
      matchRules.daysWithoutReference,
      (item) => board.left(item) > 0n,
    );
    const fee = near.find((item) => isFee(board, entry, board.left(item)));
    const part = near.find((item) => isUsualPart(board, entry, item));
    const close = near.find((item) => isClose(amountMinor, board.left(item)));
    const item = fee ?? part ?? close;
    if (item === undefined) continue;
    const left = board.left(item);
    const isPart = fee === undefined && part !== undefined;
    const reason =
      fee !== undefined ? ({ code: 'fee' } as const) : isPart ? partOf(board, entry, item) : off(amountMinor, left);
    board.propose({
      entries: [entry],
      items: [{ place: item, amountMinor: isPart ? amountMinor : left }],
      ...(fee === undefined ? {} : { differenceKind: 'fee' as const }),
      confidence: (fee !== undefined ? 84 : isPart ? 81 : 58) - (by === 'name' ? 4 : 0),
      reasons: [reason, reasonBy[by], ...apartReason(board.entry(entry), board.item(item))],
    });
  }
}

function isUsualPart(board: Board, entry: number, place: number): boolean {
  const { amountMinor } = board.entry(entry);
  const { kind, totalMinor } = board.item(place);
  if ((kind !== 'order' && kind !== 'request') || amountMinor >= board.left(place)) return false;
  return matchRules.usualParts.some((percent) => amountMinor * 100n === totalMinor * percent);
}

/** Within a twentieth. */
function isClose(amountMinor: bigint, left: bigint): boolean {
  const apart = amountMinor > left ? amountMinor - left : left - amountMinor;
  return apart * 20n <= left;
}

function off(amountMinor: bigint, left: bigint) {
  return amountMinor > left ? ({ code: 'too_much' } as const) : ({ code: 'too_little' } as const);
}

function severalSums(several: boolean) {
  return several ? [{ code: 'several_sums' } as const] : [];
}

/** Null where the party is not said. */
function keyOf(
  of: { readonly direction: string; readonly currency: string },
  party: string | null,
  amountMinor: bigint | null = null,
): string | null {
  return party === null ? null : `${of.direction} ${of.currency} ${amountMinor ?? ''} ${party}`;
}

function itemsBy(board: Board, by: Means, amountOf: (place: number) => bigint | null = () => null): Nearest {
  const index = new Nearest((place) => board.item(place).day);
  board.items.forEach((item, place) => {
    if (board.left(place) > 0n) index.add(keyOf(item, board.itemParty(place)[by], amountOf(place)), place);
  });
  return index;
}

function entriesBy(board: Board, by: Means, amountOf: (place: number) => bigint | null = () => null): Nearest {
  const index = new Nearest((place) => board.entry(place).day);
  for (const place of board.open())
    index.add(keyOf(board.entry(place), board.entryParty(place)[by], amountOf(place)), place);
  return index;
}
