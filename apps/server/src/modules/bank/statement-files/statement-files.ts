import type { Clock } from '../../../platform/clock.ts';
import { sha256, type Sealer } from '../../../platform/crypto/seal.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import { bankLimits } from '../bank-limits.ts';
import { BankError } from '../client/bank-error.ts';
import {
  readStatementFileItem,
  type StatementFileApi,
  type StatementFilePage,
} from '../client/statement-file-client.ts';
import { backoffMs } from '../connections/backoff.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { EventTaker } from '../events/event-takers.ts';
import { EventFault } from '../events/security-event.ts';
import { statementFileFetched, statementFileLeft, type StatementFileFetched } from './statement-file-events.ts';
import * as store from './statement-file-store.ts';

const { statementFiles: bounds } = bankLimits;

export interface StatementFileDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly sealer: Pick<Sealer, 'seal' | 'open'>;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly statementFileApi: StatementFileApi;
  /** Has a connection looked after at once. */
  readonly tendSoon: (connection: BankConnection) => void;
}

/** Which file is meant: of whom, and the bank's id of it. */
export type NamedFile = Omit<StatementFileFetched, 'fileName'>;

/**
 * Statement files of the banks: an event says that there is one, the list says which, and every byte is held against the size and the
 * hash in it before the file is handed over. What was handed over and not taken is handed over again.
 */
export class StatementFiles implements EventTaker {
  readonly #deps: StatementFileDeps;

  constructor(deps: StatementFileDeps) {
    this.#deps = deps;
  }

  /** Notes that the list goes on; what the event says of the file is read there. */
  async take(connection: BankConnection, customerId: string, event: Readonly<Record<string, unknown>>): Promise<void> {
    if (!readStatementFileItem.Check(event) || event.customerId !== customerId)
      throw new EventFault('invalid_request', 'the event of a statement file has another shape', customerId);
    const { connectionId } = connection;
    const isKnown = await this.#deps.db.asSystem('bank.note_statement_files', (tx) =>
      store.noteKnown(tx, connectionId, customerId, event.sequence),
    );
    if (isKnown) this.#deps.tendSoon(connection);
  }

  /** Reads on in the lists, fetches what is announced, and hands over what nobody has taken. @throws BankError */
  async tend(connection: BankConnection): Promise<void> {
    const failures = [
      await this.#attempt(() => this.#readLists(connection)),
      await this.#attempt(() => this.#fetchDue(connection)),
    ];
    await this.#handOverAgain(connection);
    const failure = failures.find((one) => one !== null);
    if (failure !== undefined && failure !== null) throw failure;
  }

  /** @returns null when the bytes are not kept here (any more). */
  async read(file: NamedFile): Promise<Buffer | null> {
    const { db, sealer } = this.#deps;
    const sealed = await db.as(placeOf(file), (tx) => store.selectContent(tx, file, file.fileId), { readOnly: true });
    return sealed === null ? null : sealer.open(purposeOf(file), sealed);
  }

  /** Whoever takes statements has it, for good. */
  async taken(file: NamedFile): Promise<void> {
    const { db, clock } = this.#deps;
    await db.as(placeOf(file), (tx) => store.markTaken(tx, file, file.fileId, clock.now()));
  }

  /** A new permission table may open what was waiting. */
  async handOver(connection: BankConnection, place: store.FilesPlace): Promise<void> {
    const { db, clock } = this.#deps;
    await db.asSystem('bank.hurry_statement_files', (tx) => store.hurryFetched(tx, place, clock.now()));
    await this.#handOverAgain(connection);
  }

  async #readLists(connection: BankConnection): Promise<void> {
    const { db, clock } = this.#deps;
    const now = clock.now();
    const claim = { now, notSince: new Date(now.getTime() - bounds.askEveryMs), most: bounds.customersAtOnce };
    const places = await db.asSystem('bank.claim_statement_files', (tx) =>
      store.claimBehind(tx, connection.connectionId, claim),
    );
    let first: BankError | null = null;
    for (const place of places) {
      const failure = await this.#attempt(() => this.#readList(connection, place));
      // A bank that is down would refuse the rest as well; they are asked about again.
      if (failure?.code === 'bank.breaker_open') throw failure;
      first ??= failure;
    }
    if (first !== null) throw first;
  }

  async #readList(connection: BankConnection, place: store.FilesPlace): Promise<void> {
    const { db, statementFileApi } = this.#deps;
    for (let page = 0; page < bounds.pagesAtOnce; page += 1) {
      const before = await db.asSystem('bank.read_statement_cursor', (tx) => store.selectCursor(tx, place), {
        readOnly: true,
      });
      const answer = await statementFileApi.files(connection, place.customerId, before.sequence);
      requireGapless(answer, place.customerId, before.sequence);
      if (!(await this.#keepPage(place, before, answer))) return;
    }
  }

  /** @returns whether there is more. */
  async #keepPage(
    place: store.FilesPlace,
    before: store.Cursor,
    { items, lastSequence }: StatementFilePage,
  ): Promise<boolean> {
    const { db, clock, relay } = this.#deps;
    const sequence = items.at(-1)?.sequence ?? before.sequence;
    await db.asSystem('bank.keep_statement_list', async (tx) => {
      // Another process may have read this page meanwhile.
      if ((await store.lockCursor(tx, place)) !== before.sequence) return;
      const mostBytes = bounds.fileMaxBytes;
      const left = await store.insertFiles(tx, place, items, { now: clock.now(), maxBytes: mostBytes });
      const events = left.map((file) => statementFileLeft({ ...leftOf(place, file), mostBytes }));
      await writeEvents(tx, clock, events);
      await store.advanceCursor(tx, place, { before, sequence, last: lastSequence });
    });
    relay.wake();
    return BigInt(sequence) < BigInt(lastSequence);
  }

  async #fetchDue(connection: BankConnection): Promise<void> {
    const { db, clock } = this.#deps;
    const due = await db.asSystem(
      'bank.find_due_statement_files',
      (tx) => store.selectDue(tx, connection.connectionId, 'announced', { now: clock.now(), most: bounds.filesAtOnce }),
      { readOnly: true },
    );
    let first: BankError | null = null;
    for (const file of due) {
      const failure = await this.#attempt(() => this.#fetch(connection, file));
      if (failure?.code === 'bank.breaker_open') throw failure;
      if (failure !== null) await this.#postpone(connection, file, failure);
      first ??= failure;
    }
    if (first !== null) throw first;
  }

  async #fetch(connection: BankConnection, file: store.DueFile): Promise<void> {
    const { db, clock, sealer, relay, statementFileApi } = this.#deps;
    const { customerId, fileId, sizeBytes: size } = file;
    const bytes = await statementFileApi.content(connection, { customerId, fileId, size });
    if (bytes.length !== size || !sha256(bytes).equals(file.sha256))
      throw new BankError('bank.invalid_answer', 'a statement file is not the one that was announced');
    const sealed = sealer.seal(purposeOf(file), bytes);
    await db.asSystem('bank.keep_statement_file', async (tx) => {
      const now = clock.now();
      if (await store.keepContent(tx, file, { sealed, now, again: later(now, bounds.handOverAgainMs) }))
        await writeEvents(tx, clock, [statementFileFetched(toldOf(file))]);
    });
    relay.wake();
  }

  async #postpone(connection: BankConnection, file: store.DueFile, failure: BankError): Promise<void> {
    const { db, clock, log } = this.#deps;
    const { fileId, tries } = file;
    log.warn({ bank: connection.slug, fileId, tries, code: failure.code }, 'a statement file could not be fetched');
    const pauseMs = backoffMs(tries + 2, 1, failure.retryAfterMs, bounds.backoff);
    await db.asSystem('bank.postpone_statement_file', (tx) =>
      store.postponeFile(tx, file, later(clock.now(), pauseMs)),
    );
  }

  async #handOverAgain({ connectionId }: BankConnection): Promise<void> {
    const { db, clock, relay } = this.#deps;
    const handed = await db.asSystem('bank.hand_statement_files_over', async (tx) => {
      const now = clock.now();
      const waiting = await store.selectDue(tx, connectionId, 'fetched', { now, most: bounds.filesAtOnce });
      for (const file of waiting)
        if (await store.postponeHandingOver(tx, file, later(now, bounds.handOverAgainMs)))
          await writeEvents(tx, clock, [statementFileFetched(toldOf(file))]);
      return waiting.length;
    });
    if (handed > 0) relay.wake();
  }

  /** @returns the error of the bank, null when there was none. */
  async #attempt(work: () => Promise<void>): Promise<BankError | null> {
    try {
      await work();
      return null;
    } catch (error) {
      if (error instanceof BankError) return error;
      throw error;
    }
  }
}

