import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import type { EnterprisesModule } from '../../enterprises/index.ts';
import { bankLimits } from '../bank-limits.ts';
import type { BankMetrics } from '../bank-metrics.ts';
import type { BankKey, BankKeys } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import { applyBankWord, settleOwner, showAccordingly, type ConsentDeps } from '../consents/consent-changes.ts';
import { advanceCustomer, lockCustomer, setEnterprise, type BankCustomer } from './customer-store.ts';
import { dropWaiting, finishEntries, selectIdentification, selectWaiting, type WaitingEntry } from './inbox-store.ts';
import { insertKeptAside, settleKeptAside, type KeptReason } from './kept-aside-store.ts';
import { KeyNotLoaded, mapEntry, toBatch, type MappedEntry } from './map-entries.ts';

export interface ApplierDeps extends ConsentDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: BankMetrics;
  readonly bankKeys: BankKeys;
  readonly enterprises: Pick<
    EnterprisesModule,
    'ensureEnterprise' | 'findByIdentifiers' | 'recordFacts' | 'setSourceState'
  >;
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

interface Turn {
  readonly connection: BankConnection;
  readonly customer: BankCustomer;
  readonly keys: ReadonlyMap<string, BankKey>;
  readonly now: Date;
}

const nothing: Applied = { more: false, enterpriseId: null, consents: false, processed: null };

/**
 * Applies the journal of a customer in order: the row of its cursor is locked, all consecutive entries (up to 200) go in within one
 * transaction, the cursor moves with them. Killed at any point, nothing is half-done and nothing is done twice.
 */
export class Applier {
  readonly #deps: ApplierDeps;

  constructor(deps: ApplierDeps) {
    this.#deps = deps;
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
      found.enterpriseId ?? (readable.length === 0 ? null : await this.#identify(tx, connection, found));
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
    await this.#write(tx, turn, entries);
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

  async #write(tx: Tx, turn: Turn, entries: readonly MappedEntry[]): Promise<void> {
    const { connection, customer, keys, now } = turn;
    const { connectionId } = connection;
    const { enterpriseId } = customer;
    const place = { connectionId, customerId: customer.customerId };
    const batches =
      enterpriseId === null
        ? []
        : entries.map((one) => toBatch(one, { enterpriseId, connectionId }, keys)).filter((batch) => batch !== null);
    // Consents before sources: whoever withdraws one takes them in the same order.
    await this.#takeConsentWords(tx, turn, entries);
    if (batches.length > 0) await this.#deps.enterprises.recordFacts(tx, batches);
    const outcomes = entries.map(({ entry, outcome }) => ({ sequence: entry.sequence, outcome }));
    const late = entries.filter(
      ({ entry, outcome }) => entry.sequence <= customer.processedSequence && outcome === 'applied',
    );
    if (late.length > 0) {
      await settleKeptAside(tx, { ...place, sequences: late.map(({ entry }) => entry.sequence) }, 'applied', now);
    }
    await this.#keepMisfits(tx, turn, entries);
    await finishEntries(tx, connectionId, customer.customerId, outcomes, now);
    // A source that begins to speak does so under the consents as they are now.
    if (customer.processedSequence === 0n && enterpriseId !== null)
      await showAccordingly(tx, this.#deps, enterpriseId, connectionId);
    for (const { outcome } of outcomes) this.#deps.metrics.entry(connection.slug, outcome);
  }

  async #takeConsentWords(tx: Tx, { connection, customer }: Turn, entries: readonly MappedEntry[]): Promise<void> {
    for (const { read } of entries) {
      if (read?.type !== 'consent_status') continue;
      const { consentId, status, permissions, expiresAt } = read.consent;
      await applyBankWord(tx, this.#deps, connection, {
        bankConsentId: consentId,
        status,
        permissions,
        customerId: customer.customerId,
        createdAt: read.asOf,
        statusUpdatedAt: read.asOf,
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
      });
      if (customer.enterpriseId !== null)
        await settleOwner(tx, this.#deps, {
          ...customer,
          enterpriseId: customer.enterpriseId,
          connectionId: connection.connectionId,
        });
    }
  }

  async #keepMisfits(tx: Tx, { connection, customer, now }: Turn, entries: readonly MappedEntry[]): Promise<void> {
    const misfits = entries.filter((one) => one.misfit !== null);
    if (misfits.length === 0) return;
    const records = misfits.map(({ entry, misfit }) =>
      kept(connection, customer.customerId, entry, 'misfit', misfit ?? ''),
    );
    await insertKeptAside(tx, records, now);
    this.#deps.log.warn(
      { bank: connection.slug, records: misfits.length },
      'records of a bank did not fit and were kept aside',
    );
  }

  /** Finds out which enterprise a customer is: by its identification, wherever in the journal that stands. */
  async #identify(tx: Tx, connection: BankConnection, customer: BankCustomer): Promise<string | null> {
    const { connectionId } = connection;
    const waiting = await selectIdentification(tx, connectionId, customer.customerId);
    const read = waiting === null ? null : mapEntry(waiting, this.#deps.clock.now()).read;
    if (read?.type !== 'facts' || read.identity === null) return null;
    const { name, identifiers } = read.identity;
    const place = { connectionId, customerId: customer.customerId };
    const found = (await this.#deps.enterprises.findByIdentifiers(tx, identifiers)).find((id) => id !== null) ?? null;
    if (!(await settleOwner(tx, this.#deps, { ...place, enterpriseId: found }))) {
      // What came in under nobody's consent, or another enterprise's, is not kept, its name included; a consent brings it again.
      await dropWaiting(tx, connectionId, customer.customerId);
      return null;
    }
    // Verified is one whose identification is written down: that raises it.
    const { enterpriseId } = await this.#deps.enterprises.ensureEnterprise(tx, {
      identifiers,
      name,
      status: 'registered',
    });
    await settleOwner(tx, this.#deps, { ...place, enterpriseId });
    await setEnterprise(tx, connectionId, customer.customerId, enterpriseId);
    return enterpriseId;
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

function kept(connection: BankConnection, customerId: string, entry: WaitingEntry, reason: KeptReason, detail: string) {
  return {
    connectionId: connection.connectionId,
    customerId,
    sequence: entry.sequence,
    reason,
    detail,
    raw: entry.jws ?? '',
    digest: entry.digest ?? Buffer.alloc(0),
    receivedAt: entry.receivedAt,
  };
}

/** SQLSTATE classes 22 and 23: the data, not the moment, are to blame. */
export function isDataError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:22|23)/.test(String(error.code));
}
