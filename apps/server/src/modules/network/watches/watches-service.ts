import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { limits } from '../../../platform/limits.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import { personActor, type AuditActor, type AuditModule } from '../../audit/index.ts';
import { presentSummary, type EnterprisesModule } from '../../enterprises/index.ts';
import { noSuchEnterprise, notYourself, tooManyWatches } from '../network-errors.ts';
import { lockPair } from '../partners/partners-store.ts';
import { signalWatchesChanged } from '../network-signals.ts';
import type { Watch } from './watches-schemas.ts';
import { countWatches, deleteWatch, insertWatch, selectWatch, selectWatches, type WatchRow } from './watches-store.ts';

export interface WatchesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly bus: EventBus;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly enterprises: Pick<EnterprisesModule, 'summaries' | 'shownAmong' | 'noteLooks' | 'namedAmong'>;
}

export interface WatchMove {
  readonly enterpriseId: string;
  readonly watchedId: string;
  readonly actor: AuditActor;
  readonly since: Date;
}

/** Watches inside the caller's transaction, within the bound; false when it was watched already. */
export async function addWatch(deps: Pick<WatchesDeps, 'audit'>, tx: Tx, move: WatchMove): Promise<boolean> {
  const { enterpriseId, watchedId, actor } = move;
  if ((await selectWatch(tx, enterpriseId, watchedId)) !== null) return false;
  if ((await countWatches(tx, enterpriseId)) >= limits.watchesPerEnterprise)
    throw tooManyWatches(limits.watchesPerEnterprise);
  if (!(await insertWatch(tx, move))) return false;
  await deps.audit.write(tx, { enterpriseId, actor, action: 'watch.added', target: `enterprise:${watchedId}` });
  return true;
}

/** Whom an enterprise keeps an eye on; one-sided, and unknown to the one who is watched. */
export class WatchesService {
  readonly #deps: WatchesDeps;

  constructor(deps: WatchesDeps) {
    this.#deps = deps;
  }

  /** Saying it twice changes nothing. */
  async add(context: ActingContext, watchedId: string): Promise<Watch> {
    const { enterpriseId } = context;
    if (watchedId === enterpriseId) throw notYourself();
    const view = await this.#deps.db.as(context, async (tx) => {
      // One after the other with a block of either side, which takes the watch away.
      await lockPair(tx, enterpriseId, watchedId);
      if (!(await this.#deps.enterprises.shownAmong(tx, [watchedId])).has(watchedId)) throw noSuchEnterprise();
      await addWatch(this.#deps, tx, {
        enterpriseId,
        watchedId,
        actor: personActor(context),
        since: this.#deps.clock.now(),
      });
      const since = await selectWatch(tx, enterpriseId, watchedId);
      const enterprise = (await this.#deps.enterprises.summaries(tx, enterpriseId, [watchedId])).get(watchedId);
      if (enterprise === undefined || since === null) throw noSuchEnterprise();
      this.#deps.enterprises.noteLooks(context, [enterprise]);
      return { enterprise: presentSummary(enterprise), since: since.toISOString() };
    });
    signalWatchesChanged(this.#deps.bus, enterpriseId);
    return view;
  }

  /** Also for one that is no longer shown, and for one that was not watched. */
  async end(context: ActingContext, watchedId: string): Promise<void> {
    const { enterpriseId } = context;
    await this.#deps.db.as(context, async (tx) => {
      if (!(await deleteWatch(tx, enterpriseId, watchedId))) return;
      await this.#deps.audit.write(tx, {
        enterpriseId,
        actor: personActor(context),
        action: 'watch.ended',
        target: `enterprise:${watchedId}`,
      });
    });
    signalWatchesChanged(this.#deps.bus, enterpriseId);
  }

  list(
    context: ActingContext,
    page: { grams?: readonly string[]; after: WatchRow | null; limit: number },
  ): Promise<{ watches: Watch[]; last: WatchRow | null }> {
    return this.#deps.db.as(context, async (tx) => {
      const rows = await selectWatches(tx, {
        among: await this.#named(tx, page.grams ?? []),
        after: page.after,
        limit: page.limit + 1,
      });
      const shown = rows.slice(0, page.limit);
      const summaries = await this.#deps.enterprises.summaries(
        tx,
        context.enterpriseId,
        shown.map((row) => row.watchedId),
      );
      this.#deps.enterprises.noteLooks(context, summaries.values());
      const watches = shown.flatMap(({ watchedId, since }) => {
        const enterprise = summaries.get(watchedId);
        return enterprise === undefined ? [] : [{ enterprise: presentSummary(enterprise), since: since.toISOString() }];
      });
      return { watches, last: rows.length > page.limit ? (shown.at(-1) ?? null) : null };
    });
  }

  /** Those that are watched and called so; null for all. Their number is bounded. */
  async #named(tx: Tx, grams: readonly string[]): Promise<string[] | null> {
    if (grams.length === 0) return null;
    const all = await selectWatches(tx, { after: null, limit: limits.watchesPerEnterprise });
    return this.#deps.enterprises.namedAmong(
      tx,
      all.map((watch) => watch.watchedId),
      grams,
    );
  }
}
