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
}

const columns = sql`enterprise_id as "enterpriseId", escrow_id as "escrowId", connection_id as "connectionId",
  customer_id as "customerId", digest, status, currency, amount_minor as "amountMinor", funded_minor as "fundedMinor",
  released_minor as "releasedMinor", refunded_minor as "refundedMinor"`;

/** Writes down that an escrow is about to be opened; one that was is left as it is. @returns the one that stands. */
export async function insertEscrow(
  tx: Tx,
  escrow: Omit<KeptEscrow, 'status' | 'fundedMinor' | 'releasedMinor' | 'refundedMinor'>,
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

/** Whether a bank has something to say of escrows that were opened from here, and how far it was heard. */
export async function selectProgress(
  tx: Tx,
  connectionId: string,
): Promise<{ readonly sequence: bigint; readonly running: boolean }> {
  const { rows } = await sql<{ sequence: bigint; running: boolean }>`/*bank.select_escrow_progress*/
    select coalesce((select sequence from bank.escrow_progress where connection_id = ${connectionId}), 0)::bigint as sequence,
      exists (select 1 from bank.escrows where connection_id = ${connectionId} and (status is null or status <> 'closed')) as running`.execute(
    tx,
  );
  return rows[0] ?? { sequence: 0n, running: false };
}
