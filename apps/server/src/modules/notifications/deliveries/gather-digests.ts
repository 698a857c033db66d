import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { notificationLimits } from '../notifications-limits.ts';
import { insertDigests, selectDueDaily, tryGatherLock } from './claim-store.ts';

/** Makes one e-mail for each reader of the daily notifications whose time has come. @returns how many e-mails. */
export function gatherDigests(deps: { readonly db: Database; readonly clock: Clock }): Promise<number> {
  return deps.db.asSystem('notifications.gather_digests', async (tx) => {
    if (!(await tryGatherLock(tx))) return 0;
    const now = deps.clock.now();
    const due = await selectDueDaily(tx, now, notificationLimits.digestReaders);
    const byReader = Map.groupBy(due, ({ enterpriseId, personId }) => `${enterpriseId}${personId}`);
    const digests = [...byReader.values()].flatMap((rows) => {
      const [first] = rows;
      if (first === undefined) return [];
      const { enterpriseId, personId } = first;
      return [{ enterpriseId, personId, digestId: newId(), deliveryIds: rows.map((row) => row.deliveryId) }];
    });
    await insertDigests(tx, digests, now);
    return digests.length;
  });
}
