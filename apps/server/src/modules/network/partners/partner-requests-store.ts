import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { AskedLately } from './partner-requests.ts';

/** What `a`, which acts, has asked for lately. Two requests at once of one enterprise count after each other, so that the bounds hold. */
export async function selectAskedLately(
  tx: Tx,
  { a, b, from }: { a: string; b: string; from: { day: Date; rest: Date } },
): Promise<Omit<AskedLately, 'open'>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${a}, 63))`.execute(tx);
  const { rows } = await sql<Omit<AskedLately, 'open'>>`/*network.select_asked_lately*/
    select (select count(*)::integer from network.partner_requests where enterprise_id = ${a} and asked_at > ${from.day}) as today,
      (select count(*)::integer from network.partner_requests
        where enterprise_id = ${a} and asked_id = ${b} and asked_at > ${from.rest}) as "ofThis",
      (select max(declined_at) from network.partner_requests
        where enterprise_id = ${a} and asked_id = ${b} and declined_at > ${from.rest}) as "declinedAt"`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('one question, one answer');
  return row;
}

export async function insertRequest(tx: Tx, { a, b, at }: { a: string; b: string; at: Date }): Promise<void> {
  await sql`insert into network.partner_requests (enterprise_id, request_id, asked_id, asked_at)
    values (${a}, ${newId()}, ${b}, ${at})`.execute(tx);
}

/** Notes that `b`, which acts, declined the last request of `a`; `at` null: forgets that it did, because it asks itself. */
export async function updateDeclined(tx: Tx, { a, b, at }: { a: string; b: string; at: Date | null }): Promise<void> {
  await sql`update network.partner_requests set declined_at = ${at}
    where enterprise_id = ${a} and asked_id = ${b} and (${at === null} and declined_at is not null
      or ${at !== null} and request_id = (select r.request_id from network.partner_requests r
        where r.enterprise_id = ${a} and r.asked_id = ${b} order by r.asked_at desc, r.request_id desc limit 1))`.execute(
    tx,
  );
}

/** Forgets requests that no bound counts any more. @returns how many. */
export async function deleteOldRequests(tx: Tx, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from network.partner_requests where (enterprise_id, request_id) in (
    select enterprise_id, request_id from network.partner_requests
    where asked_at < ${before} and (declined_at is null or declined_at < ${before}) order by asked_at limit 10000)`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
