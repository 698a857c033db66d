import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ActingHolder } from './signing-table.ts';
import { approvalColumns, type ApprovalRow } from './approval-store.ts';

/** A place in a list ordered by time. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}
export interface ApprovalPage {
  readonly after: Place | null;
  readonly limit: number;
}

/** A row with the time by which its list is ordered. */
export interface PlacedRow extends ApprovalRow {
  readonly placedAt: Date;
}

/** What waits at the holder's table and was made by somebody else, the nearest deadline first. */
export async function selectWaiting(
  tx: Tx,
  { table, personId }: ActingHolder,
  { after, limit, now }: ApprovalPage & { now: Date },
): Promise<PlacedRow[]> {
  const { rows } = await sql<PlacedRow>`/*access.select_waiting_approvals*/
    select ${approvalColumns}, a.deadline_at as "placedAt" from access.approvals a
    where a.enterprise_id = (select platform.current_enterprise()) and a.connection_id = ${table.connectionId}
      and a.customer_id = ${table.customerId} and a.state = 'waiting' and a.deadline_at > ${now} and a.maker_person_id <> ${personId}
      and (${after === null} or (a.deadline_at, a.approval_id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by a.deadline_at, a.approval_id limit ${limit}`.execute(tx);
  return rows;
}

/** What the person signed at the table, whatever became of it, as long as his signature stands; the newest signature first. */
export async function selectSigned(
  tx: Tx,
  { table, personId }: ActingHolder,
  { after, limit }: ApprovalPage,
): Promise<PlacedRow[]> {
  const { rows } = await sql<PlacedRow>`/*access.select_signed_approvals*/
    select ${approvalColumns}, s.signed_at as "placedAt" from access.approval_signatures s
    join access.approvals a on a.enterprise_id = s.enterprise_id and a.approval_id = s.approval_id
    where s.enterprise_id = (select platform.current_enterprise()) and s.person_id = ${personId}
      and a.connection_id = ${table.connectionId} and a.customer_id = ${table.customerId}
      and (s.void_at is null or s.void_reason = 'not_released')
      and (${after === null} or (s.signed_at, s.approval_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by s.signed_at desc, s.approval_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** What is over at the table, the newest end first. */
export async function selectEnded(
  tx: Tx,
  { table }: ActingHolder,
  { after, limit }: ApprovalPage,
): Promise<PlacedRow[]> {
  const { rows } = await sql<PlacedRow>`/*access.select_ended_approvals*/
    select ${approvalColumns}, a.ended_at as "placedAt" from access.approvals a
    where a.enterprise_id = (select platform.current_enterprise()) and a.connection_id = ${table.connectionId}
      and a.customer_id = ${table.customerId} and a.state <> 'waiting'
      and (${after === null} or (a.ended_at, a.approval_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by a.ended_at desc, a.approval_id desc limit ${limit}`.execute(tx);
  return rows;
}
