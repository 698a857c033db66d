import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';

export interface Delivery {
  readonly offerId: string;
  readonly version: number;
  readonly customerIds: readonly string[];
  readonly others: number;
}
export interface DeliveryBatch {
  readonly batchId: string;
  readonly connectionId: string;
  readonly items: readonly Delivery[];
}

interface Untold {
  readonly offerId: string;
  readonly version: number;
  readonly customerIds: readonly string[];
  readonly others: number;
}

/**
 * Puts together what a bank is to be told: its own customers by number, others as a count, once they are enough not to be told apart.
 * @returns whether there was anything.
 */
export async function makeDeliveryBatch(
  tx: Tx,
  connectionId: string,
  { now, offers, rows: mostRows, othersLeast }: { now: Date; offers: number; rows: number; othersLeast: number },
): Promise<boolean> {
  const batchId = newId();
  const { rows } = await sql<Untold>`
    with ready as (
      select offer_id, version from bank.published_offers
      where connection_id = ${connectionId} and batch_id is null and told_as = 'count'
      group by offer_id, version having count(*) >= ${othersLeast}),
    -- Those who are too few as yet stand in nobody's way.
    untold as (
      select p.enterprise_id, p.publication_id, p.offer_id, p.version, p.told_as, p.customer_id from bank.published_offers p
      where p.connection_id = ${connectionId} and p.batch_id is null
        and (p.told_as = 'number' or exists (select from ready r where r.offer_id = p.offer_id and r.version = p.version))
      order by p.offer_id, p.version limit ${mostRows} for update of p skip locked),
    -- Counted again: the limit may have cut a group, and fewer would say who it was.
    enough as (
      select offer_id, version from untold where told_as = 'count' group by offer_id, version having count(*) >= ${othersLeast}),
    told as (
      select u.* from untold u where u.told_as = 'number'
        or exists (select from enough e where e.offer_id = u.offer_id and e.version = u.version)),
    few as (select distinct offer_id, version from told order by offer_id, version limit ${offers}),
    marked as (
      update bank.published_offers p set batch_id = ${batchId}::uuid from told t join few using (offer_id, version)
      where p.enterprise_id = t.enterprise_id and p.publication_id = t.publication_id
      returning p.offer_id, p.version, t.told_as, t.customer_id)
    select offer_id as "offerId", version,
      coalesce(array_agg(customer_id order by customer_id) filter (where told_as = 'number'), '{}') as "customerIds",
      (count(*) filter (where told_as = 'count'))::int as others
    from marked group by offer_id, version order by offer_id, version`.execute(tx);
  if (rows.length === 0) return false;
  await sql`insert into bank.offer_delivery_batches (batch_id, connection_id, body, made_at, send_at)
    values (${batchId}, ${connectionId}, ${JSON.stringify(rows)}::jsonb, ${now}, ${now})`.execute(tx);
  return true;
}

/** Takes batches whose turn it is, and puts each off in case its answer does not come. */
export async function takeDueBatches(
  tx: Tx,
  { now, again, most }: { now: Date; again: Date; most: number },
): Promise<DeliveryBatch[]> {
  const { rows } = await sql<DeliveryBatch>`
    update bank.offer_delivery_batches set sends = sends + 1,
      send_at = ${again}::timestamptz + least(300, power(2, least(sends, 8))) * interval '1 second'
    where batch_id in (select batch_id from bank.offer_delivery_batches where send_at <= ${now}
      order by send_at limit ${most} for update skip locked)
    returning batch_id as "batchId", connection_id as "connectionId", body as items`.execute(tx);
  return rows;
}

/** The bank has it, or will not have it: it is not sent again. */
export async function settleBatch(
  tx: Tx,
  batchId: string,
  { toldAt, refused }: { toldAt: Date | null; refused: string | null },
): Promise<void> {
  await sql`update bank.offer_delivery_batches set send_at = null, told_at = ${toldAt}, refused = ${refused}
    where batch_id = ${batchId}`.execute(tx);
}
