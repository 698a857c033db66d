import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { EndReason, OfferReason, OfferState } from './offer.ts';

/** An offer that is published to an enterprise now. */
export interface Publication {
  readonly publicationId: string;
  readonly connectionId: string;
  readonly offerId: string;
  readonly version: number;
  readonly why: readonly OfferReason[];
  /** The numbers of the enterprise that the offer names; null where it names none. */
  readonly namedCustomerIds: readonly string[] | null;
}

/** Those of an enterprise, held until the transaction ends. */
export async function lockPublications(tx: Tx, enterpriseId: string): Promise<Publication[]> {
  const { rows } = await sql<Publication>`select publication_id as "publicationId", connection_id as "connectionId",
      offer_id as "offerId", version, why, named_customer_ids as "namedCustomerIds" from bank.published_offers
    where enterprise_id = ${enterpriseId} and ended_at is null order by publication_id for update`.execute(tx);
  return rows;
}

/** Whether anything is, or was, published to an enterprise. */
export async function hasPublications(tx: Tx, enterpriseId: string): Promise<boolean> {
  const { rows } = await sql`select from bank.published_offers where enterprise_id = ${enterpriseId} limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

export interface NewPublication extends Publication {
  readonly enterpriseId: string;
  /** The number under which the bank may be told; null: as one of many. */
  readonly tellAs: string | null;
}

/**
 * Publishes a version to an enterprise: for the first time, anew, or in the place of the one before. What the bank is to be told is told
 * once for a version.
 * @returns the id, which stays the same for one offer.
 */
export async function publish(tx: Tx, given: NewPublication, now: Date): Promise<string> {
  const { rows } = await sql<{ publicationId: string }>`insert into bank.published_offers
      (enterprise_id, publication_id, connection_id, offer_id, version, why, first_published_at, published_at, told_as, customer_id,
       named_customer_ids)
    values (${given.enterpriseId}, ${given.publicationId}, ${given.connectionId}, ${given.offerId}, ${given.version},
      ${JSON.stringify(given.why)}::jsonb, ${now}, ${now}, ${given.tellAs === null ? 'count' : 'number'}, ${given.tellAs},
      ${given.namedCustomerIds}::text[])
    on conflict (enterprise_id, connection_id, offer_id) do update set version = excluded.version, why = excluded.why,
      named_customer_ids = excluded.named_customer_ids,
      published_at = excluded.published_at, ended_at = null, end_reason = null, ending_told_at = null,
      told_as = case when published_offers.version = excluded.version then published_offers.told_as else excluded.told_as end,
      customer_id = case when published_offers.version = excluded.version then published_offers.customer_id else excluded.customer_id end,
      batch_id = case when published_offers.version = excluded.version then published_offers.batch_id end
    returning publication_id as "publicationId"`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('an upsert returns its row');
  return row.publicationId;
}

/** Other reasons for what is published already, or other numbers named by it. */
export async function updateWhy(
  tx: Tx,
  meant: Pick<NewPublication, 'enterpriseId' | 'publicationId' | 'why' | 'namedCustomerIds'>,
): Promise<void> {
  const { enterpriseId, publicationId, why, namedCustomerIds } = meant;
  await sql`update bank.published_offers set why = ${JSON.stringify(why)}::jsonb,
      named_customer_ids = ${namedCustomerIds}::text[]
    where enterprise_id = ${enterpriseId} and publication_id = ${publicationId}`.execute(tx);
}

/** Ends a publication for the reason that the state of its offer gives. @returns it. */
export async function endPublication(
  tx: Tx,
  { enterpriseId, publicationId }: { enterpriseId: string; publicationId: string },
  now: Date,
): Promise<EndReason> {
  const { rows } = await sql<{ state: OfferState | null }>`select o.state from bank.published_offers p
    left join bank.offers o on o.connection_id = p.connection_id and o.offer_id = p.offer_id and o.version = p.version
    where p.enterprise_id = ${enterpriseId} and p.publication_id = ${publicationId}`.execute(tx);
  const state = rows[0]?.state;
  const reason: EndReason = state === 'replaced' || state === 'withdrawn' || state === 'expired' ? state : 'not_meant';
  await sql`update bank.published_offers set ended_at = ${now}, end_reason = ${reason}
    where enterprise_id = ${enterpriseId} and publication_id = ${publicationId}`.execute(tx);
  return reason;
}

/** Publications whose offers end soon and whose members were not told, marked as told. */
export async function takeEnding(
  tx: Tx,
  { now, before, most }: { now: Date; before: Date; most: number },
): Promise<{ enterpriseId: string; publicationId: string; connectionId: string; validUntil: Date }[]> {
  const { rows } = await sql<{ enterpriseId: string; publicationId: string; connectionId: string; validUntil: Date }>`
    with due as (
      select p.enterprise_id, p.publication_id, o.valid_until from bank.offers o
      join bank.published_offers p on p.connection_id = o.connection_id and p.offer_id = o.offer_id and p.version = o.version
      where o.ended_at is null and o.valid_until > ${now} and o.valid_until <= ${before}
        and p.ended_at is null and p.ending_told_at is null
      limit ${most} for update of p skip locked)
    update bank.published_offers p set ending_told_at = ${now} from due
    where p.enterprise_id = due.enterprise_id and p.publication_id = due.publication_id
    returning p.enterprise_id as "enterpriseId", p.publication_id as "publicationId", p.connection_id as "connectionId",
      due.valid_until as "validUntil"`.execute(tx);
  return rows;
}
