import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../ids.ts';

/** Something that happened, told to the modules to the right. `topic` is `module.past_tense`. */
export interface DomainEvent<Payload extends object = object> {
  readonly topic: `${string}.${string}`;
  readonly enterpriseId: string | null;
  readonly payload: Payload;
}

export interface StoredEvent {
  readonly eventId: string;
  readonly topic: string;
  readonly enterpriseId: string | null;
  readonly payload: unknown;
  readonly occurredAt: string;
}

/** Writes events beside the rows of the use case, in its transaction: they are told if and only if it commits. */
export async function writeEvents(tx: Tx, clock: Clock, events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({ ...event, eventId: newId(), occurredAt: clock.now().toISOString() }));
  await sql`/*platform.write_events*/
    insert into platform.outbox (event_id, topic, enterprise_id, payload, occurred_at)
    select "eventId", topic, "enterpriseId", payload, "occurredAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e("eventId" uuid, topic text, "enterpriseId" uuid, payload jsonb, "occurredAt" timestamptz)`.execute(tx);
}

/** Takes the oldest events out; they are gone when the caller's transaction commits and back when it does not. */
export async function takeEvents(tx: Tx, most: number): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`/*platform.take_events*/
    delete from platform.outbox where event_id in (
      select event_id from platform.outbox order by occurred_at, event_id limit ${most} for update skip locked)
    returning event_id as "eventId", topic, enterprise_id as "enterpriseId", payload,
      to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "occurredAt"`.execute(tx);
  // RETURNING promises no order.
  return rows.toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt) || a.eventId.localeCompare(b.eventId));
}
