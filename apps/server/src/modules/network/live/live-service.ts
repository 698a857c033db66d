import type { Database } from '../../../platform/db/database.ts';
import { limits } from '../../../platform/limits.ts';
import type { Log } from '../../../platform/log.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import type { Stream } from '../../../platform/realtime/streams.ts';
import { selectNewCount } from '../feed/feed-store.ts';
import { heardSignals, signalTopics, textOf } from '../network-signals.ts';
import { LivePages, sendFeed } from './live-pages.ts';
import { selectNeighbours, selectPosition, selectReaders, type PossibleReader } from './live-store.ts';
import { Neighbours } from './neighbours.ts';

export interface LiveDeps {
  readonly db: Database;
  readonly bus: EventBus;
  readonly log: Log;
}

/** Tells open pages that their feed has grown. It says only how far: what a page shows it pulls, under its own authority. */
export class LiveService {
  readonly #deps: LiveDeps;
  readonly #pages = new LivePages();
  readonly #neighbours = new Neighbours();
  /** The newest look at each reader's neighbours: an older one that comes back later is not believed. */
  readonly #looks = new Map<string, number>();
  #lastLook = 0;
  #written: { authorId: string; itemId: number }[] = [];
  #working: Promise<void> | null = null;

  constructor(deps: LiveDeps) {
    this.#deps = deps;
    const { bus } = deps;
    bus.subscribe(signalTopics.itemWritten, (signal) => {
      this.#itemWritten(textOf(signal, 'authorId'), Number(signal.data.itemId));
    });
    bus.subscribe(signalTopics.partnersChanged, (signal) => {
      this.#partnersChanged(textOf(signal, 'a'), textOf(signal, 'b'));
    });
    bus.subscribe(signalTopics.watchesChanged, (signal) => this.#refresh([textOf(signal, 'enterpriseId')]));
    bus.subscribe(signalTopics.shutOut, (signal) => {
      const enterpriseId = textOf(signal, 'enterpriseId');
      if (this.#pages.has(enterpriseId)) this.#work(() => this.#look([enterpriseId]));
    });
    bus.subscribe(heardSignals.visibilityChanged, (signal) => this.#visibilityChanged(textOf(signal, 'enterpriseId')));
    bus.subscribe(heardSignals.consentsChanged, (signal) => this.#visibilityChanged(textOf(signal, 'enterpriseId')));
    bus.subscribe(heardSignals.registrationChanged, (signal) =>
      this.#pages.sendRegistration(textOf(signal, 'enterpriseId')),
    );
    bus.onGap(() => this.#refresh(this.#pages.enterprises()));
  }

  /** Takes a page in: tells it how things stand, or, when it resumes, only if something came since. */
  async open(stream: Stream, resumedFrom: number | null): Promise<void> {
    const { enterpriseId } = stream.actingContext;
    this.#pages.add(stream);
    stream.onClose(() => {
      if (!this.#pages.remove(stream)) return;
      this.#neighbours.drop(enterpriseId);
      this.#looks.delete(enterpriseId);
    });
    await this.#look([enterpriseId]);
    // Read after the page was taken in: what is written from now on is told, what was written before is counted here.
    const { count, newest } = await selectNewCount(this.#deps.db, stream.actingContext, {
      only: 'all',
      since: resumedFrom ?? 0,
      most: 1,
    });
    if (resumedFrom === null || count > 0) sendFeed(stream, newest);
  }

  /** Resolves when everything that was signalled until now has been told. */
  async settled(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  #itemWritten(authorId: string, itemId: number): void {
    if (this.#neighbours.readersOf(authorId).size === 0) return;
    this.#written.push({ authorId, itemId });
    this.#work(() => this.#tellWritten());
  }

  #partnersChanged(a: string, b: string): void {
    this.#pages.sendPartners(a, b);
    this.#pages.sendPartners(b, a);
    this.#refresh([a, b]);
  }

  /** Those who deal with the author look again, at its page and at the feed; whether anything changed for them they find there. */
  #visibilityChanged(authorId: string): void {
    const readers = [...this.#neighbours.readersOf(authorId)];
    if (readers.length === 0) return;
    for (const reader of readers) this.#pages.sendVisibility(reader, authorId);
    this.#work(async () => {
      const newest = await this.#deps.db.asSystem('network.read_position', selectPosition, { readOnly: true });
      for (const reader of readers) this.#pages.sendFeed(reader, newest);
    });
  }

  /** Their neighbours are others now, or signals were missed: their feed is another one. */
  #refresh(enterpriseIds: readonly string[]): void {
    const open = enterpriseIds.filter((id) => this.#pages.has(id));
    if (open.length === 0) return;
    this.#work(async () => {
      await this.#look(open);
      const newest = await this.#deps.db.asSystem('network.read_position', selectPosition, { readOnly: true });
      for (const id of open) this.#pages.sendFeed(id, newest);
    });
  }

  async #tellWritten(): Promise<void> {
    const written = this.#written.splice(0, limits.liveBatchItems);
    const possible: PossibleReader[] = written.flatMap(({ authorId, itemId }) =>
      [...this.#neighbours.readersOf(authorId)].map((readerId) => ({ authorId, itemId, readerId })),
    );
    for (let from = 0; from < possible.length; from += limits.liveBatchReaders) {
      const batch = possible.slice(from, from + limits.liveBatchReaders);
      const readers = await this.#deps.db.asSystem('network.find_live_readers', (tx) => selectReaders(tx, batch), {
        readOnly: true,
      });
      for (const [readerId, newest] of readers) this.#pages.sendFeed(readerId, newest);
    }
    if (this.#written.length > 0) await this.#tellWritten();
  }

  async #look(readers: readonly string[]): Promise<void> {
    const look = ++this.#lastLook;
    for (const reader of readers) this.#looks.set(reader, look);
    const found = await this.#deps.db.asSystem('network.read_neighbours', (tx) => selectNeighbours(tx, readers), {
      readOnly: true,
    });
    for (const reader of readers) {
      if (this.#looks.get(reader) === look) this.#neighbours.set(reader, found.get(reader) ?? []);
    }
  }

  /** One thing after the other: what is signalled meanwhile is gathered for the next turn. */
  #work(task: () => Promise<void>): void {
    const run = (this.#working ?? Promise.resolve()).then(task).catch((error: unknown) => {
      // The pages learn of it with the next signal or when they come back.
      this.#deps.log.error({ err: error }, 'open pages could not be told');
    });
    this.#working = run;
    void run.then(() => {
      if (this.#working === run) this.#working = null;
    });
  }
}
