import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { MessageChannel, Worker } from 'node:worker_threads';
import { statementLimits } from '../statement-limits.ts';
import type { ReadingWork } from './reading-work.ts';

/** The thread took too long and was ended with what it held. */
export const timedOut = Symbol('timed out');

/**
 * A thread that reads files, one after the other, opened when there is one. The memory that libxml2 took goes with it once nothing more
 * comes.
 */
export class ThreadHandle {
  readonly #directory: string | null;
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;

  /** @param directory holds the schemas; null where there are none. */
  constructor(directory: string | null) {
    this.#directory = directory;
  }

  /** Each answer has its own channel: that of one file cannot be taken for that of another. Rejects with what the thread throws. */
  async ask<Name extends keyof ReadingWork>(work: Name, bytes: Buffer): Promise<ReadingWork[Name] | typeof timedOut> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const thread = (this.#thread ??= this.#open());
    const isOver = new AbortController();
    const { signal } = isOver;
    const { port1: here, port2: there } = new MessageChannel();
    try {
      // Rejects with what the thread throws as well.
      const failed = once(thread, 'exit', { signal }).then(([code]) => {
        throw new Error(`the reading thread ended with ${String(code)}`);
      });
      // The thread answers this and nothing else, see `reading-thread.ts`.
      const answered = once(here, 'message', { signal }).then(([answer]) => answer as ReadingWork[Name]);
      const late = wait(statementLimits.readMaxMs, timedOut, { signal });
      thread.postMessage({ work, bytes, answer: there }, [there]);
      const outcome = await Promise.race([answered, failed, late]);
      if (outcome === timedOut) await this.end();
      return outcome;
    } catch (error) {
      await this.end();
      throw error;
    } finally {
      // What still listens is let go, and says so by an error that nobody waits for.
      isOver.abort();
      here.close();
      this.#idle = setTimeout(() => void this.end(), statementLimits.threadIdleMs).unref();
    }
  }

  async end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    if (this.#idle !== null) clearTimeout(this.#idle);
    await thread?.terminate();
  }

  #open(): Worker {
    const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      workerData: { directory: this.#directory },
      resourceLimits: {
        maxOldGenerationSizeMb: statementLimits.threadMaxMegabytes,
        maxYoungGenerationSizeMb: statementLimits.threadYoungMegabytes,
      },
    });
    thread.unref();
    return thread;
  }
}
