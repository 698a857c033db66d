import { expect, test } from 'vitest';
import type { Proposal } from './matching/matching.ts';
import { firstWindow, withinWindow, type Window } from './run-window.ts';

const idOf = (n: number) => `e-${String(1_000 - n).padStart(4, '0')}`;
/** The latest first, two a day. */
const entries = Array.from({ length: 40 }, (_, n) => ({
  entryId: idOf(n),
  day: new Date(Date.UTC(2026, 10, 22 - Math.floor(n / 2))).toISOString().slice(0, 10),
}));
const proposalFor = (...places: number[]): Proposal => ({
  entryIds: places.map(idOf),
  items: [],
  confidence: 100,
  certain: true,
  differenceKind: null,
  differenceMinor: 0n,
  reasons: [],
});

/** Goes back through the entries as a run does; `propose` sees what stands in the window. */
function walk(size: number, propose: (seen: ReadonlySet<string>) => Proposal[]) {
  const own: string[] = [];
  const accepted: Proposal[] = [];
  let windows = 0;
  for (let window: Window | null = firstWindow; window !== null; windows += 1) {
    const { before }: Window = window;
    const from = before === null ? 0 : entries.findIndex(({ entryId }) => entryId === before.id) + 1;
    const seen = entries.slice(from, from + size);
    const isLast = seen.length < size;
    const found: ReturnType<typeof withinWindow<(typeof entries)[number]>> = withinWindow(
      seen,
      propose(new Set(seen.map(({ entryId }) => entryId))),
      { window, isLast },
    );
    own.push(...found.own.map(({ entryId }) => entryId));
    accepted.push(...found.proposals);
    window = found.next;
  }
  return { own, accepted, windows };
}

test.each([4, 8, 10, 16, 39, 40, 41])('in windows of %i every entry is decided once, in its order', (size) => {
  const { own, windows } = walk(size, () => []);
  expect(own).toEqual(entries.map(({ entryId }) => entryId));
  expect(windows > 1).toBe(size <= 40);
});

test('entries that belong together are proposed once, wherever they stand, and no entry twice', () => {
  for (let place = 0; place < 38; place += 1) {
    const both = proposalFor(place, place + 1);
    const { own, accepted } = walk(8, (seen) => [both].filter(({ entryIds }) => entryIds.every((id) => seen.has(id))));
    expect(accepted).toEqual([both]);
    expect(own.toSorted()).toEqual(entries.map(({ entryId }) => entryId).toSorted());
  }
});

test('what one window has taken along is not given to another in the next', () => {
  const taken = proposalFor(5, 6);
  const again = proposalFor(6, 7);
  const { accepted } = walk(8, (seen) =>
    [taken, again].filter(({ entryIds }) => entryIds.every((id) => seen.has(id))).slice(0, seen.has(idOf(0)) ? 1 : 2),
  );
  expect(accepted).toEqual([taken]);
});
