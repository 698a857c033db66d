import type { Queryable } from '../db/database.ts';

/** Pseudonyms under which loans were looked at twice, or compared or accepted, the longest known first. */
export async function selectLoanSeekers(db: Queryable, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ pseudonym: string }>(
    `select pseudonym from activity_events where category = 'offers' and subject ->> 'type' = 'loan'
     group by pseudonym
     having count(*) filter (where kind = 'offer_viewed') >= 2
         or count(*) filter (where kind in ('offer_compared', 'offer_accepted')) >= 1
     order by min(received_at), pseudonym limit $1`,
    [limit],
  );
  return rows.map(({ pseudonym }) => pseudonym);
}
