import { newId } from '../ids.ts';
import type { Queryable } from '../db/database.ts';
import { isRecordKind, permissionFor, type JournalEntry } from '../journal/journal-entry.ts';
import { journalEntryEvent, type BankEvent } from './bank-event.ts';

/** An event on its way to one client. */
export type Delivery = {
  jti: string;
  customerId: string;
  queuedAt: Date;
  attempts: number;
  acknowledged: boolean;
  event: BankEvent;
};

type Row = {
  jti: string;
  customer_id: string;
  sequence: number | null;
  queued_at: Date;
  attempts: number;
  acknowledged: boolean;
  jws: string | null;
  event_type: string | null;
  data: Record<string, unknown> | null;
};

// A delivery is either of a journal's entry or of an event of its own.
const selectDelivery = `
  select d.jti, d.customer_id, d.sequence, d.queued_at, d.attempts, d.acknowledged_at is not null as acknowledged,
         case when d.withheld then null else coalesce(j.spoiled_jws, j.jws) end as jws, e.event_type, e.data
  from event_deliveries d
  left join journal_entries j on j.customer_id = d.customer_id and j.sequence = d.sequence
  left join bank_events e on e.event_id = d.event_id`;

function toDelivery(row: Row): Delivery {
  const { customer_id: customerId, sequence, jws, event_type: type, data } = row;
  const event =
    type === null || data === null
      ? // What the client may not read it may yet know of.
        { type: journalEntryEvent, data: { customerId, sequence, ...(jws === null ? { withheld: true } : { jws }) } }
      : { type, data };
  return {
    jti: row.jti,
    customerId,
    queuedAt: row.queued_at,
    attempts: row.attempts,
    acknowledged: row.acknowledged,
    event,
  };
}

/**
 * Queues a new entry for the clients that the customer gave a consent in force, withheld where no consent covers it.
 * The end of a consent is told to the client that held it, although nothing is in force any more.
 */
export async function queueDeliveries(tx: Queryable, entry: JournalEntry, now: Date): Promise<void> {
  const owner = entry.kind === 'consent_status' ? await consentClient(tx, entry.recordId) : null;
  const { rows } = await tx.query<{ client_id: string; covered: boolean | null }>(
    // A null kind of permission covers nothing: bool_or over nulls is null.
    `select client_id, bool_or($2 = any (permissions)) as covered from consents
     where customer_id = $1 and status = 'AUTH' and expires_at > $3 group by client_id`,
    [entry.customerId, isRecordKind(entry.kind) ? permissionFor(entry.kind) : null, now],
  );
  const covered = new Map(rows.map((row) => [row.client_id, row.covered ?? false]));
  if (owner !== null) covered.set(owner, true);
  for (const [clientId, mayRead] of covered) {
    await tx.query(
      `insert into event_deliveries (client_id, jti, customer_id, sequence, withheld, queued_at, next_attempt_at)
       values ($1, $2, $3, $4, $5, $6, clock_timestamp())`,
      [clientId, newId(now), entry.customerId, entry.sequence, !mayRead, now],
    );
  }
}

/** Keeps an event and queues it for each of these clients. Ring `outboxFilled` after the commit. */
export async function queueEvent(
  tx: Queryable,
  clientIds: readonly string[],
  customerId: string,
  event: BankEvent,
  now: Date,
): Promise<void> {
  const eventId = newId(now);
  await tx.query(
    'insert into bank_events (event_id, customer_id, event_type, data, occurred_at) values ($1, $2, $3, $4, $5)',
    [eventId, customerId, event.type, JSON.stringify(event.data), now],
  );
  for (const clientId of clientIds) {
    await tx.query(
      `insert into event_deliveries (client_id, jti, customer_id, event_id, withheld, queued_at, next_attempt_at)
       values ($1, $2, $3, $4, false, $5, clock_timestamp())`,
      [clientId, newId(now), customerId, eventId, now],
    );
  }
}

