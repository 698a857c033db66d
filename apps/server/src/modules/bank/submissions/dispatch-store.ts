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

/** All that was and is to be handed over of a submission, in order. */
export async function selectDispatches(
  tx: Tx,
  of: Pick<DispatchRow, 'enterpriseId' | 'submissionId'>,
  most: number,
): Promise<DispatchRow[]> {
  const { rows } = await sql<DispatchRow>`select ${columns} from bank.submission_dispatches
    where enterprise_id = ${of.enterpriseId} and submission_id = ${of.submissionId} order by place limit ${most}`.execute(
    tx,
  );
  return rows;
}
