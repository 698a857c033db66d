import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import type { BankMetrics } from '../bank-metrics.ts';
import type { BankKeys } from '../connections/bank-keys.ts';
import { countRefusal } from '../connections/connection-store.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { HealthRecorder } from '../connections/health-recorder.ts';
import { ensureCustomers, wantSync } from '../inbox/customer-store.ts';
import type { Ingest } from '../inbox/ingest.ts';
import type { IncomingEntry } from '../inbox/intake.ts';
import type { BankPayments } from '../payments/payment-service.ts';
import { TableRefused, TableUnavailable } from '../../access/index.ts';
import { BankError } from '../client/bank-error.ts';
import type { TableSource } from '../tables/table-source.ts';
import type { EventTakers } from './event-takers.ts';
import {
  EventFault,
  readSecurityEvent,
  type AnnouncedByEvent,
  type AnnouncedEntry,
  type AnnouncedOther,
  type AnnouncedPaymentStatus,
  type AnnouncedTable,
} from './security-event.ts';

interface EventDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: BankMetrics;
  readonly bankKeys: BankKeys;
  readonly health: HealthRecorder;
  readonly ingest: Ingest;
  readonly payments: Pick<BankPayments, 'takeEvent'>;
  readonly tables: Pick<TableSource, 'takeAnnounced'>;
  readonly takers: EventTakers;
}

/** What the sender is told of one event; no fault means that it is durably here. */
export interface EventReceipt {
  readonly fault: { readonly err: string; readonly description: string } | null;
}

interface ReadEntry {
  readonly announced: AnnouncedEntry;
  readonly incoming: IncomingEntry;
}
type ReadEvent = ReadEntry | { readonly announced: Exclude<AnnouncedByEvent, AnnouncedEntry> };

/** Receives Security Event Tokens, pushed or polled: checked, put into the inbox, and only then acknowledged. */
export class EventReceiver {
  readonly #deps: EventDeps;

  constructor(deps: EventDeps) {
    this.#deps = deps;
  }

  /** @returns a receipt for each token, in their order. @throws BankError when the bank's keys cannot be asked for now. */
  async receive(
    connection: BankConnection,
    via: 'push' | 'poll',
    tokens: readonly { jti: string | null; token: string }[],
  ): Promise<EventReceipt[]> {
    const read: (ReadEvent | EventFault)[] = [];
    for (const { jti, token } of tokens) read.push(await this.#read(connection, jti, token));
    const taken = read.filter(isEntry);
    const outcomes = await this.#deps.ingest.receive(
      connection,
      via,
      taken.map((one) => one.incoming),
    );
    this.#deps.ingest.applySoon(
      connection,
      taken.map((one) => one.announced.customerId),
    );
    const receipts: EventReceipt[] = [];
    let at = 0;
    for (const one of read) {
      const fault =
        one instanceof EventFault
          ? one
          : isEntry(one)
            ? faultOf(one, outcomes[at++])
            : await this.#takeOther(connection, one.announced);
      if (fault !== null) await this.#refuse(connection, via, fault);
      receipts.push({ fault: fault === null ? null : { err: fault.code, description: fault.message } });
    }
    return receipts;
  }

  async #read(connection: BankConnection, jti: string | null, token: string): Promise<ReadEvent | EventFault> {
    const { bankKeys, clock, ingest, takers } = this.#deps;
    try {
      const announced = await readSecurityEvent(
        connection,
        token,
        (kid) => bankKeys.find(connection.connectionId, kid),
        clock.now(),
        takers.urns,
      );
      // RFC 8936 §2.4: what is acknowledged is the key of the set, so it must be the event's own.
      if (jti !== null && jti !== announced.jti)
        throw new EventFault('invalid_request', 'jti is not the one under which the event was sent');
      if (announced.kind !== 'entry') return { announced };
      const { jws, customerId, sequence } = announced;
      if (jws === null) return { announced, incoming: { type: 'withheld', customerId, sequence } };
      return { announced, incoming: await ingest.check(connection, { customerId, sequence, jws }) };
    } catch (error) {
      if (error instanceof EventFault) return error;
      throw error;
    }
  }

  /** @returns why it is not taken; null when it is. */
  async #takeOther(
    connection: BankConnection,
    announced: AnnouncedPaymentStatus | AnnouncedTable | AnnouncedOther,
  ): Promise<EventFault | null> {
    const { metrics, payments, tables, takers } = this.#deps;
    if (announced.kind === 'other') {
      try {
        metrics.entry(connection.slug, await takers.take(connection, announced));
        return null;
      } catch (error) {
        if (error instanceof EventFault) return error;
        throw error;
      }
    }
    if (announced.kind === 'payment_status') {
      const outcome = await payments.takeEvent(connection, announced.status);
      metrics.entry(connection.slug, outcome === 'taken' ? 'payment_status' : outcome);
      return null;
    }
    try {
      await tables.takeAnnounced(connection, announced);
      metrics.entry(connection.slug, 'permission_table');
      return null;
    } catch (error) {
      // The operator has been told, and it is kept aside: the sender is told too, and may send it rightly.
      if (error instanceof TableRefused) return new EventFault('authentication_failed', error.message);
      throw error instanceof TableUnavailable && error.cause instanceof BankError ? error.cause : error;
    }
  }

  /** Refused, recorded, nothing changed; where the bank's own signature names the customer, its journal is read instead. */
  async #refuse(connection: BankConnection, via: string, fault: EventFault): Promise<void> {
    const { db, clock, metrics, health, log } = this.#deps;
    const { connectionId, slug } = connection;
    const now = clock.now();
    log.warn({ bank: slug, via, code: fault.code, reason: fault.message }, 'an event was refused');
    metrics.entry(slug, 'refused');
    // What a stranger pushes is counted and says nothing of the bank.
    if (via === 'poll' || fault.customerId !== null)
      health.noteError(connectionId, `event.${fault.code}`, fault.message);
    await db.asSystem('bank.note_refusal', async (tx) => {
      await countRefusal(tx, { connectionId, via, code: fault.code, detail: fault.message, at: now });
      if (fault.customerId === null) return;
      await ensureCustomers(tx, connectionId, [fault.customerId], now);
      await wantSync(tx, connectionId, [fault.customerId], now);
    });
  }
}

function isEntry(one: ReadEvent | EventFault): one is ReadEntry {
  return !(one instanceof EventFault) && 'incoming' in one;
}

/** An entry that does not verify inside an event that does: the bank is asked for it again until it is given up. */
function faultOf({ announced, incoming }: ReadEntry, outcome: string | undefined): EventFault | null {
  if (outcome !== 'suspect') return null;
  const detail = incoming.type === 'suspect' ? incoming.detail : 'it does not verify';
  return new EventFault('authentication_failed', `the entry inside: ${detail}`, announced.customerId);
}
