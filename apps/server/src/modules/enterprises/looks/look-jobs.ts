import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { limits } from '../../../platform/limits.ts';
import { deleteLooks } from './look-store.ts';

/** Forgets the looks that are older than they are kept. @returns how many. */
export async function forgetOldLooks({ db, clock }: Pick<EnterprisesDeps, 'db' | 'clock'>): Promise<number> {
  const before = new Date(clock.now().getTime() - limits.looksKeptDays * 86_400_000);
  return db.asSystem('enterprises.forget_looks', (tx) => deleteLooks(tx, before, limits.looksForgottenAtOnce));
}

export function defineLookJobs(deps: Pick<EnterprisesDeps, 'db' | 'clock' | 'jobs'>): void {
  deps.jobs.define({
    name: 'enterprises.forget_looks',
    everySeconds: 3_600,
    run: async () => {
      while ((await forgetOldLooks(deps)) === limits.looksForgottenAtOnce);
    },
  });
}
