import fc from 'fast-check';
import type { NetworkWorld } from './network.ts';
import { newId } from '../../apps/server/src/platform/ids.ts';
import { categories } from '../../apps/server/src/modules/enterprises/index.ts';

const audiences = ['private', 'partners', 'network', 'public'] as const;
const relationStates = ['requested', 'active', 'active', 'active', 'ended'] as const;
const dayMs = 86_400_000;
const size = 6;

const place = fc.nat({ max: size - 1 });

/** A small world in the abstract: enterprises are places 0 to 5. */
export const randomWorlds = fc.record({
  statuses: fc.array(fc.constantFrom('verified', 'verified', 'unclaimed'), { minLength: size, maxLength: size }),
  relations: fc.uniqueArray(fc.record({ a: place, b: place, state: fc.constantFrom(...relationStates) }), {
    maxLength: 8,
    selector: ({ a, b }) => [Math.min(a, b), Math.max(a, b)].join(),
  }),
  watches: fc.uniqueArray(fc.record({ a: place, b: place }), { maxLength: 14, selector: ({ a, b }) => `${a},${b}` }),
  disclosures: fc.array(fc.array(fc.constantFrom(...audiences), { minLength: 7, maxLength: 7 }), {
    minLength: size,
    maxLength: size,
  }),
  sourceStates: fc.array(
    fc.tuple(fc.constantFrom('active', 'expired', 'withdrawn'), fc.constantFrom('active', 'withdrawn', 'unknown')),
    {
      minLength: size,
      maxLength: size,
    },
  ),
  // Many items in few moments, and some years apart: ties between authors, and horizons that must widen.
  items: fc.array(
    fc.record({
      author: place,
      days: fc.constantFrom(0, 0, 1, 3, 40, 700, 5_000),
      ms: fc.nat({ max: 3 }),
      category: fc.nat({ max: 6 }),
      source: fc.nat({ max: 1 }),
    }),
    { maxLength: 60 },
  ),
  pageSize: fc.constantFrom(1, 2, 3, 5, 20),
});
type Description = typeof randomWorlds extends fc.Arbitrary<infer T> ? T : never;

export interface RandomItem {
  readonly itemId: number;
  readonly authorId: string;
  readonly position: number;
  readonly category: string;
  readonly sourceId: string;
}
export interface RandomWorld {
  readonly enterprises: readonly { readonly id: string; readonly verified: boolean }[];
  readonly partners: ReadonlySet<string>;
  readonly watches: ReadonlySet<string>;
  readonly audience: ReadonlyMap<string, string>;
  /** Sources that may not be shown for an author: withdrawn, or not known to speak for it. */
  readonly silent: ReadonlySet<string>;
  readonly items: readonly RandomItem[];
  readonly pageSize: number;
  /** About half of the items were written after it. */
  readonly middlePosition: number;
}

