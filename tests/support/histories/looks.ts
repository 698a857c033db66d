import { sql } from 'kysely';
import type { Database } from '../../../apps/server/src/platform/db/database.ts';
import { selectFeed, selectMayBeTold } from '../../../apps/server/src/modules/network/index.ts';
import type { BulkWorld } from './bulk-world.ts';
import { parts, type Entry } from './history.ts';
import { isNeighbour, isToBeTold, mayRead } from './reference.ts';

/** What one reader sees of each author: a text for each, equal when the same is seen. */
export type Seen = ReadonlyMap<string, string>;

/** Where something is read, and how the reader's own rights or the network's rules answer. */
export interface Look {
  readonly name: string;
  /** What the product shows. `null`: without signing in. */
  seen(db: Database, world: BulkWorld, reader: number | null): Promise<Seen>;
  /** What the rules in plain loops allow, of one author. */
  expected(log: readonly Entry[], world: BulkWorld, reader: number | null, place: number): string;
  readonly readers: readonly (number | null)[];
}

function scopeOf(world: BulkWorld, reader: number | null): { enterpriseId: string } | null {
  return reader === null ? null : { enterpriseId: world.reader(reader) };
}

async function gather(
  db: Database,
  world: BulkWorld,
  reader: number | null,
  statement: string,
): Promise<Map<string, string>> {
  const { rows } = await db.as(scopeOf(world, reader), (tx) =>
    sql.raw<{ a: string; seen: string }>(statement).execute(tx),
  );
  return new Map(rows.map(({ a, seen }) => [a, seen]));
}

/** Facts under the policies alone, read as the role of the server. */
export const facts: Look = {
  name: 'facts',
  readers: [0, 1, 2, null],
  seen: (db, world, reader) =>
    gather(
      db,
      world,
      reader,
      `select enterprise_id as a, string_agg(category || array_position(array[${world.sources.map((id) => `'${id}'`).join()}]::uuid[], source_id), ' ' order by category, source_id) as seen
      from enterprises.facts group by 1`,
    ),
  expected: (log, world, reader) =>
    parts
      .filter((part) => mayRead(log, reader, part))
      .map(({ category, source }) => ({ text: `${category}${source + 1}`, category, id: world.source(source) }))
      .toSorted((x, y) => (x.category + x.id < y.category + y.id ? -1 : 1))
      .map(({ text }) => text)
      .join(' '),
};

/** The items that an author has written, in the order of their ids, each with what it is of. */
function itemsOf(log: readonly Entry[], changes: ReadonlyMap<Entry, Change>) {
  const first = parts.map((part, n) => ({ ...part, id: n + 1 }));
  const later = log.flatMap((entry) =>
    entry.what === 'changed'
      ? [{ category: entry.category, source: entry.source, id: 100 + (changes.get(entry)?.round ?? 0) }]
      : [],
  );
  return [...first, ...later];
}

/** Items of the feed under the policy alone: of whomever. */
export function items(changes: ReadonlyMap<Entry, Change>): Look {
  return {
    name: 'items under the policy',
    readers: [0, 1, 2, null],
    seen: (db, world, reader) =>
      gather(
        db,
        world,
        reader,
        `select enterprise_id as a, string_agg(item_id::text, ' ' order by item_id) as seen from network.feed_items group by 1`,
      ),
    expected: (log, _, reader) =>
      itemsOf(log, changes)
        .filter((item) => mayRead(log, reader, item))
        .map(({ id }) => id)
        .join(' '),
  };
}

/** The home feed, by the statement of the product. */
export function feed(changes: ReadonlyMap<Entry, Change>): Look {
  return {
    name: 'feed',
    readers: [0, 1, 2],
    seen: async (db, world, reader) => {
      const below = { itemId: 1_000_000, authorId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
      const scope = scopeOf(world, reader);
      if (scope === null) throw new Error('nobody has no feed');
      const page = await selectFeed(db, scope, { only: 'all', below, horizon: 0, limit: 10_000_000 });
      const seen = new Map<string, string>();
      for (const { authorId, itemId } of page.items.toReversed()) {
        const before = seen.get(authorId);
        seen.set(authorId, before === undefined ? String(itemId) : `${before} ${itemId}`);
      }
      return seen;
    },
    expected: (log, _, reader) =>
      itemsOf(log, changes)
        .filter((item) => reader !== null && isNeighbour(log, reader) && mayRead(log, reader, item))
        .map(({ id }) => id)
        .join(' '),
  };
}

/** What stands under the bell: told when it changed to those to whom it was due then, and seen while it may still be read. */
export function bell(changes: ReadonlyMap<Entry, Change>): Look {
  return {
    name: 'bell',
    readers: [0, 1, 2],
    seen: (db, world, reader) =>
      gather(
        db,
        world,
        reader,
        `select subject_enterprise_id as a, string_agg(params->>'round', ' ' order by (params->>'round')::int) as seen
        from notifications.notifications where person_id = '${world.person(reader ?? -1)}' group by 1`,
      ),
    expected: (log, _, reader) =>
      log
        .flatMap((entry) => {
          const change = changes.get(entry);
          if (entry.what !== 'changed' || change === undefined || reader === null) return [];
          return change.due[reader] === true && mayRead(log, reader, entry) ? [change.round] : [];
        })
        .join(' '),
  };
}

/** A change of facts: when, and to which of the readers it was due at that moment. */
export interface Change {
  readonly round: number;
  readonly due: readonly boolean[];
}

/**
 * Who is told if something changes, or if what changed before is sent, at this moment: the decision of delivery. In each round one of
 * the parts of each history is asked about, for every reader; in four rounds all of them.
 */
export function told(round: number): Look {
  return {
    name: 'told',
    readers: [0, 1, 2],
    seen: async (db, world, reader) => {
      const readerId = world.reader(reader ?? -1);
      const asked = world.authors.map((authorId, place) => {
        const { category, source } = partOf(place, round);
        return { readerId, authorId, category, sourceId: world.source(source) };
      });
      const may = await db.asSystem('test.work', (tx) => selectMayBeTold(tx, asked));
      return new Map([...may].map((place) => [world.author(place), 'told']));
    },
    expected: (log, _, reader, place) =>
      reader !== null && isToBeTold(log, reader, partOf(place, round)) ? 'told' : '',
  };
}

function partOf(place: number, round: number) {
  const part = parts[(place + round) % parts.length];
  if (part === undefined) throw new Error('a remainder is a place');
  return part;
}
