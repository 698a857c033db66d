import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { invalid } from '../../../platform/errors.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import { topicsFor, type Topic } from '../announcements/topics.ts';
import { signalTold } from '../notifications-signals.ts';
import type { NamesOf } from '../ports.ts';
import type { NotificationView } from './inbox-schemas.ts';
import { selectInbox, selectUnread, updateRead, type InboxFilter, type NotificationRow } from './inbox-store.ts';

export interface InboxDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly bus: EventBus;
  readonly namesOf: NamesOf;
}

/** What the reader asks for. */
export interface InboxQuestion extends Omit<InboxFilter, 'topics'> {
  readonly topic: Topic | null;
}

/** What a person has been told in the app; each look shows only what may be seen at that moment, under the mandate of that moment. */
export class InboxService {
  readonly #deps: InboxDeps;

  constructor(deps: InboxDeps) {
    this.#deps = deps;
  }

  list(context: ActingContext, question: InboxQuestion): Promise<{ items: NotificationView[]; next: string | null }> {
    const { topic, limit } = question;
    const topics = topicsFor(context.actions).filter((one) => topic === null || one === topic);
    return this.#deps.db.as(context, async (tx) => {
      const rows = await selectInbox(tx, context.personId, { ...question, topics, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const next = rows.length > limit ? (shown.at(-1)?.notificationId ?? null) : null;
      return { items: await this.#present(tx, shown), next };
    });
  }

  async countUnread(context: ActingContext): Promise<{ unread: number }> {
    const { personId, actions } = context;
    const count = (tx: Tx): Promise<number> => selectUnread(tx, personId, topicsFor(actions));
    return { unread: await this.#deps.db.as(context, count, { readOnly: true }) };
  }

  /** @throws Problem 400 when neither ids nor an instant says what was read. */
  async markRead(
    context: ActingContext,
    which: { ids?: readonly string[]; upTo?: string },
  ): Promise<{ unread: number }> {
    const { ids = null, upTo } = which;
    if (ids === null && upTo === undefined) throw invalid('body', 'name ids, or an instant in upTo');
    const { enterpriseId, personId } = context;
    const last = upTo === undefined ? null : new Date(upTo);
    // RFC 3339 knows leap seconds, which JavaScript does not.
    if (last !== null && Number.isNaN(last.getTime())) throw invalid('body.upTo', 'is no instant that can be compared');
    const topics = topicsFor(context.actions);
    const bounds = { ids, upTo: last, topics, now: this.#deps.clock.now() };
    const unread = await this.#deps.db.as(context, async (tx) => {
      await updateRead(tx, personId, bounds);
      return selectUnread(tx, personId, topics);
    });
    signalTold(this.#deps.bus, enterpriseId, [personId]);
    return { unread };
  }

  async #present(tx: Tx, rows: readonly NotificationRow[]): Promise<NotificationView[]> {
    const ids = rows.flatMap((row) => row.subjectEnterpriseId ?? []);
    const names = ids.length === 0 ? new Map<string, never>() : await this.#deps.namesOf.names(tx, [...new Set(ids)]);
    return rows.map((row) => ({
      id: row.notificationId,
      topic: row.topic,
      kind: row.kind,
      severity: row.severity,
      subject: names.get(row.subjectEnterpriseId ?? '') ?? null,
      params: row.params,
      why: row.why,
      link: row.link,
      createdAt: row.createdAt.toISOString(),
      readAt: row.readAt?.toISOString() ?? null,
    }));
  }
}
