import type { Queryable } from '../db/database.ts';
import type { Bilingual, OfferContent, OfferEntry, OfferOrder, OfferSource } from './offer.ts';

type EntryRow = {
  source: OfferSource;
  sequence: number;
  offer_id: string;
  version: number;
  state: 'published' | 'withdrawn';
  document: OfferContent;
  published_at: Date;
};

const columns = 'source, sequence, offer_id, version, state, document, published_at';

function toEntry(row: EntryRow): OfferEntry {
  const { offer_id: offerId, published_at: publishedAt, ...rest } = row;
  return { ...rest, offerId, publishedAt };
}

/** Lets this transaction alone number entries of a subsystem until it ends, so that there are no gaps. */
export async function lockSource(tx: Queryable, source: OfferSource): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 78))', [source]);
}

export async function lastSequence(db: Queryable, source: OfferSource): Promise<number> {
  const { rows } = await db.query<{ last: number }>(
    'select coalesce(max(sequence), 0) as last from offer_entries where source = $1',
    [source],
  );
  return rows[0]?.last ?? 0;
}

/** The newest entry of an offer; null when there was none. */
export async function newestEntry(db: Queryable, offerId: string): Promise<OfferEntry | null> {
  const { rows } = await db.query<EntryRow>(
    `select ${columns} from offer_entries where offer_id = $1 order by version desc, sequence desc limit 1`,
    [offerId],
  );
  return rows[0] === undefined ? null : toEntry(rows[0]);
}

export async function insertEntry(tx: Queryable, entry: OfferEntry, jws: string): Promise<void> {
  await tx.query(
    `insert into offer_entries (source, sequence, offer_id, version, state, document, jws, published_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      entry.source,
      entry.sequence,
      entry.offerId,
      entry.version,
      entry.state,
      JSON.stringify(entry.document),
      jws,
      entry.publishedAt,
    ],
  );
}

/** Entries of a subsystem behind a sequence, ascending. */
export async function listEntries(
  db: Queryable,
  source: OfferSource,
  page: { after: number; limit: number },
): Promise<{ sequence: number; jws: string }[]> {
  const { rows } = await db.query<{ sequence: number; jws: string }>(
    'select sequence, jws from offer_entries where source = $1 and sequence > $2 order by sequence limit $3',
    [source, page.after, page.limit],
  );
  return rows;
}

/** The newest entry of every offer, the newest first. */
export async function newestEntries(db: Queryable, limit: number): Promise<OfferEntry[]> {
  const { rows } = await db.query<EntryRow>(
    `select ${columns} from (select distinct on (offer_id) ${columns} from offer_entries
       order by offer_id, version desc, sequence desc) as newest order by published_at desc, offer_id limit $1`,
    [limit],
  );
  return rows.map(toEntry);
}

export async function insertOrder(tx: Queryable, order: OfferOrder & { orderId: string; dueAt: Date }): Promise<void> {
  await tx.query('insert into offer_orders (order_id, source, offer_id, content, due_at) values ($1, $2, $3, $4, $5)', [
    order.orderId,
    order.source,
    order.offerId,
    order.content === null ? null : JSON.stringify(order.content),
    order.dueAt,
  ]);
}

/** An order whose round has come, taken; null when none is due. */
export async function takeOrder(tx: Queryable, now: Date): Promise<OfferOrder | null> {
  const { rows } = await tx.query<{ source: OfferSource; offer_id: string; content: OfferContent | null }>(
    `update offer_orders set done_at = $1 where order_id = (select order_id from offer_orders
       where done_at is null and due_at <= $1 order by due_at, order_id limit 1 for update skip locked)
     returning source, offer_id, content`,
    [now],
  );
  const [row] = rows;
  return row === undefined ? null : { source: row.source, offerId: row.offer_id, content: row.content };
}

/** What waits for the next round of its subsystem. */
export async function waitingOrders(
  db: Queryable,
  limit: number,
): Promise<{ source: OfferSource; offerId: string; content: OfferContent | null; dueAt: Date }[]> {
  const { rows } = await db.query<{
    source: OfferSource;
    offer_id: string;
    content: OfferContent | null;
    due_at: Date;
  }>('select source, offer_id, content, due_at from offer_orders where done_at is null order by due_at limit $1', [
    limit,
  ]);
  return rows.map(({ offer_id: offerId, due_at: dueAt, ...rest }) => ({ ...rest, offerId, dueAt }));
}

/** Makes everything that waits due at once. */
export async function hurryOrders(db: Queryable, now: Date): Promise<void> {
  await db.query('update offer_orders set due_at = $1 where done_at is null and due_at > $1', [now]);
}

export type OfferDocument = { documentId: string; name: Bilingual; mediaType: string; content: Buffer };

export async function documentsOf(db: Queryable, offerId: string): Promise<OfferDocument[]> {
  const { rows } = await db.query<{ document_id: string; name: Bilingual; media_type: string; content: Buffer }>(
    'select document_id, name, media_type, content from offer_documents where offer_id = $1 order by document_id',
    [offerId],
  );
  return rows.map((row) => ({
    documentId: row.document_id,
    name: row.name,
    mediaType: row.media_type,
    content: row.content,
  }));
}

export async function putDocument(db: Queryable, offerId: string, document: OfferDocument): Promise<void> {
  await db.query(
    `insert into offer_documents (offer_id, document_id, name, media_type, content) values ($1, $2, $3, $4, $5)
     on conflict (offer_id, document_id) do update set name = excluded.name, media_type = excluded.media_type, content = excluded.content`,
    [offerId, document.documentId, JSON.stringify(document.name), document.mediaType, document.content],
  );
}