/** Gives the description to the database, among enterprises that are nobody else's; returns what was written. */
export async function writeRandomWorld(world: NetworkWorld, description: Description): Promise<RandomWorld> {
  const ids = Array.from({ length: size }, () => newId<'enterprise'>());
  const at = (n: number): string => ids[n] ?? '';
  const newest = world.clock.time.getTime() - Date.UTC(2000, 0, 1);
  const taken = new Map<string, number>();
  const items = description.items.map((item, n) => {
    const first = (newest - item.days * dayMs - item.ms) * 4_096;
    const key = `${item.author},${first}`;
    const sequence = taken.get(key) ?? 0;
    taken.set(key, sequence + 1);
    const sourceId = world.banks[item.source === 0 ? 0 : 1];
    return {
      itemId: first + sequence,
      authorId: at(item.author),
      position: n + 1,
      category: categories[item.category] ?? '',
      sourceId,
    };
  });
  const relations = description.relations.filter(({ a, b }) => a !== b);
  const watches = description.watches.filter(({ a, b }) => a !== b);
  await world.fresh.query(
    `with input as (select $1::jsonb as j), made as (
       insert into enterprises.enterprises select (e->>'id')::uuid, e->>'status', null, 'E', now() from input, jsonb_array_elements(j->'enterprises') e
     ), shown as (
       insert into enterprises.disclosures select (d->>'e')::uuid, d->>'c', d->>'a', now() from input, jsonb_array_elements(j->'disclosures') d
     ), sources as (
       insert into enterprises.fact_sources select (s->>'e')::uuid, (s->>'s')::uuid, s->>'state', null, null, now() from input, jsonb_array_elements(j->'sources') s
     ), related as (
       insert into enterprises.relations select (r->>'a')::uuid, (r->>'b')::uuid, r->>'state', null, now() from input, jsonb_array_elements(j->'relations') r
     ), watched as (
       insert into network.watches select (w->>'a')::uuid, (w->>'b')::uuid, now() from input, jsonb_array_elements(j->'watches') w
     )
     insert into network.feed_items select (i->>'authorId')::uuid, (i->>'itemId')::bigint, (i->>'position')::bigint, gen_random_uuid(),
       'facts_changed', i->>'category', (i->>'sourceId')::uuid, '"kind":"facts_changed"' from input, jsonb_array_elements(j->'items') i`,
    [
      JSON.stringify({
        enterprises: ids.map((id, n) => ({ id, status: description.statuses[n] })),
        disclosures: description.disclosures.flatMap((row, n) =>
          row.map((a, k) => ({ e: at(n), c: categories[k], a })),
        ),
        sources: description.sourceStates.flatMap((row, n) =>
          row.flatMap((state, k) => (state === 'unknown' ? [] : [{ e: at(n), s: world.banks[k], state }])),
        ),
        relations: relations.flatMap(({ a, b, state }) => [
          { a: at(a), b: at(b), state },
          { a: at(b), b: at(a), state: state === 'requested' ? 'received' : state },
        ]),
        watches: watches.map(({ a, b }) => ({ a: at(a), b: at(b) })),
        items,
      }),
    ],
  );
  return {
    enterprises: ids.map((id, n) => ({ id, verified: description.statuses[n] === 'verified' })),
    partners: new Set(
      relations.filter((r) => r.state === 'active').flatMap(({ a, b }) => [`${at(a)} ${at(b)}`, `${at(b)} ${at(a)}`]),
    ),
    watches: new Set(watches.map(({ a, b }) => `${at(a)} ${at(b)}`)),
    audience: new Map(
      description.disclosures.flatMap((row, n) => row.map((a, k) => [`${at(n)} ${categories[k]}`, a] as const)),
    ),
    silent: new Set(
      description.sourceStates.flatMap((row, n) =>
        row.flatMap((state, k) => (state === 'withdrawn' || state === 'unknown' ? [`${at(n)} ${world.banks[k]}`] : [])),
      ),
    ),
    items,
    pageSize: description.pageSize,
    middlePosition: Math.floor(items.length / 2),
  };
}

/** What a reader sees by the rules, written as plainly as they can be; the newest first. `everyone`: of any author. */
export function visibleTo(
  world: RandomWorld,
  readerId: string | null,
  only: 'all' | 'partners' | 'watched' | 'everyone',
): RandomItem[] {
  const verified = world.enterprises.find((one) => one.id === readerId)?.verified === true;
  const isPartner = (author: string): boolean => world.partners.has(`${readerId} ${author}`);
  const isWatched = (author: string): boolean => world.watches.has(`${readerId} ${author}`);
  const isNeighbour = (author: string): boolean => {
    if (only === 'everyone') return true;
    if (only === 'partners') return isPartner(author);
    if (only === 'watched') return isWatched(author);
    return author === readerId || isPartner(author) || isWatched(author);
  };
  const maySee = (item: RandomItem): boolean => {
    if (item.authorId === readerId) return true;
    // One that is not verified sees only itself; nobody in particular sees what is public.
    if (readerId !== null && !verified) return false;
    if (world.silent.has(`${item.authorId} ${item.sourceId}`)) return false;
    const audience = world.audience.get(`${item.authorId} ${item.category}`);
    if (audience === 'public') return true;
    if (audience === 'network') return verified;
    return audience === 'partners' && isPartner(item.authorId);
  };
  return world.items
    .filter((item) => isNeighbour(item.authorId) && maySee(item))
    .toSorted((a, b) => b.itemId - a.itemId || (a.authorId < b.authorId ? 1 : -1));
}
