import { statementLimits } from '../statement-limits.ts';
import type { ReadFile } from './read-file.ts';
import { isFault, readingWork, type WireFault } from './reading-work.ts';
import { SchemaShelf } from './schema-shelf.ts';
import { StatementFault } from './statement-fault.ts';
import { ThreadHandle, timedOut } from './thread-handle.ts';

/** What became of reading a file. */
export type ReadOutcome =
  | { readonly file: ReadFile; readonly fault: null; readonly schema: string }
  | { readonly file: null; readonly fault: StatementFault; readonly schema: string | null };

/**
 * Reads statement files. A small one is read at once; a larger one beside this thread, one after the other, so that nobody waits for it:
 * one thread holds it against its schema while another reads it as if it were valid, and what that has read counts only when it is.
 */
export class StatementReader {
  readonly #schemas: SchemaShelf;
  readonly #checking: ThreadHandle;
  readonly #supposing: ThreadHandle;
  #last: Promise<unknown> = Promise.resolve();

  /** @param directory holds the schemas of ISO 20022, `camt.053.001.08.xsd` and so on; null where there are none. */
  constructor(directory: string | null) {
    this.#schemas = new SchemaShelf(directory);
    this.#checking = new ThreadHandle(directory);
    this.#supposing = new ThreadHandle(directory);
  }

  async read(bytes: Buffer): Promise<ReadOutcome> {
    if (bytes.length > statementLimits.fileMaxBytes) return refused({ ...nothing, code: 'too_large' });
    const answer =
      bytes.length <= statementLimits.inlineMaxBytes
        ? readingWork.whole(bytes, this.#schemas)
        : await this.#queue(bytes);
    return isFault(answer) ? refused(answer) : { file: answer, fault: null, schema: answer.schema };
  }

  async stop(): Promise<void> {
    await Promise.all([this.#checking.end(), this.#supposing.end()]);
    this.#schemas.dispose();
  }

  /** One file at a time: what two of them would take of memory together is bounded so. */
  #queue(bytes: Buffer): Promise<ReadFile | WireFault> {
    const turn = this.#last.then(() => this.#readBeside(bytes));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #readBeside(bytes: Buffer): Promise<ReadFile | WireFault> {
    // Whatever goes wrong with supposing is met again, by its reason, where the file is read as a whole.
    const supposing = this.#supposing.ask('suppose', bytes).catch(() => null);
    const [found, supposed] = await Promise.all([this.#checking.ask('check', bytes), supposing]);
    if (found === timedOut) return late;
    if (isFault(found)) return found;
    const { isUtf8, ...checked } = found;
    if (isUtf8 && supposed !== null && supposed !== timedOut && supposed.schema === checked.schema)
      return { ...checked, statements: supposed.statements };
    const whole = await this.#checking.ask('whole', bytes);
    return whole === timedOut ? late : whole;
  }
}

const nothing = { line: null, values: {}, schema: null } as const;
const late: WireFault = { ...nothing, code: 'time_out' };

function refused({ code, line, values, schema }: WireFault): ReadOutcome {
  return { file: null, fault: new StatementFault(code, line, values), schema };
}
