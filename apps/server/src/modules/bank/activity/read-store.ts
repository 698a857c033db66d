import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import {
  eventState,
  type ActivityCategory,
  type ActivityKind,
  type ActivitySubject,
  type EventState,
} from './activity.ts';
import type { SharingPlace } from './activity-store.ts';

/** An event as its own enterprise sees it. */
export interface SeenEvent {
  readonly eventId: string;
  readonly category: ActivityCategory;
  readonly kind: ActivityKind;
  readonly subject: ActivitySubject;
  readonly personId: string;
  readonly occurredAt: Date;
  readonly pseudonym: string;
  readonly named: boolean;
  readonly state: EventState;
  readonly receivedAt: Date | null;
}
interface Row {
  readonly eventId: string;
  readonly category: ActivityCategory;
  readonly kind: ActivityKind;
  readonly subjectKind: ActivitySubject['kind'];
  readonly subjectId: string | null;
  readonly subjectType: string | null;
  readonly personId: string;
  readonly occurredAt: Date;
  readonly pseudonym: string;
  readonly named: boolean;
  readonly batched: boolean;
  readonly receivedAt: Date | null;
  readonly refused: boolean;
  readonly erasureAsked: boolean;
  readonly erasedAt: Date | null;
}

/** Events of a place, newest first, from before an event on. */
export async function selectEvents(
  tx: Tx,
  { enterpriseId, connectionId, customerId }: SharingPlace,
  page: { category: ActivityCategory | null; before: string | null; limit: number },
): Promise<SeenEvent[]> {
  const { rows } = await sql<Row>`select e.event_id as "eventId", e.category, e.kind, e.subject_kind as "subjectKind",
      e.subject_id as "subjectId", e.subject_type as "subjectType", e.person_id as "personId", e.occurred_at as "occurredAt",
      c.pseudonym, c.named, e.batch_id is not null as batched, b.received_at as "receivedAt", b.refused is not null as refused,
      x.erasure_id is not null as "erasureAsked", x.erased_at as "erasedAt"
    from bank.activity_events e join bank.activity_consents c using (enterprise_id, consent_id)
    left join bank.activity_batches b on b.enterprise_id = e.enterprise_id and b.batch_id = e.batch_id
    left join bank.activity_erasures x on x.enterprise_id = e.enterprise_id and x.consent_id = e.consent_id
    where e.enterprise_id = ${enterpriseId} and c.connection_id = ${connectionId} and c.customer_id = ${customerId}
      and (${page.category}::text is null or e.category = ${page.category})
      and (${page.before}::uuid is null or e.event_id < ${page.before}::uuid)
    order by e.event_id desc limit ${page.limit}`.execute(tx);
  return rows.map(({ subjectKind, subjectId, subjectType, batched, refused, erasureAsked, erasedAt, ...row }) => ({
    ...row,
    subject: { kind: subjectKind, id: subjectId, type: subjectType },
    state: eventState({
      batched,
      received: row.receivedAt !== null,
      refused,
      erasure: erasedAt !== null ? 'done' : erasureAsked ? 'asked' : 'none',
    }),
  }));
}

/** An erasure as its own enterprise sees it. */
export interface SeenErasure {
  readonly erasureId: string;
  readonly category: ActivityCategory;
  readonly pseudonym: string;
  readonly askedAt: Date;
  readonly erasedAt: Date | null;
  readonly erasedEvents: number | null;
  readonly receipt: string | null;
}

/** Erasures of a place, newest first. */
export async function selectErasures(
  tx: Tx,
  { enterpriseId, connectionId, customerId }: SharingPlace,
  page: { before: string | null; limit: number },
): Promise<SeenErasure[]> {
  const { rows } = await sql<SeenErasure>`select x.erasure_id as "erasureId", c.category, c.pseudonym,
      x.asked_at as "askedAt", x.erased_at as "erasedAt", x.erased_events as "erasedEvents", x.receipt
    from bank.activity_erasures x join bank.activity_consents c using (enterprise_id, consent_id)
    where x.enterprise_id = ${enterpriseId} and x.connection_id = ${connectionId} and x.customer_id = ${customerId}
      and (${page.before}::uuid is null or x.erasure_id < ${page.before}::uuid)
    order by x.erasure_id desc limit ${page.limit}`.execute(tx);
  return rows;
}
