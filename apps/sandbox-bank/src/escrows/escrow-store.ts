import type { Queryable } from '../db/database.ts';
import { lockKey } from '../api/idempotency-store.ts';
import type { Dispute, Escrow, EscrowStatus, Seller } from './escrow.ts';

type Row = {
  client_id: string;
  escrow_id: string;
  content_hash: string;
  order_id: string;
  reference: string;
  buyer_id: string;
  seller: Seller;
  account_id: string;
  currency: string;
  amount_minor: string;
  funded_minor: string;
  released_minor: string;
  refunded_minor: string;
  paid_from: string | null;
  status: EscrowStatus;
  deliver_by: string;
  release_after_days: number;
  terms_hash: string;
  delivered_at: Date | null;
  release_at: Date | null;
  hindrance: string | null;
  dispute: Dispute | null;
  sequence: string;
  opened_at: Date;
};

const columns = `client_id, escrow_id, content_hash, order_id, reference, buyer_id, seller, account_id, currency, amount_minor,
  funded_minor, released_minor, refunded_minor, paid_from, status, to_char(deliver_by, 'YYYY-MM-DD') as deliver_by,
  release_after_days, terms_hash, delivered_at, release_at, hindrance, dispute, sequence, opened_at`;

function toEscrow(row: Row): Escrow {
  return {
    clientId: row.client_id,
    escrowId: row.escrow_id,
    orderId: row.order_id,
    reference: row.reference,
    buyerId: row.buyer_id,
    seller: row.seller,
    accountId: row.account_id,
    currency: row.currency,
    amountMinor: BigInt(row.amount_minor),
    fundedMinor: BigInt(row.funded_minor),
    releasedMinor: BigInt(row.released_minor),
    refundedMinor: BigInt(row.refunded_minor),
    paidFrom: row.paid_from,
    status: row.status,
    deliverBy: row.deliver_by,
    releaseAfterDays: row.release_after_days,
    termsHash: row.terms_hash,
    deliveredAt: row.delivered_at,
    releaseAt: row.release_at,
    hindrance: row.hindrance,
    dispute: row.dispute,
    sequence: BigInt(row.sequence),
    openedAt: row.opened_at,
  };
}

/** The account into which the buyer pays: one of the bank's own, with the order in its name. */
export async function insertEscrowAccount(
  tx: Queryable,
  {
    accountId,
    reference,
    currency,
    openedAt,
  }: { accountId: string; reference: string; currency: string; openedAt: Date },
): Promise<void> {
  await tx.query(
    `insert into accounts (account_id, name_zh, name_en, product, currency, last_digits, opened_on, balance_minor, internal)
     values ($1, $2, $3, 'internal', $4, $5, $6, 0, 'escrow')`,
    [accountId, `托管账户 ${reference}`, `Escrow ${reference}`, currency, accountId.slice(-4), openedAt],
  );
}

export async function insertEscrow(tx: Queryable, escrow: Escrow, contentHash: string): Promise<void> {
  await tx.query(
    `insert into escrows (client_id, escrow_id, content_hash, order_id, reference, buyer_id, seller, account_id, currency,
       amount_minor, status, deliver_by, release_after_days, terms_hash, sequence, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, $12, $13, $14, $15)`,
    [
      escrow.clientId,
      escrow.escrowId,
      contentHash,
      escrow.orderId,
      escrow.reference,
      escrow.buyerId,
      JSON.stringify(escrow.seller),
      escrow.accountId,
      escrow.currency,
      escrow.amountMinor,
      escrow.deliverBy,
      escrow.releaseAfterDays,
      escrow.termsHash,
      escrow.sequence,
      escrow.openedAt,
    ],
  );
}

/**
 * Lets this transaction alone number changes of the client until it ends, so that there are no gaps. Taken behind the row of an escrow
 * and before accounts, by everybody.
 */
export async function lockSequence(tx: Queryable, clientId: string): Promise<void> {
  await lockKey(tx, clientId, 'escrow changes');
}

async function withSequence(tx: Queryable, row: Row | undefined): Promise<Escrow | null> {
  if (row === undefined) return null;
  await lockSequence(tx, row.client_id);
  return toEscrow(row);
}

/** The escrow of a client with the hash of what it was opened with, locked until the transaction ends; null when there is none. */
export async function lockEscrow(
  tx: Queryable,
  { clientId, escrowId }: { clientId: string; escrowId: string },
): Promise<{ escrow: Escrow; contentHash: string } | null> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from escrows where client_id = $1 and escrow_id = $2 for update`,
    [clientId, escrowId],
  );
  const escrow = await withSequence(tx, rows[0]);
  return escrow === null ? null : { escrow, contentHash: rows[0]?.content_hash ?? '' };
}

/** The escrow whose account this is, locked; null for any other account. */
export async function lockEscrowOfAccount(tx: Queryable, accountId: string): Promise<Escrow | null> {
  const { rows } = await tx.query<Row>(`select ${columns} from escrows where account_id = $1 for update`, [accountId]);
  return withSequence(tx, rows[0]);
}

/** One whose time, or whose next try, has come, locked; null when there is none. Another worker's is passed over. */
export async function lockDueEscrow(tx: Queryable, now: Date): Promise<Escrow | null> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from escrows
     where status = 'funded' and release_at is not null and coalesce(retry_at, release_at) <= $1
     order by coalesce(retry_at, release_at) limit 1 for update skip locked`,
    [now],
  );
  return withSequence(tx, rows[0]);
}

