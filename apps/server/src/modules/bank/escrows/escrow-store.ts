import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { EscrowSums } from './escrow-word.ts';

/** An escrow that a bank was asked to open, and what it last said of it. */
export interface KeptEscrow extends EscrowSums {
  readonly enterpriseId: string;
  readonly escrowId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly digest: Buffer;
  /** Of the last word that was taken in. */
  readonly sequence: bigint;
  /** Since when what the bank says does not fit what stands here; null when it does. */
  readonly doubtedAt: Date | null;
}

const columns = sql`enterprise_id as "enterpriseId", escrow_id as "escrowId", connection_id as "connectionId",
  customer_id as "customerId", digest, sequence, doubted_at as "doubtedAt", status, currency, amount_minor as "amountMinor", funded_minor as "fundedMinor",
  released_minor as "releasedMinor", refunded_minor as "refundedMinor"`;

/** Writes down that an escrow is about to be opened; one that was is left as it is. @returns the one that stands. */
export async function insertEscrow(
  tx: Tx,
  escrow: Omit<KeptEscrow, 'status' | 'fundedMinor' | 'releasedMinor' | 'refundedMinor' | 'sequence' | 'doubtedAt'>,
  now: Date,
): Promise<KeptEscrow> {
  await sql`/*bank.insert_escrow*/
    insert into bank.escrows (enterprise_id, escrow_id, connection_id, customer_id, digest, currency, amount_minor, sent_at)
    values (${escrow.enterpriseId}, ${escrow.escrowId}, ${escrow.connectionId}, ${escrow.customerId}, ${escrow.digest},
      ${escrow.currency}, ${escrow.amountMinor}, ${now}) on conflict do nothing`.execute(tx);
  const { rows } = await sql<KeptEscrow>`/*bank.select_escrow*/
    select ${columns} from bank.escrows where enterprise_id = ${escrow.enterpriseId} and escrow_id = ${escrow.escrowId}`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('an escrow that was written is there');
  return row;
}

/** The escrow that a bank names, locked; null when none was opened from here. */
export async function lockNamed(tx: Tx, connectionId: string, escrowId: string): Promise<KeptEscrow | null> {
  const { rows } = await sql<KeptEscrow>`/*bank.lock_escrow*/
    select ${columns} from bank.escrows where connection_id = ${connectionId} and escrow_id = ${escrowId} for update`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function updateTold(
  tx: Tx,
  { enterpriseId, escrowId }: Pick<KeptEscrow, 'enterpriseId' | 'escrowId'>,
  told: EscrowSums,
  { sequence, now }: { readonly sequence: number; readonly now: Date },
): Promise<void> {
  await sql`/*bank.update_escrow*/
    update bank.escrows set status = ${told.status}, funded_minor = ${told.fundedMinor}, released_minor = ${told.releasedMinor},
      refunded_minor = ${told.refundedMinor}, sequence = ${sequence}, told_at = ${now}
    where enterprise_id = ${enterpriseId} and escrow_id = ${escrowId}`.execute(tx);
}

/** How far a bank's list has been taken in; nobody else goes on in it until the transaction ends. */
export async function lockProgress(tx: Tx, connectionId: string): Promise<bigint> {
  await sql`insert into bank.escrow_progress (connection_id, sequence) values (${connectionId}, 0) on conflict do nothing`.execute(
    tx,
  );
  const { rows } = await sql<{ sequence: bigint }>`/*bank.lock_escrow_progress*/
    select sequence from bank.escrow_progress where connection_id = ${connectionId} for update`.execute(tx);
  return rows[0]?.sequence ?? 0n;
}

export async function updateProgress(tx: Tx, connectionId: string, sequence: number): Promise<void> {
  await sql`update bank.escrow_progress set sequence = ${sequence} where connection_id = ${connectionId}`.execute(tx);
}

/**
 * Whether a bank has something to say of escrows that were opened from here, and how far it was heard. Of one that is over it may have:
 * what went to the seller since `closedSince` can come back.
 */
export async function selectProgress(
  tx: Tx,
  connectionId: string,
  closedSince: Date,
): Promise<{ readonly sequence: bigint; readonly running: boolean }> {
  const { rows } = await sql<{ sequence: bigint; running: boolean }>`/*bank.select_escrow_progress*/
    select coalesce((select sequence from bank.escrow_progress where connection_id = ${connectionId}), 0)::bigint as sequence,
      exists (select 1 from bank.escrows where connection_id = ${connectionId}
        and (status is null or status <> 'closed' or recheck_at is not null or told_at > ${closedSince})) as running`.execute(
    tx,
  );
  return rows[0] ?? { sequence: 0n, running: false };
}

/** What the bank says does not fit: the escrow waits, and the bank is asked from then on. One that waits already goes on waiting. */
export async function doubtEscrow(
  tx: Tx,
  { enterpriseId, escrowId }: Pick<KeptEscrow, 'enterpriseId' | 'escrowId'>,
  { doubt, now }: { readonly doubt: string; readonly now: Date },
): Promise<void> {
  await sql`/*bank.doubt_escrow*/
    update bank.escrows set doubt = ${doubt}, doubted_at = coalesce(doubted_at, ${now}), recheck_at = coalesce(recheck_at, ${now})
    where enterprise_id = ${enterpriseId} and escrow_id = ${escrowId}`.execute(tx);
}

/** It fits again. */
export async function settleEscrowDoubt(
  tx: Tx,
  { enterpriseId, escrowId }: Pick<KeptEscrow, 'enterpriseId' | 'escrowId'>,
): Promise<void> {
  await sql`/*bank.settle_escrow_doubt*/
    update bank.escrows set doubt = null, doubted_at = null, recheck_at = null, rechecks = 0
    where enterprise_id = ${enterpriseId} and escrow_id = ${escrowId}`.execute(tx);
}

/** Takes the escrows of a bank about which it is to be asked now, the oldest first, and puts the next time off. */
export async function takeRechecks(
  tx: Tx,
  connectionId: string,
  {
    now,
    firstMs,
    longestMs,
    most,
  }: { readonly now: Date; readonly firstMs: number; readonly longestMs: number; readonly most: number },
): Promise<{ readonly escrowId: string; readonly sequence: bigint }[]> {
  const { rows } = await sql<{ escrowId: string; sequence: bigint }>`/*bank.take_escrow_rechecks*/
    update bank.escrows set rechecks = rechecks + 1,
      recheck_at = ${now}::timestamptz + least(${firstMs}::float8 * power(2, least(rechecks, 20)), ${longestMs}::float8) * interval '1 ms'
    where (enterprise_id, escrow_id) in (
      select enterprise_id, escrow_id from bank.escrows where connection_id = ${connectionId} and recheck_at <= ${now}
      order by recheck_at limit ${most} for update skip locked)
    returning escrow_id as "escrowId", sequence`.execute(tx);
  return rows;
}

/** Since when the escrow of the enterprise for which `tx` works is doubted; null when what the bank says fits. */
export async function selectDoubtedSince(tx: Tx, escrowId: string): Promise<Date | null> {
  const { rows } = await sql<{ doubtedAt: Date | null }>`/*bank.select_escrow_doubt*/
    select doubted_at as "doubtedAt" from bank.escrows
    where enterprise_id = (select platform.current_enterprise()) and escrow_id = ${escrowId}`.execute(tx);
  return rows[0]?.doubtedAt ?? null;
}
