import { sql } from 'kysely';
import { cleanText } from '../../../platform/text.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type {
  OfferContent,
  OfferEntry,
  OfferHappening,
  OfferSource,
  OfferState,
  OfferTargets,
  OpenOffer,
} from './offer.ts';
import { nextState } from './offer.ts';
import type { OfferRefusal } from './read-offer.ts';

/** The place up to which a subsystem was read, held until the transaction ends. */
export async function lockCursor(tx: Tx, connectionId: string, source: OfferSource): Promise<bigint> {
  await sql`insert into bank.offer_cursors (connection_id, source) values (${connectionId}, ${source})
    on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ sequence: bigint }>`select sequence from bank.offer_cursors
    where connection_id = ${connectionId} and source = ${source} for update`.execute(tx);
  return BigInt(rows[0]?.sequence ?? 0n);
}

export async function selectCursor(tx: Tx, connectionId: string, source: OfferSource): Promise<bigint> {
  const { rows } = await sql<{ sequence: bigint }>`select sequence from bank.offer_cursors
    where connection_id = ${connectionId} and source = ${source}`.execute(tx);
  return BigInt(rows[0]?.sequence ?? 0n);
}

export async function moveCursor(
  tx: Tx,
  { connectionId, source, sequence }: { connectionId: string; source: OfferSource; sequence: bigint },
  now: Date,
): Promise<void> {
  await sql`update bank.offer_cursors set sequence = ${sequence}::bigint, read_at = ${now}
    where connection_id = ${connectionId} and source = ${source}`.execute(tx);
}

/** The newest version of an offer, whatever became of it. */
export async function selectNewest(
  tx: Tx,
  connectionId: string,
  offerId: string,
): Promise<{ version: number; source: OfferSource; state: OfferState } | null> {
  const { rows } = await sql<{ version: number; source: OfferSource; state: OfferState }>`
    select version, source, state from bank.offers where connection_id = ${connectionId} and offer_id = ${offerId}
    order by version desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Keeps what a subsystem said, as it was signed. */
export async function insertRecord(
  tx: Tx,
  connectionId: string,
  entry: OfferEntry,
  kept: { jws: string; now: Date },
): Promise<void> {
  await sql`insert into bank.offer_records (connection_id, source, sequence, offer_id, version, said, targets, jws, received_at)
    values (${connectionId}, ${entry.source}, ${entry.sequence}, ${entry.offerId}, ${entry.version}, ${entry.said},
      ${entry.targets === null ? null : JSON.stringify(entry.targets)}::jsonb, ${kept.jws}, ${kept.now})`.execute(tx);
}

export async function insertOffer(tx: Tx, connectionId: string, entry: OfferEntry, now: Date): Promise<void> {
  const { title, summary } = entry.content;
  const state: OfferState = entry.validUntil <= now ? 'expired' : entry.validFrom > now ? 'scheduled' : 'published';
  await sql`insert into bank.offers (connection_id, offer_id, version, source, state, kind, content, search_text, valid_from,
      valid_until, published_at, ended_at)
    values (${connectionId}, ${entry.offerId}, ${entry.version}, ${entry.source}, ${state}, ${entry.kind},
      ${JSON.stringify(entry.content)}::jsonb,
      ${[title.zh, title.en, summary.zh, summary.en].join('\n').toLowerCase()}, ${entry.validFrom}, ${entry.validUntil},
      ${entry.publishedAt}, ${state === 'expired' ? now : null})`.execute(tx);
}

/** Lets something happen to the versions of an offer, or to those before one. @returns whether anything changed. */
export async function changeOffer(
  tx: Tx,
  of: { connectionId: string; offerId: string; before?: number },
  happening: OfferHappening,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ version: number; state: OfferState }>`select version, state from bank.offers
    where connection_id = ${of.connectionId} and offer_id = ${of.offerId} and ended_at is null
      and (${of.before ?? null}::int is null or version < ${of.before ?? null}::int) for update`.execute(tx);
  for (const { version, state } of rows) {
    const next = nextState(state, happening);
    if (next === null) continue;
    await sql`update bank.offers set state = ${next}, ended_at = ${next === 'published' ? null : now}
      where connection_id = ${of.connectionId} and offer_id = ${of.offerId} and version = ${version}`.execute(tx);
  }
  return rows.length > 0;
}