/** Tries a release at its deadline again at `retryAt`; those behind it go on. */
export async function postponeRelease(
  db: Queryable,
  { clientId, escrowId }: Pick<Escrow, 'clientId' | 'escrowId'>,
  { retryAt, hindrance }: { retryAt: Date; hindrance: string },
): Promise<void> {
  await db.query(
    `update escrows set retry_at = $3, hindrance = $4
     where client_id = $1 and escrow_id = $2 and status = 'funded' and release_at is not null`,
    [clientId, escrowId, retryAt, hindrance],
  );
}

/** Keeps what a change made of an escrow that is locked; what stood in the way of its release before may be gone. */
export async function updateEscrow(tx: Queryable, escrow: Escrow): Promise<void> {
  await tx.query(
    `update escrows set funded_minor = $3, released_minor = $4, refunded_minor = $5, paid_from = $6, status = $7,
       delivered_at = $8, release_at = $9, dispute = $10, sequence = $11, retry_at = null, hindrance = null
     where client_id = $1 and escrow_id = $2`,
    [
      escrow.clientId,
      escrow.escrowId,
      escrow.fundedMinor,
      escrow.releasedMinor,
      escrow.refundedMinor,
      escrow.paidFrom,
      escrow.status,
      escrow.deliveredAt,
      escrow.releaseAt,
      escrow.dispute === null ? null : JSON.stringify(escrow.dispute),
      escrow.sequence,
    ],
  );
}

export async function findEscrow(
  db: Queryable,
  { clientId, escrowId }: { clientId: string; escrowId: string },
): Promise<Escrow | null> {
  const { rows } = await db.query<Row>(`select ${columns} from escrows where client_id = $1 and escrow_id = $2`, [
    clientId,
    escrowId,
  ]);
  return rows[0] === undefined ? null : toEscrow(rows[0]);
}

/** For the desk page: those where somebody objects first, then the newest. */
export async function newestEscrows(db: Queryable, limit: number): Promise<Escrow[]> {
  const { rows } = await db.query<Row>(
    `select ${columns} from escrows order by status = 'disputed' desc, opened_at desc limit $1`,
    [limit],
  );
  return rows.map(toEscrow);
}

/** The number of the next change of a client, whose sequence is locked. */
export async function nextSequence(tx: Queryable, clientId: string): Promise<bigint> {
  const { rows } = await tx.query<{ next: string }>(
    'select coalesce(max(sequence), 0) + 1 as next from escrow_changes where client_id = $1',
    [clientId],
  );
  return BigInt(rows[0]?.next ?? '1');
}

export async function insertChange(
  tx: Queryable,
  { clientId, escrowId, sequence }: Pick<Escrow, 'clientId' | 'escrowId' | 'sequence'>,
  data: Record<string, unknown>,
): Promise<void> {
  await tx.query('insert into escrow_changes (client_id, sequence, escrow_id, data) values ($1, $2, $3, $4)', [
    clientId,
    sequence,
    escrowId,
    JSON.stringify(data),
  ]);
}

/** Changes of a client behind a sequence, ascending. */
export async function listChanges(
  db: Queryable,
  clientId: string,
  page: { after: number; limit: number },
): Promise<{ lastSequence: number; items: Record<string, unknown>[] }> {
  const { rows: last } = await db.query<{ last: string }>(
    'select coalesce(max(sequence), 0) as last from escrow_changes where client_id = $1',
    [clientId],
  );
  const { rows } = await db.query<{ data: Record<string, unknown> }>(
    'select data from escrow_changes where client_id = $1 and sequence > $2 order by sequence limit $3',
    [clientId, page.after, page.limit],
  );
  return { lastSequence: Number(last[0]?.last ?? 0), items: rows.map(({ data }) => data) };
}

/** What became of one escrow, for the desk page. */
export async function changesOf(
  db: Queryable,
  { clientId, escrowId }: { clientId: string; escrowId: string },
): Promise<Record<string, unknown>[]> {
  const { rows } = await db.query<{ data: Record<string, unknown> }>(
    'select data from escrow_changes where client_id = $1 and escrow_id = $2 order by sequence',
    [clientId, escrowId],
  );
  return rows.map(({ data }) => data);
}

/**
 * Whether a change of an escrow, which is locked, tells that this release came back.
 * @param endToEndId of the release: its transferId without hyphens.
 */
export async function isReturnTold(
  tx: Queryable,
  { clientId, escrowId }: { clientId: string; escrowId: string },
  endToEndId: string,
): Promise<boolean> {
  const { rows } = await tx.query(
    `select 1 from escrow_changes
     where client_id = $1 and escrow_id = $2 and replace(data -> 'transfer' ->> 'returns', '-', '') = $3 limit 1`,
    [clientId, escrowId, endToEndId],
  );
  return rows.length > 0;
}

/** The hash of an act that was done under this id; null when none was. */
export async function findAct(tx: Queryable, clientId: string, actId: string): Promise<string | null> {
  const { rows } = await tx.query<{ content_hash: string }>(
    'select content_hash from escrow_acts where client_id = $1 and act_id = $2',
    [clientId, actId],
  );
  return rows[0]?.content_hash ?? null;
}

export async function insertAct(
  tx: Queryable,
  act: { clientId: string; actId: string; escrowId: string; contentHash: string; doneAt: Date },
): Promise<void> {
  await tx.query(
    'insert into escrow_acts (client_id, act_id, escrow_id, content_hash, done_at) values ($1, $2, $3, $4, $5)',
    [act.clientId, act.actId, act.escrowId, act.contentHash, act.doneAt],
  );
}
