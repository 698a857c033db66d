import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import type { EnterprisesModule } from '../../enterprises/index.ts';
import type { BankMetrics } from '../bank-metrics.ts';
import type { BankKey } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import { applyBankWord, settleOwner, showAccordingly, type ConsentDeps } from '../consents/consent-changes.ts';
import type { BankCustomer } from './customer-store.ts';
import type { WaitingEntry } from './inbox-store.ts';
import { insertKeptAside, settleKeptAside, type KeptReason } from './kept-aside-store.ts';
import { toBatch, type MappedEntry } from './map-entries.ts';

export interface WriterDeps extends ConsentDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: BankMetrics;
  readonly enterprises: Pick<EnterprisesModule, 'recordFacts' | 'setSourceState'>;
}

/** Whose entries are written, and with what at hand. */
export interface Turn {
  readonly connection: BankConnection;
  readonly customer: BankCustomer;
  readonly keys: ReadonlyMap<string, BankKey>;
  readonly now: Date;
}

/** Writes what entries say: consents, facts with their evidence, and aside what does not fit. */
export class EntryWriter {
  readonly #deps: WriterDeps;

  constructor(deps: WriterDeps) {
    this.#deps = deps;
  }

  /** Joins the caller's transaction; the inbox and the cursor are the caller's. */
  async write(tx: Tx, turn: Turn, entries: readonly MappedEntry[]): Promise<void> {
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
    const late = entries.filter(
      ({ entry, outcome }) => entry.sequence <= customer.processedSequence && outcome === 'applied',
    );
    if (late.length > 0) {
      await settleKeptAside(tx, { ...place, sequences: late.map(({ entry }) => entry.sequence) }, 'applied', now);
    }
    await this.#keepMisfits(tx, turn, entries);
    // A source that begins to speak does so under the consents as they are now.
    if (customer.processedSequence === 0n && enterpriseId !== null)
      await showAccordingly(tx, this.#deps, enterpriseId, connectionId);
    for (const { outcome } of entries) this.#deps.metrics.entry(connection.slug, outcome);
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
}

/** An entry in the form in which it is kept aside. */
export function kept(
  connection: BankConnection,
  customerId: string,
  entry: WaitingEntry,
  reason: KeptReason,
  detail: string,
) {
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
