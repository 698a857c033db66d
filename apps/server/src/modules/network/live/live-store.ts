import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { belongsTo, dealsWith, shownAudience } from '../audience-sql-store.ts';

/** With whom each of the readers deals at this moment. */
export async function selectNeighbours(tx: Tx, readers: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ reader: string; authors: string[] }>`/*network.select_neighbours*/
    select n.reader_id as reader, array_agg(n.author_id::text) as authors from (
      select p.enterprise_id as reader_id, p.partner_id as author_id from enterprises.audience_partners p
      where p.enterprise_id = any(${readers}::uuid[])
      union
      select w.enterprise_id, w.watched_id from network.watches w where w.enterprise_id = any(${readers}::uuid[])
    ) n group by n.reader_id`.execute(tx);
  return new Map(rows.map((row) => [row.reader, row.authors]));
}

/** A written item, and one of the readers whom it may concern. */
export interface PossibleReader {
  readonly authorId: string;
  readonly itemId: number;
  readonly readerId: string;
}

const item = { author: 'i.enterprise_id', category: 'i.category', source: 'i.source_id' };
const tested = { reader: 't.reader_id', author: 't.author_id', audience: 'i.audience' };

/**
 * The readers who deal with the author and to whom it shows the item at this moment, with the position of the newest of
 * these items for each. The same test as the policy on the table, for many readers at once.
 */
export async function selectReaders(tx: Tx, possible: readonly PossibleReader[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ reader: string; newest: string }>`/*network.select_readers*/
    with possible as (
      select * from unnest(${possible.map((one) => one.authorId)}::uuid[], ${possible.map((one) => one.itemId)}::bigint[],
        ${possible.map((one) => one.readerId)}::uuid[]) as p(author_id, item_id, reader_id)
    ), items as materialized (
      select i.enterprise_id, i.item_id, i.position, ${sql.raw(shownAudience(item))} as audience from network.feed_items i
      where (i.enterprise_id, i.item_id) in (select author_id, item_id from possible)
    )
    select t.reader_id as reader, max(i.position)::text as newest
    from possible t join items i on i.enterprise_id = t.author_id and i.item_id = t.item_id
    where t.reader_id = t.author_id or (${sql.raw(dealsWith(tested))} and ${sql.raw(belongsTo(tested))})
    group by t.reader_id`.execute(tx);
  return new Map(rows.map((row) => [row.reader, row.newest]));
}

/** How far the log has grown. */
export async function selectPosition(tx: Tx): Promise<string> {
  const { rows } = await sql<{ position: string }>`/*network.select_position*/
    select position::text as position from network.feed_position`.execute(tx);
  return rows[0]?.position ?? '0';
}
