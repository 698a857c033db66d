import type { Tx, Database } from '../../../platform/db/database.ts';
import { bankLimits } from '../bank-limits.ts';
import type { BankKey, BankKeys } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import { advanceCustomer, lockCustomer } from './customer-store.ts';
import { EntryWriter, kept, type WriterDeps } from './entry-writer.ts';
import { identifyCustomer, type IdentifyDeps } from './identify-customer.ts';
import {
  finishEntries,
  insertDone,
  selectIdentification,
  selectWaiting,
  type Via,
  type WaitingEntry,
} from './inbox-store.ts';
import type { IncomingEntry } from './intake.ts';
import { insertKeptAside } from './kept-aside-store.ts';
import { KeyNotLoaded, mapEntry, mapIncoming } from './map-entries.ts';

export interface ApplierDeps extends WriterDeps, IdentifyDeps {
  readonly db: Database;
  readonly bankKeys: BankKeys;
  readonly enterprises: WriterDeps['enterprises'] & IdentifyDeps['enterprises'];
}

/** What one turn did. */
export interface Applied {
  /** More entries can be applied at once. */
  readonly more: boolean;
  /** Whose journal it was; null when nothing was applied. */
  readonly enterpriseId: string | null;
  /** Whether the journal told of consents. */
  readonly consents: boolean;
  /** Where the cursor stands afterwards; null while it is not known which enterprise the customer is. */
  readonly processed: bigint | null;
}

const nothing: Applied = { more: false, enterpriseId: null, consents: false, processed: null };

/**
 * Applies the journal of a customer in order: the row of its cursor is locked, all consecutive entries (up to 200) go in within one
 * transaction, the cursor moves with them. Killed at any point, nothing is half-done and nothing is done twice.
 */
export class Applier {
  readonly #deps: ApplierDeps;
  readonly #writer: EntryWriter;

  constructor(deps: ApplierDeps) {
    this.#deps = deps;
    this.#writer = new EntryWriter(deps);
  }

  /** Applies everything that can be applied now. @returns what all turns together did. */
  async applyAll(connection: BankConnection, customerId: string): Promise<Applied> {
    let sum = nothing;
    let most: number = bankLimits.applyEntries;
    for (;;) {
      try {
        const turn = await this.#applySome(connection, customerId, most);
        sum = { ...turn, enterpriseId: turn.enterpriseId ?? sum.enterpriseId, consents: turn.consents || sum.consents };
        if (!turn.more) return sum;
        most = bankLimits.applyEntries;
      } catch (error) {
        if (!isDataError(error)) throw error;
        // One of these entries cannot be written. They are applied one at a time until it is found, and that one is kept aside.
        if (most === 1) await this.#setAside(connection, customerId, error);
        else most = 1;
      }
    }
  }

