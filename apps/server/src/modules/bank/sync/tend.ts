import type { Tx } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import { bankLimits } from '../bank-limits.ts';
import { BankError } from '../client/bank-error.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { HealthRecorder } from '../connections/health-recorder.ts';
import { selectUsable } from '../consents/consent-store.ts';
import { finishWithdrawals } from '../consents/finish-withdrawals.ts';
import type { EventPoller } from '../events/poll-events.ts';
import { selectApplicable } from '../inbox/customer-store.ts';
import { listConsents } from './list-consents.ts';
import { syncCustomer, type ClaimedSync, type CustomerSyncDeps } from './sync-customer.ts';
import { claimCustomers, forgetRuns, openRecordRuns, selectListing, wantOverdue } from './sync-store.ts';

export interface TendDeps extends CustomerSyncDeps {
  readonly log: Log;
  readonly health: HealthRecorder;
  readonly poller: EventPoller;
  /** What other parts look after in a round. */
  readonly also: (connection: BankConnection) => Promise<void>;
}

/**
 * Looks after the connections: applies what a killed process left, polls for events, lists consents, reads journals that are
 * wanted. One round of a connection at a time in a process; a bank that is slow or down holds up nobody else.
 */
export class Tender {
  readonly #deps: TendDeps;
  readonly #running = new Map<string, Promise<void>>();

  constructor(deps: TendDeps) {
    this.#deps = deps;
  }

  /** One round; callers that come meanwhile share it. Errors of the bank are noted, not thrown. */
  tend(connection: BankConnection): Promise<void> {
    const { connectionId } = connection;
    const running =
      this.#running.get(connectionId) ?? this.#round(connection).finally(() => this.#running.delete(connectionId));
    this.#running.set(connectionId, running);
    return running;
  }

  async #round(connection: BankConnection): Promise<void> {
    await this.#applyLeft(connection);
    // Each step on its own: that one fails is no reason to leave out the others.
    await this.#attempt(connection, () => this.#deps.poller.poll(connection));
    await this.#attempt(connection, () => this.#listConsents(connection));
    await this.#attempt(connection, () => finishWithdrawals(this.#deps, connection));
    await this.#attempt(connection, () => this.#syncWanted(connection));
    await this.#attempt(connection, () => this.#deps.also(connection));
  }

  async #attempt(connection: BankConnection, step: () => Promise<unknown>): Promise<void> {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof BankError)) {
        this.#deps.log.error(
          { err: error, bank: connection.slug },
          'a step of a round failed; the next round tries again',
        );
        return;
      }
      // The gate has noted failed calls; here come answers that were well formed and made no sense.
      if (error.code === 'bank.invalid_answer')
        this.#deps.health.noteError(connection.connectionId, error.code, error.message);
      this.#deps.log.debug(
        { bank: connection.slug, code: error.code, reason: error.message },
        'a bank could not be asked',
      );
    }
  }

  async #applyLeft(connection: BankConnection): Promise<void> {
    const { db, ingest } = this.#deps;
    const left = await db.asSystem(
      'bank.find_left_entries',
      (tx) => selectApplicable(tx, connection.connectionId, 500),
      { readOnly: true },
    );
    for (const customerId of left) await ingest.apply(connection, customerId);
  }

  async #listConsents(connection: BankConnection): Promise<void> {
    const { db, clock } = this.#deps;
    const { listedAt } = await db.asSystem('bank.read_listing', (tx) => selectListing(tx, connection.connectionId), {
      readOnly: true,
    });
    const due =
      listedAt === null || clock.now().getTime() - listedAt.getTime() >= bankLimits.consentsEverySeconds * 1_000;
    if (due) await listConsents(this.#deps, connection);
  }

  async #syncWanted(connection: BankConnection): Promise<void> {
    const { db, clock, health } = this.#deps;
    const { connectionId } = connection;
    await db.asSystem('bank.want_overdue', async (tx) => {
      const now = clock.now();
      await wantOverdue(tx, connectionId, new Date(now.getTime() - bankLimits.syncEveryMinutes * 60_000), now);
      await forgetRuns(tx, connectionId);
    });
    for (;;) {
      const claimed = await db.asSystem('bank.claim_customers', (tx) => claim(tx, connectionId, clock.now()));
      if (claimed.length === 0) return;
      const failures = await atOnce(bankLimits.syncAtOnce, claimed, (one) => syncCustomer(this.#deps, connection, one));
      health.note(connectionId, { lastSyncAt: clock.now() });
      // A bank that is down would refuse the rest as well: they stay wanted.
      if (failures.some((failure) => failure?.code === 'bank.breaker_open')) return;
    }
  }
}

/** Takes customers whose journals are wanted, with their consents and a run for each. */
async function claim(tx: Tx, connectionId: string, now: Date): Promise<ClaimedSync[]> {
  const customers = await claimCustomers(tx, connectionId, now);
  const ids = customers.map((customer) => customer.customerId);
  const consents = Map.groupBy(await selectUsable(tx, connectionId, ids, now), (consent) => consent.customerId);
  const readable = ids.filter((customerId) => consents.has(customerId));
  const runs = await openRecordRuns(tx, connectionId, readable, now);
  return customers.map((customer) => ({
    customer,
    consents: consents.get(customer.customerId) ?? [],
    runId: runs.get(customer.customerId) ?? null,
  }));
}

/** Works on the items, so many at a time. @returns the results in the order of the items. */
async function atOnce<Item, Result>(
  most: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const places = items.entries();
  const worker = async (): Promise<void> => {
    for (const [place, item] of places) results[place] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return results;
}
