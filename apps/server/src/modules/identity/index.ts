import type { FastifyRequest } from 'fastify';
import type { ActingContext } from '../../platform/acting-context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { App } from '../../platform/http/server.ts';
import type { EnterpriseId, PersonId } from '../../platform/ids.ts';
import type { AuditActor } from '../audit/index.ts';
import type { IdentityDeps } from './identity-deps.ts';
import { defineIdentityJobs } from './identity-jobs.ts';
import { logoutRoutes } from './logout/logout-routes.ts';
import { passkeyRoutes } from './passkeys/passkey-routes.ts';
import { PasskeyService } from './passkeys/passkey-service.ts';
import { selectPersonNames } from './people/person-store.ts';
import type { EndedSession } from './sessions/session-store.ts';
import { SessionCache } from './sessions/session-cache.ts';
import { SessionCookies } from './sessions/session-cookies.ts';
import { sessionRoutes } from './sessions/session-routes.ts';
import { SessionService } from './sessions/session-service.ts';
import { SessionWatch } from './sessions/session-watch.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';
import { SignInService } from './sign-in/sign-in-service.ts';

export type { BankIdentity, BankSignIn, LogoutNotice, MandateClaim, MandateHint } from './bank-sign-in.ts';
export { presentBank, type ConnectedBank } from './connected-bank.ts';
export { SignInRefused, type SignInError } from './identity-errors.ts';
export type { SignedIn, SignedOut } from './identity-events.ts';
export type { MandateIntake, MandatePlace, MandateStanding, MandateView } from './mandate-intake.ts';
export { PasskeyAssertion, PasskeyRequestOptions } from './passkeys/passkey-schemas.ts';
export { sessionCookieName } from './sessions/session-cookies.ts';
export type { EndedSession } from './sessions/session-store.ts';
export { BankRef, EnterpriseRef, Mandate, Named } from './sessions/session-schemas.ts';
export type IdentityModule = ReturnType<typeof createIdentityModule>;

/** People, their sign-ins through banks, and their sessions. */
export function createIdentityModule(deps: IdentityDeps) {
  const cookies = new SessionCookies(deps.config.publicUrl);
  const cache = new SessionCache();
  const watch = new SessionWatch(deps, cache);
  const sessions = new SessionService(deps, watch, cache);
  const signIns = new SignInService(deps, sessions);
  const passkeys = new PasskeyService(deps);
  defineIdentityJobs(deps);
  return {
    routes(app: App): void {
      signInRoutes(app, deps, { signIns, sessions }, cookies);
      logoutRoutes(app, deps, sessions);
      sessionRoutes(app, deps, sessions, cookies);
      passkeyRoutes(app, passkeys);
    },
    /** Who acts in this request. @throws Problem 401 when nobody is signed in. */
    async sessionOf(request: FastifyRequest): Promise<ActingContext> {
      return sessions.contextOf(await sessions.find(cookies.readSession(request)));
    },
    /** Asks a person to vouch with a passkey, and holds the answer against what was asked. */
    passkeys: passkeys as Pick<PasskeyService, 'challenge' | 'verify'>,
    /** The names of people, as their banks give them; in a transaction of the system. */
    namesOf: selectPersonNames,
    /**
     * Ends all sessions of a person for one enterprise, in a transaction of the system; call `announceEnded` with the result once it
     * has committed.
     */
    endMemberSessions: (
      tx: Tx,
      member: { personId: PersonId; enterpriseId: EnterpriseId },
      by: 'person' | 'enterprise',
      actor: AuditActor,
    ): Promise<EndedSession[]> => sessions.endWithin(tx, member, by, actor),
    announceEnded: (ended: readonly EndedSession[]): void => sessions.announce(ended),
    /**
     * Has the sessions of a customer follow a permission table that is put in force in this transaction of the system; call
     * `announceFollowed` with the result once it has committed.
     */
    followTable: (...args: Parameters<SessionService['follow']>): Promise<EndedSession[]> => sessions.follow(...args),
    announceFollowed: (...args: Parameters<SessionService['announceFollowed']>): void =>
      sessions.announceFollowed(...args),
    start: () => watch.start(),
    stop: () => watch.stop(),
  };
}
