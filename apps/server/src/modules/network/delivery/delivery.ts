import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { limits } from '../../../platform/limits.ts';
import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { AccessModule, MemberWith } from '../../access/index.ts';
import { actionOfTopic, type Announcement, type NotificationsModule } from '../../notifications/index.ts';
import { selectMayBeTold, selectNeighboursOf } from './delivery-store.ts';
import { heardTopics, tellingsOf } from './rules.ts';
import type { Telling } from './telling.ts';

export interface DeliveryDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly jobs: Pick<Jobs, 'define' | 'send' | 'wake'>;
  readonly access: Pick<AccessModule, 'membersWith' | 'operatorsWith'>;
  readonly notifications: Pick<NotificationsModule, 'announce' | 'told'>;
}

/** One page of those who are told: those behind `after`. */
export interface DeliveryPage {
  readonly telling: Telling;
  readonly after: string | null;
  /** A large audience whose turn has come. */
  readonly large?: boolean;
}

const pageJob = 'network.deliver_page';

/** Tells those whom an event concerns, once, however often its job runs. */
export function defineDelivery(deps: DeliveryDeps): void {
  deps.jobs.define<StoredEvent>({
    name: 'network.deliver_event',
    on: heardTopics,
    batch: 20,
    run: ({ payload }) => deliver(deps, payload),
  });
  deps.jobs.define<DeliveryPage>({
    name: pageJob,
    batch: 5,
    run: ({ payload }) => deliverPage(deps, payload),
  });
}

export async function deliver(deps: DeliveryDeps, event: StoredEvent): Promise<void> {
  for (const telling of tellingsOf(event, deps.clock.now())) await deliverPage(deps, { telling, after: null });
}

/**
 * Writes what one page of readers is told, in one transaction with the job of the next page, and then signals to those who have it. A
 * page that comes again writes nothing and signals again: the first time may have ended between the two.
 */
export async function deliverPage(deps: DeliveryDeps, page: DeliveryPage): Promise<void> {
  const { announcements, next } = await deps.db.asSystem('network.deliver', async (tx) => {
    const found = await readersOf(deps, tx, page);
    for (let from = 0; from < found.announcements.length; from += limits.deliveryBatchRows)
      await deps.notifications.announce(tx, found.announcements.slice(from, from + limits.deliveryBatchRows));
    if (found.next === 'later') await deps.jobs.send(tx, pageJob, { ...page, large: true }, { startAfterSeconds: 1 });
    else if (found.next !== null) await deps.jobs.send(tx, pageJob, { ...page, after: found.next.after });
    return found;
  });
  if (next !== null && next !== 'later') deps.jobs.wake([pageJob]);
  const told = Map.groupBy(announcements, ({ enterpriseId }) => enterpriseId);
  for (const [enterpriseId, readers] of told) {
    deps.notifications.told(
      enterpriseId,
      readers.map(({ personId }) => personId),
    );
  }
}

interface Found {
  readonly announcements: readonly Announcement[];
  /** Behind whom the next page begins; null when this was the last; `later`: this one has to wait for a moment. */
  readonly next: { readonly after: string } | 'later' | null;
}

async function readersOf(deps: DeliveryDeps, tx: Tx, page: DeliveryPage): Promise<Found> {
  const { telling } = page;
  const { who } = telling;
  if (who.kind === 'neighbours') return neighbours(deps, tx, page, who);
  const members =
    who.kind === 'operators'
      ? (await deps.access.operatorsWith(tx, who.action)).filter((one) => one.enterpriseId !== who.exceptOf)
      : (await deps.access.membersWith(tx, [who.enterpriseId], who.action, who.customers ?? null)).filter(
          (one) => !who.except.includes(one.personId) && who.only?.includes(one.personId) !== false,
        );
  const may = who.kind === 'operators' ? members : await those(tx, telling, members);
  const under = underOf(telling);
  return { announcements: may.map((one) => announcement(telling, one, { under, reason: telling.why })), next: null };
}

/** Those of the members whose enterprise may be told of the subject now. */
async function those(tx: Tx, { subject }: Telling, members: readonly MemberWith[]): Promise<readonly MemberWith[]> {
  if (subject === null || members.length === 0) return members;
  const { enterpriseId: authorId, category, sourceId } = subject;
  const may = await selectMayBeTold(
    tx,
    members.map((one) => ({ readerId: one.enterpriseId, authorId, category, sourceId })),
  );
  return members.filter((_, place) => may.has(place));
}

/** Open pages hear of a change before a large audience is told of it one by one: both would want the same processors at once. */
async function neighbours(
  deps: DeliveryDeps,
  tx: Tx,
  { telling, after, large }: DeliveryPage,
  who: Extract<Telling['who'], { kind: 'neighbours' }>,
): Promise<Found> {
  const limit = limits.deliveryPageEnterprises;
  const page = await selectNeighboursOf(tx, { authorId: who.authorId, after, limit });
  if (page.length === limit && large !== true) return { announcements: [], next: 'later' };
  const reasons = new Map(page.map((one) => [one.readerId, one.reason]));
  const members = await deps.access.membersWith(tx, await shownTo(tx, telling, [...reasons.keys()]), who.action);
  const last = page.at(-1);
  const under = underOf(telling);
  return {
    announcements: members.map((one) =>
      announcement(telling, one, { under, reason: reasons.get(one.enterpriseId) ?? telling.why }),
    ),
    next: last === undefined || page.length < limit ? null : { after: last.readerId },
  };
}

/** Those of the enterprises that may be told of the subject now. */
async function shownTo(tx: Tx, { subject }: Telling, readerIds: readonly string[]): Promise<string[]> {
  if (subject === null || readerIds.length === 0) return [];
  const { enterpriseId: authorId, category, sourceId } = subject;
  const may = await selectMayBeTold(
    tx,
    readerIds.map((readerId) => ({ readerId, authorId, category, sourceId })),
  );
  return readerIds.filter((_, place) => may.has(place));
}

/** What the mandates of the readers are asked for here, to be asked again; null when the topic asks for nothing else. */
function underOf({ who, topic }: Telling): Announcement['under'] {
  const customers = who.kind === 'members' ? (who.customers ?? null) : null;
  return customers === null && who.action === actionOfTopic[topic] ? null : { action: who.action, customers };
}

function announcement(
  { topic, kind, severity, subject, params, link, dedupeKey }: Telling,
  { enterpriseId, personId, roleId }: MemberWith,
  { under, reason }: Pick<Announcement, 'under'> & Pick<Announcement['why'], 'reason'>,
): Announcement {
  const why = { reason, role: roleId };
  return { enterpriseId, personId, topic, kind, severity, subject, under, params, why, link, dedupeKey };
}
