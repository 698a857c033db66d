import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** A consent whose end is to be told, with the slug of its bank. */
export interface EndingConsent {
  readonly consentId: string;
  readonly enterpriseId: string;
  readonly bank: string;
  readonly expiresAt: Date;
}

/** True when another consent in force of the same enterprise at the same bank covers everything this one does, for longer. */
export const covered = sql<boolean>`exists (
  select 1 from bank.consents other
  where other.enterprise_id = consents.enterprise_id and other.connection_id = consents.connection_id
    and other.status = 'AUTH' and other.consent_id <> consents.consent_id and other.permissions @> consents.permissions
    and (other.expires_at is null or (other.expires_at, other.consent_id) > (consents.expires_at, consents.consent_id)))`;

/**
 * Marks consents as warned of and returns them, so that the mark and what is told of it commit together. One that was given for a
 * shorter time than a distance is not warned of at that distance, and after a pause only the nearest distance counts.
 */
export async function takeEnding(tx: Tx, now: Date, most: number): Promise<EndingConsent[]> {
  const { rows } = await sql<EndingConsent>`/*bank.take_ending_consents*/
    with due as (
      select consent_id, case
          when expires_at <= ${now}::timestamptz + interval '1 day' then 1
          when expires_at <= ${now}::timestamptz + interval '7 days' then 7
          else 30 end as days
      from bank.consents
      where status = 'AUTH' and enterprise_id is not null and expires_at > ${now} and (
          (warned_days is null and expires_at <= ${now}::timestamptz + interval '30 days')
          or (warned_days = 30 and expires_at <= ${now}::timestamptz + interval '7 days')
          or (warned_days = 7 and expires_at <= ${now}::timestamptz + interval '1 day'))
        and status_updated_at <= expires_at - case
          when expires_at <= ${now}::timestamptz + interval '1 day' then interval '1 day'
          when expires_at <= ${now}::timestamptz + interval '7 days' then interval '7 days'
          else interval '30 days' end
        and not ${covered}
      order by expires_at limit ${most} for update skip locked)
    update bank.consents set warned_days = due.days from due, bank.connections
    where consents.consent_id = due.consent_id and connections.connection_id = consents.connection_id
    returning consents.consent_id as "consentId", consents.enterprise_id as "enterpriseId", connections.slug as bank,
      consents.expires_at as "expiresAt"`.execute(tx);
  return rows;
}

/** The bank of a consent, and whether another one covers it. */
export async function findEnded(tx: Tx, consentId: string): Promise<{ bank: string; replaced: boolean } | null> {
  const { rows } = await sql<{
    bank: string;
    replaced: boolean;
  }>`select connections.slug as bank, ${covered} as replaced
    from bank.consents join bank.connections using (connection_id) where consents.consent_id = ${consentId}`.execute(
    tx,
  );
  return rows[0] ?? null;
}
