/** Reproducible randomness: the same label gives the same sequence on every machine. */
export type Random = {
  /** From 0 to below 1. */
  next: () => number;
  /** Whole number from `min` to `max`, both included. */
  int: (min: number, max: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  /** `count` different items in random order; all of them when there are fewer. */
  sample: <T>(items: readonly T[], count: number) => T[];
  /** A generator of its own for a part, so that a change in one part leaves the others as they are. */
  fork: (label: string) => Random;
};

/** A generator whose whole sequence follows from the label. */
export function createRandom(label: string): Random {
  let state = hash(label);
  const next = (): number => {
    // Weyl sequence with a mixing step; 32 bits are plenty for sample data.
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new Error('nothing to pick from');
    // The index is within the array, which is not empty.
    return items[int(0, items.length - 1)] as T;
  };
  const sample = <T>(items: readonly T[], count: number): T[] => {
    const rest = [...items];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) taken.push(...rest.splice(int(0, rest.length - 1), 1));
    return taken;
  };
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    sample,
    fork: (part) => createRandom(`${label}/${part}`),
  };
}

function hash(label: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(label)) value = Math.imul(value ^ byte, 0x01000193);
  return value | 0;
}
