import type { Queryable } from '../db/database.ts';
import type { AcceptanceBody, DeliveriesBody } from './offer-schemas.ts';

/** The hash of a batch that was taken in under this id; null when none was. */
export async function findBatch(tx: Queryable, clientId: string, batchId: string): Promise<string | null> {
  const { rows } = await tx.query<{ content_hash: string }>(
    'select content_hash from offer_delivery_batches where client_id = $1 and batch_id = $2',
    [clientId, batchId],
  );
  return rows[0]?.content_hash ?? null;
}

/** Takes in to whom offers were shown. Customers that are not known here are passed over. */
export async function insertDeliveries(
  tx: Queryable,
  clientId: string,
  { batchId, items }: DeliveriesBody,
  kept: { contentHash: string; receivedAt: Date },
): Promise<void> {
  await tx.query(
    'insert into offer_delivery_batches (client_id, batch_id, content_hash, received_at) values ($1, $2, $3, $4)',
    [clientId, batchId, kept.contentHash, kept.receivedAt],
  );
  for (const { offerId, version, customerIds, others } of items) {
    await tx.query(
      `insert into offer_deliveries (client_id, offer_id, version, customer_id, received_at)
       select $1, $2, $3, customer_id, $5 from customers where customer_id = any ($4) on conflict do nothing`,
      [clientId, offerId, version, customerIds, kept.receivedAt],
    );
    if (others === 0) continue;
    await tx.query(
      `insert into offer_delivery_counts (client_id, offer_id, version, others) values ($1, $2, $3, $4)
       on conflict (client_id, offer_id, version) do update set others = offer_delivery_counts.others + excluded.others`,
      [clientId, offerId, version, others],
    );
  }
}

export type Acceptance = AcceptanceBody & { offerId: string; receivedAt: Date };

export async function findAcceptance(
  tx: Queryable,
  clientId: string,
  { acceptanceId, offerId, customerId }: { acceptanceId: string; offerId: string; customerId: string },
): Promise<{ acceptanceId: string; offerId: string; customerId: string; version: number; receivedAt: Date } | null> {
  const { rows } = await tx.query<{
    acceptance_id: string;
    offer_id: string;
    customer_id: string;
    version: number;
    received_at: Date;
  }>(
    `select acceptance_id, offer_id, customer_id, version, received_at from offer_acceptances
     where client_id = $1 and (acceptance_id = $2 or (offer_id = $3 and customer_id = $4))
     order by acceptance_id = $2 desc limit 1`,
    [clientId, acceptanceId, offerId, customerId],
  );
  const [row] = rows;
  if (row === undefined) return null;
  return {
    acceptanceId: row.acceptance_id,
    offerId: row.offer_id,
    customerId: row.customer_id,
    version: row.version,
    receivedAt: row.received_at,
  };
}

export async function insertAcceptance(tx: Queryable, clientId: string, accepted: Acceptance): Promise<void> {
  await tx.query(
    `insert into offer_acceptances (client_id, acceptance_id, offer_id, version, customer_id, submission_id, accepted_at, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      clientId,
      accepted.acceptanceId,
      accepted.offerId,
      accepted.version,
      accepted.customerId,
      accepted.submissionId,
      accepted.acceptedAt,
      accepted.receivedAt,
    ],
  );
}

export type Responses = { offerId: string; customers: number; others: number; acceptedBy: string[] };

/** To whom each offer was shown, and who accepted it. */
export async function responsesTo(db: Queryable, offerIds: string[]): Promise<Map<string, Responses>> {
  const { rows } = await db.query<{ offer_id: string; customers: number; others: number; accepted_by: string[] }>(
    `select o as offer_id,
       (select count(distinct customer_id)::int from offer_deliveries d where d.offer_id = o) as customers,
       (select coalesce(sum(others), 0)::int from offer_delivery_counts c where c.offer_id = o) as others,
       (select coalesce(array_agg(customer_id order by accepted_at), '{}') from offer_acceptances a where a.offer_id = o) as accepted_by
     from unnest($1::text[]) as o`,
    [offerIds],
  );
  return new Map(
    rows.map((row) => [
      row.offer_id,
      { offerId: row.offer_id, customers: row.customers, others: row.others, acceptedBy: row.accepted_by },
    ]),
  );
}
