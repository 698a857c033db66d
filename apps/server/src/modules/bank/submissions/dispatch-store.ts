import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ConnectionId, EnterpriseId } from '../../../platform/ids.ts';

export type DispatchKind = 'submission' | 'supplement' | 'message' | 'withdrawal';

export interface DispatchRow {
  readonly enterpriseId: EnterpriseId;
  readonly dispatchId: string;
  readonly connectionId: ConnectionId;
  readonly customerId: string;
  readonly submissionId: string;
  readonly kind: DispatchKind;
  readonly place: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly state: 'waiting' | 'taken' | 'refused';
  readonly createdAt: Date;
  readonly nextAt: Date;
  readonly attempts: number;
}

const columns = sql`enterprise_id as "enterpriseId", dispatch_id as "dispatchId", connection_id as "connectionId",
  customer_id as "customerId", submission_id as "submissionId", kind, place, body, state, created_at as "createdAt",
  next_at as "nextAt", attempts`;

/** What waits first of a submission, with its place among everything of this customer that waits; null when nothing does. */
export async function selectQueued(
  tx: Tx,
  of: Pick<DispatchRow, 'enterpriseId' | 'submissionId'>,
): Promise<(Pick<DispatchRow, 'createdAt' | 'nextAt' | 'attempts'> & { readonly position: number }) | null> {
  const { rows } = await sql<Pick<DispatchRow, 'createdAt' | 'nextAt' | 'attempts'> & { position: number }>`
    select d.created_at as "createdAt", head.next_at as "nextAt", d.attempts, head.position
    from (select * from bank.submission_dispatches where enterprise_id = ${of.enterpriseId}
      and submission_id = ${of.submissionId} and state = 'waiting' order by place limit 1) d
    cross join lateral (select count(*)::int as position, min(w.next_at) as next_at from bank.submission_dispatches w
      where w.enterprise_id = d.enterprise_id and w.connection_id = d.connection_id and w.customer_id = d.customer_id
        and w.state = 'waiting' and w.place <= d.place) head`.execute(tx);
  return rows[0] ?? null;
}

export type NewDispatch = Pick<
  DispatchRow,
  'enterpriseId' | 'dispatchId' | 'connectionId' | 'customerId' | 'submissionId' | 'kind' | 'body' | 'createdAt'
>;

/** Behind everything that this customer has sent before; whoever comes at the same moment waits for the end of this transaction. */
export async function insertDispatch(tx: Tx, row: NewDispatch): Promise<void> {
  const queue = `submissions|${row.enterpriseId}|${row.connectionId}|${row.customerId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${queue}, 56))`.execute(tx);
  await sql`insert into bank.submission_dispatches (enterprise_id, dispatch_id, connection_id, customer_id, submission_id, kind, place,
      body, state, created_at, next_at)
    select ${row.enterpriseId}::uuid, ${row.dispatchId}::uuid, ${row.connectionId}::uuid, ${row.customerId}::text,
      ${row.submissionId}::uuid, ${row.kind}, coalesce(max(place), 0) + 1, ${JSON.stringify(row.body)}::jsonb, 'waiting',
      ${row.createdAt}::timestamptz, ${row.createdAt}::timestamptz
    from bank.submission_dispatches where enterprise_id = ${row.enterpriseId} and connection_id = ${row.connectionId}
      and customer_id = ${row.customerId}`.execute(tx);
}

/** Banks at which something is due. In a transaction of the system. */
export async function selectBanksDue(tx: Tx, now: Date): Promise<ConnectionId[]> {
  const { rows } = await sql<{ connectionId: ConnectionId }>`select distinct connection_id as "connectionId"
    from bank.submission_dispatches where state = 'waiting' and next_at <= ${now} limit 100`.execute(tx);
  return rows.map(({ connectionId }) => connectionId);
}

/** What is first of each customer of a bank, where its turn has come: those behind it wait. In a transaction of the system. */
export async function selectHeads(
  tx: Tx,
  connectionId: string,
  { now, most }: { now: Date; most: number },
): Promise<Pick<DispatchRow, 'enterpriseId' | 'dispatchId'>[]> {
  const { rows } = await sql<Pick<DispatchRow, 'enterpriseId' | 'dispatchId'>>`
    select "enterpriseId", "dispatchId" from (
      select distinct on (enterprise_id, customer_id) enterprise_id as "enterpriseId", dispatch_id as "dispatchId",
        next_at, created_at
      from bank.submission_dispatches where connection_id = ${connectionId} and state = 'waiting'
      order by enterprise_id, customer_id, place) heads
    where next_at <= ${now} order by created_at limit ${most}`.execute(tx);
  return rows;
}

/** Takes the turn of what is due and first, and puts the next one off, so that nobody else takes it meanwhile. */
export async function takeTurn(
  tx: Tx,
  { enterpriseId, dispatchId }: Pick<DispatchRow, 'enterpriseId' | 'dispatchId'>,
  { now, firstMs, longestMs }: { now: Date; firstMs: number; longestMs: number },
): Promise<DispatchRow | null> {
  const { rows } = await sql<DispatchRow>`update bank.submission_dispatches d set attempts = attempts + 1,
      next_at = ${now}::timestamptz + least(${longestMs}::double precision, ${firstMs} * power(2, least(attempts, 20)))
        * interval '1 millisecond'
    where enterprise_id = ${enterpriseId} and dispatch_id = ${dispatchId} and state = 'waiting' and next_at <= ${now}
      and not exists (select 1 from bank.submission_dispatches b where b.enterprise_id = d.enterprise_id
        and b.connection_id = d.connection_id and b.customer_id = d.customer_id and b.state = 'waiting' and b.place < d.place)
    returning ${columns}`.execute(tx);
  return rows[0] ?? null;
}

/** It has been handed over, or never will be. @returns false when that was known. */
export async function endDispatch(
  tx: Tx,
  { enterpriseId, dispatchId }: Pick<DispatchRow, 'enterpriseId' | 'dispatchId'>,
  end: { readonly state: 'taken' | 'refused'; readonly error: string | null; readonly now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update bank.submission_dispatches
    set state = ${end.state}, last_error = ${end.error}, ended_at = ${end.now}
    where enterprise_id = ${enterpriseId} and dispatch_id = ${dispatchId} and state = 'waiting'`.execute(tx);
  return numAffectedRows === 1n;
}

/**
 * Why the last turn did not come to an end.
 * @param counts whether it was an attempt at all. @param nextAt brings its next turn forward; null leaves it where it was put off to.
 */
export async function noteTurn(
  tx: Tx,
  { enterpriseId, dispatchId }: Pick<DispatchRow, 'enterpriseId' | 'dispatchId'>,
  { error, counts, nextAt }: { readonly error: string; readonly counts: boolean; readonly nextAt: Date | null },
): Promise<void> {
  await sql`update bank.submission_dispatches set last_error = ${error}, attempts = attempts - ${counts ? 0 : 1}::int,
      next_at = coalesce(${nextAt}::timestamptz, next_at)
    where enterprise_id = ${enterpriseId} and dispatch_id = ${dispatchId} and state = 'waiting'`.execute(tx);
}
