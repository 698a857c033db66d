import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface Acceptance {
  readonly enterpriseId: string;
  readonly acceptanceId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly offerId: string;
  readonly version: number;
  readonly acceptedBy: string;
  readonly acceptedAt: Date;
  readonly submissionId: string | null;
}

/** Writes an acceptance down. @returns false where the enterprise has accepted this offer before. */
export async function insertAcceptance(tx: Tx, accepted: Acceptance): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into bank.offer_acceptances (enterprise_id, acceptance_id, connection_id,
      customer_id, offer_id, version, accepted_by, accepted_at, submission_id, send_at)
    values (${accepted.enterpriseId}, ${accepted.acceptanceId}, ${accepted.connectionId}, ${accepted.customerId},
      ${accepted.offerId}, ${accepted.version}, ${accepted.acceptedBy}, ${accepted.acceptedAt}, ${accepted.submissionId},
      ${accepted.acceptedAt})
    on conflict (enterprise_id, connection_id, offer_id) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Acceptances that a bank is to be told of now, put off in case its answer does not come. */
export async function takeDueAcceptances(
  tx: Tx,
  { now, again, most }: { now: Date; again: Date; most: number },
): Promise<Acceptance[]> {
  const { rows } = await sql<Acceptance>`
    with due as (select enterprise_id, acceptance_id from bank.offer_acceptances where send_at <= ${now}
      order by send_at limit ${most} for update skip locked)
    update bank.offer_acceptances a set sends = sends + 1,
      send_at = ${again}::timestamptz + least(300, power(2, least(sends, 8))) * interval '1 second'
    from due where a.enterprise_id = due.enterprise_id and a.acceptance_id = due.acceptance_id
    returning a.enterprise_id as "enterpriseId", a.acceptance_id as "acceptanceId", a.connection_id as "connectionId",
      a.customer_id as "customerId", a.offer_id as "offerId", a.version, a.accepted_by as "acceptedBy",
      a.accepted_at as "acceptedAt", a.submission_id as "submissionId"`.execute(tx);
  return rows;
}

/** The bank has it, or will not have it: it is not sent again. */
export async function settleAcceptance(
  tx: Tx,
  { enterpriseId, acceptanceId }: Pick<Acceptance, 'enterpriseId' | 'acceptanceId'>,
  { toldAt, refused }: { toldAt: Date | null; refused: string | null },
): Promise<void> {
  await sql`update bank.offer_acceptances set send_at = null, told_at = ${toldAt}, refused = ${refused}
    where enterprise_id = ${enterpriseId} and acceptance_id = ${acceptanceId}`.execute(tx);
}
