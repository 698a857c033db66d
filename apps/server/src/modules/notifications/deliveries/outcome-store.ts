import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Claimed } from './claim-store.ts';
import type { DeliveryReason } from './deliveries-schemas.ts';

type Key = Pick<Claimed, 'enterpriseId' | 'deliveryId' | 'attempts'>;

/** Why each of these notifications was left out of a digest. */
export type LeftOut = readonly { readonly deliveryId: string; readonly reason: DeliveryReason }[];

/** It has been taken by the mail server, whoever else may be at it by now. */
export async function updateSent(tx: Tx, { enterpriseId, deliveryId }: Key, now: Date): Promise<void> {
  await sql`update notifications.deliveries
    set state = 'sent', ended_at = ${now}, leased_until = null, sealed = null, error = null, error_at = null
    where enterprise_id = ${enterpriseId} and delivery_id = ${deliveryId} and state in ('sending', 'waiting')`.execute(
    tx,
  );
}

/** It will not be sent. Holds only for the attempt that found out: another one may know better. */
export async function updateEnded(
  tx: Tx,
  { enterpriseId, deliveryId, attempts }: Key,
  end: { state: 'suppressed' | 'failed'; reason: DeliveryReason; error: string | null; now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update notifications.deliveries
    set state = ${end.state}, reason = ${end.reason}, ended_at = ${end.now}, leased_until = null, sealed = null,
      error = ${end.error}, error_at = ${end.error === null ? null : end.now}
    where enterprise_id = ${enterpriseId} and delivery_id = ${deliveryId} and state = 'sending' and attempts = ${attempts}`.execute(
    tx,
  );
  return (numAffectedRows ?? 0n) > 0n;
}

/** It waits for another time. Without an error the attempt does not count: nothing was tried. */
export async function updateWaiting(
  tx: Tx,
  { enterpriseId, deliveryId, attempts }: Key,
  wait: { dueAt: Date; error: string | null; now: Date },
): Promise<void> {
  await sql`update notifications.deliveries
    set state = 'waiting', due_at = ${wait.dueAt}, leased_until = null,
      attempts = attempts - ${wait.error === null ? 1 : 0}, error = coalesce(${wait.error}, error),
      error_at = ${wait.error === null ? sql`error_at` : wait.now}
    where enterprise_id = ${enterpriseId} and delivery_id = ${deliveryId} and state = 'sending' and attempts = ${attempts}`.execute(
    tx,
  );
}

/** The notifications of a digest share its end; those that were left out have their own reason. */
export async function updateGathered(
  tx: Tx,
  { enterpriseId, deliveryId }: Pick<Key, 'enterpriseId' | 'deliveryId'>,
  end: { state: 'sent' | 'suppressed' | 'failed'; reason: DeliveryReason | null; leftOut: LeftOut; now: Date },
): Promise<void> {
  await sql`update notifications.deliveries d
    set state = case when l."deliveryId" is null then ${end.state} else 'suppressed' end,
      reason = coalesce(l.reason, ${end.reason}), ended_at = ${end.now}
    from notifications.deliveries g
    left join jsonb_to_recordset(${JSON.stringify(end.leftOut)}::jsonb) as l("deliveryId" uuid, reason text)
      on l."deliveryId" = g.delivery_id
    where g.enterprise_id = ${enterpriseId} and g.digest_id = ${deliveryId} and g.state = 'gathered'
      and d.enterprise_id = g.enterprise_id and d.delivery_id = g.delivery_id`.execute(tx);
}

/** Nothing more is sent to this address until the person confirms one again. */
export async function updateAddressRefused(
  tx: Tx,
  { enterpriseId, personId }: Pick<Claimed, 'enterpriseId' | 'personId'>,
  address: string,
  now: Date,
): Promise<void> {
  await sql`update notifications.settings set email_refused_at = ${now}
    where enterprise_id = ${enterpriseId} and person_id = ${personId} and email = ${address}`.execute(tx);
}
