import type { Database } from '../../../platform/db/database.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import { enterpriseClaimedTopic, type EnterpriseClaimed, type EnterprisesModule } from '../../enterprises/index.ts';
import { signalWatchesChanged } from '../network-signals.ts';
import { lockPair } from '../partners/partners-store.ts';
import { deleteWatch, insertWatch, selectWatch, selectWatchers } from './watches-store.ts';

export interface MoveWatchesDeps {
  readonly db: Database;
  readonly bus: EventBus;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly enterprises: Pick<EnterprisesModule, 'blockedBetween'>;
}

/** Whoever watches an enterprise that only registries knew goes on watching the one that claimed it. */
export function defineMoveWatches(deps: MoveWatchesDeps): void {
  deps.jobs.define<StoredEvent>({
    name: 'network.move_watches',
    on: [enterpriseClaimedTopic],
    run: async ({ payload: event }) => {
      // Only enterprises writes this topic, and what it writes is typed there.
      await moveWatches(deps, event.payload as EnterpriseClaimed);
    },
  });
}

const atOnce = 500;

/** A second time finds nothing left to move. */
export async function moveWatches(
  { db, bus, enterprises }: Pick<MoveWatchesDeps, 'db' | 'bus' | 'enterprises'>,
  { enterpriseId, claimedId }: EnterpriseClaimed,
): Promise<void> {
  for (;;) {
    const watchers = await db.asSystem('network.find_watchers', (tx) => selectWatchers(tx, claimedId, atOnce));
    if (watchers.length === 0) return;
    for (const watcherId of watchers) {
      await db.as({ enterpriseId: watcherId }, async (tx) => {
        await lockPair(tx, watcherId, enterpriseId);
        const since = await selectWatch(tx, watcherId, claimedId);
        // The one that claimed it may have watched it; and behind a block nobody watches.
        const mayWatch = watcherId !== enterpriseId && !(await enterprises.blockedBetween(tx, watcherId, enterpriseId));
        if (since !== null && mayWatch)
          await insertWatch(tx, { enterpriseId: watcherId, watchedId: enterpriseId, since });
        await deleteWatch(tx, watcherId, claimedId);
      });
      signalWatchesChanged(bus, watcherId);
    }
  }
}
