import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { cleanText } from '../../../platform/text.ts';

export const paymentAlarmKinds = [
  'initiation_differs',
  'second_payment',
  'contradiction',
  'nonsense',
  'unsigned',
  'unordered',
  'paid_after_end',
  'doubled_entry',
  'escrow_contradiction',
  'escrow_refused',
] as const;
export type PaymentAlarmKind = (typeof paymentAlarmKinds)[number];

/** Something that a bank did with a payment, or with money in escrow, and must not do; or money in escrow that it would not move. */
export interface PaymentAlarm {
  readonly connectionId: string;
  readonly enterpriseId: string;
  readonly customerId: string;
  /** One of the two: the payment, or the escrow. */
  readonly instructionId: string | null;
  readonly escrowId?: string | null;
  readonly kind: PaymentAlarmKind;
  readonly detail: string;
}
export interface StoredPaymentAlarm extends PaymentAlarm {
  readonly escrowId: string | null;
  readonly alarmId: string;
  readonly times: number;
  readonly raisedAt: Date;
  readonly lastAt: Date;
}

/** Keeps an alarm; one that comes again is counted. @returns its id where it is the first of its kind, else null. */
export async function insertPaymentAlarm(
  tx: Tx,
  alarm: PaymentAlarm & { readonly digest: Buffer },
  now: Date,
): Promise<string | null> {
  const { escrowId = null } = alarm;
  const once =
    escrowId === null
      ? sql`(connection_id, instruction_id, kind, digest)`
      : sql`(connection_id, escrow_id, kind, digest) where escrow_id is not null`;
  const { rows } = await sql<{ alarmId: string; isNew: boolean }>`/*bank.insert_payment_alarm*/
    insert into bank.payment_alarms
      (alarm_id, connection_id, enterprise_id, customer_id, instruction_id, escrow_id, kind, detail, digest, raised_at, last_at)
    values (${newId()}, ${alarm.connectionId}, ${alarm.enterpriseId}, ${alarm.customerId}, ${alarm.instructionId}, ${escrowId},
      ${alarm.kind}, ${cleanText(alarm.detail.slice(0, 1_000))}, ${alarm.digest}, ${now}, ${now})
    on conflict ${once} do update
      set times = payment_alarms.times + 1, last_at = excluded.last_at
    returning alarm_id as "alarmId", (xmax = 0) as "isNew"`.execute(tx);
  return rows[0]?.isNew === true ? rows[0].alarmId : null;
}

/** Those of a connection, the newest first. */
export async function selectPaymentAlarms(
  tx: Tx,
  connectionId: string,
  page: { readonly before: string | null; readonly limit: number },
): Promise<StoredPaymentAlarm[]> {
  const { rows } = await sql<StoredPaymentAlarm>`/*bank.select_payment_alarms*/
    select alarm_id as "alarmId", connection_id as "connectionId", enterprise_id as "enterpriseId", customer_id as "customerId",
      instruction_id as "instructionId", escrow_id as "escrowId", kind, detail, times, raised_at as "raisedAt", last_at as "lastAt"
    from bank.payment_alarms
    where connection_id = ${connectionId} and (${page.before}::uuid is null or alarm_id < ${page.before}::uuid)
    order by alarm_id desc limit ${page.limit}`.execute(tx);
  return rows;
}
