/** A part of a counter. The shares of all slots add up to the limit. */
export interface Slot {
  readonly slot: number;
  readonly limit: bigint;
  readonly share: bigint;
  readonly used: bigint;
}

/** Beyond it more slots bring nothing: so many transactions do not consume one limit at the same moment. */
export const mostSlots = 16;
/** A share holds so many uses of the size at hand, or there are fewer slots: slots that hold none only send everybody the long way. */
const usesInShare = 4n;

/** What became of a use when all slots were looked at. */
export type Layout = { readonly fits: true; readonly slots: Slot[] } | { readonly fits: false; readonly used: bigint };

/**
 * Lays a counter out anew with `amount` taken from it. More slots when there was room and only others were in the way; fewer when
 * little is left; in the end a single one, which holds everything. Exact: nothing is refused that the limit leaves.
 */
export function layOut(slots: readonly Slot[], limit: bigint, amount: bigint): Layout {
  const used = usedOf(slots);
  if (used + amount > limit) return { fits: false, used };
  const count = slotCount(slots, limit, { amount, left: limit - used - amount });
  return { fits: true, slots: cut(used + amount, limit, count) };
}

/** The slots that leave so much of this limit. */
export function roomy(slots: readonly Slot[], limit: bigint, amount: bigint): Slot[] {
  return slots.filter((one) => one.limit === limit && one.used + amount <= one.share);
}

/** Whether more slots would let more take at the same moment. */
export function wouldGrow(slots: readonly Slot[], limit: bigint, amount: bigint): boolean {
  return slotCount(slots, limit, { amount, left: limit - usedOf(slots) - amount }) > slots.length;
}

export function usedOf(slots: readonly Slot[]): bigint {
  return slots.reduce((sum, one) => sum + one.used, 0n);
}

/** Takes `amount` out of what was used, from the last slot on. @returns the slots that change; null when so much was never used. */
export function takeBack(slots: readonly Slot[], amount: bigint): Slot[] | null {
  let left = amount;
  const changed: Slot[] = [];
  for (const one of slots.toReversed()) {
    const given = one.used < left ? one.used : left;
    if (given > 0n) changed.push({ ...one, used: one.used - given });
    left -= given;
  }
  return left === 0n ? changed : null;
}

function slotCount(slots: readonly Slot[], limit: bigint, { amount, left }: { amount: bigint; left: bigint }): number {
  const hadRoom = roomy(slots, limit, amount).length > 0;
  const wanted = Math.max(1, hadRoom ? slots.length * 2 : slots.length);
  const useful = left / (usesInShare * (amount === 0n ? 1n : amount));
  const most = useful < BigInt(mostSlots) ? Number(useful) : mostSlots;
  return Math.max(1, Math.min(wanted, most));
}

/** What was used lies in the first slot; what is left is cut as evenly as whole numbers can be. */
function cut(used: bigint, limit: bigint, count: number): Slot[] {
  const left = limit - used;
  const [part, rest] = [left / BigInt(count), left % BigInt(count)];
  return Array.from({ length: count }, (_, slot) => {
    const free = part + (BigInt(slot) < rest ? 1n : 0n);
    return slot === 0 ? { slot, limit, share: used + free, used } : { slot, limit, share: free, used: 0n };
  });
}
