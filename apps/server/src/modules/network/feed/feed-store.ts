import { sql } from 'kysely';
import type { Database, Scope, Tx } from '../../../platform/db/database.ts';
import type { Category } from '../../enterprises/index.ts';
import { audienceTest, countNewText, readFeedText } from './feed-sql-store.ts';

/** Whose items: of everyone one deals with and one's own, of partners, or of those that are watched. */
export type FeedChoice = 'all' | 'partners' | 'watched';

/** A place in the feed: the items below it come next. */
export interface FeedPlace {
  readonly itemId: number;
  readonly authorId: string;
}

export interface FeedLook {
  readonly only: FeedChoice;
  readonly below: FeedPlace;
  /** Nothing before this id is looked at. */
  readonly horizon: number;
  readonly limit: number;
}

export interface FeedRows {
  /** Each with its JSON text, the newest first. */
  readonly items: readonly (FeedPlace & { readonly category: Category; readonly json: string })[];
  readonly newest: string;
}

interface ReadRow {
  readonly itemId: string | null;
  readonly authorId: string | null;
  readonly category: Category | null;
  readonly item: string | null;
  readonly newest: string;
}

const readFeed = { name: 'network.read_feed', text: readFeedText(audienceTest) };
const countNew = { name: 'network.count_new', text: countNewText(audienceTest) };

/** The newest items below a place and above a horizon, each only if its author shows it to the reader now. */
export async function selectFeed(db: Database, reader: Scope, look: FeedLook): Promise<FeedRows> {
  const { only, below, horizon, limit } = look;
  const rows = await db.readOnce<ReadRow>(reader, {
    ...readFeed,
    values: [only, below.itemId, below.authorId, horizon, limit],
  });
  const items: (FeedPlace & { category: Category; json: string })[] = [];
  for (const { itemId, authorId, category, item } of rows) {
    if (itemId !== null && authorId !== null && category !== null && item !== null)
      items.push({ itemId: Number(itemId), authorId, category, json: item });
  }
  return { items, newest: rows[0]?.newest ?? '0' };
}

/** How many items that the reader may see were written since a position, and how far the log has grown. */
export async function selectNewCount(
  db: Database,
  reader: Scope,
  { only, since, most }: { only: FeedChoice; since: number; most: number },
): Promise<{ count: number; newest: string }> {
  const [row] = await db.readOnce<{ count: number; newest: string }>(reader, {
    ...countNew,
    values: [only, since, most],
  });
  return row ?? { count: 0, newest: '0' };
}

/** An item as it is written: `payload` are the members of its JSON object that are the same for every reader. */
export interface NewItem {
  readonly authorId: string;
  readonly eventId: string;
  readonly kind: 'facts_changed' | 'facts_first_attested';
  readonly category: string;
  readonly sourceId: string;
  readonly payload: string;
}

/**
 * Takes the next position and keeps it until the commit: writers follow each other, so that positions ascend in the order of
 * commit. Positions have the form of item ids and are never behind the clock.
 */
export async function takePosition(tx: Tx, atLeast: number): Promise<number> {
  const { rows } = await sql<{ position: string }>`/*network.take_position*/
    update network.feed_position set position = greatest(position + 1, ${atLeast}::bigint) returning position::text`.execute(
    tx,
  );
  return Number(rows[0]?.position);
}

/** The id under which the author's log holds this event; null when it does not. */
export async function selectItemOf(tx: Tx, authorId: string, eventId: string): Promise<number | null> {
  const { rows } = await sql<{ id: string }>`/*network.select_item_of*/
    select item_id::text as id from network.feed_items where enterprise_id = ${authorId} and event_id = ${eventId}`.execute(
    tx,
  );
  return rows[0] === undefined ? null : Number(rows[0].id);
}

/** The id after the last of the author's within `span` ids from `first` on; `first + span` when they are used up. */
export async function selectFreeId(tx: Tx, authorId: string, first: number, span: number): Promise<number> {
  const { rows } = await sql<{ id: string | null }>`/*network.select_free_id*/
    select max(item_id)::text as id from network.feed_items
    where enterprise_id = ${authorId} and item_id >= ${first}::bigint and item_id < ${first}::bigint + ${span}::bigint`.execute(
    tx,
  );
  return rows[0]?.id == null ? first : Number(rows[0].id) + 1;
}

export async function insertItem(tx: Tx, item: NewItem & { itemId: number; position: number }): Promise<void> {
  await sql`/*network.insert_item*/
    insert into network.feed_items (enterprise_id, item_id, position, event_id, kind, category, source_id, payload)
    values (${item.authorId}, ${item.itemId}, ${item.position}, ${item.eventId}, ${item.kind}, ${item.category},
      ${item.sourceId}, ${item.payload})`.execute(tx);
}
