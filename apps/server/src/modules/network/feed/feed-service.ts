import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { limits } from '../../../platform/limits.ts';
import type { EnterprisesModule } from '../../enterprises/index.ts';
import { selectFeed, selectNewCount, type FeedChoice, type FeedPlace, type FeedRows } from './feed-store.ts';
import { horizonBelow, SpanMemory, widenSpan } from './horizon.ts';
import { lastAuthor, maxItemId, timeOfId } from './item-id.ts';

export interface FeedDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly enterprises: Pick<EnterprisesModule, 'noteLooks'>;
}

export interface FeedPage {
  /** The JSON texts of the items, the newest first. */
  readonly items: readonly string[];
  /** Where the next page begins; null after the last. */
  readonly next: FeedPlace | null;
  readonly newest: string;
}

/** What changed at those one deals with, merged when it is read: nothing is copied per reader. */
export class FeedService {
  readonly #deps: FeedDeps;
  readonly #spans = new SpanMemory(limits.feedSpansRemembered);

  constructor(deps: FeedDeps) {
    this.#deps = deps;
  }

  async read(
    context: ActingContext,
    query: { only: FeedChoice; after: FeedPlace | null; limit: number },
  ): Promise<FeedPage> {
    const { only, after, limit } = query;
    const below = after ?? { itemId: maxItemId, authorId: lastAuthor };
    const rows = await this.#look(context, only, below, limit + 1);
    const shown = rows.items.slice(0, limit);
    this.#deps.enterprises.noteLooks(
      context,
      shown.map(({ authorId, category }) => ({ id: authorId, categories: [category] })),
    );
    const last = rows.items.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((item) => item.json),
      next: last === undefined ? null : { itemId: last.itemId, authorId: last.authorId },
      newest: rows.newest,
    };
  }

  /** How many items came since a mark that an earlier page gave. */
  countNew(context: ActingContext, only: FeedChoice, since: number): Promise<{ count: number; newest: string }> {
    return selectNewCount(this.#deps.db, context, { only, since, most: limits.feedNewMaxItems });
  }

  /** Looks as far back as pages of this reader mostly reach, and further when that was not far enough. */
  async #look(context: ActingContext, only: FeedChoice, below: FeedPlace, limit: number): Promise<FeedRows> {
    const key = `${context.enterpriseId} ${only}`;
    // A first page lies below the end of time: its span is counted from now, where the items begin.
    const topMs = Math.min(timeOfId(below.itemId).getTime(), this.#deps.clock.now().getTime());
    for (let span = this.#spans.guess(key); ; span = widenSpan(span)) {
      const horizon = horizonBelow(topMs, span);
      const rows = await selectFeed(this.#deps.db, context, { only, below, horizon, limit });
      const last = rows.items.at(-1);
      if (rows.items.length < limit && horizon > 0) continue;
      const filled = rows.items.length === limit && last !== undefined;
      this.#spans.learn(key, filled ? topMs - timeOfId(last.itemId).getTime() : null);
      return rows;
    }
  }
}
