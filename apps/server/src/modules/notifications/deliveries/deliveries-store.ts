import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { NotificationKind } from '../announcements/kinds.ts';
import type { DeliveryReason } from './deliveries-schemas.ts';

export interface DeliveryListRow {
  readonly deliveryId: string;
  readonly mode: 'at_once' | 'daily' | 'digest' | 'confirmation';
  readonly kind: NotificationKind | null;
  readonly state: 'waiting' | 'gathered' | 'sending' | 'sent' | 'suppressed' | 'failed';
  readonly reason: DeliveryReason | null;
  readonly attempts: number;
  readonly dueAt: Date;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** E-mails to the person for the enterprise for which `tx` works, the newest first. */
export async function selectDeliveries(
  tx: Tx,
  personId: string,
  page: { all: boolean; since: Date; after: string | null; limit: number },
): Promise<DeliveryListRow[]> {
  const { rows } =
    await sql<DeliveryListRow>`select d.delivery_id as "deliveryId", d.mode, n.kind, d.state, d.reason, d.attempts,
      d.due_at as "dueAt", d.created_at as "createdAt", d.ended_at as "endedAt"
    from notifications.deliveries d
    left join notifications.notifications n on n.enterprise_id = d.enterprise_id and n.notification_id = d.notification_id
    where d.enterprise_id = (select platform.current_enterprise()) and d.person_id = ${personId} and d.created_at > ${page.since}
      ${page.all ? sql`` : sql`and d.state in ('waiting', 'gathered', 'sending', 'failed')`}
      ${page.after === null ? sql`` : sql`and d.delivery_id < ${page.after}`}
    order by d.delivery_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export interface ReportRow {
  readonly waiting: number;
  readonly oldestWaitingAt: Date | null;
  readonly later: number;
  readonly failed: number;
  readonly sentToday: number;
  readonly errorAt: Date | null;
  readonly error: string | null;
}

/** Figures of all deliveries; counts stop at a hundred thousand. */
export async function selectReport(
  tx: Tx,
  now: Date,
  spans: { failedSince: Date; sentSince: Date },
): Promise<ReportRow> {
  const most = 100_000;
  const due = sql`state = 'waiting' and mode <> 'daily' and due_at <= ${now}`;
  const tried = sql`state = 'waiting' and attempts > 0`;
  const count = (which: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`(select count(*)::integer from (select 1 from notifications.deliveries where ${which} limit ${most}) c)`;
  const { rows } = await sql<ReportRow>`select
      ${count(due)} + ${count(sql`${tried} and due_at > ${now}`)} + ${count(sql`state = 'sending'`)} as waiting,
      least((select min(due_at) from notifications.deliveries where ${due}),
        (select min(created_at) from notifications.deliveries where ${tried})) as "oldestWaitingAt",
      ${count(sql`state = 'waiting' and attempts = 0 and (due_at > ${now} or mode = 'daily')`)} as later,
      ${count(sql`state = 'failed' and ended_at > ${spans.failedSince}`)} as failed,
      ${count(sql`state = 'sent' and ended_at > ${spans.sentSince} and mode <> 'daily'`)} as "sentToday",
      e.error_at as "errorAt", e.error
    from (select 1) always left join (
      select error_at, error from notifications.deliveries where error is not null and state in ('waiting', 'sending')
      order by error_at desc limit 1) e on true`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('an aggregate returns its row');
  return row;
}
