import type { Database } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import type { Stream, Streams } from '../../../platform/realtime/streams.ts';
import { topicsFor, type Topic } from '../announcements/topics.ts';
import { countUnreadText } from '../inbox/inbox-store.ts';
import { notificationLimits } from '../notifications-limits.ts';
import { readTold, toldTopic } from '../notifications-signals.ts';

/** A person at one enterprise, and of what the mandate of his page lets him be told. */
interface DueReader {
  readonly enterpriseId: string;
  readonly personId: string;
  readonly topics: readonly Topic[];
}

export interface LiveDeps {
  readonly db: Pick<Database, 'readOnce'>;
  readonly bus: EventBus;
  readonly streams: Pick<Streams, 'where'>;
  readonly log: Log;
}

/** Tells a person's open pages how much he has not read: `notifications` {unread}, counted under his own authority. */
export class LiveUnread {
  readonly #deps: LiveDeps;
  /** Readers whose pages are to be told: each once under each kind of mandate, however often he was told meanwhile. */
  #due = new Map<string, DueReader>();
  #working: Promise<void> | null = null;

  constructor(deps: LiveDeps) {
    this.#deps = deps;
    deps.bus.subscribe(toldTopic, (signal) => {
      const { enterpriseId, personIds } = readTold(signal);
      const told = new Set(personIds);
      this.#count(deps.streams.where((one) => one.enterpriseId === enterpriseId && told.has(one.personId)));
    });
    deps.bus.onGap(() => this.#count(deps.streams.where(() => true)));
  }

  /** Resolves when everything that was signalled until now has been told. */
  async settled(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  #count(pages: readonly Stream[]): void {
    for (const { actingContext } of pages) {
      const { enterpriseId, personId, actions } = actingContext;
      const topics = topicsFor(actions);
      this.#due.set([enterpriseId, personId, ...topics].join(' '), { enterpriseId, personId, topics });
    }
    if (this.#due.size === 0 || this.#working !== null) return;
    this.#working = this.#work().finally(() => {
      this.#working = null;
      // What was signalled between the last look and this line.
      if (this.#due.size > 0) this.#count([]);
    });
  }

  async #work(): Promise<void> {
    while (this.#due.size > 0) {
      const readers = this.#due.values();
      this.#due = new Map();
      const worker = async (): Promise<void> => {
        for (const reader of readers) await this.#tell(reader);
      };
      await Promise.all(Array.from({ length: notificationLimits.countsAtOnce }, worker));
    }
  }

  async #tell({ enterpriseId, personId, topics }: DueReader): Promise<void> {
    try {
      const statement = {
        name: 'notifications.count_unread',
        text: countUnreadText,
        values: [personId, notificationLimits.unreadMaxItems, topics],
      };
      const [row] = await this.#deps.db.readOnce<{ unread: number }>({ enterpriseId }, statement);
      const pages = this.#deps.streams.where(
        (one) =>
          one.enterpriseId === enterpriseId &&
          one.personId === personId &&
          topicsFor(one.actions).join(' ') === topics.join(' '),
      );
      for (const page of pages) page.send('notifications', { unread: row?.unread ?? 0 });
    } catch (error) {
      // The page learns of it with the next signal or when it comes back.
      this.#deps.log.error({ err: error }, 'an open page could not be told of notifications');
    }
  }
}
