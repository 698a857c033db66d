import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** An e-mail that this process sends now. */
export interface Claimed {
  readonly enterpriseId: string;
  readonly deliveryId: string;
  readonly personId: string;
  readonly mode: 'at_once' | 'digest' | 'confirmation';
  readonly notificationId: string | null;
  readonly attempts: number;
  readonly messageId: string;
  readonly sealed: Buffer | null;
  readonly createdAt: Date;
}

export interface Claim {
  readonly now: Date;
  readonly leasedUntil: Date;
  /** Right side of a Message-ID that is given for the first time. */
  readonly domain: string;
  readonly most: number;
}

/**
 * Takes e-mails out of the hands of processes that ended while they held them, then what is due, the oldest first; what another
 * process takes at this moment is passed over. Each has its Message-ID from here on.
 */
export async function claimDue(tx: Tx, claim: Claim): Promise<Claimed[]> {
  const left = await take(tx, claim, sql`state = 'sending' and leased_until < ${claim.now} order by leased_until`);
  if (left.length >= claim.most) return left;
  const due = sql`state = 'waiting' and mode <> 'daily' and due_at <= ${claim.now} order by due_at`;
  return [...left, ...(await take(tx, { ...claim, most: claim.most - left.length }, due))];
}

async function take(tx: Tx, claim: Claim, which: ReturnType<typeof sql>): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`update notifications.deliveries d
    set state = 'sending', attempts = d.attempts + 1, leased_until = ${claim.leasedUntil},
      message_id = coalesce(d.message_id, d.delivery_id || '@' || ${claim.domain})
    from (select enterprise_id, delivery_id from notifications.deliveries where ${which}
      limit ${claim.most} for update skip locked) c
    where d.enterprise_id = c.enterprise_id and d.delivery_id = c.delivery_id
    returning d.enterprise_id as "enterpriseId", d.delivery_id as "deliveryId", d.person_id as "personId", d.mode,
      d.notification_id as "notificationId", d.attempts, d.message_id as "messageId", d.sealed, d.created_at as "createdAt"`.execute(
    tx,
  );
  return rows;
}

/** A daily notification whose time has come. */
export interface DueDaily {
  readonly enterpriseId: string;
  readonly personId: string;
  readonly deliveryId: string;
}

/** One process gathers at a time, so that a day's notifications of a reader are not split between two digests. */
export async function tryGatherLock(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(4000071) as taken`.execute(tx);
  return rows[0]?.taken === true;
}

/** All that is due for some readers: those of the longest overdue notifications. */
export async function selectDueDaily(tx: Tx, now: Date, mostReaders: number): Promise<DueDaily[]> {
  const { rows } = await sql<DueDaily>`with overdue as (
      select enterprise_id, person_id from notifications.deliveries
      where state = 'waiting' and mode = 'daily' and due_at <= ${now} order by due_at limit 5000
    ), readers as (select distinct enterprise_id, person_id from overdue limit ${mostReaders})
    select d.enterprise_id as "enterpriseId", d.person_id as "personId", d.delivery_id as "deliveryId"
    from readers r join notifications.deliveries d on d.enterprise_id = r.enterprise_id and d.person_id = r.person_id
    where d.state = 'waiting' and d.mode = 'daily' and d.due_at <= ${now}
    order by d.enterprise_id, d.delivery_id for update of d`.execute(tx);
  return rows;
}

export interface NewDigest {
  readonly enterpriseId: string;
  readonly personId: string;
  readonly digestId: string;
  readonly deliveryIds: readonly string[];
}

/** Makes the e-mail of each reader and puts the notifications into it. */
export async function insertDigests(tx: Tx, digests: readonly NewDigest[], now: Date): Promise<void> {
  if (digests.length === 0) return;
  await sql`with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(digests)}::jsonb)
        as g("enterpriseId" uuid, "personId" uuid, "digestId" uuid, "deliveryIds" uuid[])
    ), made as (
      insert into notifications.deliveries (enterprise_id, delivery_id, person_id, channel, mode, state, due_at, created_at)
      select "enterpriseId", "digestId", "personId", 'email', 'digest', 'waiting', ${now}, ${now} from given
    )
    update notifications.deliveries d set state = 'gathered', digest_id = g."digestId"
    from given g where d.enterprise_id = g."enterpriseId" and d.delivery_id = any (g."deliveryIds")`.execute(tx);
}

/** The notifications of a digest, with the delivery of each, the newest first. */
export async function selectGathered(
  tx: Tx,
  { enterpriseId, deliveryId }: Pick<Claimed, 'enterpriseId' | 'deliveryId'>,
): Promise<{ deliveryId: string; notificationId: string }[]> {
  const { rows } = await sql<{ deliveryId: string; notificationId: string }>`
    select delivery_id as "deliveryId", notification_id as "notificationId" from notifications.deliveries
    where enterprise_id = ${enterpriseId} and digest_id = ${deliveryId} and state = 'gathered'
    order by notification_id desc`.execute(tx);
  return rows;
}
