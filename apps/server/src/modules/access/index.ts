import type { ActingContext } from '../../platform/acting-context.ts';
import type { App } from '../../platform/http/server.ts';
import type { MandateIntake } from '../identity/index.ts';
import { notAllowed } from './access-errors.ts';
import { mandateRoutes } from './mandates/mandate-routes.ts';
import { MandateService, type MandateDeps } from './mandates/mandate-service.ts';
import { authorize } from './roles/authorize.ts';

export type { EnterpriseDirectory } from './enterprise-directory.ts';
export { actionWords, type Action } from './roles/role-table.ts';
export type AccessModule = ReturnType<typeof createAccessModule>;

/** Who belongs to which enterprise, under which mandates, and what they allow. */
export function createAccessModule(deps: MandateDeps) {
  const mandates = new MandateService(deps);
  const intake: MandateIntake = mandates;
  return {
    intake,
    /** @throws Problem 403 that names role and action when the mandate does not allow it. */
    require(context: ActingContext, action: string): void {
      const decision = authorize(context, action);
      if (!decision.allowed) throw notAllowed(decision.reason);
    },
    routes: (app: App): void => mandateRoutes(app, mandates),
  };
}
