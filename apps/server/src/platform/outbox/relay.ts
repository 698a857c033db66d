import type { Database } from '../db/database.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { limits } from '../limits.ts';
import type { Log } from '../log.ts';
import type { EventBus } from '../realtime/event-bus.ts';
import { takeEvents } from './outbox-store.ts';

/** Signal: a process that moves no events itself has written some. */
const eventsWritten = 'platform.events_written';

/**
 * Moves committed events from the outbox into the queues of those who subscribed, in one transaction a batch:
 * an event is queued once for each subscriber, whatever fails in between.
 */
export class OutboxRelay {
  readonly #db: Database;
  readonly #jobs: Jobs;
  readonly #log: Log;
  readonly #bus: EventBus | null;
  #running = false;
  #stopped = false;
  #awake: () => void = () => undefined;
  #woken = false;
  #loop: Promise<void> = Promise.resolve();

  constructor(db: Database, jobs: Jobs, log: Log, bus: EventBus | null = null) {
    this.#db = db;
    this.#jobs = jobs;
    this.#log = log;
    this.#bus = bus;
  }

  start(): void {
    this.#running = true;
    this.#bus?.subscribe(eventsWritten, () => this.wake());
    this.#loop = this.#run();
  }

  /** Called after a commit that wrote events, so that nobody waits for the next look. */
  wake(): void {
    // The relay runs with the worker: from a process that only answers requests the word goes by a signal.
    if (!this.#running && this.#bus?.connected === true) this.#bus.publish({ topic: eventsWritten, data: {} });
    this.#woken = true;
    this.#awake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#awake();
    await this.#loop;
  }

  /** Moves one batch; returns how many events it took. */
  async moveBatch(): Promise<number> {
    const topics = new Set<string>();
    const moved = await this.#db.asSystem('platform.relay_outbox', async (tx) => {
      const events = await takeEvents(tx, limits.relayBatchRows);
      for (const queue of await this.#jobs.enqueueEvents(tx, events)) topics.add(queue);
      return events.length;
    });
    this.#jobs.wake(topics);
    return moved;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#woken = false;
      let moved = 0;
      try {
        moved = await this.moveBatch();
      } catch (error) {
        this.#log.error({ err: error }, 'the outbox could not be relayed; trying again');
      }
      if (moved < limits.relayBatchRows && !this.#woken && !this.#stopped) await this.#rest();
    }
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, limits.relayIdleMs);
      this.#awake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
