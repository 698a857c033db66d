import { PgBoss, fromKysely } from 'pg-boss';
import type { Database, Tx } from '../db/database.ts';
import type { Log } from '../log.ts';
import type { StoredEvent } from '../outbox/outbox-store.ts';
import { deadLetterQueue } from './dead-letter-store.ts';
import { queuesDue } from './queues-due.ts';

/** What a worker is given. The same job may come twice: its effect and its mark of completion commit together. */
export interface Job<Payload> {
  readonly id: string;
  readonly payload: Payload;
}

/** A queue and the work behind it. `name` is `module.verb_noun`. */
export interface JobDefinition<Payload extends object = object> {
  readonly name: `${string}.${string}`;
  /** Topics whose events become jobs of this queue; their payload is the `StoredEvent`. */
  readonly on?: readonly string[];
  /** Jobs fetched at once; they are worked off one after the other. */
  readonly batch?: number;
  /** Workers of this queue in one process. */
  readonly concurrency?: number;
  /** To which group a job belongs, so that what is slow holds up its own group only; null: to none. */
  groupOf?(payload: Payload): string | null;
  /** Jobs of one group that run at once in the whole network, as a rule: two processes may look at the same moment. Fewer than `concurrency`, or one group takes all workers. */
  readonly groupConcurrency?: number;
  /** At most one job of the same key waits. The policy of a queue is set when it is made: one that is to change it gets a new name. */
  readonly coalesce?: boolean;
  /** Under which key an event waits in a queue that coalesces. */
  keyOf?(payload: Payload): string;
  readonly retryLimit?: number;
  /** False: what fails for good, or dies with its process, is forgotten, because the next round does its work. */
  readonly leavesDeadLetter?: boolean;
  /** Repeat every so many seconds, once in the whole network. */
  readonly everySeconds?: number;
  run(job: Job<Payload>): Promise<void>;
}

/** Dead letters wait for an operator for a year. */
const deadLetterKeepSeconds = 365 * 86_400;
/** How often one question for all queues of this process looks for work that nobody has announced: sent for later, or by another process. */
const lookEveryMs = 500;
/** A worker by itself asks only this often: with a hundred workers, each asking twice a second, a network at rest would never rest. */
const workerPollSeconds = 60;
/**
 * Workers that look at the same moment do not see what the others take, and together take more of one group than may run at once:
 * a slow bank would have them all. Each looks when the one before has taken its job.
 */
const groupWakeGapMs = 100;

/** The workers of one queue are being woken; `again`: somebody has asked for it since. */
interface Turn {
  again: boolean;
  timer: NodeJS.Timeout | undefined;
}

/** Queues on pg-boss: retried with backoff, retaken when a worker dies, kept as dead letters when nothing helps. */
export class Jobs {
  readonly #boss: PgBoss;
  readonly #definitions = new Map<string, JobDefinition>();
  readonly #subscribers = new Map<string, string[]>();
  readonly #workers = new Map<string, readonly string[]>();
  readonly #log: Log;
  #timers: NodeJS.Timeout[] = [];
  readonly #waking = new Map<string, Turn>();
  #looking = false;

