import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface WatchRow {
  readonly watchedId: string;
  readonly since: Date;
}

/** Watches it from `since` on, unless it is watched already. @returns whether it is new. */
export async function insertWatch(
  tx: Tx,
  watch: { enterpriseId: string; watchedId: string; since: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into network.watches (enterprise_id, watched_id, since)
    values (${watch.enterpriseId}, ${watch.watchedId}, ${watch.since}) on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** @returns whether there was one. */
export async function deleteWatch(tx: Tx, enterpriseId: string, watchedId: string): Promise<boolean> {
  const { rows } = await sql`delete from network.watches
    where enterprise_id = ${enterpriseId} and watched_id = ${watchedId} returning 1`.execute(tx);
  return rows.length > 0;
}

/** Since when it is watched; null when it is not. */
export async function selectWatch(tx: Tx, enterpriseId: string, watchedId: string): Promise<Date | null> {
  const { rows } = await sql<{ since: Date }>`select since from network.watches
    where enterprise_id = ${enterpriseId} and watched_id = ${watchedId}`.execute(tx);
  return rows[0]?.since ?? null;
}

/** Two watches at once of one enterprise count after each other, so that the bound holds. */
export async function countWatches(tx: Tx, enterpriseId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${enterpriseId}, 61))`.execute(tx);
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::integer as n from network.watches where enterprise_id = ${enterpriseId}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Those of the enterprises that the one for which `tx` works watches. */
export async function selectWatchedAmong(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`/*network.select_watched_among*/
    select watched_id as id from network.watches
    where enterprise_id = (select platform.current_enterprise()) and watched_id = any(${ids}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** The watches of the enterprise for which `tx` works, the newest first; with `among` only of those. */
export async function selectWatches(
  tx: Tx,
  page: { among?: readonly string[] | null; after: WatchRow | null; limit: number },
): Promise<WatchRow[]> {
  const { among = null, after, limit } = page;
  const { rows } = await sql<WatchRow>`select watched_id as "watchedId", since from network.watches
    where enterprise_id = (select platform.current_enterprise())
      and (${among === null} or watched_id = any(${among ?? []}::uuid[]))
      and (${after === null} or (since, watched_id) < (${after?.since ?? null}::timestamptz, ${after?.watchedId ?? null}::uuid))
    order by since desc, watched_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Who watches the enterprise, for the network itself. */
export async function selectWatchers(tx: Tx, watchedId: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select enterprise_id as id from network.watches
    where watched_id = ${watchedId} order by enterprise_id limit ${most}`.execute(tx);
  return rows.map((row) => row.id);
}
