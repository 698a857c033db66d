import type { LimitUse } from '../permissions/decision.ts';
import type { UsedOf } from '../permissions/decide-counted.ts';

/** Reads what has been used of limits at an instant, in the order of the uses. */
export type ReadUsed = (uses: readonly LimitUse[], at: Date) => Promise<readonly bigint[]>;

/**
 * Asks a pure question until every limit that it touches has been read: it is asked again with what was read, and may then touch
 * others. A limit that was not read counts as used up, and no answer that rests on one is given.
 */
export async function withUsed<T>(read: ReadUsed, question: (usedOf: UsedOf) => T): Promise<T> {
  const known = new Map<string, bigint>();
  for (;;) {
    const missing = new Map<string, { readonly use: LimitUse; readonly at: Date }>();
    const ask = (unread: (use: LimitUse) => bigint): T =>
      question((uses, at) =>
        uses.map((use) => {
          const key = keyOf(use, at);
          const used = known.get(key);
          if (used === undefined) missing.set(key, { use, at });
          return used ?? unread(use);
        }),
      );
    const answer = ask(({ limit }) => limit);
    if (missing.size === 0) return answer;
    // What ends at the first denial is asked once more as if nothing were used, and shows the limits behind it as well: two rounds do.
    ask(() => 0n);
    for (const asked of Map.groupBy([...missing.values()], ({ at }) => at.getTime()).values()) {
      const [{ at } = { at: new Date(0) }] = asked;
      const uses = asked.map(({ use }) => use);
      const used = await read(uses, at);
      for (const [index, use] of uses.entries()) known.set(keyOf(use, at), used[index] ?? use.limit);
    }
  }
}

function keyOf({ key }: LimitUse, at: Date): string {
  return JSON.stringify([at.getTime(), key]);
}
