import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNetworkWorld, memberOf, type NetworkWorld } from '../../../../../../tests/support/network.ts';
import {
  writeRandomWorld,
  randomWorlds,
  visibleTo,
  type RandomWorld,
} from '../../../../../../tests/support/feed-world.ts';
import { audienceTest, readFeedText } from './feed-sql-store.ts';
import { FeedService } from './feed-service.ts';
import type { FeedChoice, FeedPlace } from './feed-store.ts';

const worlds = process.env.GUILDHALL_LONG === '1' ? 2_000 : 200;
let world: NetworkWorld;
beforeAll(async () => {
  world = await createNetworkWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

/** Runs the check on many random worlds, each among enterprises of its own. */
async function onRandomWorlds(runs: number, check: (random: RandomWorld) => Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(randomWorlds, async (description) => check(await writeRandomWorld(world, description))),
    { numRuns: runs },
  );
}

/** All pages of a reader, one after the other. */
async function readAll(feed: FeedService, reader: string, only: FeedChoice, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let after: FeedPlace | null = null;
  do {
    // The id was made by the world.
    const page = await feed.read(memberOf(reader as never), { only, after, limit });
    if (page.next !== null) expect(page.items).toHaveLength(limit);
    ids.push(...page.items.map((item) => (JSON.parse(item) as { id: string }).id));
    after = page.next;
  } while (after !== null);
  return ids;
}

const horizonOfAll = ['9007199254740991', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 0, 1_000] as const;
const idsOf = (rows: readonly { itemId: string | null; authorId: string | null }[]): string[] =>
  rows.filter((row) => row.itemId !== null).map((row) => `${row.itemId}.${row.authorId}`);

test(
  'the feed is what a plain reading of the rules gives, page by page without holes or doubles',
  { timeout: 600_000 },
  async () => {
    const feed = new FeedService(world.deps);
    await onRandomWorlds(worlds, async (random) => {
      for (const reader of random.enterprises.slice(0, 3)) {
        for (const only of ['all', 'partners', 'watched'] as const) {
          const expected = visibleTo(random, reader.id, only).map((item) => `${item.itemId}.${item.authorId}`);
          expect(await readAll(feed, reader.id, only, random.pageSize)).toEqual(expected);
        }
      }
    });
  },
);

test('the policy alone lets nobody see more, when the statement does not test', async () => {
  await onRandomWorlds(worlds / 4, async (random) => {
    for (const reader of random.enterprises) {
      const statement = { name: 'test.read_untested', text: readFeedText('true'), values: ['all', ...horizonOfAll] };
      const rows = await world.db.readOnce<{ itemId: string; authorId: string }>(
        { enterpriseId: reader.id },
        statement,
      );
      expect(idsOf(rows)).toEqual(visibleTo(random, reader.id, 'all').map((item) => `${item.itemId}.${item.authorId}`));
    }
  });
});

test('the statement alone lets nobody see more, when no policy stands behind it', async () => {
  await onRandomWorlds(worlds / 4, async (random) => {
    for (const reader of random.enterprises) {
      const rows = await world.system(async (tx) => {
        await sql`select set_config('guildhall.enterprise_id', ${reader.id}, true)`.execute(tx);
        const text = readFeedText(audienceTest).replaceAll(/\$[1-5]/g, (name) => {
          const value = ['all', ...horizonOfAll][Number(name.slice(1)) - 1];
          return `'${value}'`;
        });
        return (await sql.raw<{ itemId: string; authorId: string }>(text).execute(tx)).rows;
      });
      expect(idsOf(rows)).toEqual(visibleTo(random, reader.id, 'all').map((item) => `${item.itemId}.${item.authorId}`));
    }
  });
});

test('the whole log shows each only what its author shows it, whoever its neighbours are', async () => {
  await onRandomWorlds(worlds / 4, async (random) => {
    for (const reader of random.enterprises) {
      const authors = random.enterprises.map((one) => one.id);
      const { rows } = await world.db.as({ enterpriseId: reader.id }, (tx) =>
        sql<{ id: string }>`select item_id || '.' || enterprise_id as id from network.feed_items
          where enterprise_id = any(${authors}::uuid[]) order by item_id desc, enterprise_id desc`.execute(tx),
      );
      const expected = visibleTo(random, reader.id, 'everyone').map((item) => `${item.itemId}.${item.authorId}`);
      expect(rows.map((row) => row.id)).toEqual(expected);
    }
  });
});

test('nobody in particular sees what is public, and nothing else', async () => {
  await onRandomWorlds(20, async (random) => {
    const authors = random.enterprises.map((one) => one.id);
    const { rows } = await world.db.as(null, (tx) =>
      sql<{ id: string }>`select item_id || '.' || enterprise_id as id from network.feed_items
        where enterprise_id = any(${authors}::uuid[]) order by item_id desc, enterprise_id desc`.execute(tx),
    );
    expect(rows.map((row) => row.id)).toEqual(
      visibleTo(random, null, 'everyone').map((item) => `${item.itemId}.${item.authorId}`),
    );
  });
});

test('what came since a mark is counted in the order of commit, whatever its time', async () => {
  const feed = new FeedService(world.deps);
  await onRandomWorlds(worlds / 4, async (random) => {
    for (const reader of random.enterprises.slice(0, 2)) {
      const visible = visibleTo(random, reader.id, 'all');
      for (const since of [0, random.middlePosition]) {
        const { count } = await feed.countNew(memberOf(reader.id as never), 'all', since);
        expect(count).toBe(Math.min(visible.filter((item) => item.position > since).length, 100));
      }
    }
  });
});
