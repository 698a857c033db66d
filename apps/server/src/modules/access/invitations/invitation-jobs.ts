import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { limits } from '../../../platform/limits.ts';
import { deleteOldInvitations } from './invitation-store.ts';

/** Forgets invitations that have been over for long. @returns how many. */
export function forgetInvitations({ db, clock }: { db: Database; clock: Clock }): Promise<number> {
  const before = new Date(clock.now().getTime() - limits.invitationKeptDays * 86_400_000);
  return db.asSystem('access.forget_invitations', (tx) => deleteOldInvitations(tx, before));
}

export function defineInvitationJobs(deps: { db: Database; clock: Clock; jobs: Jobs }): void {
  deps.jobs.define({
    name: 'access.forget_invitations',
    everySeconds: 3_600,
    run: async () => {
      while ((await forgetInvitations(deps)) > 0);
    },
  });
}