async function consentClient(tx: Queryable, consentId: string): Promise<string | null> {
  const { rows } = await tx.query<{ client_id: string }>('select client_id from consents where consent_id = $1', [
    consentId,
  ]);
  return rows[0]?.client_id ?? null;
}

/** Takes deliveries whose time has come and puts their next attempt off, so that nobody takes them twice meanwhile. */
export async function takeDue(db: Queryable, clientId: string, limit: number, leaseMs: number): Promise<Delivery[]> {
  const { rows } = await db.query<{ jti: string }>(
    `update event_deliveries set attempts = attempts + 1,
            next_attempt_at = clock_timestamp() + make_interval(secs => $3::double precision / 1000)
     where (client_id, jti) in (
       select client_id, jti from event_deliveries
       where client_id = $1 and acknowledged_at is null and next_attempt_at <= clock_timestamp()
       order by next_attempt_at, jti limit $2 for update skip locked)
     returning jti`,
    [clientId, limit, leaseMs],
  );
  return findDeliveries(
    db,
    clientId,
    rows.map((row) => row.jti),
  );
}

async function findDeliveries(db: Queryable, clientId: string, jtis: string[]): Promise<Delivery[]> {
  const { rows } = await db.query<Row>(
    `${selectDelivery} where d.client_id = $1 and d.jti = any ($2) order by d.queued_at, d.sequence, d.event_id`,
    [clientId, jtis],
  );
  return rows.map(toDelivery);
}

/** What the client has not acknowledged, oldest first. */
export async function listUnacknowledged(db: Queryable, clientId: string, limit: number): Promise<Delivery[]> {
  const { rows } = await db.query<Row>(
    `${selectDelivery} where d.client_id = $1 and d.acknowledged_at is null and d.poll_after <= clock_timestamp()
     order by d.queued_at, d.sequence, d.event_id limit $2`,
    [clientId, limit],
  );
  return rows.map(toDelivery);
}

/** A few that the client acknowledged before, newest first, to be replayed on purpose. */
export async function listAcknowledged(db: Queryable, clientId: string, limit: number): Promise<Delivery[]> {
  const { rows } = await db.query<Row>(
    `${selectDelivery} where d.client_id = $1 and d.acknowledged_at is not null order by d.queued_at desc limit $2`,
    [clientId, limit],
  );
  return rows.map(toDelivery);
}

/** Marks deliveries as received. Unknown identifiers are ignored (RFC 8936 §2.4). */
export async function acknowledge(db: Queryable, clientId: string, jtis: string[], now: Date): Promise<void> {
  await db.query(
    `update event_deliveries set acknowledged_at = $3, last_error = null
     where client_id = $1 and jti = any ($2) and acknowledged_at is null`,
    [clientId, jtis, now],
  );
}

/** Makes everything that waits due at once, as after the end of a fault. */
export async function hurryDeliveries(db: Queryable): Promise<void> {
  await db.query(
    `update event_deliveries set next_attempt_at = clock_timestamp(), attempts = 0
     where acknowledged_at is null and next_attempt_at > clock_timestamp()`,
  );
}

/** Notes that the client found an event wrong; a poll shows it again after `waitMs`. */
export async function reportError(
  db: Queryable,
  clientId: string,
  jti: string,
  error: string,
  waitMs: number,
): Promise<void> {
  await db.query(
    `update event_deliveries set last_error = $3, attempts = attempts + 1,
            poll_after = clock_timestamp() + make_interval(secs => $4::double precision / 1000)
     where client_id = $1 and jti = $2 and acknowledged_at is null`,
    [clientId, jti, error.slice(0, 500), waitMs],
  );
}

/** Notes why an attempt failed and when the next one is due, in ms from now. */
export async function postpone(
  db: Queryable,
  clientId: string,
  jti: string,
  { error, waitMs }: { error: string; waitMs: number },
): Promise<void> {
  await db.query(
    `update event_deliveries set last_error = $3,
            next_attempt_at = clock_timestamp() + make_interval(secs => $4::double precision / 1000)
     where client_id = $1 and jti = $2 and acknowledged_at is null`,
    [clientId, jti, error.slice(0, 500), waitMs],
  );
}