  async #applySome(connection: BankConnection, customerId: string, most: number): Promise<Applied> {
    const { db, bankKeys } = this.#deps;
    for (let again = false; ; again = true) {
      const keys = await bankKeys.known(connection.connectionId, again);
      try {
        return await db.asSystem('bank.apply_entries', (tx) => this.applyIn(tx, connection, customerId, keys, most));
      } catch (error) {
        if (!(error instanceof KeyNotLoaded) || again) throw error;
      }
    }
  }

  /** One turn within the caller's transaction. */
  async applyIn(
    tx: Tx,
    connection: BankConnection,
    customerId: string,
    keys: ReadonlyMap<string, BankKey>,
    most: number,
  ): Promise<Applied> {
    const now = this.#deps.clock.now();
    const found = await lockCustomer(tx, connection.connectionId, customerId);
    if (found === null) return nothing;
    const waiting = await selectWaiting(tx, connection.connectionId, customerId, bankLimits.applyEntries);
    const { ready, gap } = consecutive(waiting, found.processedSequence, most);
    const readable = ready.map((entry) => mapEntry(entry, now));
    const enterpriseId =
      found.enterpriseId ?? (readable.length === 0 ? null : await this.#identify(tx, connection, customerId));
    // Until it is known which enterprise the customer is, its journal waits at the first entry that says something of it.
    const entries = enterpriseId === null ? until(readable, (one) => one.outcome === 'applied') : readable;
    if (entries.length === 0) {
      if (gap)
        await advanceCustomer(tx, connection.connectionId, customerId, {
          processed: found.processedSequence,
          gap,
          now,
        });
      return { ...nothing, processed: enterpriseId === null ? null : found.processedSequence };
    }
    const turn = { connection, customer: { ...found, enterpriseId }, keys, now };
    await this.#writer.write(tx, turn, entries);
    const outcomes = entries.map(({ entry, outcome }) => ({ sequence: entry.sequence, outcome }));
    await finishEntries(tx, connection.connectionId, customerId, outcomes, now);
    const last = entries.at(-1)?.entry.sequence ?? 0n;
    const processed = last > found.processedSequence ? last : found.processedSequence;
    await advanceCustomer(tx, connection.connectionId, customerId, { processed, gap, now });
    const full = ready.length < waiting.length ? !gap : waiting.length === bankLimits.applyEntries;
    const consents = entries.some(({ read }) => read?.type === 'consent_status');
    return {
      more: full && enterpriseId !== null,
      enterpriseId,
      consents,
      processed: enterpriseId === null ? null : processed,
    };
  }

  /**
   * Applies entries that have just come, without a stay in the inbox, in the caller's transaction: the usual page of a journal.
   * @returns null when they are anything but the whole, fresh continuation of the journal: nothing was written then.
   * @throws PlaceTaken when one of their places is taken: the transaction has to be given up.
   */
  async applyFresh(
    tx: Tx,
    connection: BankConnection,
    customerId: string,
    {
      entries: incoming,
      keys,
      via,
    }: { entries: readonly IncomingEntry[]; keys: ReadonlyMap<string, BankKey>; via: Via },
  ): Promise<Applied | null> {
    const now = this.#deps.clock.now();
    const { connectionId } = connection;
    const found = await lockCustomer(tx, connectionId, customerId);
    if (found === null || incoming.length === 0 || !continues(incoming, found.processedSequence)) return null;
    const entries = incoming.map((one) => mapIncoming(one, via, now)).filter((one) => one !== null);
    if (entries.length < incoming.length) return null;
    const identity = entries
      .map(({ read }) => (read?.type === 'facts' ? read.identity : null))
      .find((one) => one !== null);
    if (found.enterpriseId === null && identity == null) return null;
    const enterpriseId =
      found.enterpriseId ??
      (identity == null ? null : await identifyCustomer(tx, this.#deps, connection, customerId, identity));
    if (enterpriseId === null) return null;
    const free = await insertDone(tx, connectionId, customerId, entries, via, now);
    if (free < entries.length) throw new PlaceTaken();
    await this.#writer.write(tx, { connection, customer: { ...found, enterpriseId }, keys, now }, entries);
    const processed = found.processedSequence + BigInt(entries.length);
    await advanceCustomer(tx, connectionId, customerId, { processed, gap: false, now });
    const consents = entries.some(({ read }) => read?.type === 'consent_status');
    return { more: false, enterpriseId, consents, processed };
  }

  /** The enterprise by its identification, wherever in the journal that stands. */
  async #identify(tx: Tx, connection: BankConnection, customerId: string): Promise<string | null> {
    const waiting = await selectIdentification(tx, connection.connectionId, customerId);
    const read = waiting === null ? null : mapEntry(waiting, this.#deps.clock.now()).read;
    if (read?.type !== 'facts' || read.identity === null) return null;
    return identifyCustomer(tx, this.#deps, connection, customerId, read.identity);
  }

  /** Keeps aside the first entry that is ready, because the database will not take it. */
  async #setAside(connection: BankConnection, customerId: string, error: unknown): Promise<void> {
    const { db, clock, log } = this.#deps;
    await db.asSystem('bank.set_aside', async (tx) => {
      const customer = await lockCustomer(tx, connection.connectionId, customerId);
      if (customer === null) return;
      const waiting = await selectWaiting(tx, connection.connectionId, customerId, 1);
      const [first] = consecutive(waiting, customer.processedSequence, 1).ready;
      if (first === undefined) return;
      const now = clock.now();
      log.error({ err: error, bank: connection.slug }, 'a record could not be written and was kept aside');
      await insertKeptAside(
        tx,
        [kept(connection, customerId, first, 'unrecordable', 'the database refused its values')],
        now,
      );
      await finishEntries(
        tx,
        connection.connectionId,
        customerId,
        [{ sequence: first.sequence, outcome: 'kept_aside' }],
        now,
      );
      const processed = first.sequence > customer.processedSequence ? first.sequence : customer.processedSequence;
      await advanceCustomer(tx, connection.connectionId, customerId, { processed, gap: false, now });
    });
  }
}

/** An entry came for a place that another delivery has taken meanwhile. */
export class PlaceTaken extends Error {}

function continues(entries: readonly IncomingEntry[], processed: bigint): boolean {
  return entries.every((one, place) => {
    const sequence = one.type === 'entry' ? one.entry.sequence : one.sequence;
    return sequence === processed + BigInt(place) + 1n;
  });
}

function until<Item>(items: readonly Item[], stop: (item: Item) => boolean): readonly Item[] {
  const end = items.findIndex(stop);
  return end < 0 ? items : items.slice(0, end);
}

/** Late entries and those that follow the cursor without a hole; `gap` when others wait behind a hole. */
export function consecutive(
  waiting: readonly WaitingEntry[],
  processed: bigint,
  most: number,
): { ready: WaitingEntry[]; gap: boolean } {
  const ready: WaitingEntry[] = [];
  let next = processed + 1n;
  for (const entry of waiting) {
    if (entry.sequence > next) return { ready: ready.slice(0, most), gap: ready.length <= most };
    if (entry.sequence === next) next += 1n;
    ready.push(entry);
  }
  return { ready: ready.slice(0, most), gap: false };
}

/** SQLSTATE classes 22 and 23: the data, not the moment, are to blame. */
export function isDataError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:22|23)/.test(String(error.code));
}
