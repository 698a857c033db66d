import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Announcement } from './announcement.ts';
import type { Topic } from './topics.ts';

/** A person told for one enterprise. */
export interface Reader {
  readonly enterpriseId: string;
  readonly personId: string;
}

/** A notification with its id, and when it goes out by e-mail. */
export interface NewNotification extends Announcement {
  readonly notificationId: string;
  readonly inApp: boolean;
  readonly email: { readonly deliveryId: string; readonly mode: 'at_once' | 'daily'; readonly dueAt: Date } | null;
}

/**
 * Writes notifications and their deliveries, except those that the reader has been told under the same key. Whoever writes
 * the same key at the same time is waited for. @returns how many are new.
 */
export async function insertNotifications(tx: Tx, rows: readonly NewNotification[], now: Date): Promise<number> {
  const { contents, readers } = wireOf(rows);
  const { rows: told } = await sql<{ written: number }>`/*notifications.insert*/
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(readers)}::jsonb) as r(c integer, e uuid, n uuid, p uuid, app boolean,
          d uuid, mode text, due timestamptz)
      join jsonb_to_recordset(${JSON.stringify(contents)}::jsonb) as t(c integer, key text, topic text, kind text, severity text,
          se uuid, sc text, ss uuid, ma text, mn uuid, mc text[], params jsonb, why jsonb, link text) using (c)
    ), told as (
      insert into notifications.notifications (enterprise_id, notification_id, person_id, dedupe_key, topic, kind, severity,
        subject_enterprise_id, subject_category, subject_source_id, mandate_action, mandate_connection_id, mandate_customer_ids,
        params, why, link, in_app, created_at)
      select e, n, p, key, topic, kind, severity, se, sc, ss, ma, mn, mc, params, why, link, app, ${now} from given
      on conflict (enterprise_id, person_id, dedupe_key) do nothing
      returning enterprise_id, notification_id
    ), mailed as (
      insert into notifications.deliveries (enterprise_id, delivery_id, person_id, channel, mode, notification_id, state, due_at, created_at)
      select g.e, g.d, g.p, 'email', g.mode, g.n, 'waiting', g.due, ${now}
      from told t join given g on g.e = t.enterprise_id and g.n = t.notification_id
      where g.d is not null
    )
    select count(*)::integer as written from told`.execute(tx);
  return told[0]?.written ?? 0;
}

/** What many readers are told alike is said once, and each of them refers to it by its place. */
function wireOf(rows: readonly NewNotification[]): { contents: object[]; readers: object[] } {
  const places = new Map<string, number>();
  const objects = new Map<object, number>();
  const contents: object[] = [];
  const numberOf = (object: object | null): number => {
    if (object === null) return 0;
    const known = objects.get(object) ?? objects.size + 1;
    objects.set(object, known);
    return known;
  };
  const readers = rows.map((row) => {
    const { topic, kind, severity, why, link, email } = row;
    // Announcements of one event share these objects; where they are others of the same content, it is said twice.
    const shared = `${numberOf(row.subject)} ${numberOf(row.params)} ${numberOf(row.under)}`;
    const key = [row.dedupeKey, topic, kind, severity, why.reason, why.role, link, shared].join('\n');
    const c = places.get(key) ?? contents.length;
    if (c === contents.length) {
      places.set(key, c);
      contents.push(contentOf(c, row));
    }
    const reader = { c, e: row.enterpriseId, n: row.notificationId, p: row.personId, app: row.inApp };
    return email === null ? reader : { ...reader, d: email.deliveryId, mode: email.mode, due: email.dueAt };
  });
  return { contents, readers };
}

function contentOf(c: number, announcement: Announcement): object {
  const { dedupeKey, subject, under, topic, kind, severity, params, why, link } = announcement;
  const { enterpriseId: se = null, category: sc = null, sourceId: ss = null } = subject ?? {};
  const { connectionId: mn = null, customerIds: mc = null } = under?.customers ?? {};
  const ma = under?.action ?? null;
  return { c, key: dedupeKey, topic, kind, severity, se, sc, ss, ma, mn, mc, params, why, link };
}

/** What these readers chose for these topics; those who chose nothing are left out. */
export async function selectChoices(tx: Tx, readers: readonly Reader[]): Promise<ChoiceRow[]> {
  const { rows } = await sql<ChoiceRow>`/*notifications.select_choices*/
    select r.e::text || r.p::text as reader, p.topic, p.email, p.in_app as "inApp", p.min_severity as "minSeverity"
    from unnest(${readers.map((one) => one.enterpriseId)}::uuid[], ${readers.map((one) => one.personId)}::uuid[]) as r(e, p)
    join notifications.preferences p on p.enterprise_id = r.e and p.person_id = r.p`.execute(tx);
  return rows;
}

export interface ChoiceRow {
  /** Enterprise and person in one text. */
  readonly reader: string;
  readonly topic: Topic;
  readonly email: 'off' | 'at_once' | 'daily';
  readonly inApp: boolean;
  readonly minSeverity: 'info' | 'notice' | 'urgent';
}

/** Settings of those of the readers who have an address that can be written to. */
export async function selectReachable(tx: Tx, readers: readonly Reader[]): Promise<ReachableRow[]> {
  const { rows } = await sql<ReachableRow>`/*notifications.select_reachable*/
    select r.e::text || r.p::text as reader, s.language, s.time_zone as "timeZone", s.quiet_from as "quietFrom",
      s.quiet_to as "quietTo", s.digest_at as "digestAt"
    from unnest(${readers.map((one) => one.enterpriseId)}::uuid[], ${readers.map((one) => one.personId)}::uuid[]) as r(e, p)
    join notifications.settings s on s.enterprise_id = r.e and s.person_id = r.p
    where s.email is not null and s.email_refused_at is null`.execute(tx);
  return rows;
}

export interface ReachableRow {
  readonly reader: string;
  readonly language: 'zh-CN' | 'en';
  readonly timeZone: string;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly digestAt: string;
}
