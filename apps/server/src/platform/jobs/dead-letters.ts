import type { ActingContext } from '../acting-context.ts';
import type { Database, Tx } from '../db/database.ts';
import { notFound, Problem } from '../errors.ts';
import { limits } from '../limits.ts';
import {
  lockDeadLetter,
  selectDeadLetters,
  selectQueueHealth,
  type DeadLetter,
  type DeadLetterPlace,
  type QueueHealth,
} from './dead-letter-store.ts';
import type { Jobs } from './jobs.ts';

/** Where deeds are written down; audit, further right, is it. */
export interface DeedWriter {
  write(
    tx: Tx,
    deed: {
      enterpriseId: string;
      actor: { kind: 'person'; id: string; mandateId: string | null };
      action: string;
      target: string;
      details: Record<string, unknown>;
    },
  ): Promise<void>;
}

interface DeadLetterDeps {
  readonly db: Database;
  readonly jobs: Pick<Jobs, 'redrive' | 'discard' | 'wake'>;
  readonly audit: DeedWriter;
}

/** What an operator sees of jobs that failed for good, and may do with them. */
export class DeadLetters {
  readonly #deps: DeadLetterDeps;

  constructor(deps: DeadLetterDeps) {
    this.#deps = deps;
  }

  list(filter: { queue: string | null; after: DeadLetterPlace | null; limit: number }): Promise<DeadLetter[]> {
    return this.#deps.db.asSystem('platform.list_dead_letters', (tx) => selectDeadLetters(tx, filter), {
      readOnly: true,
    });
  }

  queues(): Promise<QueueHealth[]> {
    return this.#deps.db.asSystem('platform.report_queues', (tx) => selectQueueHealth(tx, limits.queueCountMost), {
      readOnly: true,
    });
  }

  /**
   * Puts a job back into the queue in which it failed, with all its attempts before it.
   * @throws Problem 404, 409 when a job of the same key waits there already.
   */
  async retry(context: ActingContext, jobId: string): Promise<void> {
    const { db, jobs } = this.#deps;
    const queue = await db.asSystem('platform.retry_dead_letter', async (tx) => {
      const letter = await this.#locked(tx, jobId);
      if (!(await jobs.redrive(tx, jobId))) {
        throw new Problem(
          409,
          'platform.same_work_waits',
          'The same work waits in its queue already. When it is done, discard this one.',
        );
      }
      await this.#note(tx, context, letter, 'dead_letter.retried', {});
      return letter.queue;
    });
    jobs.wake([queue]);
  }

  /** Gives a job up, for a reason that is written down. @throws Problem 404 */
  async discard(context: ActingContext, jobId: string, reason: string): Promise<void> {
    const { db, jobs } = this.#deps;
    await db.asSystem('platform.discard_dead_letter', async (tx) => {
      const letter = await this.#locked(tx, jobId);
      await jobs.discard(tx, jobId);
      await this.#note(tx, context, letter, 'dead_letter.discarded', { reason });
    });
  }

  async #locked(tx: Tx, jobId: string): Promise<DeadLetter> {
    const letter = await lockDeadLetter(tx, jobId);
    if (letter === null) throw notFound('The job');
    return letter;
  }

  #note(tx: Tx, context: ActingContext, letter: DeadLetter, action: string, details: object): Promise<void> {
    const { enterpriseId, personId, mandateId } = context;
    return this.#deps.audit.write(tx, {
      enterpriseId,
      actor: { kind: 'person', id: personId, mandateId },
      action,
      target: `job:${letter.jobId}`,
      details: { queue: letter.queue, ...details },
    });
  }
}
