import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Some thousands at once, so that nobody waits behind it. @returns how many rows. */
export async function deleteOld(tx: Tx, before: Date): Promise<number> {
  const deliveries = await sql`delete from notifications.deliveries where (enterprise_id, delivery_id) in (
    select enterprise_id, delivery_id from notifications.deliveries where created_at < ${before} order by created_at limit 5000)`.execute(
    tx,
  );
  const notifications = await sql`delete from notifications.notifications where (enterprise_id, notification_id) in (
    select enterprise_id, notification_id from notifications.notifications where created_at < ${before} order by created_at limit 5000)`.execute(
    tx,
  );
  return Number((deliveries.numAffectedRows ?? 0n) + (notifications.numAffectedRows ?? 0n));
}
