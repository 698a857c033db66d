import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut, mostSlots, takeBack, usedOf, type Slot } from './slots.ts';

/** What a transaction does that finds a free slot: any of those with room. */
function takeFree(slots: readonly Slot[], limit: bigint, amount: bigint, pick: number): Slot[] | null {
  const roomy = slots.filter((one) => one.limit === limit && one.used + amount <= one.share);
  const chosen = roomy[pick % Math.max(1, roomy.length)];
  if (chosen === undefined) return null;
  return slots.map((one) => (one === chosen ? { ...one, used: one.used + amount } : one));
}

test('whatever is taken and given back, the shares are the limit, no more than the limit is used, and nothing is refused that fits', () => {
  const step = fc.record({
    amount: fc.bigInt({ min: 1n, max: 400n }),
    pick: fc.nat(20),
    back: fc.boolean(),
    /** Others hold every slot. */
    busy: fc.boolean(),
    limit: fc.constantFrom(1_000n, 1_000n, 1_000n, 3_001n, 500n),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      let slots: Slot[] = [];
      let used = 0n;
      for (const { amount, pick, back, busy, limit } of steps) {
        if (back) {
          const given = takeBack(slots, amount);
          expect(given === null).toBe(amount > used);
          if (given === null) continue;
          slots = slots.map((one) => given.find((other) => other.slot === one.slot) ?? one);
          used -= amount;
          continue;
        }
        const free = busy ? null : takeFree(slots, limit, amount, pick);
        const layout = free === null ? layOut(slots, limit, amount) : { fits: true as const, slots: free };
        expect(layout.fits).toBe(used + amount <= limit);
        if (!layout.fits) continue;
        slots = layout.slots;
        used += amount;
        expect(slots.reduce((sum, one) => sum + one.share, 0n)).toBe(limit);
        expect(slots.every((one) => one.used <= one.share && one.limit === limit)).toBe(true);
        expect(slots.length).toBeLessThanOrEqual(mostSlots);
      }
      expect(usedOf(slots)).toBe(used);
    }),
    { numRuns: 2_000 },
  );
});

test('a counter gets more slots while others are in the way, and a single one when little is left', () => {
  let slots: Slot[] = [];
  const counts: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    const layout = layOut(slots, 1_000_000n, 1n);
    if (layout.fits) slots = layout.slots;
    counts.push(slots.length);
  }
  expect(counts).toEqual([1, 2, 4, 8, 16, 16]);
  const late = layOut(slots, 1_000_000n, 999_990n);
  expect(late.fits && late.slots).toMatchObject([{ slot: 0, share: 1_000_000n }]);
});
