import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { countedFrom } from './partner-requests.ts';
import { deleteOldRequests } from './partner-requests-store.ts';

export interface PartnerJobsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly jobs: Jobs;
}

/** Forgets what no bound counts any more. @returns how many rows. */
export function forgetRequests({ db, clock }: Omit<PartnerJobsDeps, 'jobs'>): Promise<number> {
  return db.asSystem('network.forget_requests', (tx) => deleteOldRequests(tx, countedFrom(clock.now()).rest));
}

export function definePartnerJobs(deps: PartnerJobsDeps): void {
  deps.jobs.define({
    name: 'network.forget_requests',
    everySeconds: 3_600,
    run: async () => {
      while ((await forgetRequests(deps)) > 0);
    },
  });
}
