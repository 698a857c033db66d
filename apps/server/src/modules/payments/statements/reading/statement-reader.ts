import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { statementLimits } from '../statement-limits.ts';
import { readFile, type ReadFile, type ReadSoFar } from './read-file.ts';
import { SchemaShelf } from './schema-shelf.ts';
import { StatementFault, type FaultCode, type FaultValues } from './statement-fault.ts';

/** What became of reading a file. */
export type ReadOutcome =
  | { readonly file: ReadFile; readonly fault: null; readonly schema: string }
  | { readonly file: null; readonly fault: StatementFault; readonly schema: string | null };

/** The same as it crosses from one thread to another, where an error would lose what it says. */
export type WireOutcome =
  | { readonly file: ReadFile }
  | {
      readonly code: FaultCode;
      readonly line: number | null;
      readonly values: FaultValues;
      readonly schema: string | null;
    };

/** Reads a file, with what it is refused for in the answer. An error of ours is thrown. */
export function outcomeOf(bytes: Buffer, schemas: SchemaShelf): WireOutcome {
  const soFar: ReadSoFar = { schema: null };
  try {
    return { file: readFile(bytes, schemas, soFar) };
  } catch (error) {
    if (!(error instanceof StatementFault)) throw error;
    const { code, line, values } = error;
    return { code, line, values, schema: soFar.schema };
  }
}

/**
 * Reads statement files. A small one is read at once; a larger one in a thread of its own, one after the other, so that nobody waits
 * for it, and the memory that libxml2 took for it goes with the thread once nothing more comes.
 */
export class StatementReader {
  readonly #directory: string | null;
  readonly #schemas: SchemaShelf;
  #thread: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | null = null;

  /** @param directory holds the schemas of ISO 20022, `camt.053.001.08.xsd` and so on; null where there are none. */
  constructor(directory: string | null) {
    this.#directory = directory;
    this.#schemas = new SchemaShelf(directory);
  }

  async read(bytes: Buffer): Promise<ReadOutcome> {
    if (bytes.length > statementLimits.fileMaxBytes) return refused(new StatementFault('too_large', null), null);
    const wire =
      bytes.length <= statementLimits.inlineMaxBytes ? outcomeOf(bytes, this.#schemas) : await this.#queue(bytes);
    if ('file' in wire) return { file: wire.file, fault: null, schema: wire.file.schema };
    return refused(new StatementFault(wire.code, wire.line, wire.values), wire.schema);
  }

  async stop(): Promise<void> {
    await this.#end();
    this.#schemas.dispose();
  }

  /** One file at a time: what two of them would take of memory together is bounded so. */
  #queue(bytes: Buffer): Promise<WireOutcome> {
    const turn = this.#last.then(() => this.#readInThread(bytes));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #readInThread(bytes: Buffer): Promise<WireOutcome> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const thread = (this.#thread ??= this.#open());
    const isOver = new AbortController();
    const { signal } = isOver;
    try {
      const failed = once(thread, 'exit', { signal }).then(([code]) => {
        throw new Error(`the reading thread ended with ${String(code)}`);
      });
      // The thread posts nothing else, see `reading-thread.ts`; it also rejects with what the thread throws.
      const read = once(thread, 'message', { signal }).then(([wire]) => wire as WireOutcome);
      const late = wait(statementLimits.readMaxMs, timedOut, { signal });
      thread.postMessage(bytes, []);
      const outcome = await Promise.race([read, failed, late]);
      if (outcome === timedOut) await this.#end();
      return outcome;
    } catch (error) {
      await this.#end();
      throw error;
    } finally {
      // What still listens is let go, and says so by an error that nobody waits for.
      isOver.abort();
      this.#idle = setTimeout(() => void this.#end(), statementLimits.threadIdleMs).unref();
    }
  }

  #open(): Worker {
    const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      workerData: { directory: this.#directory },
      resourceLimits: { maxOldGenerationSizeMb: statementLimits.threadMaxMegabytes },
    });
    thread.unref();
    return thread;
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    if (this.#idle !== null) clearTimeout(this.#idle);
    await thread?.terminate();
  }
}

/** What a thread is answered for that takes too long: it is ended with what it holds. */
const timedOut: WireOutcome = { code: 'time_out', line: null, values: {}, schema: null };

function refused(fault: StatementFault, schema: string | null): ReadOutcome {
  return { file: null, fault, schema };
}
