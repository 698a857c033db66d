import type { FastifyRequest } from 'fastify';
import type { ActingContext } from '../../platform/acting-context.ts';
import type { App } from '../../platform/http/server.ts';
import type { IdentityDeps } from './identity-deps.ts';
import { defineIdentityJobs } from './identity-jobs.ts';
import { logoutRoutes } from './logout/logout-routes.ts';
import { selectPersonNames } from './people/person-store.ts';
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
export type { MandateIntake, MandateView } from './mandate-intake.ts';
export { sessionCookieName } from './sessions/session-cookies.ts';
export { BankRef, EnterpriseRef, Mandate } from './sessions/session-schemas.ts';
export type IdentityModule = ReturnType<typeof createIdentityModule>;

/** People, their sign-ins through banks, and their sessions. */
export function createIdentityModule(deps: IdentityDeps) {
  const cookies = new SessionCookies(deps.config.publicUrl);
  const cache = new SessionCache();
  const watch = new SessionWatch(deps, cache);
  const sessions = new SessionService(deps, watch, cache);
  const signIns = new SignInService(deps, sessions);
  defineIdentityJobs(deps);
  return {
    routes(app: App): void {
      signInRoutes(app, deps, { signIns, sessions }, cookies);
      logoutRoutes(app, deps, sessions);
      sessionRoutes(app, deps, sessions, cookies);
    },
    /** Who acts in this request. @throws Problem 401 when nobody is signed in. */
    async sessionOf(request: FastifyRequest): Promise<ActingContext> {
      return sessions.contextOf(await sessions.find(cookies.readSession(request)));
    },
    /** Names of persons, in a transaction of the system. */
    namesOf: selectPersonNames,
    start: () => watch.start(),
    stop: () => watch.stop(),
  };
}
