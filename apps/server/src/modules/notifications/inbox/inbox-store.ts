import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Action } from '../../access/index.ts';
import type { Why } from '../announcements/announcement.ts';
import type { NotificationKind } from '../announcements/kinds.ts';
import type { Severity, Topic } from '../announcements/topics.ts';
import { notificationLimits } from '../notifications-limits.ts';

export interface NotificationRow {
  readonly notificationId: string;
  readonly topic: Topic;
  readonly kind: NotificationKind;
  readonly severity: Severity;
  readonly subjectEnterpriseId: string | null;
  readonly subjectCategory: string | null;
  readonly subjectSourceId: string | null;
  readonly mandateAction: Action | null;
  readonly mandateConnectionId: string | null;
  readonly mandateCustomerIds: readonly string[] | null;
  readonly params: Record<string, string | number | boolean | null>;
  readonly why: Why;
  readonly link: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

export interface InboxFilter {
  readonly unread: boolean;
  /** Of these topics only. */
  readonly topics: readonly Topic[];
  /** The id below which the page lies. */
  readonly after: string | null;
  readonly limit: number;
}

const columns = sql`n.notification_id as "notificationId", n.topic, n.kind, n.severity,
  n.subject_enterprise_id as "subjectEnterpriseId", n.subject_category as "subjectCategory", n.subject_source_id as "subjectSourceId",
  n.mandate_action as "mandateAction", n.mandate_connection_id as "mandateConnectionId",
  n.mandate_customer_ids as "mandateCustomerIds", n.params, n.why, n.link, n.created_at as "createdAt", n.read_at as "readAt"`;

/**
 * An enterprise that is not verified (any more) sees only itself, also where a notification quotes no fact of the other one. Whoever
 * runs the network judges cases of whomever.
 */
const meets = `(n.subject_enterprise_id is null or n.topic = 'cases'
  or n.subject_enterprise_id = (select platform.current_enterprise())
  or (select m.verified from enterprises.audience_members m where m.enterprise_id = (select platform.current_enterprise())))`;

/** What the person is shown in the app for the enterprise for which `tx` works, the newest first. */
export async function selectInbox(tx: Tx, personId: string, filter: InboxFilter): Promise<NotificationRow[]> {
  const { rows } = await sql<NotificationRow>`select ${columns} from notifications.notifications n
    where n.enterprise_id = (select platform.current_enterprise()) and n.person_id = ${personId} and n.in_app
      and n.topic = any(${filter.topics}::text[]) and ${sql.raw(meets)}
      ${filter.unread ? sql`and n.read_at is null` : sql``}
      ${filter.after === null ? sql`` : sql`and n.notification_id < ${filter.after}`}
    order by n.notification_id desc limit ${filter.limit}`.execute(tx);
  return rows;
}

/** Those of the notifications that the enterprise for which `tx` works may be shown at this moment, whatever the channel. */
export async function selectShown(tx: Tx, personId: string, ids: readonly string[]): Promise<NotificationRow[]> {
  const { rows } = await sql<NotificationRow>`/*notifications.select_shown*/
    select ${columns} from notifications.notifications n
    where n.enterprise_id = (select platform.current_enterprise()) and n.person_id = ${personId}
      and n.notification_id = any(${ids}::uuid[]) and ${sql.raw(meets)}
    order by n.notification_id desc`.execute(tx);
  return rows;
}

/** The text of the statement that counts the unread of person `$1`, no further than `$2`, of the topics `$3`. */
export const countUnreadText = `select count(*)::integer as unread from (
  select 1 from notifications.notifications n
  where n.enterprise_id = (select platform.current_enterprise()) and n.person_id = $1::uuid and n.in_app and n.read_at is null
    and n.topic = any($3::text[]) and ${meets}
  limit $2::integer) u`;

export async function selectUnread(tx: Tx, personId: string, topics: readonly Topic[]): Promise<number> {
  const { rows } = await sql<{ unread: number }>`select count(*)::integer as unread from (
    select 1 from notifications.notifications n
    where n.enterprise_id = (select platform.current_enterprise()) and n.person_id = ${personId} and n.in_app and n.read_at is null
      and n.topic = any(${topics}::text[]) and ${sql.raw(meets)}
    limit ${notificationLimits.unreadMaxItems}) u`.execute(tx);
  return rows[0]?.unread ?? 0;
}

/** Marks as read what the person has been shown: these, or (`null`) all; and none that came after the instant. */
export async function updateRead(
  tx: Tx,
  personId: string,
  which: { ids: readonly string[] | null; upTo: Date | null; topics: readonly Topic[]; now: Date },
): Promise<void> {
  const bounds: RawBuilder<unknown>[] = [];
  if (which.ids !== null) bounds.push(sql`and notification_id = any(${which.ids}::uuid[])`);
  if (which.upTo !== null) bounds.push(sql`and created_at <= ${which.upTo}`);
  await sql`update notifications.notifications n set read_at = ${which.now}
    where enterprise_id = (select platform.current_enterprise()) and person_id = ${personId} and in_app and read_at is null
      and n.topic = any(${which.topics}::text[]) and ${sql.raw(meets)}
      ${sql.join(bounds, sql` `)}`.execute(tx);
}
