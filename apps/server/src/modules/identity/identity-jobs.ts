import { limits } from '../../platform/limits.ts';
import type { IdentityDeps } from './identity-deps.ts';
import { deleteOldLogoutTokens } from './logout/logout-token-store.ts';
import { deleteOldSessions } from './sessions/session-store.ts';
import { deleteOldChallenges } from './passkeys/passkey-store.ts';
import { deleteOldAttempts } from './sign-in/attempt-store.ts';

/** Forgets what no longer serves anybody. @returns how many rows. */
export async function forgetEnded(deps: Pick<IdentityDeps, 'clock' | 'db'>): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - limits.endedSessionDays * 86_400_000);
  return deps.db.asSystem('identity.forget_ended', async (tx) => {
    const attempts = await deleteOldAttempts(tx, before);
    const tokens = await deleteOldLogoutTokens(tx, before);
    const challenges = await deleteOldChallenges(tx, deps.clock.now());
    return attempts + tokens + challenges + (await deleteOldSessions(tx, before));
  });
}

export function defineIdentityJobs(deps: Pick<IdentityDeps, 'clock' | 'db' | 'jobs'>): void {
  deps.jobs.define({
    name: 'identity.forget_ended',
    everySeconds: 3_600,
    run: async () => {
      while ((await forgetEnded(deps)) > 0);
    },
  });
}
