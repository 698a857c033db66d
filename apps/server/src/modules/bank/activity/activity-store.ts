import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { activityCategories, names, type Activity, type ActivityCategory, type Doer } from './activity.ts';

/** A consent to share one category with one bank. */
export interface ActivityConsent {
  readonly enterpriseId: string;
  readonly consentId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly category: ActivityCategory;
  readonly pseudonym: string;
  readonly named: boolean;
  readonly wording: number;
  readonly givenBy: string;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
  readonly batches: number;
}
/** The bank customer under which sharing is decided. */
export interface SharingPlace {
  readonly enterpriseId: string;
  readonly connectionId: string;
  readonly customerId: string;
}

const columns = sql`enterprise_id as "enterpriseId", consent_id as "consentId", connection_id as "connectionId",
  customer_id as "customerId", category, pseudonym, named, wording, given_by as "givenBy", given_at as "givenAt",
  withdrawn_at as "withdrawnAt", batches`;

/**
 * Writes an event down for the consent in force that covers it: the one of the customer number under which it was done, and only one
 * that names the customer where the event would. The share lock
 * makes a withdrawal wait, and whoever comes after the withdrawal finds no consent.
 */
export async function insertEvent(
  tx: Tx,
  { enterpriseId, personId, connectionId, customerId }: Doer,
  activity: Activity,
  { category, now }: { category: ActivityCategory; now: Date },
): Promise<void> {
  const { kind, subject } = activity;
  await sql`/*bank.record_activity*/
    with covering as (
      select consent_id, category from bank.activity_consents
      where enterprise_id = ${enterpriseId} and connection_id = ${connectionId} and customer_id = ${customerId}
        and category = ${category} and given_at <= ${now} and withdrawn_at is null
        and (named or not ${names(activity)}::boolean)
      for share)
    insert into bank.activity_events (enterprise_id, event_id, consent_id, category, kind, subject_kind, subject_id,
      subject_type, person_id, occurred_at)
    select ${enterpriseId}::uuid, ${newId()}::uuid, consent_id, category, ${kind}, ${subject.kind},
      ${subject.id}, ${subject.type}, ${personId}::uuid, ${now} from covering`.execute(tx);
}

export async function insertConsent(
  tx: Tx,
  consent: Omit<ActivityConsent, 'withdrawnAt' | 'batches'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into bank.activity_consents (enterprise_id, consent_id, connection_id,
      customer_id, category, pseudonym, named, wording, given_by, given_at)
    values (${consent.enterpriseId}, ${consent.consentId}, ${consent.connectionId}, ${consent.customerId},
      ${consent.category}, ${consent.pseudonym}, ${consent.named}, ${consent.wording}, ${consent.givenBy}, ${consent.givenAt})
    on conflict (enterprise_id, connection_id, customer_id, category) where withdrawn_at is null do nothing`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** The consent in force for a category, held until the transaction ends. */
export async function lockInForce(
  tx: Tx,
  { enterpriseId, connectionId, customerId }: SharingPlace,
  category: ActivityCategory,
): Promise<ActivityConsent | null> {
  const { rows } = await sql<ActivityConsent>`select ${columns} from bank.activity_consents
    where enterprise_id = ${enterpriseId} and connection_id = ${connectionId} and customer_id = ${customerId}
      and category = ${category} and withdrawn_at is null for update`.execute(tx);
  return rows[0] ?? null;
}

/**
 * Ends a consent that is held, and drops what was not sent: what waits, and what is in a batch that nobody has taken to send it.
 * @returns how many events were dropped.
 */
export async function endConsent(
  tx: Tx,
  { enterpriseId, consentId }: Pick<ActivityConsent, 'enterpriseId' | 'consentId'>,
  { personId, now }: { personId: string; now: Date },
): Promise<number> {
  const dropped = await sql`delete from bank.activity_events e
    where enterprise_id = ${enterpriseId} and consent_id = ${consentId} and (batch_id is null
      or exists (select from bank.activity_batches b where b.enterprise_id = e.enterprise_id and b.batch_id = e.batch_id
        and b.sends = 0))`.execute(tx);
  const count = Number(dropped.numAffectedRows ?? 0n);
  await sql`update bank.activity_consents set withdrawn_by = ${personId}, withdrawn_at = ${now}, dropped = ${count}
    where enterprise_id = ${enterpriseId} and consent_id = ${consentId}`.execute(tx);
  await sql`update bank.activity_batches set send_at = null
    where enterprise_id = ${enterpriseId} and consent_id = ${consentId}`.execute(tx);
  return count;
}

/** Until when somebody is sending a batch of this consent; null when nobody is. */
export async function selectHeldUntil(
  tx: Tx,
  { enterpriseId, consentId }: Pick<ActivityConsent, 'enterpriseId' | 'consentId'>,
  now: Date,
): Promise<Date | null> {
  const { rows } = await sql<{
    heldUntil: Date | null;
  }>`select max(held_until) as "heldUntil" from bank.activity_batches
    where enterprise_id = ${enterpriseId} and consent_id = ${consentId} and held_until > ${now}`.execute(tx);
  return rows[0]?.heldUntil ?? null;
}

/** The consents of a place that are in force. What ended is not read: a place may have given and withdrawn ever so often. */
export async function selectInForce(tx: Tx, place: SharingPlace): Promise<SharedConsent[]> {
  const { enterpriseId, connectionId, customerId } = place;
  const { rows } = await sql<SharedConsent>`select ${columns},
      (select count(*)::int from bank.activity_events e
        where e.enterprise_id = c.enterprise_id and e.consent_id = c.consent_id and e.batch_id is null) as waiting,
      (select count(*)::int from bank.activity_events e
        where e.enterprise_id = c.enterprise_id and e.consent_id = c.consent_id and e.batch_id is not null) as sent
    from bank.activity_consents c
    where enterprise_id = ${enterpriseId} and connection_id = ${connectionId} and customer_id = ${customerId}
      and withdrawn_at is null
    order by category limit ${activityCategories.length}`.execute(tx);
  return rows;
}
export type SharedConsent = ActivityConsent & {
  readonly waiting: number;
  readonly sent: number;
};

/** Whose pseudonyms these are, as long as the consent stands. */
export async function selectByPseudonyms(
  tx: Tx,
  connectionId: string,
  pseudonyms: readonly string[],
): Promise<ActivityConsent[]> {
  const { rows } = await sql<ActivityConsent>`select ${columns} from bank.activity_consents
    where connection_id = ${connectionId} and pseudonym = any(${[...pseudonyms]}) and withdrawn_at is null
    order by enterprise_id, category, customer_id`.execute(tx);
  return rows;
}
