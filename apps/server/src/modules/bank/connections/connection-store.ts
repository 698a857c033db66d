import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { cleanText } from '../../../platform/text.ts';
import type { BankConnection, ConnectionState } from './connection.ts';
import type { BreakerState } from './breaker.ts';

const columns = sql`connection_id as "connectionId", slug, issuer, client_id as "clientId", name_zh as "nameZh",
  name_en as "nameEn", mark, color`;

/** Makes the connection, or gives it what the configuration now says; its id stays. */
export async function upsertConnection(tx: Tx, connection: BankConnection, now: Date): Promise<BankConnection> {
  const { connectionId, slug, issuer, clientId, nameZh, nameEn, mark, color } = connection;
  const { rows } = await sql<BankConnection>`insert into bank.connections
      (connection_id, slug, issuer, client_id, name_zh, name_en, mark, color, created_at)
    values (${connectionId}, ${slug}, ${issuer}, ${clientId}, ${nameZh}, ${nameEn}, ${mark}, ${color}, ${now})
    on conflict (slug) do update set issuer = excluded.issuer, client_id = excluded.client_id, name_zh = excluded.name_zh,
      name_en = excluded.name_en, mark = excluded.mark, color = excluded.color
    returning ${columns}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('an upsert returns its row');
  await sql`insert into bank.connection_states (connection_id) values (${row.connectionId}) on conflict do nothing`.execute(
    tx,
  );
  return row;
}

export async function selectState(tx: Tx, connectionId: string): Promise<ConnectionState> {
  const { rows } =
    await sql<ConnectionState>`select breaker, last_push_at as "lastPushAt", last_poll_at as "lastPollAt",
      last_sync_at as "lastSyncAt", last_error_at as "lastErrorAt", last_error_code as "lastErrorCode",
      last_error_detail as "lastErrorDetail"
    from bank.connection_states where connection_id = ${connectionId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('every connection has its state');
  return row;
}

/** What changed since the last writing; what is absent stays. */
export interface StateChange {
  readonly breaker?: BreakerState;
  readonly lastPushAt?: Date;
  readonly lastPollAt?: Date;
  readonly lastSyncAt?: Date;
  readonly lastError?: { readonly at: Date; readonly code: string; readonly detail: string };
}

export async function updateState(tx: Tx, connectionId: string, change: StateChange, now: Date): Promise<void> {
  const { breaker = null, lastPushAt = null, lastPollAt = null, lastSyncAt = null, lastError } = change;
  await sql`update bank.connection_states set
      breaker_since = case when coalesce(${breaker}, breaker) = breaker then breaker_since else ${now}::timestamptz end,
      breaker = coalesce(${breaker}, breaker),
      last_push_at = greatest(last_push_at, ${lastPushAt}::timestamptz),
      last_poll_at = greatest(last_poll_at, ${lastPollAt}::timestamptz),
      last_sync_at = greatest(last_sync_at, ${lastSyncAt}::timestamptz),
      last_error_at = coalesce(${lastError?.at ?? null}::timestamptz, last_error_at),
      last_error_code = coalesce(${lastError?.code ?? null}, last_error_code),
      last_error_detail = coalesce(${lastError?.detail ?? null}, last_error_detail)
    where connection_id = ${connectionId}`.execute(tx);
}

/** Counts a refused delivery; the row of the hour keeps the last one's detail. */
export async function countRefusal(
  tx: Tx,
  refusal: { connectionId: string; via: string; code: string; detail: string; at: Date },
): Promise<void> {
  await sql`insert into bank.refused_deliveries (connection_id, hour, via, code, count, last_at, last_detail)
    values (${refusal.connectionId}, date_trunc('hour', ${refusal.at}::timestamptz), ${refusal.via}, ${refusal.code}, 1,
      ${refusal.at}, ${cleanText(refusal.detail)})
    on conflict (connection_id, hour, via, code) do update
      set count = refused_deliveries.count + 1, last_at = excluded.last_at, last_detail = excluded.last_detail`.execute(
    tx,
  );
}
