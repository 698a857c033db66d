import type { Database } from '../../../apps/server/src/platform/db/database.ts';
import type { FreshDatabase } from '../database.ts';
import type { Announcement, NotificationsModule } from '../../../apps/server/src/modules/notifications/index.ts';
import { selectMayBeTold } from '../../../apps/server/src/modules/network/index.ts';
import { BulkWorld, type Happened } from './bulk-world.ts';
import { pick, randomOf, readerCount, type Entry } from './history.ts';
import { bell, facts, feed, items, told, type Change, type Look } from './looks.ts';
import { Play } from './play.ts';
import { isToBeTold } from './reference.ts';

/** Where the product and the rules in plain loops answered differently. */
export interface Difference {
  readonly where: string;
  readonly reader: number | null;
  readonly seen: string;
  readonly expected: string;
  /** Everything that took place in this history. */
  readonly log: readonly Entry[];
}

export interface RunResult {
  readonly differences: readonly Difference[];
  /** Answers that were compared, and how many of them showed something: a test that sees nothing proves nothing. */
  readonly compared: number;
  readonly shown: number;
}

export interface RunOrder {
  readonly db: Database;
  readonly fresh: FreshDatabase;
  readonly notifications: Pick<NotificationsModule, 'announce'>;
  readonly sources: readonly [string, string];
  readonly histories: number;
  readonly seed: number;
  /** Rounds that only make the worlds differ, before everything is compared after each one. */
  readonly before: number;
  readonly rounds: number;
}

/** Plays histories side by side and compares, after each round, everything that anybody reads or would be told. */
export async function runHistories(order: RunOrder): Promise<RunResult> {
  const { db, fresh, sources, histories, seed } = order;
  const random = randomOf(seed);
  const plays = Array.from({ length: histories }, (_, place) => new Play(randomOf(seed * 1_000_003 + place)));
  const world = new BulkWorld(fresh, sources, plays);
  const verified = Array.from({ length: readerCount }, () => true);
  const changes = new Map<Entry, Change>();
  const result = { differences: [] as Difference[], compared: 0, shown: 0 };
  await world.begin();
  for (let round = 1; round <= order.before + order.rounds; round += 1) {
    const flips = flipsOf(random, verified, plays);
    const happened: Happened[] = plays.flatMap((play, place) => {
      const entry = play.step(verified);
      if (entry === null) return [];
      if (entry.what === 'changed')
        changes.set(entry, { round, due: world.readers.map((_, reader) => isToBeTold(play.log, reader, entry)) });
      return [{ place, entry }];
    });
    await world.round(happened, flips);
    await tell(order, world, happened, round);
    if (round <= order.before) continue;
    const last = round === order.before + order.rounds;
    // The wall under the feed is looked at once, in the end; what stands before it after every round.
    const looks = [facts, feed(changes), told(round), bell(changes), ...(last ? [items(changes)] : [])];
    for (const look of looks) await compare(look, { db, world, plays, result });
    if (result.differences.length > 0) break;
  }
  return result;
}

/** Tells of what changed in this round those to whom the product would tell it, by its own decision and its own door. */
async function tell(
  { db, notifications }: RunOrder,
  world: BulkWorld,
  happened: readonly Happened[],
  round: number,
): Promise<void> {
  const all = happened.flatMap(({ place, entry }) =>
    entry.what === 'changed'
      ? world.readers.map((readerId, reader) => {
          const sourceId = world.source(entry.source);
          return { readerId, reader, authorId: world.author(place), category: entry.category, sourceId };
        })
      : [],
  );
  await db.asSystem('test.work', async (tx) => {
    const may = await selectMayBeTold(tx, all);
    const announcements = all
      .filter((_, place) => may.has(place))
      .map(({ readerId, reader, authorId, category, sourceId }): Announcement => ({
        enterpriseId: readerId,
        personId: world.person(reader),
        topic: 'facts',
        kind: 'facts_changed',
        severity: 'info',
        subject: { enterpriseId: authorId, category, sourceId },
        under: null,
        params: { round },
        why: { reason: 'partner' },
        link: '/',
        dedupeKey: `${authorId} ${round}`,
      }));
    await notifications.announce(tx, announcements);
  });
}

/** Now and then a reader loses its attestation, or has it again; of three at most one is without. */
function flipsOf(random: () => number, verified: boolean[], plays: readonly Play[]) {
  const without = verified.indexOf(false);
  if (random() < (without < 0 ? 0.2 : 0.5)) return [];
  const reader = without < 0 ? pick(random, [0, 1, 2]) : without;
  verified[reader] = without >= 0;
  const entry: Entry = { what: without >= 0 ? 'verified' : 'unverified', reader };
  for (const play of plays) play.log.push(entry);
  return [{ reader, verified: without >= 0 }];
}

async function compare(
  look: Look,
  around: {
    db: Database;
    world: BulkWorld;
    plays: readonly Play[];
    result: { differences: Difference[]; compared: number; shown: number };
  },
): Promise<void> {
  const { db, world, plays, result } = around;
  for (const reader of look.readers) {
    const all = await look.seen(db, world, reader);
    for (const [place, { log }] of plays.entries()) {
      const seen = all.get(world.author(place)) ?? '';
      const expected = look.expected(log, world, reader, place);
      result.compared += 1;
      if (expected !== '') result.shown += 1;
      if (seen !== expected && result.differences.length < 20)
        result.differences.push({ where: look.name, reader, seen, expected, log: [...log] });
    }
  }
}
