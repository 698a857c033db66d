import type {
  MatchEntry,
  MatchItem,
} from '../../../apps/server/src/modules/payments/reconciliation/matching/matching.ts';

/** A random number below a bound, the same ones for the same seed (mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export interface Books {
  readonly entries: MatchEntry[];
  readonly items: MatchItem[];
  /** Pairs that belong together to the letter: entry id to the ids of its items. */
  readonly exact: ReadonlyMap<string, readonly string[]>;
}

/**
 * Books of so many entries as enterprises have them: most carry their reference, some pay several records or a part of one, some lost
 * a fee or their reference on the way, some are nobody's.
 */
export function randomBooks(count: number, seed: number): Books {
  const next = seeded(seed);
  const entries: MatchEntry[] = [];
  const items: MatchItem[] = [];
  const exact = new Map<string, string[]>();
  const days = Math.max(60, Math.ceil(count / 300));
  const parties = Math.max(8, Math.ceil(count / 40));
  while (entries.length < count) {
    const id = String(entries.length).padStart(8, '0');
    const party = next(parties);
    const day = 20_000 + next(days);
    const direction = next(2) === 0 ? ('credit' as const) : ('debit' as const);
    const named = { counterpartyName: `贸易 ${party} 有限公司`, counterpartyAccount: `62170000${1_000_000 + party}` };
    const add = (carried: readonly string[], amountMinor: bigint): string => {
      const entryId = `e${id}-${entries.length}`;
      const common = { direction, currency: 'CNY', day: day + next(4), ...named };
      entries.push({ id: entryId, amountMinor, carried, transactionCode: null, byHand: false, ...common });
      return entryId;
    };
    const expect = (amountMinor: bigint): MatchItem => {
      const number = `PR-${String(items.length).padStart(8, '0')}`;
      const item = { id: `i${number}`, kind: 'request' as const, direction, amountMinor, totalMinor: amountMinor };
      items.push({ ...item, currency: 'CNY', day, carried: [number], ...named });
      return items.at(-1) as MatchItem;
    };
    const amount = BigInt(1 + next(5_000_000));
    const kind = next(100);
    if (kind < 60) {
      const item = expect(amount);
      exact.set(add([`货款 ${item.carried[0]}`], amount), [item.id]);
    } else if (kind < 70) {
      const some = [amount, amount + 7n, amount + 11n].map(expect);
      const words = some.flatMap(({ carried }) => carried).join(' ');
      exact.set(
        add([words], 3n * amount + 18n),
        some.map(({ id: itemId }) => itemId),
      );
    } else if (kind < 76) {
      const item = expect(3n * amount);
      for (let part = 0; part < 3; part += 1) exact.set(add([`${item.carried[0]}`], amount), [item.id]);
    } else if (kind < 82) {
      const item = expect(amount + 1_500_000n);
      add([`${item.carried[0]}`], direction === 'credit' ? amount + 1_498_500n : amount + 1_501_500n);
    } else if (kind < 92) {
      expect(amount);
      add(['货款'], amount);
    } else add(['现金'], amount);
  }
  return { entries: entries.slice(0, count), items, exact };
}

export function shuffled<T>(list: readonly T[], next: (below: number) => number): T[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = next(at + 1);
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
