import { afterAll, beforeAll, expect, test } from 'vitest';
import { batchOf, plain } from '../../../../../../tests/support/enterprises.ts';
import { parts, randomOf, readerCount, type Entry } from '../../../../../../tests/support/histories/history.ts';
import { Play } from '../../../../../../tests/support/histories/play.ts';
import { isNeighbour, isToBeTold, mayRead } from '../../../../../../tests/support/histories/reference.ts';
import { giveMandate } from '../../../../../../tests/support/members.ts';
import { createNetworkWorld, memberOf, type NetworkWorld } from '../../../../../../tests/support/network.ts';
import { Problem } from '../../../platform/errors.ts';
import type { EnterpriseId, PersonId } from '../../../platform/ids.ts';
import { takeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { FactsChanged } from '../../enterprises/index.ts';
import { BlocksService } from '../blocks/blocks-service.ts';
import { selectFeed } from '../feed/feed-store.ts';
import { writeItem } from '../feed/feed-writer.ts';
import { PartnersService } from '../partners/partners-service.ts';
import { WatchesService } from '../watches/watches-service.ts';
import { deliver, type DeliveryDeps } from './delivery.ts';

const histories = process.env.GUILDHALL_LONG === '1' ? 300 : 15;
const steps = 30;
const keys = { identity: 'registered_address', activity: 'industry', standing: 'taxpayer_kind' } as const;

let world: NetworkWorld;
let deps: DeliveryDeps;
beforeAll(async () => {
  world = await createNetworkWorld();
  deps = {
    ...world.deps,
    jobs: { define: () => undefined, wake: () => undefined, send: () => Promise.resolve() },
  };
});
afterAll(() => world[Symbol.asyncDispose]());

/** One author among its readers, whose members act through the services of the product. */
class Story {
  readonly play: Play;
  readonly verified = Array.from({ length: readerCount }, () => true);
  readonly due = new Map<Entry, boolean[]>();
  author!: EnterpriseId;
  readers: { id: EnterpriseId; person: PersonId }[] = [];
  #sequence = 0;
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomOf(seed);
    this.play = new Play(this.#random);
  }

  async begin(): Promise<void> {
    this.author = await world.enterprise();
    for (let n = 0; n < readerCount; n += 1) {
      const id = await world.enterprise();
      this.readers.push({ id, person: await giveMandate(world.fresh, world.clock.time, id) });
      // Neither may be told: no mandate of ours, and one that no bank has returned for too long.
      await giveMandate(world.fresh, world.clock.time, id, { roleId: 'wizard' });
      await giveMandate(world.fresh, world.clock.time, id, { daysAgo: 200 });
    }
    for (const { category, source } of parts) await this.#change(category, source);
  }

  /** @returns whether something took place. */
  async step(): Promise<boolean> {
    if (this.#random() < 0.05) return this.#flip();
    const before = structuredClone(this.play.standings);
    const entry = this.play.step(this.verified);
    if (entry === null) return false;
    try {
      await this.#do(entry);
    } catch (error) {
      // Whoever is not shown to somebody cannot be asked, watched or blocked by him: then nothing took place.
      if (!(error instanceof Problem)) throw error;
      this.play.log.pop();
      for (const [n, standing] of this.play.standings.entries()) Object.assign(standing, before[n]);
      return false;
    }
    return true;
  }

  async #flip(): Promise<boolean> {
    const reader = Math.floor(this.#random() * readerCount);
    const verified = this.verified[reader] !== true;
    this.verified[reader] = verified;
    this.play.log.push({ what: verified ? 'verified' : 'unverified', reader });
    const status = verified ? 'verified' : 'registered';
    await world.fresh.query('update enterprises.enterprises set status = $2 where enterprise_id = $1', [
      this.#reader(reader),
      status,
    ]);
    return true;
  }

  #reader(place: number): EnterpriseId {
    const reader = this.readers[place];
    if (reader === undefined) throw new Error('no such reader');
    return reader.id;
  }

  async #do(entry: Entry): Promise<void> {
    const partners = new PartnersService(world.deps);
    const sides = (reader: number, by: 'author' | 'reader') =>
      by === 'author' ? ([this.author, this.#reader(reader)] as const) : ([this.#reader(reader), this.author] as const);
    switch (entry.what) {
      case 'requested': {
        const [a, b] = sides(entry.reader, entry.by);
        await partners.request(memberOf(a), { partnerId: b, note: null, key: undefined });
        break;
      }
      case 'accepted': {
        const rows = await world.fresh.query<{ state: string }>(
          'select state from enterprises.relations where enterprise_id = $1 and partner_id = $2',
          [this.#reader(entry.reader), this.author],
        );
        const [a, b] = sides(entry.reader, rows[0]?.state === 'received' ? 'reader' : 'author');
        await partners.accept(memberOf(a), b);
        break;
      }
      case 'ended':
        await partners.leave(memberOf(this.#reader(entry.reader)), this.author);
        break;
      case 'blocked':
      case 'unblocked': {
        const [a, b] = sides(entry.reader, entry.by);
        const blocks = new BlocksService(world.deps);
        await (entry.what === 'blocked' ? blocks.add(memberOf(a), b) : blocks.end(memberOf(a), b));
        break;
      }
      case 'watched':
      case 'unwatched': {
        const watches = new WatchesService(world.deps);
        const reader = memberOf(this.#reader(entry.reader));
        await (entry.what === 'watched' ? watches.add(reader, this.author) : watches.end(reader, this.author));
        break;
      }
      case 'disclosed':
        await world.fresh.query(
          'update enterprises.disclosures set audience = $3 where enterprise_id = $1 and category = $2',
          [this.author, entry.category, entry.audience],
        );
        break;
      case 'changed':
        this.due.set(
          entry,
          this.readers.map((_, reader) => isToBeTold(this.play.log, reader, entry)),
        );
        await this.#change(entry.category, entry.source);
        break;
      default:
        await this.#consent(entry);
    }
  }

  async #consent(entry: Entry): Promise<void> {
    if (!('source' in entry)) return;
    const sourceId = world.banks[entry.source === 0 ? 0 : 1];
    const silent = new Set<keyof typeof keys>();
    let state: 'active' | 'expired' | 'withdrawn' = 'active';
    for (const one of this.play.log) {
      if (!('source' in one) || one.source !== entry.source) continue;
      if (one.what === 'consent_withdrawn') state = 'withdrawn';
      if (one.what === 'consent_expired') state = 'expired';
      if (one.what === 'consent_renewed') {
        state = 'active';
        silent.clear();
      }
      if (one.what === 'category_withdrawn') silent.add(one.category);
      if (one.what === 'category_returned') silent.delete(one.category);
    }
    const withdrawnCategories = [...silent].toSorted();
    await world.system((tx) =>
      world.enterprises.setSourceState(tx, { enterpriseId: this.author, sourceId, state, withdrawnCategories }),
    );
  }

  /** A signed record, and the jobs of the events that follow from it. */
  async #change(category: keyof typeof keys, source: number): Promise<void> {
    this.#sequence += 1;
    const at = world.clock.time.toISOString();
    const facts = [plain(keys[category], `value ${this.#sequence}`, category)];
    const sourceId = world.banks[source === 0 ? 0 : 1];
    await world.record(
      batchOf({ enterpriseId: this.author, sourceId, sequence: this.#sequence, facts, asOf: at, receivedAt: at }),
    );
    for (const event of await world.system((tx) => takeEvents(tx, 500))) {
      if (event.topic !== 'enterprises.facts_changed') continue;
      // Written by enterprises a moment ago.
      await writeItem(world.deps, event.eventId, event.payload as FactsChanged);
      await deliver(deps, event);
      await deliver(deps, event);
    }
  }
}

/** Everything that a reader sees of the author, and would be told, in one text. */
async function seen(story: Story, reader: { id: EnterpriseId; person: PersonId }): Promise<string> {
  const part = (category: string, sourceId: string) => `${category}${world.banks.indexOf(sourceId) + 1}`;
  const facts = await world.db.as({ enterpriseId: reader.id }, async (tx) =>
    (
      await tx
        .selectFrom('enterprises.facts')
        .select(['category', 'source_id'])
        .where('enterprise_id', '=', story.author)
        .execute()
    ).map((row) => part(row.category, row.source_id)),
  );
  const below = { itemId: 9_007_199_254_740_991, authorId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  const page = await selectFeed(
    world.db,
    { enterpriseId: reader.id },
    { only: 'all', below, horizon: 0, limit: 1_000 },
  );
  const feed = page.items.flatMap(({ authorId, json }) => {
    const item = JSON.parse(json) as { category: string; source: { id: string } };
    return authorId === story.author ? [part(item.category, item.source.id)] : [];
  });
  const bell = await world.db.as({ enterpriseId: reader.id }, async (tx) =>
    (
      await tx
        .selectFrom('notifications.notifications')
        .select(['person_id', 'subject_category', 'subject_source_id'])
        .where('subject_enterprise_id', '=', story.author)
        .execute()
    ).map((row) => `${row.person_id} ${part(row.subject_category ?? '', row.subject_source_id ?? '')}`),
  );
  const may = await world.system((tx) =>
    world.network.mayBeTold.stillMay(
      tx,
      parts.map(({ category, source }) => ({
        enterpriseId: reader.id,
        personId: reader.person,
        topic: 'facts',
        under: null,
        subject: { enterpriseId: story.author, category, sourceId: world.banks[source === 0 ? 0 : 1] },
      })),
    ),
  );
  return textOf({ facts, feed, bell, may });
}

function expected(story: Story, place: number): string {
  const { log } = story.play;
  const person = story.readers[place]?.person ?? '';
  const name = ({ category, source }: (typeof parts)[number]) => `${category}${source + 1}`;
  const changes = log.flatMap((entry) => (entry.what === 'changed' ? [entry] : []));
  const readable = parts.filter((part) => mayRead(log, place, part));
  const items = [...parts, ...changes].filter((part) => mayRead(log, place, part));
  const told = changes.filter((entry) => story.due.get(entry)?.[place] === true && mayRead(log, place, entry));
  return textOf({
    facts: readable.map(name),
    feed: isNeighbour(log, place) ? items.map(name) : [],
    bell: told.map((entry) => `${person} ${name(entry)}`),
    may: parts.map((part) => isToBeTold(log, place, part)),
  });
}

function textOf(all: { facts: string[]; feed: string[]; bell: string[]; may: readonly boolean[] }): string {
  const { facts, feed, bell, may } = all;
  return JSON.stringify({ facts: facts.toSorted(), feed: feed.toSorted(), bell: bell.toSorted(), may });
}

test(
  'through the services, too, nobody reads or is told what is forbidden at that moment, and nothing due is missing',
  { timeout: 900_000 },
  async () => {
    let tookPlace = 0;
    let bells = 0;
    for (let seed = 1; seed <= histories; seed += 1) {
      const story = new Story(seed);
      await story.begin();
      for (let step = 0; step < steps; step += 1) {
        if (!(await story.step())) continue;
        tookPlace += 1;
        for (const [place, reader] of story.readers.entries()) {
          const sees = await seen(story, reader);
          expect(sees, JSON.stringify({ seed, place, log: story.play.log }, null, 1)).toBe(expected(story, place));
          if (sees.includes(reader.person)) bells += 1;
        }
      }
    }
    expect(tookPlace).toBeGreaterThan(histories * 8);
    expect(bells).toBeGreaterThan(histories);
  },
);
