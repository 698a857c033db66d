import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { notFound, Problem } from '../../../platform/errors.ts';
import { personActor, type AuditModule } from '../../audit/index.ts';
import { selectBankKeys, type BankKeyRow } from '../connections/bank-key-store.ts';
import { selectState } from '../connections/connection-store.ts';
import type { BankConnection, ConnectionState } from '../connections/connection.ts';
import type { Ingest } from '../inbox/ingest.ts';
import { reopenEntry } from '../inbox/inbox-store.ts';
import {
  findKeptAside,
  lockKeptAside,
  selectKeptAside,
  type KeptAside,
  type KeptAsidePage,
} from '../inbox/kept-aside-store.ts';
import { selectProgress, type Progress } from '../inbox/progress-store.ts';
import { selectRefusals, type RefusedTable } from '../tables/refused-table-store.ts';
import { selectPaymentAlarms, type StoredPaymentAlarm } from '../payments/payment-alarm-store.ts';
import { noteListing, selectRuns, wantAll, type SyncRun } from '../sync/sync-store.ts';

export interface ConnectionReport {
  readonly connection: BankConnection;
  readonly state: ConnectionState;
  readonly progress: Progress;
  readonly keys: readonly BankKeyRow[];
}

interface OperatorDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly ingest: Ingest;
  readonly tendSoon: (connection: BankConnection) => void;
}

/** What the operator of the network sees of the connections, and may do. */
export class OperatorService {
  readonly #deps: OperatorDeps;

  constructor(deps: OperatorDeps) {
    this.#deps = deps;
  }

  report(connection: BankConnection): Promise<ConnectionReport> {
    const { connectionId } = connection;
    return this.#deps.db.asSystem(
      'bank.report_connection',
      async (tx) => ({
        connection,
        state: await selectState(tx, connectionId),
        progress: await selectProgress(tx, connectionId),
        keys: await selectBankKeys(tx, connectionId),
      }),
      { readOnly: true },
    );
  }

  keptAside(connection: BankConnection, page: KeptAsidePage): Promise<KeptAside[]> {
    return this.#deps.db.asSystem('bank.list_kept_aside', (tx) => selectKeptAside(tx, connection.connectionId, page), {
      readOnly: true,
    });
  }

  refusedTables(connection: BankConnection, page: { before: string | null; limit: number }): Promise<RefusedTable[]> {
    return this.#deps.db.asSystem(
      'bank.list_refused_tables',
      (tx) => selectRefusals(tx, connection.connectionId, page),
      { readOnly: true },
    );
  }

  paymentAlarms(
    connection: BankConnection,
    page: { before: string | null; limit: number },
  ): Promise<StoredPaymentAlarm[]> {
    return this.#deps.db.asSystem(
      'bank.list_payment_alarms',
      (tx) => selectPaymentAlarms(tx, connection.connectionId, page),
      { readOnly: true },
    );
  }

  syncRuns(connection: BankConnection, page: { before: string | null; limit: number }): Promise<SyncRun[]> {
    return this.#deps.db.asSystem('bank.list_sync_runs', (tx) => selectRuns(tx, connection.connectionId, page), {
      readOnly: true,
    });
  }

  /** Lists all consents and reads all journals again, soon. */
  async syncNow(context: ActingContext, connection: BankConnection): Promise<void> {
    const { db, clock, audit, tendSoon } = this.#deps;
    await db.asSystem('bank.ask_sync', async (tx) => {
      await wantAll(tx, connection.connectionId, clock.now());
      await noteListing(tx, connection.connectionId, null, null);
      await audit.write(tx, {
        enterpriseId: context.enterpriseId,
        actor: personActor(context),
        action: 'bank_connection.sync_requested',
        target: `bank_connection:${connection.connectionId}`,
      });
    });
    tendSoon(connection);
  }

  /**
   * Tries a record that was kept aside again, by the rules of today. It enters the history at its place; a newer record stays current.
   * @throws Problem 404, 409 when it is not aside any more or can never be taken in.
   */
  async retry(context: ActingContext, connection: BankConnection, recordId: string): Promise<KeptAside> {
    const { db, clock, audit, ingest } = this.#deps;
    const record = await db.asSystem('bank.retry_kept_aside', async (tx) => {
      const kept = await lockKeptAside(tx, connection.connectionId, recordId);
      if (kept === null) throw notFound('The record');
      if (kept.state !== 'kept') throw new Problem(409, 'bank.record_settled', 'This record is not aside any more.');
      if (kept.reason === 'contradiction' || kept.reason === 'bad_signature') {
        throw new Problem(
          409,
          'bank.record_not_retryable',
          'The bank has to send this record anew: its signature, or its place in the journal, is wrong.',
        );
      }
      await reopenEntry(tx, connection.connectionId, kept, clock.now());
      await audit.write(tx, {
        enterpriseId: context.enterpriseId,
        actor: personActor(context),
        action: 'kept_aside_record.retried',
        target: `kept_aside_record:${recordId}`,
        details: { sequence: kept.sequence.toString() },
      });
      return kept;
    });
    await ingest.apply(connection, record.customerId);
    const after = await db.asSystem('bank.list_kept_aside', (tx) => findKeptAside(tx, recordId), { readOnly: true });
    return after ?? record;
  }
}
