import { sql, type RawBuilder } from 'kysely';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { EndReason, OfferContent, OfferKind, OfferReason, OfferSource, OfferState } from './offer.ts';

/** An offer as an enterprise sees it. */
export interface SeenOffer {
  readonly publicationId: string;
  readonly connectionId: string;
  readonly offerId: string;
  readonly version: number;
  readonly source: OfferSource;
  readonly state: OfferState;
  readonly kind: OfferKind;
  readonly content: OfferContent;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly why: readonly OfferReason[];
  /** The customer numbers that the bank names, by number or by pseudonym: it is for their mandates alone. Null where it names none. */
  readonly namedCustomerIds: readonly string[] | null;
  readonly firstPublishedAt: Date;
  readonly publishedAt: Date;
  readonly offerEndedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: EndReason | null;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: string | null;
  readonly acceptedVersion: number | null;
  readonly submissionId: string | null;
  readonly bankToldAt: Date | null;
  readonly refused: string | null;
}

const columns = sql`p.publication_id as "publicationId", p.connection_id as "connectionId", p.offer_id as "offerId", p.version,
  o.source, o.state, o.kind, o.content, o.valid_from as "validFrom", o.valid_until as "validUntil", p.why, p.named_customer_ids as "namedCustomerIds",
  p.first_published_at as "firstPublishedAt", p.published_at as "publishedAt", o.ended_at as "offerEndedAt",
  p.ended_at as "endedAt", p.end_reason as "endReason", a.accepted_at as "acceptedAt", a.accepted_by as "acceptedBy",
  a.version as "acceptedVersion", a.submission_id as "submissionId", a.told_at as "bankToldAt", a.refused`;
const tables = sql`bank.published_offers p
  join bank.offers o on o.connection_id = p.connection_id and o.offer_id = p.offer_id and o.version = p.version
  left join bank.offer_acceptances a on a.enterprise_id = p.enterprise_id and a.connection_id = p.connection_id
    and a.offer_id = p.offer_id`;

/** Who looks: a mandate at one bank under one customer number. */
type Viewer = Pick<ActingContext, 'enterpriseId' | 'connectionId' | 'customerId'>;

export interface OfferFilter {
  readonly kind: OfferKind | null;
  readonly source: OfferSource | null;
  /** In lower case. */
  readonly q: string | null;
}

/** Of the offers of an enterprise those that name nobody, and those that name the number of whoever looks. */
function meantForMandate({ connectionId, customerId }: Viewer): RawBuilder<unknown> {
  return sql`(p.named_customer_ids is null
    or (p.connection_id = ${connectionId} and ${customerId} = any(p.named_customer_ids)))`;
}

/** The offers that are open to a mandate of an enterprise at this moment, the newest first. */
export async function selectSeen(
  tx: Tx,
  viewer: Viewer,
  { kind, source, q }: OfferFilter,
  page: { now: Date; after: { publishedAt: string; publicationId: string } | null; limit: number },
): Promise<SeenOffer[]> {
  const { now, after, limit } = page;
  const { rows } = await sql<SeenOffer>`select ${columns} from ${tables}
    where p.enterprise_id = ${viewer.enterpriseId} and ${meantForMandate(viewer)} and p.ended_at is null and o.state = 'published' and o.valid_until > ${now}
      and (${kind}::text is null or o.kind = ${kind}) and (${source}::text is null or o.source = ${source})
      and (${q}::text is null or position(${q} in o.search_text) > 0)
      and (${after?.publishedAt ?? null}::timestamptz is null
        or (p.published_at, p.publication_id) < (${after?.publishedAt ?? null}::timestamptz, ${after?.publicationId ?? null}::uuid))
    order by p.published_at desc, p.publication_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** How many of each kind, and from how many banks, are open to a mandate of an enterprise. */
export async function countSeen(
  tx: Tx,
  viewer: Viewer,
  now: Date,
): Promise<{ kind: OfferKind; connectionId: string; count: number }[]> {
  const { rows } = await sql<{ kind: OfferKind; connectionId: string; count: number }>`
    select o.kind, p.connection_id as "connectionId", count(*)::int as count from bank.published_offers p
    join bank.offers o on o.connection_id = p.connection_id and o.offer_id = p.offer_id and o.version = p.version
    where p.enterprise_id = ${viewer.enterpriseId} and ${meantForMandate(viewer)} and p.ended_at is null and o.state = 'published' and o.valid_until > ${now}
    group by o.kind, p.connection_id`.execute(tx);
  return rows;
}

/** Offers of an enterprise by their ids here, ended ones and those that name another number too. */
export async function selectByIds(tx: Tx, enterpriseId: string, ids: readonly string[]): Promise<SeenOffer[]> {
  const { rows } = await sql<SeenOffer>`select ${columns} from ${tables}
    where p.enterprise_id = ${enterpriseId} and p.publication_id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

/** Holds an offer of an enterprise until the transaction ends: of two who accept, one waits for the other. */
export async function lockSeen(tx: Tx, enterpriseId: string, publicationId: string): Promise<SeenOffer | null> {
  await sql`select from bank.published_offers
    where enterprise_id = ${enterpriseId} and publication_id = ${publicationId} for update`.execute(tx);
  return (await selectByIds(tx, enterpriseId, [publicationId]))[0] ?? null;
}
