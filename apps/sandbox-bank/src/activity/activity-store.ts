import type { Queryable } from '../db/database.ts';
import type { BatchClaims } from './activity-schemas.ts';

export type KeptBatch = { contentHash: string; receipt: string };
export type KeptErasure = { erasureId: string; receipt: string };

/** Holds everything that is said of a pseudonym until the transaction ends. */
export async function lockPseudonym(tx: Queryable, clientId: string, pseudonym: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 77))', [`${clientId}|${pseudonym}`]);
}

export async function findBatch(db: Queryable, clientId: string, batchId: string): Promise<KeptBatch | null> {
  const { rows } = await db.query<KeptBatch>(
    'select content_hash as "contentHash", receipt from activity_batches where client_id = $1 and batch_id = $2',
    [clientId, batchId],
  );
  return rows[0] ?? null;
}

/** Keeps a batch with its events. */
export async function insertBatch(
  tx: Queryable,
  clientId: string,
  batch: BatchClaims,
  kept: KeptBatch & { receivedAt: Date },
): Promise<void> {
  await tx.query(
    `insert into activity_batches (client_id, batch_id, pseudonym, customer_id, sequence, content_hash, events, receipt, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      clientId,
      batch.batchId,
      batch.pseudonym,
      batch.customerId,
      batch.sequence,
      kept.contentHash,
      batch.events.length,
      kept.receipt,
      kept.receivedAt,
    ],
  );
  await tx.query(
    `insert into activity_events (client_id, event_id, batch_id, pseudonym, category, kind, subject, hour, received_at)
     select $1, e."eventId", $2, $3, e.category, e.kind, e.subject, e.hour, $4
     from jsonb_to_recordset($5::jsonb) as e("eventId" text, category text, kind text, subject jsonb, hour timestamptz)`,
    [clientId, batch.batchId, batch.pseudonym, kept.receivedAt, JSON.stringify(batch.events)],
  );
}

export async function findErasure(db: Queryable, clientId: string, pseudonym: string): Promise<KeptErasure | null> {
  const { rows } = await db.query<KeptErasure>(
    'select erasure_id as "erasureId", receipt from activity_erasures where client_id = $1 and pseudonym = $2',
    [clientId, pseudonym],
  );
  return rows[0] ?? null;
}

/** Forgets everything that came under a pseudonym. @returns how many events. */
export async function deleteActivity(tx: Queryable, clientId: string, pseudonym: string): Promise<number> {
  const gone = await tx.query('delete from activity_events where client_id = $1 and pseudonym = $2', [
    clientId,
    pseudonym,
  ]);
  await tx.query('delete from activity_batches where client_id = $1 and pseudonym = $2', [clientId, pseudonym]);
  return gone.rowCount ?? 0;
}

export async function insertErasure(
  tx: Queryable,
  clientId: string,
  erasure: { erasureId: string; pseudonym: string; erasedEvents: number; receipt: string; erasedAt: Date },
): Promise<void> {
  await tx.query(
    `insert into activity_erasures (client_id, pseudonym, erasure_id, erased_events, receipt, erased_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [clientId, erasure.pseudonym, erasure.erasureId, erasure.erasedEvents, erasure.receipt, erasure.erasedAt],
  );
}

export type SharedBy = {
  pseudonym: string;
  customerId: string | null;
  events: number;
  lastAt: Date;
  kinds: { kind: string; count: number }[];
};

/** Who shares what, the most recent first. */
export async function listSharers(db: Queryable, limit: number): Promise<SharedBy[]> {
  const { rows } = await db.query<SharedBy>(
    `select pseudonym, max("customerId") as "customerId", sum(count)::int as events, max("lastAt") as "lastAt",
       jsonb_agg(jsonb_build_object('kind', kind, 'count', count) order by kind) as kinds
     from (select e.pseudonym, max(b.customer_id) as "customerId", e.kind, count(*)::int as count, max(e.received_at) as "lastAt"
           from activity_events e join activity_batches b using (client_id, batch_id) group by e.pseudonym, e.kind) as one
     group by pseudonym order by max("lastAt") desc limit $1`,
    [limit],
  );
  return rows;
}