  constructor(db: Database, log: Log) {
    this.#log = log;
    this.#boss = new PgBoss({
      ...(db.systemConnection() as { host: string; port: number; database: string; user: string; password: string }),
      schema: 'pgboss',
      migrate: false,
      createSchema: false,
      schedule: false,
      reindex: false,
      max: 4,
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
    });
    this.#boss.on('error', (error) => log.error({ err: error }, 'queue error'));
  }

  define<Payload extends object>(definition: JobDefinition<Payload>): void {
    this.#definitions.set(definition.name, definition);
    for (const topic of definition.on ?? []) {
      this.#subscribers.set(topic, [...(this.#subscribers.get(topic) ?? []), definition.name]);
    }
  }

  async start(work: boolean): Promise<void> {
    await this.#boss.start();
    const known = new Set((await this.#boss.getQueues()).map((queue) => queue.name));
    const kept = { retentionSeconds: deadLetterKeepSeconds };
    await (known.has(deadLetterQueue)
      ? this.#boss.updateQueue(deadLetterQueue, kept)
      : this.#boss.createQueue(deadLetterQueue, kept));
    for (const definition of this.#definitions.values()) {
      if (!known.has(definition.name)) await this.#boss.createQueue(definition.name, queueOptions(definition));
      else if (definition.leavesDeadLetter === false)
        await this.#boss.updateQueue(definition.name, { deadLetter: null });
      if (work) await this.#work(definition);
    }
    if (work) this.#timers.push(setInterval(() => void this.#look(), lookEveryMs));
  }

  /** Puts a job into a queue within the caller's transaction. `key`: at most one such job waits at a time. */
  async send(
    tx: Tx,
    name: string,
    payload: object,
    options: { key?: string; startAfterSeconds?: number } = {},
  ): Promise<void> {
    await this.#boss.send(name, payload, {
      db: fromKysely(tx),
      ...this.#groupOf(name, payload),
      ...(options.key === undefined ? {} : { singletonKey: options.key }),
      ...(options.startAfterSeconds === undefined ? {} : { startAfter: options.startAfterSeconds }),
    });
  }

  /** Turns events into jobs of their subscribers; returns the queues that got some. */
  async enqueueEvents(tx: Tx, events: readonly StoredEvent[]): Promise<Set<string>> {
    const batches = new Map<string, StoredEvent[]>();
    for (const event of events) {
      for (const queue of this.#subscribers.get(event.topic) ?? []) {
        const batch = batches.get(queue) ?? [];
        batch.push(event);
        batches.set(queue, batch);
      }
    }
    // Whoever queues the same key waits until this transaction ends: all take the keys in one order, so that no two wait for each other.
    for (const [queue, batch] of [...batches].toSorted(([a], [b]) => inOrder(a, b))) {
      const jobs = batch.map((event) => ({
        data: event,
        ...this.#keyOf(queue, event),
        ...this.#groupOf(queue, event),
      }));
      await this.#boss.insert(
        queue,
        jobs.toSorted((a, b) => inOrder(a.singletonKey ?? '', b.singletonKey ?? '')),
        { db: fromKysely(tx) },
      );
    }
    return new Set(batches.keys());
  }

  /** Lets the workers of these queues look at once instead of at their next poll. */
  wake(queues: Iterable<string>): void {
    for (const queue of queues) {
      const workers = this.#workers.get(queue) ?? [];
      if (this.#definitions.get(queue)?.groupConcurrency !== undefined) this.#wakeInTurn(queue, workers);
      else for (const worker of workers) this.#boss.notifyWorker(worker);
    }
  }

  /** Puts a dead letter back into its queue within the caller's transaction. @returns false when the same work waits there already. */
  async redrive(tx: Tx, jobId: string): Promise<boolean> {
    const db = fromKysely(tx);
    // One that could not be put back earlier was set to failed, from where nothing is moved.
    await this.#boss.retry(deadLetterQueue, jobId, { db });
    return (await this.#boss.redrive(deadLetterQueue, { db, ids: [jobId], limit: 1 })) === 1;
  }

  /** Takes a dead letter away within the caller's transaction. */
  async discard(tx: Tx, jobId: string): Promise<void> {
    await this.#boss.deleteJob(deadLetterQueue, jobId, { db: fromKysely(tx) });
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
    for (const { timer } of this.#waking.values()) clearTimeout(timer);
    this.#waking.clear();
    await this.#boss.stop({ graceful: true, timeout: 1_500, close: true });
  }

  /** One worker after the other; who asks meanwhile is served when the last one has looked. */
  #wakeInTurn(queue: string, workers: readonly string[]): void {
    const under = this.#waking.get(queue);
    if (under !== undefined) {
      under.again = true;
      return;
    }
    const turn: Turn = { again: false, timer: undefined };
    this.#waking.set(queue, turn);
    const next = (place: number): void => {
      const worker = workers[place];
      if (worker !== undefined) {
        this.#boss.notifyWorker(worker);
        turn.timer = setTimeout(() => next(place + 1), groupWakeGapMs);
        return;
      }
      this.#waking.delete(queue);
      if (turn.again) this.#wakeInTurn(queue, workers);
    };
    next(0);
  }

  #groupOf(name: string, payload: object): { group?: { id: string } } {
    const id = this.#definitions.get(name)?.groupOf?.(payload) ?? null;
    return id === null ? {} : { group: { id } };
  }

  #keyOf(name: string, event: StoredEvent): { singletonKey?: string } {
    const key = this.#definitions.get(name)?.keyOf?.(event);
    return key === undefined ? {} : { singletonKey: key };
  }

  /** Wakes the workers of the queues in which something is due. */
  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      this.wake(await queuesDue(this.#boss.getDb(), [...this.#workers.keys()]));
    } catch (error) {
      if (this.#timers.length > 0) this.#log.error({ err: error }, 'queue error');
    } finally {
      this.#looking = false;
    }
  }

  async #work(definition: JobDefinition): Promise<void> {
    const workers: string[] = [];
    // Each has an id of its own: of several started together pg-boss tells, and wakes, only the first.
    while (workers.length < (definition.concurrency ?? 1)) {
      const id = await this.#boss.work(
        definition.name,
        {
          batchSize: definition.batch ?? 1,
          burstWhenBatchFull: (definition.batch ?? 1) > 1,
          pollingIntervalSeconds: workerPollSeconds,
          ...(definition.groupConcurrency === undefined ? {} : { groupConcurrency: definition.groupConcurrency }),
        },
        async (jobs: { id: string; data: object }[]) => {
          for (const job of jobs) await this.#runOne(definition, job);
        },
      );
      workers.push(id);
    }
    this.#workers.set(definition.name, workers);
    if (definition.everySeconds !== undefined) this.#repeat(definition, definition.everySeconds);
  }

  async #runOne(definition: JobDefinition, job: { id: string; data: object }): Promise<void> {
    try {
      await definition.run({ id: job.id, payload: job.data });
    } catch (error) {
      this.#log.error({ err: error, job: job.id, queue: definition.name }, 'a job failed');
      // Only this one is tried again; the rest of its batch is not held up by it.
      await this.#boss.fail(definition.name, job.id, { message: String(error) });
    }
  }

  #repeat(definition: JobDefinition, seconds: number): void {
    const send = (): void => {
      this.#boss
        .send(definition.name, {}, { singletonKey: 'periodic', singletonSeconds: seconds })
        .catch((error: unknown) =>
          this.#log.error({ err: error, queue: definition.name }, 'a periodic job was not queued'),
        );
    };
    send();
    this.#timers.push(setInterval(send, seconds * 1_000));
  }
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function queueOptions(definition: JobDefinition): object {
  return {
    policy: definition.coalesce === true ? 'short' : 'standard',
    retryLimit: definition.retryLimit ?? 20,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    heartbeatSeconds: 10,
    ...(definition.leavesDeadLetter === false ? {} : { deadLetter: deadLetterQueue }),
  };
}
