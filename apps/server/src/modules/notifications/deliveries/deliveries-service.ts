import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { notificationLimits } from '../notifications-limits.ts';
import type { DeliveryReport, DeliveryView } from './deliveries-schemas.ts';
import { selectDeliveries, selectReport, type DeliveryListRow } from './deliveries-store.ts';

export interface DeliveriesDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** Where e-mails go out; null while e-mail is off. */
  readonly mail: object | null;
}

const dayMs = 86_400_000;

/** What became of the e-mails: for the person his own, for the operator the figures of all. */
export class DeliveriesService {
  readonly #deps: DeliveriesDeps;

  constructor(deps: DeliveriesDeps) {
    this.#deps = deps;
  }

  async list(
    context: ActingContext,
    page: { all: boolean; after: string | null; limit: number },
  ): Promise<{ items: DeliveryView[]; next: string | null }> {
    const since = new Date(this.#deps.clock.now().getTime() - notificationLimits.listedDeliveryDays * dayMs);
    const rows = await this.#deps.db.as(context, (tx) =>
      selectDeliveries(tx, context.personId, { ...page, since, limit: page.limit + 1 }),
    );
    const shown = rows.slice(0, page.limit);
    return {
      items: shown.map(present),
      next: rows.length > page.limit ? (shown.at(-1)?.deliveryId ?? null) : null,
    };
  }

  async report(): Promise<DeliveryReport> {
    const now = this.#deps.clock.now();
    const spans = { failedSince: new Date(now.getTime() - 30 * dayMs), sentSince: new Date(now.getTime() - dayMs) };
    const row = await this.#deps.db.asSystem('notifications.report_deliveries', (tx) => selectReport(tx, now, spans), {
      readOnly: true,
    });
    const { waiting, later, failed, sentToday, error, errorAt } = row;
    return {
      available: this.#deps.mail !== null,
      waiting,
      oldestWaitingAt: row.oldestWaitingAt?.toISOString() ?? null,
      later,
      failed,
      sentToday,
      lastError: error === null || errorAt === null ? null : { at: errorAt.toISOString(), text: error },
    };
  }
}

function present(row: DeliveryListRow): DeliveryView {
  return {
    id: row.deliveryId,
    mode: row.mode,
    kind: row.kind,
    // One that a digest has taken waits with it.
    state: row.state === 'gathered' ? 'waiting' : row.state,
    reason: row.reason,
    attempts: row.attempts,
    dueAt: row.dueAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
