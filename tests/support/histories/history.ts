/** Who took a step: the author whose facts are at stake, or the reader. */
export type Side = 'author' | 'reader';
export type Audience = 'private' | 'partners' | 'network' | 'public';
export type PartCategory = 'identity' | 'activity' | 'standing';

/** One thing that took place between an author and its readers, who are known by their numbers. Two banks speak of the author. */
export type Entry =
  | { readonly what: 'requested'; readonly by: Side; readonly reader: number }
  | { readonly what: 'accepted' | 'ended'; readonly reader: number }
  | { readonly what: 'blocked' | 'unblocked'; readonly by: Side; readonly reader: number }
  | { readonly what: 'watched' | 'unwatched'; readonly reader: number }
  | { readonly what: 'verified' | 'unverified'; readonly reader: number }
  | { readonly what: 'disclosed'; readonly category: PartCategory; readonly audience: Audience }
  | { readonly what: 'consent_withdrawn' | 'consent_expired' | 'consent_renewed'; readonly source: number }
  | {
      readonly what: 'category_withdrawn' | 'category_returned';
      readonly source: number;
      readonly category: PartCategory;
    }
  | { readonly what: 'changed'; readonly source: number; readonly category: PartCategory };

export const readerCount = 3;

/** What the two banks speak of: one category by both of them. */
export const parts: readonly { readonly category: PartCategory; readonly source: number }[] = [
  { category: 'identity', source: 0 },
  { category: 'activity', source: 1 },
  { category: 'standing', source: 0 },
  { category: 'standing', source: 1 },
];

/** Numbers that depend on the seed alone (mulberry32), so that every failure can be played again. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}
