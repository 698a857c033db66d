import type { Queryable } from '../db/database.ts';
import type { Outside } from '../ledger/ledger-store.ts';
import { sentColumns, toSent, type SentRow, type SentTransfer } from './interbank-store.ts';

/** Money that came back and had no account to go to, with the transfer that it left with; and where it was placed. */
export type ReturnedFunds = {
  sent: SentTransfer;
  cameAt: Date;
  placed: { at: Date; account: string; outside: Outside | null; note: string } | null;
  /** The escrow that it left; null when it left the account of a customer. */
  escrow: { clientId: string; escrowId: string; reference: string } | null;
  /** Whose account it left, or the buyer's number where it left an escrow. */
  customerId: string | null;
};

type Row = SentRow & {
  came_at: Date;
  placed_at: Date | null;
  placed_account: string | null;
  placed_outside: Outside | null;
  placed_note: string | null;
  client_id: string | null;
  escrow_id: string | null;
  reference: string | null;
  customer_id: string | null;
};

const from = `select ${sentColumns('s')}, r.came_at, r.placed_at, r.placed_account, r.placed_outside, r.placed_note,
    e.client_id, e.escrow_id, e.reference, coalesce(e.buyer_id, a.customer_id) as customer_id
  from returned_funds r join interbank_sent s using (message_id) join accounts a on a.account_id = s.debtor_account
  left join escrows e on e.account_id = s.debtor_account and s.payment_id is null`;

function toReturned(row: Row): ReturnedFunds {
  const { client_id: clientId, escrow_id: escrowId, reference, placed_at: at, placed_account: account } = row;
  return {
    sent: toSent(row),
    cameAt: row.came_at,
    placed:
      at === null || account === null
        ? null
        : { at, account, outside: row.placed_outside, note: row.placed_note ?? '' },
    escrow: clientId === null || escrowId === null || reference === null ? null : { clientId, escrowId, reference },
    customerId: row.customer_id,
  };
}

/** Notes that the money of a transfer stands in an account `returned`, in the transaction that books it there. */
export async function insertReturned(tx: Queryable, messageId: string, at: Date): Promise<void> {
  await tx.query('insert into returned_funds (message_id, came_at) values ($1, $2)', [messageId, at]);
}

/** Locked until the transaction ends, so that it is placed once; null when nothing came back under this identifier. */
export async function lockReturned(tx: Queryable, messageId: string): Promise<ReturnedFunds | null> {
  await tx.query('select 1 from returned_funds where message_id = $1 for update', [messageId]);
  const { rows } = await tx.query<Row>(`${from} where r.message_id = $1`, [messageId]);
  return rows[0] === undefined ? null : toReturned(rows[0]);
}

export async function markPlaced(
  tx: Queryable,
  messageId: string,
  placed: { at: Date; account: string; outside: Outside | null; note: string },
): Promise<void> {
  await tx.query(
    `update returned_funds set placed_at = $2, placed_account = $3, placed_outside = $4, placed_note = $5 where message_id = $1`,
    [
      messageId,
      placed.at,
      placed.account,
      placed.outside === null ? null : JSON.stringify(placed.outside),
      placed.note,
    ],
  );
}

/** Whether more money of an escrow waits to be placed; its row is locked. */
export async function moreWaits(tx: Queryable, escrowAccount: string, messageId: string): Promise<boolean> {
  const { rows } = await tx.query(
    `select 1 from returned_funds r join interbank_sent s using (message_id)
     where r.placed_at is null and s.debtor_account = $1 and r.message_id <> $2 limit 1`,
    [escrowAccount, messageId],
  );
  return rows.length > 0;
}

/** What waits to be placed, the oldest first. */
export async function waitingReturned(db: Queryable, limit: number): Promise<ReturnedFunds[]> {
  const { rows } = await db.query<Row>(`${from} where r.placed_at is null order by r.came_at limit $1`, [limit]);
  return rows.map(toReturned);
}

/** What was placed, the newest first. */
export async function newestPlaced(db: Queryable, limit: number): Promise<ReturnedFunds[]> {
  const { rows } = await db.query<Row>(`${from} where r.placed_at is not null order by r.placed_at desc limit $1`, [
    limit,
  ]);
  return rows.map(toReturned);
}
