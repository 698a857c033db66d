import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { cleanText } from '../../../platform/text.ts';

export const tableRefusals = ['bad_signature', 'wrong_customer', 'misfit', 'older', 'contradiction'] as const;
export type TableRefusal = (typeof tableRefusals)[number];

/** A permission table that was not believed. */
export interface RefusedTable {
  readonly refusalId: string;
  readonly customerId: string;
  readonly version: bigint | null;
  readonly reason: TableRefusal;
  readonly detail: string;
  readonly raw: string;
  readonly deliveries: number;
  readonly firstReceivedAt: Date;
  readonly lastReceivedAt: Date;
}

export interface NewRefusal extends Pick<RefusedTable, 'customerId' | 'version' | 'reason' | 'detail' | 'raw'> {
  readonly connectionId: string;
  readonly digest: Buffer;
}

/** Keeps a refused table; one that comes again is counted. @returns its id where it is the first of its kind, else null. */
export async function insertRefusal(tx: Tx, refusal: NewRefusal, now: Date): Promise<string | null> {
  const { rows } = await sql<{ refusalId: string; isNew: boolean }>`insert into bank.refused_tables
      (refusal_id, connection_id, customer_id, version, reason, detail, raw, digest, first_received_at, last_received_at)
    values (${newId()}, ${refusal.connectionId}, ${refusal.customerId}, ${refusal.version}, ${refusal.reason},
      ${cleanText(refusal.detail.slice(0, 1_000))}, ${refusal.raw}, ${refusal.digest}, ${now}, ${now})
    on conflict (connection_id, customer_id, digest) do update
      set deliveries = refused_tables.deliveries + 1, last_received_at = excluded.last_received_at
    returning refusal_id as "refusalId", (xmax = 0) as "isNew"`.execute(tx);
  return rows[0]?.isNew === true ? rows[0].refusalId : null;
}

/** Those of a connection, the newest first. */
export async function selectRefusals(
  tx: Tx,
  connectionId: string,
  page: { readonly before: string | null; readonly limit: number },
): Promise<RefusedTable[]> {
  const { rows } =
    await sql<RefusedTable>`select refusal_id as "refusalId", customer_id as "customerId", version, reason, detail, raw,
      deliveries, first_received_at as "firstReceivedAt", last_received_at as "lastReceivedAt"
    from bank.refused_tables
    where connection_id = ${connectionId} and (${page.before}::uuid is null or refusal_id < ${page.before}::uuid)
    order by refusal_id desc limit ${page.limit}`.execute(tx);
  return rows;
}
