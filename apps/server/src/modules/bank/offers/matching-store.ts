import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Asks for one enterprise to be matched anew. */
export async function askMatching(tx: Tx, enterpriseId: string, dueAt: Date): Promise<void> {
  await sql`insert into bank.offer_matchings (enterprise_id, due_at) values (${enterpriseId}, ${dueAt})
    on conflict (enterprise_id) do update set due_at = least(offer_matchings.due_at, excluded.due_at)`.execute(tx);
}

/** Asks for everybody whom an offer may concern: those who have it, and those who might get it. */
export async function askMatchingFor(
  tx: Tx,
  offer: { connectionId: string; offerId: string; reaches: 'customers' | 'any' | 'holders' },
  now: Date,
): Promise<void> {
  const { connectionId, offerId, reaches } = offer;
  await sql`insert into bank.offer_matchings (enterprise_id, due_at)
    select enterprise_id, ${now} from (
      select enterprise_id from bank.published_offers
        where connection_id = ${connectionId} and offer_id = ${offerId} and ended_at is null
      union select enterprise_id from bank.customers
        where enterprise_id is not null and ${reaches} <> 'holders' and (${reaches} = 'any' or connection_id = ${connectionId})
      ) as concerned order by enterprise_id
    on conflict (enterprise_id) do update set due_at = least(offer_matchings.due_at, excluded.due_at)`.execute(tx);
}

/** Takes enterprises whose turn it is out of the queue; they are back in it when the transaction does not commit. */
export async function takeMatchings(tx: Tx, now: Date, most: number): Promise<string[]> {
  const { rows } = await sql<{ enterpriseId: string }>`delete from bank.offer_matchings where enterprise_id in (
      select enterprise_id from bank.offer_matchings where due_at <= ${now} order by due_at limit ${most} for update skip locked)
    returning enterprise_id as "enterpriseId"`.execute(tx);
  return rows.map(({ enterpriseId }) => enterpriseId).toSorted();
}

/** The numbers of an enterprise at the banks. */
export async function selectCustomerNumbers(
  tx: Tx,
  enterpriseId: string,
): Promise<{ connectionId: string; customerId: string }[]> {
  const { rows } = await sql<{ connectionId: string; customerId: string }>`
    select connection_id as "connectionId", customer_id as "customerId" from bank.customers
    where enterprise_id = ${enterpriseId} order by connection_id, customer_id limit 100`.execute(tx);
  return rows;
}
