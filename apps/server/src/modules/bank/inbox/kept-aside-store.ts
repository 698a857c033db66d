import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { cleanText } from '../../../platform/text.ts';

export type KeptReason = 'misfit' | 'bad_signature' | 'contradiction' | 'unrecordable';

/** A record that did not fit, raw and with the reason. */
export interface KeptAside {
  readonly recordId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly sequence: bigint;
  readonly reason: KeptReason;
  readonly detail: string;
  readonly raw: string;
  readonly digest: Buffer;
  readonly state: 'kept' | 'applied' | 'superseded';
  readonly attempts: number;
  readonly receivedAt: Date;
}

const columns = sql`record_id as "recordId", connection_id as "connectionId", customer_id as "customerId", sequence, reason, detail,
  raw, digest, state, attempts, received_at as "receivedAt"`;

/** Keeps records aside; the same one is kept once. @returns how many were new. */
export async function insertKeptAside(
  tx: Tx,
  records: readonly Omit<KeptAside, 'recordId' | 'state' | 'attempts'>[],
  now: Date,
): Promise<number> {
  let added = 0;
  for (const record of records) {
    const { connectionId, customerId, sequence, reason, detail, raw, digest, receivedAt } = record;
    const result = await sql`insert into bank.kept_aside
        (record_id, connection_id, customer_id, sequence, reason, detail, raw, digest, state, received_at, state_at)
      values (${newId()}, ${connectionId}, ${customerId}, ${sequence}, ${reason}, ${cleanText(detail.slice(0, 1_000))}, ${raw}, ${digest},
        'kept', ${receivedAt}, ${now})
      on conflict (connection_id, customer_id, sequence, digest) do update
        set attempts = kept_aside.attempts + 1, reason = excluded.reason, detail = excluded.detail, state = 'kept', state_at = excluded.state_at
      returning (xmax = 0) as added`.execute(tx);
    added += (result.rows as { added: boolean }[]).filter((row) => row.added).length;
  }
  return added;
}

/** What was kept aside for a place has come in rightly, or was taken in after all. */
export async function settleKeptAside(
  tx: Tx,
  place: { connectionId: string; customerId: string; sequences: readonly bigint[] },
  state: 'applied' | 'superseded',
  now: Date,
): Promise<void> {
  await sql`update bank.kept_aside set state = ${state}, state_at = ${now}
    where connection_id = ${place.connectionId} and customer_id = ${place.customerId} and sequence = any(${place.sequences}::bigint[])
      and state = 'kept' and reason <> 'contradiction'`.execute(tx);
}

export interface KeptAsidePage {
  /** Null is every state. */
  readonly state: KeptAside['state'] | null;
  readonly before: string | null;
  readonly limit: number;
}

export async function selectKeptAside(tx: Tx, connectionId: string, page: KeptAsidePage): Promise<KeptAside[]> {
  const { rows } = await sql<KeptAside>`select ${columns} from bank.kept_aside
    where connection_id = ${connectionId} and (${page.state}::text is null or state = ${page.state}) and (${page.before}::uuid is null or record_id < ${page.before}::uuid)
    order by record_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export async function lockKeptAside(tx: Tx, connectionId: string, recordId: string): Promise<KeptAside | null> {
  const { rows } = await sql<KeptAside>`select ${columns} from bank.kept_aside
    where connection_id = ${connectionId} and record_id = ${recordId} for update`.execute(tx);
  return rows[0] ?? null;
}

export async function findKeptAside(tx: Tx, recordId: string): Promise<KeptAside | null> {
  const { rows } = await sql<KeptAside>`select ${columns} from bank.kept_aside where record_id = ${recordId}`.execute(
    tx,
  );
  return rows[0] ?? null;
}
