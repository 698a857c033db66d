import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import { bankLimits } from '../bank-limits.ts';
import { tellAccountsChanged } from '../bank-signals.ts';
import type { AccountApi } from '../client/account-api.ts';
import { BankError } from '../client/bank-error.ts';
import type { Connections } from '../connections/connections.ts';
import { claimReading, keepAccounts, noteFailure, selectAccounts, selectReading } from './account-store.ts';
import {
  isFresh,
  keyOfPlace,
  readBankAccounts,
  type AccountsPlace,
  type BankAccount,
  type Reading,
} from './bank-account.ts';

interface ReaderDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly bus: EventBus;
  readonly accountApi: AccountApi;
  readonly connections: Connections;
}

/** Accounts and balances as the banks say: kept with their time, read again when they are old, never inside a transaction. */
export class AccountReader {
  readonly #deps: ReaderDeps;
  readonly #running = new Map<string, Promise<void>>();

  constructor(deps: ReaderDeps) {
    this.#deps = deps;
  }

  /** What is known now, read again before when it is older than a minute; a bank that is slow is not waited for much longer. */
  async read(place: AccountsPlace): Promise<{ accounts: BankAccount[]; reading: Reading }> {
    const known = await this.#known(place);
    if (isFresh(known.reading, this.#deps.clock.now(), bankLimits.balanceFreshMs)) return known;
    await this.#bounded(this.#refresh(place, bankLimits.balanceAskEveryMs));
    return this.#known(place);
  }

  /** Reads now, because something has happened: what was asked for before it happened is not enough. */
  async readNow(place: AccountsPlace): Promise<void> {
    await this.#running.get(keyOfPlace(place));
    await this.#refresh(place, 0);
  }

  #known(place: AccountsPlace): Promise<{ accounts: BankAccount[]; reading: Reading }> {
    return this.#deps.db.as(
      place,
      async (tx) => ({
        reading: await selectReading(tx, place),
        accounts: await selectAccounts(tx, place, bankLimits.accountsPerCustomer),
      }),
      { readOnly: true },
    );
  }

  /** Those who ask at the same moment share one reading. */
  #refresh(place: AccountsPlace, askEveryMs: number): Promise<void> {
    const key = keyOfPlace(place);
    const running = this.#running.get(key) ?? this.#ask(place, askEveryMs).finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }

  async #ask(place: AccountsPlace, askEveryMs: number): Promise<void> {
    const { db, clock, accountApi, bus, connections, log } = this.#deps;
    if (!(await db.as(place, (tx) => claimReading(tx, place, clock.now(), askEveryMs)))) return;
    const connection = connections.byId(place.connectionId);
    try {
      const accounts = readBankAccounts(await accountApi.accounts(connection, place.customerId));
      const changed = await db.as(place, (tx) => keepAccounts(tx, place, accounts, clock.now()));
      if (changed) tellAccountsChanged(bus, place);
    } catch (error) {
      if (!(error instanceof BankError)) throw error;
      log.debug({ bank: connection.slug, code: error.code, reason: error.message }, 'accounts could not be read');
      await db.as(place, (tx) => noteFailure(tx, place, clock.now()));
    }
  }

  async #bounded(work: Promise<void>): Promise<void> {
    const stop = new AbortController();
    const patience = sleep(bankLimits.balanceWaitMs, undefined, { signal: stop.signal }).catch(() => undefined);
    // What fails after nobody waits for it any more is logged and not lost.
    work.catch((error: unknown) => this.#deps.log.error({ err: error }, 'accounts could not be kept'));
    await Promise.race([work, patience]);
    stop.abort();
  }
}
