import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Entries processed so far, by connection. */
export async function sumProcessed(tx: Tx): Promise<Map<string, number>> {
  const { rows } = await sql<{
    connectionId: string;
    sum: string;
  }>`select connection_id as "connectionId", sum(processed_sequence)::text as sum
    from bank.customers group by connection_id`.execute(tx);
  return new Map(rows.map((row) => [row.connectionId, Number(row.sum)]));
}

/** What the operator is told of the inbox of a connection. */
export interface Progress {
  readonly customers: number;
  readonly waiting: number;
  readonly keptAside: number;
  /** When the entry that waits longest came in. */
  readonly waitingSince: Date | null;
  readonly consents: Readonly<Record<string, number>>;
}

export async function selectProgress(tx: Tx, connectionId: string): Promise<Progress> {
  const { rows } = await sql<Progress>`select
      (select count(*)::int from bank.customers where connection_id = ${connectionId}) as customers,
      (select count(*)::int from bank.inbox where connection_id = ${connectionId} and state = 'waiting') as waiting,
      (select count(*)::int from bank.kept_aside where connection_id = ${connectionId} and state = 'kept') as "keptAside",
      (select min(received_at) from bank.inbox where connection_id = ${connectionId} and state = 'waiting') as "waitingSince",
      (select coalesce(jsonb_object_agg(status, n), '{}') from
        (select status, count(*) as n from bank.consents where connection_id = ${connectionId} group by status) s) as consents`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a select without from returns one row');
  return row;
}

/** How far a customer's journal was processed, and whether it waits for the enterprise to be known. */
export async function processedSequence(
  tx: Tx,
  connectionId: string,
  customerId: string,
): Promise<{ processed: bigint; unidentified: boolean }> {
  const { rows } = await sql<{
    processed: bigint;
    unidentified: boolean;
  }>`select processed_sequence as processed, enterprise_id is null as unidentified
    from bank.customers where connection_id = ${connectionId} and customer_id = ${customerId}`.execute(tx);
  return rows[0] ?? { processed: 0n, unidentified: true };
}
