import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import { cleanText } from '../../../platform/text.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import { tellConsentsChanged } from '../bank-signals.ts';
import { bankLimits } from '../bank-limits.ts';
import type { BankMetrics } from '../bank-metrics.ts';
import type { BankKeys } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import { Throttle } from '../connections/throttle.ts';
import { SignatureFault } from '../records/jws.ts';
import { verifyEntry, type AnnouncedEntry } from '../records/journal-entry.ts';
import { isDataError, PlaceTaken, type Applied, type Applier } from './applier.ts';
import { lockCustomer } from './customer-store.ts';
import type { Via } from './inbox-store.ts';
import { KeyNotLoaded } from './map-entries.ts';
import { takeIn, type IncomingEntry, type IntakeOutcome } from './intake.ts';

interface IngestDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: BankMetrics;
  readonly bankKeys: BankKeys;
  readonly applier: Applier;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly bus: EventBus;
}

/** Transactions that take in or apply at once, in one process: the pool of connections is shared with everything else. */
const transactionsAtOnce = 3;

/** Takes entries in, however they come, and sees to it that they are applied. */
export class Ingest {
  readonly #deps: IngestDeps;
  readonly #turns = new Throttle({ perSecond: 100_000, atOnce: transactionsAtOnce });
  readonly #applying = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();

  constructor(deps: IngestDeps) {
    this.#deps = deps;
  }

  /** Checks the signature of an announced entry. @throws BankError when the bank's keys cannot be asked for. */
  async check(connection: BankConnection, announced: AnnouncedEntry): Promise<IncomingEntry> {
    try {
      const findKey = (kid: string) => this.#deps.bankKeys.find(connection.connectionId, kid);
      return { type: 'entry', entry: await verifyEntry(connection, announced, findKey) };
    } catch (error) {
      if (!(error instanceof SignatureFault)) throw error;
      // What is no signed text may hold anything: it is kept as far as it can be.
      return { type: 'suspect', ...announced, jws: cleanText(announced.jws), detail: cleanText(error.message) };
    }
  }

  /** Puts entries into the inbox, durably, together with what else belongs to the moment. @returns the outcome of each. */
  async receive(
    connection: BankConnection,
    via: Via,
    entries: readonly IncomingEntry[],
    also: (tx: Tx) => Promise<void> = () => Promise.resolve(),
  ): Promise<IntakeOutcome[]> {
    const { db, log, clock, metrics } = this.#deps;
    const outcomes = await this.#turns.run(() =>
      db.asSystem('bank.receive_entries', async (tx) => {
        const result = await takeIn(tx, log, { connection, via, entries, now: clock.now() });
        await also(tx);
        return result;
      }),
    );
    for (const outcome of outcomes) metrics.entry(connection.slug, outcome);
    return outcomes;
  }

  /**
   * Takes entries of one customer in and applies them in the same transaction, together with what else belongs to the moment.
   * @returns what was applied; null when the entries were taken in but one of them has to be applied apart.
   */
  async receiveAndApply(
    connection: BankConnection,
    customerId: string,
    entries: readonly IncomingEntry[],
    also: { before(tx: Tx): Promise<void>; after(tx: Tx, applied: Applied): Promise<void> },
  ): Promise<Applied | null> {
    const { db, log, clock, metrics, applier, bankKeys } = this.#deps;
    const keys = await bankKeys.known(connection.connectionId);
    const inOne = (fresh: boolean): Promise<{ outcomes: IntakeOutcome[]; applied: Applied }> =>
      this.#turns.run(() =>
        db.asSystem('bank.receive_entries', async (tx) => {
          // The customer before its entries: whoever applies them meanwhile takes them in the same order.
          const straight = fresh
            ? await applier.applyFresh(tx, connection, customerId, { entries, keys, via: 'sync' })
            : null;
          if (straight === null) await lockCustomer(tx, connection.connectionId, customerId);
          await also.before(tx);
          if (straight !== null) {
            await also.after(tx, straight);
            return { outcomes: entries.map(() => 'received' as const), applied: straight };
          }
          const outcomes = await takeIn(tx, log, { connection, via: 'sync', entries, now: clock.now() });
          const applied = await applier.applyIn(tx, connection, customerId, keys, bankLimits.applyEntries);
          await also.after(tx, applied);
          return { outcomes, applied };
        }),
      );
    try {
      const { outcomes, applied } = await inOne(true).catch((error: unknown) => {
        if (error instanceof PlaceTaken) return inOne(false);
        throw error;
      });
      for (const outcome of outcomes) metrics.entry(connection.slug, outcome);
      this.#tell(applied);
      return applied;
    } catch (error) {
      if (!isDataError(error) && !(error instanceof KeyNotLoaded)) throw error;
      await this.receive(connection, 'sync', entries, (tx) => also.before(tx));
      return null;
    }
  }

  /** Applies what can be applied of a customer; callers that come meanwhile share the run and cause another one. */
  apply(connection: BankConnection, customerId: string): Promise<void> {
    const key = `${connection.connectionId} ${customerId}`;
    const running = this.#applying.get(key);
    if (running !== undefined) {
      this.#again.add(key);
      return running;
    }
    const run = this.#run(connection, customerId, key).finally(() => this.#applying.delete(key));
    this.#applying.set(key, run);
    return run;
  }

  /** The same without waiting; a failure is logged, the entries stay and are found by the next sweep. */
  applySoon(connection: BankConnection, customerIds: Iterable<string>): void {
    for (const customerId of new Set(customerIds)) {
      this.apply(connection, customerId).catch((error: unknown) =>
        this.#deps.log.error(
          { err: error, bank: connection.slug },
          'entries could not be applied; they are tried again',
        ),
      );
    }
  }

  /** Resolves when nothing is being applied any more. */
  async settled(): Promise<void> {
    while (this.#applying.size > 0) await Promise.allSettled(this.#applying.values());
  }

  async #run(connection: BankConnection, customerId: string, key: string): Promise<void> {
    do {
      this.#again.delete(key);
      this.#tell(await this.#turns.run(() => this.#deps.applier.applyAll(connection, customerId)));
    } while (this.#again.has(key));
  }

  #tell({ enterpriseId, consents }: Applied): void {
    if (enterpriseId === null) return;
    this.#deps.relay.wake();
    if (consents) tellConsentsChanged(this.#deps.bus, enterpriseId);
  }
}
