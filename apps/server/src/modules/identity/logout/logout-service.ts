import type { IdentityDeps } from '../identity-deps.ts';
import { SignInRefused } from '../identity-errors.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { EndedSession } from '../sessions/session-store.ts';
import { takeLogoutToken } from './logout-token-store.ts';

/** Ends the sessions that a bank's logout token names. @throws SignInRefused when the token is not to be believed. */
export async function backChannelLogout(
  deps: IdentityDeps,
  sessions: SessionService,
  input: { bank: string; logoutToken: string },
): Promise<EndedSession[]> {
  if (!deps.config.banks.some((one) => one.slug === input.bank)) {
    throw new SignInRefused('unknown_bank', 'no such bank is connected');
  }
  const { connectionId, subject, sid, jti } = await deps.bankSignIn.use.readLogoutToken(input);
  // OpenID Connect Back-Channel Logout 1.0 §2.4: one of the two must be there.
  if (subject === null && sid === null) throw new SignInRefused('answer_refused', 'the token names nobody');
  const ended = await deps.db.asSystem('identity.back_channel_logout', async (tx) => {
    if (!(await takeLogoutToken(tx, connectionId, jti, deps.clock.now()))) {
      throw new SignInRefused('attempt_used', 'the token came a second time');
    }
    const actor = { kind: 'bank' as const, id: connectionId };
    return sessions.endWithin(tx, { connectionId, subject, bankSession: sid }, 'bank', actor);
  });
  sessions.announce(ended);
  return ended;
}
