import { assert } from '../../../platform/errors.ts';
import type { App } from '../../../platform/http/server.ts';
import { delegationRoutes } from '../delegations/delegation-routes.ts';
import { DelegationService } from '../delegations/delegation-service.ts';
import { defineApprovalJobs } from './approval-jobs.ts';
import type { ApprovalDeps } from './approval-deps.ts';
import { ApprovalReading } from './approval-reading.ts';
import { approvalRoutes } from './approval-routes.ts';
import { ApprovalService } from './approval-service.ts';
import type { ApprovalSubject } from './approval-subject.ts';
import { tellOpenPages } from './approvals-signals.ts';
import { SigningService } from './signing-service.ts';

/** Everything about what waits for signatures; `door` is for the modules that own what is signed. */
export function createApprovals(deps: ApprovalDeps) {
  const subjects = new Map<string, ApprovalSubject>();
  const service = new ApprovalService(deps, subjects);
  const signing = new SigningService(deps, subjects);
  const reading = new ApprovalReading(deps);
  const delegations = new DelegationService(deps);
  defineApprovalJobs(deps, signing);
  tellOpenPages(deps);
  return {
    signing,
    reading,
    door: {
      /** Says what is done when an approval of this kind ends. Once for each kind, while the modules are built. */
      define(kind: string, subject: ApprovalSubject): void {
        assert(!subjects.has(kind), `approvals of the kind ${kind} are defined twice`);
        subjects.set(kind, subject);
      },
      open: service.open.bind(service),
      replaceContent: service.replaceContent.bind(service),
      withdraw: service.withdraw.bind(service),
      of: service.of.bind(service),
      signaturesInForce: service.signaturesInForce.bind(service),
      settled: service.settled.bind(service),
    },
    routes(app: App): void {
      approvalRoutes(app, reading, signing);
      delegationRoutes(app, delegations);
    },
  };
}
