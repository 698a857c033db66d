import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Reader } from '../announcements/announcement-store.ts';
import type { Language, Topic, TopicPreference } from '../announcements/topics.ts';

export interface SettingsRow {
  readonly language: Language;
  readonly timeZone: string;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly digestAt: string;
  readonly email: string | null;
  readonly emailRefusedAt: Date | null;
  readonly pendingEmail: string | null;
  readonly codeHash: Buffer | null;
  readonly codeExpiresAt: Date | null;
  readonly codeTries: number;
}

const columns = sql`language, time_zone as "timeZone", quiet_from as "quietFrom", quiet_to as "quietTo", digest_at as "digestAt",
  email, email_refused_at as "emailRefusedAt", pending_email as "pendingEmail", code_hash as "codeHash",
  code_expires_at as "codeExpiresAt", code_tries as "codeTries"`;

/** Null for a person who has chosen nothing. `lock`: nobody else changes it until the transaction ends. */
export async function selectSettings(tx: Tx, reader: Reader, options: { lock: boolean }): Promise<SettingsRow | null> {
  const { rows } = await sql<SettingsRow>`select ${columns} from notifications.settings
    where enterprise_id = ${reader.enterpriseId} and person_id = ${reader.personId}
    ${options.lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0] ?? null;
}

export async function upsertSettings(tx: Tx, reader: Reader, row: SettingsRow, now: Date): Promise<void> {
  const { enterpriseId, personId } = reader;
  await sql`insert into notifications.settings (enterprise_id, person_id, language, time_zone, quiet_from, quiet_to, digest_at, email,
      email_refused_at, pending_email, code_hash, code_expires_at, code_tries, changed_at)
    values (${enterpriseId}, ${personId}, ${row.language}, ${row.timeZone}, ${row.quietFrom}, ${row.quietTo}, ${row.digestAt},
      ${row.email}, ${row.emailRefusedAt}, ${row.pendingEmail}, ${row.codeHash}, ${row.codeExpiresAt}, ${row.codeTries}, ${now})
    on conflict (enterprise_id, person_id) do update set language = excluded.language, time_zone = excluded.time_zone,
      quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, digest_at = excluded.digest_at, email = excluded.email,
      email_refused_at = excluded.email_refused_at, pending_email = excluded.pending_email, code_hash = excluded.code_hash,
      code_expires_at = excluded.code_expires_at, code_tries = excluded.code_tries, changed_at = excluded.changed_at`.execute(
    tx,
  );
}

/** One change of a person's settings at a time, also of his first. */
export async function lockSettings(tx: Tx, reader: Reader): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${reader.enterpriseId}${reader.personId}`}, 70))`.execute(
    tx,
  );
}

/** What the person chose; topics without a choice are left out. */
export async function selectTopics(tx: Tx, reader: Reader): Promise<Map<Topic, TopicPreference>> {
  const { rows } = await sql<TopicPreference & { topic: Topic }>`
    select topic, email, in_app as "inApp", min_severity as "minSeverity" from notifications.preferences
    where enterprise_id = ${reader.enterpriseId} and person_id = ${reader.personId}`.execute(tx);
  return new Map(rows.map(({ topic, ...preference }) => [topic, preference]));
}

export async function upsertTopics(
  tx: Tx,
  reader: Reader,
  chosen: readonly (TopicPreference & { topic: Topic })[],
  now: Date,
): Promise<void> {
  const { enterpriseId, personId } = reader;
  await sql`insert into notifications.preferences (enterprise_id, person_id, topic, email, in_app, min_severity, changed_at)
    select ${enterpriseId}, ${personId}, topic, email, "inApp", "minSeverity", ${now}
    from jsonb_to_recordset(${JSON.stringify(chosen)}::jsonb) as c(topic text, email text, "inApp" boolean, "minSeverity" text)
    on conflict (enterprise_id, person_id, topic) do update set email = excluded.email, in_app = excluded.in_app,
      min_severity = excluded.min_severity, changed_at = excluded.changed_at`.execute(tx);
}

/** Instants at which the person asked for a confirmation e-mail since then, the oldest first. */
export async function selectConfirmationsSince(tx: Tx, reader: Reader, since: Date): Promise<Date[]> {
  const { rows } = await sql<{ at: Date }>`select created_at as at from notifications.deliveries
    where enterprise_id = ${reader.enterpriseId} and person_id = ${reader.personId} and mode = 'confirmation' and created_at > ${since}
    order by delivery_id desc limit 50`.execute(tx);
  return rows.map((row) => row.at).toReversed();
}

export async function insertConfirmation(
  tx: Tx,
  reader: Reader,
  mail: { deliveryId: string; sealed: Buffer; now: Date },
): Promise<void> {
  await sql`insert into notifications.deliveries (enterprise_id, delivery_id, person_id, channel, mode, state, due_at, sealed, created_at)
    values (${reader.enterpriseId}, ${mail.deliveryId}, ${reader.personId}, 'email', 'confirmation', 'waiting', ${mail.now},
      ${mail.sealed}, ${mail.now})`.execute(tx);
}
