import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { ActivityEvent, ActivityCategory, ActivityKind, ActivitySubject } from './activity.ts';

/** A batch that is about to be sent, and held until then by whoever sends it. */
export interface Batch {
  readonly enterpriseId: string;
  readonly batchId: string;
  readonly consentId: string;
  readonly connectionId: string;
  readonly sequence: number;
  readonly sends: number;
  readonly pseudonym: string;
  /** Null where the bank is told a pseudonym alone. */
  readonly customerId: string | null;
}

/** Consents in force whose events wait since before the instant or are many, and that have no batch under way. */
export async function selectWaiting(
  tx: Tx,
  { before, enough, most }: { before: Date; enough: number; most: number },
): Promise<{ enterpriseId: string; consentId: string }[]> {
  const { rows } = await sql<{ enterpriseId: string; consentId: string }>`
    select e.enterprise_id as "enterpriseId", e.consent_id as "consentId" from bank.activity_events e
    where e.batch_id is null and not exists (select from bank.activity_batches b
      where b.enterprise_id = e.enterprise_id and b.consent_id = e.consent_id and b.send_at is not null)
    group by e.enterprise_id, e.consent_id
    having min(e.occurred_at) <= ${before} or count(*) >= ${enough} limit ${most}`.execute(tx);
  return rows;
}

/** Makes a batch of what waits under a consent, while that stands. @returns whether there was anything. */
export async function makeBatch(
  tx: Tx,
  { enterpriseId, consentId }: { enterpriseId: string; consentId: string },
  { now, most }: { now: Date; most: number },
): Promise<boolean> {
  const { rows } = await sql<{ sequence: number; connectionId: string }>`update bank.activity_consents
    set batches = batches + 1 where enterprise_id = ${enterpriseId} and consent_id = ${consentId} and withdrawn_at is null
      and exists (select from bank.activity_events e where e.enterprise_id = ${enterpriseId} and e.consent_id = ${consentId}
        and e.batch_id is null)
      and not exists (select from bank.activity_batches b where b.enterprise_id = ${enterpriseId}
        and b.consent_id = ${consentId} and b.send_at is not null)
    returning batches as sequence, connection_id as "connectionId"`.execute(tx);
  const [made] = rows;
  if (made === undefined) return false;
  const batchId = newId();
  await sql`insert into bank.activity_batches (enterprise_id, batch_id, consent_id, connection_id, sequence, made_at, send_at)
    values (${enterpriseId}, ${batchId}, ${consentId}, ${made.connectionId}, ${made.sequence}, ${now}, ${now})`.execute(
    tx,
  );
  await sql`update bank.activity_events set batch_id = ${batchId} where enterprise_id = ${enterpriseId} and event_id in (
    select event_id from bank.activity_events where enterprise_id = ${enterpriseId} and consent_id = ${consentId}
      and batch_id is null order by event_id limit ${most})`.execute(tx);
  return true;
}

/**
 * Takes batches whose turn it is, each held until `heldUntil` and put off behind it. Its consent is held for share meanwhile, so that
 * nothing is taken of one that was withdrawn, and a withdrawal sees what was taken before it.
 */
export async function takeDue(
  tx: Tx,
  { now, heldUntil, most }: { now: Date; heldUntil: Date; most: number },
): Promise<Batch[]> {
  const { rows } = await sql<Batch>`
    with due as (
      select b.enterprise_id, b.batch_id, c.pseudonym, case when c.named then c.customer_id end as customer_id
      from bank.activity_batches b join bank.activity_consents c using (enterprise_id, consent_id)
      where b.send_at <= ${now} and c.withdrawn_at is null
      order by b.send_at limit ${most} for update of b skip locked for share of c skip locked)
    update bank.activity_batches b set held_until = ${heldUntil}, sends = sends + 1,
      send_at = ${heldUntil}::timestamptz + least(300, power(2, least(sends, 8))) * interval '1 second'
    from due where b.enterprise_id = due.enterprise_id and b.batch_id = due.batch_id
    returning b.enterprise_id as "enterpriseId", b.batch_id as "batchId", b.consent_id as "consentId",
      b.connection_id as "connectionId", b.sequence, b.sends, due.pseudonym, due.customer_id as "customerId"`.execute(
    tx,
  );
  return rows;
}

/** What a batch holds, in the order in which it was done. */
export async function selectBatchEvents(
  tx: Tx,
  { enterpriseId, batchId }: Pick<Batch, 'enterpriseId' | 'batchId'>,
): Promise<ActivityEvent[]> {
  const { rows } = await sql<EventRow>`select event_id as "eventId", consent_id as "consentId", category, kind,
      subject_kind as "subjectKind", subject_id as "subjectId", subject_type as "subjectType", occurred_at as "occurredAt"
    from bank.activity_events where enterprise_id = ${enterpriseId} and batch_id = ${batchId} order by event_id`.execute(
    tx,
  );
  return rows.map(({ subjectKind, subjectId, subjectType, ...row }) => ({
    ...row,
    subject: { kind: subjectKind, id: subjectId, type: subjectType },
  }));
}
interface EventRow {
  readonly eventId: string;
  readonly consentId: string;
  readonly category: ActivityCategory;
  readonly kind: ActivityKind;
  readonly subjectKind: ActivitySubject['kind'];
  readonly subjectId: string | null;
  readonly subjectType: string | null;
  readonly occurredAt: Date;
}

/** What became of sending a batch: `receipt` and `refused` are final, `again` leaves it to its next turn. */
export type Sent =
  | { readonly outcome: 'receipt'; readonly receipt: string; readonly at: Date }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'again' };

/** Lets a batch go. One whose consent was withdrawn meanwhile is never sent again. */
export async function releaseBatch(
  tx: Tx,
  { enterpriseId, batchId }: Pick<Batch, 'enterpriseId' | 'batchId'>,
  sent: Sent,
): Promise<void> {
  const receipt = sent.outcome === 'receipt' ? sent.receipt : null;
  const receivedAt = sent.outcome === 'receipt' ? sent.at : null;
  const refused = sent.outcome === 'refused' ? sent.reason : null;
  await sql`update bank.activity_batches set held_until = null, receipt = coalesce(receipt, ${receipt}),
      received_at = coalesce(received_at, ${receivedAt}), refused = ${refused},
      send_at = case when ${sent.outcome === 'again'} then send_at end
    where enterprise_id = ${enterpriseId} and batch_id = ${batchId}`.execute(tx);
}
