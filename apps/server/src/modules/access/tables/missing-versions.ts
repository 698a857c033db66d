import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { limits } from '../../../platform/limits.ts';
import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { Port } from '../../../platform/port.ts';
import type { PermissionTableChanged } from '../access-events.ts';
import { TableRefused, type PermissionTableSource } from './signed-table.ts';
import type { TableKeeper } from './table-keeper.ts';
import { findHeadById, selectMissing } from './table-store.ts';

interface MissingDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly tableSource: Port<PermissionTableSource>;
}

/**
 * Versions that never came are fetched after a newer one is in force: what was allowed on a day of the past can then be read. Nothing
 * waits for them, because a version says the whole table.
 */
export function defineTableJobs(deps: MissingDeps, keeper: TableKeeper): void {
  deps.jobs.define<StoredEvent>({
    name: 'access.fetch_missing_tables',
    on: ['access.permission_table_changed'],
    run: async ({ payload }) => {
      // Written by the keeper as the payload of this topic.
      await fetchMissing(deps, keeper, payload.payload as PermissionTableChanged);
    },
  });
}

/** @returns how many were fetched. @throws TableUnavailable: the job is tried again. */
export async function fetchMissing(
  deps: Pick<MissingDeps, 'db' | 'tableSource'>,
  keeper: Pick<TableKeeper, 'take'>,
  { enterpriseId, tableId }: Pick<PermissionTableChanged, 'enterpriseId' | 'tableId'>,
): Promise<number> {
  const { db, tableSource } = deps;
  const { head, missing } = await db.as(
    { enterpriseId },
    async (tx) => {
      const found = await findHeadById(tx, enterpriseId, tableId);
      return {
        head: found,
        missing: found === null ? [] : await selectMissing(tx, found, limits.missingTableVersions),
      };
    },
    { readOnly: true },
  );
  if (head === null) return 0;
  const { connectionId, customerId } = head;
  let fetched = 0;
  for (const version of missing) {
    const signed = await tableSource.use.read({ connectionId, customerId, version }).catch((error: unknown) => {
      // The operator has been told of this one; the others may be right.
      if (error instanceof TableRefused) return null;
      throw error;
    });
    if (signed === null || signed.version !== version) continue;
    await keeper.take(signed);
    fetched += 1;
  }
  return fetched;
}
