import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** A bank that is to forget what was shared under a consent. */
export interface Erasure {
  readonly enterpriseId: string;
  readonly erasureId: string;
  readonly consentId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly pseudonym: string;
}

/** Writes down that the bank is to be asked, not before `askAt`. @returns whether there is anything that it could have. */
export async function insertErasure(
  tx: Tx,
  erasure: Omit<Erasure, 'pseudonym'>,
  { now, askAt }: { now: Date; askAt: Date },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into bank.activity_erasures (enterprise_id, erasure_id, consent_id, connection_id, customer_id, asked_at, ask_at)
    select ${erasure.enterpriseId}, ${erasure.erasureId}, ${erasure.consentId}, ${erasure.connectionId}, ${erasure.customerId},
      ${now}, ${askAt}
    where exists (select from bank.activity_batches
      where enterprise_id = ${erasure.enterpriseId} and consent_id = ${erasure.consentId} and sends > 0)
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Takes erasures whose turn it is, each put off so that nobody else asks meanwhile. */
export async function takeDueErasures(
  tx: Tx,
  { now, again, most }: { now: Date; again: Date; most: number },
): Promise<Erasure[]> {
  const { rows } = await sql<Erasure>`with due as (
      select enterprise_id, erasure_id, consent_id from bank.activity_erasures where ask_at <= ${now}
      order by ask_at limit ${most} for update skip locked)
    update bank.activity_erasures e set asks = asks + 1,
      ask_at = ${again}::timestamptz + least(600, power(2, least(asks, 9))) * interval '1 second'
    from due join bank.activity_consents c using (enterprise_id, consent_id)
    where e.enterprise_id = due.enterprise_id and e.erasure_id = due.erasure_id
    returning e.enterprise_id as "enterpriseId", e.erasure_id as "erasureId", e.consent_id as "consentId",
      e.connection_id as "connectionId", e.customer_id as "customerId", c.pseudonym`.execute(tx);
  return rows;
}

/** Keeps the bank's receipt: it is not asked again. @returns whether it is the first one. */
export async function keepReceipt(
  tx: Tx,
  { enterpriseId, erasureId }: Pick<Erasure, 'enterpriseId' | 'erasureId'>,
  { receipt, erasedEvents, erasedAt }: { receipt: string; erasedEvents: number; erasedAt: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update bank.activity_erasures
    set receipt = ${receipt}, erased_events = ${erasedEvents}, erased_at = ${erasedAt}, ask_at = null
    where enterprise_id = ${enterpriseId} and erasure_id = ${erasureId} and receipt is null`.execute(tx);
  return numAffectedRows === 1n;
}
