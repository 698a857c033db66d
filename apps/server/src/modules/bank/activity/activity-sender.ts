import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import type { AuditModule } from '../../audit/index.ts';
import { bankLimits } from '../bank-limits.ts';
import { tellActivityChanged } from '../bank-signals.ts';
import type { ActivityApi } from '../client/activity-client.ts';
import { BankError } from '../client/bank-error.ts';
import type { BankKeys } from '../connections/bank-keys.ts';
import type { ClientKeys } from '../connections/client-keys.ts';
import type { Connections } from '../connections/connections.ts';
import { readBatchReceipt, readErasureReceipt, ReceiptFault } from './activity-receipts.ts';
import {
  makeBatch,
  releaseBatch,
  selectBatchEvents,
  selectWaiting,
  takeDue,
  type Batch,
  type Sent,
} from './batch-store.ts';
import { keepReceipt, takeDueErasures, type Erasure } from './erasure-store.ts';
import { signBatch } from './sign-batch.ts';

export interface SenderDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly bus: EventBus;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly activityApi: ActivityApi;
  readonly connections: Pick<Connections, 'byId'>;
  readonly bankKeys: Pick<BankKeys, 'find'>;
  readonly clientKeys: Pick<ClientKeys, 'signing'>;
}

const { activity: bounds } = bankLimits;

/** Brings what was written down to the banks, each batch until its receipt is there, and asks them to erase what was withdrawn. */
export class ActivitySender {
  readonly #deps: SenderDeps;

  constructor(deps: SenderDeps) {
    this.#deps = deps;
  }

  /** One round. @returns how many batches left. */
  async send(): Promise<number> {
    await this.#gather();
    const { db, clock } = this.#deps;
    let count = 0;
    for (;;) {
      const now = clock.now();
      const heldUntil = new Date(now.getTime() + bounds.holdMs);
      // From here on, because the batches are held from here on: what has not left when it is over does not leave.
      const signal = AbortSignal.timeout(bounds.sendMs);
      const due = await db.asSystem('bank.take_activity_batches', (tx) =>
        takeDue(tx, { now, heldUntil, most: bounds.atOnce }),
      );
      await Promise.all(due.map((batch) => this.#sendOne(batch, signal)));
      count += due.length;
      if (due.length < bounds.atOnce) return count;
    }
  }

  async #gather(): Promise<void> {
    const { db, clock } = this.#deps;
    const now = clock.now();
    const before = new Date(now.getTime() - bounds.gatherMs);
    const waiting = await db.asSystem(
      'bank.find_waiting_activity',
      (tx) => selectWaiting(tx, { before, enough: bounds.batchEvents, most: bounds.consentsARound }),
      { readOnly: true },
    );
    for (const consent of waiting)
      await db.asSystem('bank.make_activity_batch', (tx) => makeBatch(tx, consent, { now, most: bounds.batchEvents }));
  }

  async #sendOne(batch: Batch, signal: AbortSignal): Promise<void> {
    const { db, bus } = this.#deps;
    const sent = await this.#post(batch, signal);
    await db.asSystem('bank.release_activity_batch', (tx) => releaseBatch(tx, batch, sent));
    tellActivityChanged(bus, batch.enterpriseId);
  }

  async #post(batch: Batch, signal: AbortSignal): Promise<Sent> {
    const { db, log, connections, clientKeys, bankKeys, activityApi } = this.#deps;
    const connection = connections.byId(batch.connectionId);
    const { batchId, sequence } = batch;
    try {
      const events = await db.asSystem('bank.read_activity_batch', (tx) => selectBatchEvents(tx, batch), {
        readOnly: true,
      });
      const jws = await signBatch(connection, batch, events, await clientKeys.signing(batch.connectionId));
      const { receipt } = await activityApi.sendBatch(connection, { batchId, jws, signal });
      const at = await readBatchReceipt(connection, receipt, { batchId, sequence, jws, count: events.length }, (kid) =>
        bankKeys.find(batch.connectionId, kid),
      );
      return { outcome: 'receipt', receipt, at };
    } catch (error) {
      if (error instanceof ReceiptFault) {
        log.error(
          { bank: connection.slug, batchId, reason: error.message },
          'a receipt for shared activity is not right',
        );
        return { outcome: 'again' };
      }
      if (!(error instanceof BankError)) throw error;
      if (error.code !== 'bank.refused' || !isRefusal(error.status)) return { outcome: 'again' };
      log.warn({ bank: connection.slug, batchId, status: error.status }, 'a bank refused shared activity');
      return { outcome: 'refused', reason: `${error.status}: ${error.message}` };
    }
  }

  /** Asks for the erasures whose turn it is. @returns how many receipts came. */
  async erase(): Promise<number> {
    const { db, clock } = this.#deps;
    const now = clock.now();
    const due = await db.asSystem('bank.take_activity_erasures', (tx) =>
      takeDueErasures(tx, { now, again: new Date(now.getTime() + bounds.eraseAgainMs), most: bounds.atOnce }),
    );
    const done = await Promise.all(due.map((erasure) => this.#eraseOne(erasure)));
    return done.filter(Boolean).length;
  }

  async #eraseOne(erasure: Erasure): Promise<boolean> {
    const { db, bus, log, audit, connections, bankKeys, activityApi } = this.#deps;
    const connection = connections.byId(erasure.connectionId);
    const { enterpriseId, erasureId, consentId, pseudonym } = erasure;
    try {
      const { receipt } = await activityApi.askErasure(connection, { erasureId, pseudonym });
      const said = await readErasureReceipt(connection, receipt, { erasureId, pseudonym }, (kid) =>
        bankKeys.find(erasure.connectionId, kid),
      );
      await db.asSystem('bank.keep_erasure_receipt', async (tx) => {
        if (!(await keepReceipt(tx, erasure, { receipt, ...said }))) return;
        await audit.write(tx, {
          enterpriseId,
          actor: { kind: 'bank', id: erasure.connectionId },
          action: 'activity_sharing.erased',
          target: `activity_consent:${consentId}`,
          details: { events: said.erasedEvents },
        });
      });
      tellActivityChanged(bus, enterpriseId);
      return true;
    } catch (error) {
      if (error instanceof ReceiptFault)
        log.error({ bank: connection.slug, erasureId, reason: error.message }, 'a receipt for an erasure is not right');
      else if (!(error instanceof BankError)) throw error;
      return false;
    }
  }
}

/** Answers by which a bank says of a batch itself that it will not have it. */
function isRefusal(status: number | null): status is number {
  return status !== null && [400, 404, 410, 413, 422].includes(status);
}