function requireGapless({ items, lastSequence }: StatementFilePage, customerId: string, after: bigint): void {
  const isWhole = items.every(
    (item, index) => item.customerId === customerId && BigInt(item.sequence) === after + BigInt(index) + 1n,
  );
  const end = items.at(-1)?.sequence ?? Number(after);
  if (!isWhole || lastSequence < end || (items.length === 0 && lastSequence > end))
    throw new BankError('bank.invalid_answer', 'the list of statement files has a gap');
}

function leftOf({ enterpriseId, connectionId, customerId }: store.FilesPlace, file: store.LeftFile) {
  const { accountNumber, schema, sizeBytes, sha256: digest } = file;
  const told = toldOf({ enterpriseId, connectionId, customerId, ...file });
  return { ...told, accountNumber, schema, sizeBytes, sha256: digest.toString('hex') };
}

function toldOf({
  enterpriseId,
  connectionId,
  customerId,
  fileId,
  message,
  issuedAt,
}: store.FilesPlace & Pick<store.DueFile, 'fileId' | 'message' | 'issuedAt'>) {
  // Not of which account: the name of a file that cannot be read is shown also to those to whom their mandate does not open it.
  const time = issuedAt.toISOString().slice(0, 19).replaceAll(':', '-');
  return { enterpriseId, connectionId, customerId, fileId, fileName: `${message}_${time}Z.xml` };
}

function placeOf({ enterpriseId }: { readonly enterpriseId: string }) {
  return { enterpriseId };
}

function purposeOf({ enterpriseId }: { readonly enterpriseId: string }): string {
  return `bank-statement-file/${enterpriseId}`;
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
