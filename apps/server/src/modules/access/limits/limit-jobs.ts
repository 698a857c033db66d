import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { limits } from '../../../platform/limits.ts';
import { dayAt } from '../permissions/calendar.ts';
import { deleteOldCounters } from './limit-store.ts';

/** Forgets counters of periods that were over long ago. @returns how many. */
export function forgetLimitCounters({ db, clock }: { db: Database; clock: Clock }): Promise<number> {
  const before = dayAt(new Date(clock.now().getTime() - limits.limitCountersKeptDays * 86_400_000));
  return db.asSystem('access.forget_limit_counters', (tx) => deleteOldCounters(tx, before));
}

export function defineLimitJobs(deps: { db: Database; clock: Clock; jobs: Jobs }): void {
  deps.jobs.define({
    name: 'access.forget_limit_counters',
    everySeconds: 3_600,
    run: async () => {
      while ((await forgetLimitCounters(deps)) > 0);
    },
  });
}
