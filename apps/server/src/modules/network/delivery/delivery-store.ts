import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { dealsWith, mayMeet, showsTo } from '../audience-sql-store.ts';

/** An enterprise that deals with an author, and how; a partner that also watches is a partner. */
export interface NeighbourRow {
  readonly readerId: string;
  readonly reason: 'partner' | 'watched';
}

/** Those who deal with an author, in the order of their ids, behind `after`. */
export async function selectNeighboursOf(
  tx: Tx,
  { authorId, after, limit }: { authorId: string; after: string | null; limit: number },
): Promise<NeighbourRow[]> {
  const from = after ?? '00000000-0000-0000-0000-000000000000';
  const { rows } = await sql<NeighbourRow>`/*network.select_neighbours_of*/
    select n.reader_id as "readerId", case when bool_or(n.partner) then 'partner' else 'watched' end as reason from (
      (select p.partner_id as reader_id, true as partner from enterprises.audience_partners p
        where p.enterprise_id = ${authorId} and p.partner_id > ${from}::uuid order by p.partner_id limit ${limit})
      union all
      (select w.enterprise_id, false from network.watches w
        where w.watched_id = ${authorId} and w.enterprise_id > ${from}::uuid order by w.enterprise_id limit ${limit})
    ) n group by n.reader_id order by n.reader_id limit ${limit}`.execute(tx);
  return rows;
}

/** What a reader would be told of: an author, or what a source says of one of its categories. */
export interface Asked {
  readonly readerId: string;
  readonly authorId: string;
  readonly category: string | null;
  readonly sourceId: string | null;
}

const asked = { reader: 't.reader_id', author: 't.author_id', category: 't.category', source: 't.source_id' };

/**
 * Which of these may be told at this moment, by their places in the list. Of one's own, always. Of another one's facts: when the
 * reader still deals with it and it shows them. Of another one as such: when nothing stands between the two.
 */
export async function selectMayBeTold(tx: Tx, list: readonly Asked[]): Promise<Set<number>> {
  const { rows } = await sql<{ place: number }>`/*network.select_may_be_told*/
    select (t.n - 1)::integer as place
    from unnest(${list.map((one) => one.readerId)}::uuid[], ${list.map((one) => one.authorId)}::uuid[],
      ${list.map((one) => one.category)}::text[], ${list.map((one) => one.sourceId)}::uuid[])
      with ordinality as t(reader_id, author_id, category, source_id, n)
    where t.reader_id = t.author_id or case when t.category is null then ${sql.raw(mayMeet(asked))}
      else ${sql.raw(dealsWith(asked))} and ${sql.raw(showsTo(asked))} end`.execute(tx);
  return new Set(rows.map((row) => row.place));
}