/** Offers whose time has begun or ended, to be told so. */
export async function selectTimed(
  tx: Tx,
  now: Date,
  most: number,
): Promise<{ connectionId: string; offerId: string; happening: 'begins' | 'ends' }[]> {
  const { rows } = await sql<{ connectionId: string; offerId: string; happening: 'begins' | 'ends' }>`
    (select connection_id as "connectionId", offer_id as "offerId", 'ends' as happening from bank.offers
     where ended_at is null and valid_until <= ${now} order by valid_until limit ${most})
    union all
    (select connection_id, offer_id, 'begins' from bank.offers
     where state = 'scheduled' and valid_from <= ${now} and valid_until > ${now} order by valid_from limit ${most})`.execute(
    tx,
  );
  return rows;
}

interface OpenRow extends Omit<OpenOffer, 'content' | 'targets'> {
  readonly content: OfferContent;
  readonly targets: OfferTargets | null;
}

/** How many offers of a bank have not ended; nobody adds one to them until the transaction ends. */
export async function countOpen(tx: Tx, connectionId: string, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`offers|${connectionId}`}, 55))`.execute(tx);
  const { rows } = await sql<{ count: number }>`select count(distinct offer_id)::int as count from bank.offers
    where connection_id = ${connectionId} and ended_at is null and valid_until > ${now}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Whether one of these offers of a bank has not ended. */
export async function isOpen(tx: Tx, connectionId: string, offerIds: readonly string[], now: Date): Promise<boolean> {
  const { rows } = await sql`select from bank.offers where connection_id = ${connectionId}
    and offer_id = any(${[...offerIds]}::text[]) and ended_at is null and valid_until > ${now} limit 1`.execute(tx);
  return rows.length > 0;
}

/** Every offer that is open now, so many of each bank, with whom it names; in a transaction of the system. */
export async function selectOpen(tx: Tx, now: Date, mostOfBank: number): Promise<OpenOffer[]> {
  const { rows } =
    await sql<OpenRow>`select o.connection_id as "connectionId", o.offer_id as "offerId", o.version, o.kind, o.content,
      (select r.targets from bank.offer_records r where r.connection_id = o.connection_id and r.offer_id = o.offer_id
        and r.version = o.version and r.said = 'published' limit 1) as targets
    from (select *, row_number() over (partition by connection_id order by offer_id) as place from bank.offers
      where ended_at is null and state = 'published' and valid_until > ${now}) o
    where o.place <= ${mostOfBank} order by o.connection_id, o.offer_id`.execute(tx);
  return rows;
}

/** Keeps an entry that was not believed. @returns how often it has come. */
export async function insertRefusal(
  tx: Tx,
  refused: {
    connectionId: string;
    source: OfferSource;
    reason: OfferRefusal;
    detail: string;
    raw: string;
    digest: Buffer;
  },
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ deliveries: number }>`insert into bank.refused_offers
      (connection_id, digest, source, reason, detail, raw, first_received_at, last_received_at)
    values (${refused.connectionId}, ${refused.digest}, ${refused.source}, ${refused.reason},
      ${cleanText(refused.detail.slice(0, 1_000))}, ${cleanText(refused.raw)}, ${now}, ${now})
    on conflict (connection_id, digest) do update
      set deliveries = refused_offers.deliveries + 1, last_received_at = excluded.last_received_at
    returning deliveries`.execute(tx);
  return rows[0]?.deliveries ?? 1;
}
