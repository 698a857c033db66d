import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface BankKeyRow {
  readonly kid: string;
  readonly jwk: Readonly<Record<string, string>>;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/** Newest first. */
export async function selectBankKeys(tx: Tx, connectionId: string): Promise<BankKeyRow[]> {
  const { rows } = await sql<BankKeyRow>`select kid, jwk, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt"
    from bank.bank_keys where connection_id = ${connectionId} order by first_seen_at desc, kid desc`.execute(tx);
  return rows;
}

/** Writes down the keys that the bank publishes now. A kid keeps the key that it was first seen with: evidence names it. */
export async function upsertBankKeys(
  tx: Tx,
  connectionId: string,
  keys: readonly { kid: string; jwk: object }[],
  now: Date,
): Promise<void> {
  await sql`insert into bank.bank_keys (connection_id, kid, jwk, first_seen_at, last_seen_at)
    select ${connectionId}, k.kid, k.jwk, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(kid text, jwk jsonb)
    on conflict (connection_id, kid) do update set last_seen_at = excluded.last_seen_at`.execute(tx);
}
