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
 * the same key at the same time is waited for. @returns who is told something new.
 */
export async function insertNotifications(tx: Tx, rows: readonly NewNotification[], now: Date): Promise<Reader[]> {
  const { rows: told } = await sql<Reader>`/*notifications.insert*/
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows.map(wireOf))}::jsonb) as r(e uuid, n uuid, p uuid, key text, topic text,
        kind text, severity text, se uuid, sc text, ss uuid, params jsonb, why jsonb, link text, app boolean, d uuid, mode text,
        due timestamptz)
    ), told as (
      insert into notifications.notifications (enterprise_id, notification_id, person_id, dedupe_key, topic, kind, severity,
        subject_enterprise_id, subject_category, subject_source_id, params, why, link, in_app, created_at)
      select e, n, p, key, topic, kind, severity, se, sc, ss, params, why, link, app, ${now} from given
      on conflict (enterprise_id, person_id, dedupe_key) do nothing
      returning enterprise_id, notification_id, person_id
    ), mailed as (
      insert into notifications.deliveries (enterprise_id, delivery_id, person_id, channel, mode, notification_id, state, due_at, created_at)
      select g.e, g.d, g.p, 'email', g.mode, g.n, 'waiting', g.due, ${now}
      from told t join given g on g.e = t.enterprise_id and g.n = t.notification_id
      where g.d is not null
    )
    select enterprise_id as "enterpriseId", person_id as "personId" from told`.execute(tx);
  return told;
}

/** Short names: a batch of a thousand rows repeats them a thousand times. */
function wireOf(row: NewNotification): object {
  const { subject, email } = row;
  return {
    e: row.enterpriseId,
    n: row.notificationId,
    p: row.personId,
    key: row.dedupeKey,
    topic: row.topic,
    kind: row.kind,
    severity: row.severity,
    se: subject?.enterpriseId ?? null,
    sc: subject?.category ?? null,
    ss: subject?.sourceId ?? null,
    params: row.params,
    why: row.why,
    link: row.link,
    app: row.inApp,
    ...(email === null ? {} : { d: email.deliveryId, mode: email.mode, due: email.dueAt }),
  };
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
