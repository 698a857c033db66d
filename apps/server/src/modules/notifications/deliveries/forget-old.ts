import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { notificationLimits } from '../notifications-limits.ts';
import { deleteOld } from './forget-old-store.ts';

interface ForgetDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** Forgets what was told long ago, with what became of its e-mails. @returns how many rows. */
export function forgetOld({ db, clock }: ForgetDeps): Promise<number> {
  const before = new Date(clock.now().getTime() - notificationLimits.keptDays * 86_400_000);
  return db.asSystem('notifications.forget_old', (tx) => deleteOld(tx, before));
}

export function defineForgetting(deps: ForgetDeps & { readonly jobs: Pick<Jobs, 'define'> }): void {
  deps.jobs.define({
    name: 'notifications.forget_old',
    everySeconds: 3_600,
    run: async () => {
      while ((await forgetOld(deps)) > 0);
    },
  });
}
