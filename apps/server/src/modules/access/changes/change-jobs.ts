import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { PermissionTableChanged } from '../access-events.ts';
import type { BankFollower } from './bank-follower.ts';
import type { PermissionChangeApproved } from './change-events.ts';

export function defineChangeJobs({ jobs }: { jobs: Jobs }, follower: BankFollower): void {
  jobs.define<StoredEvent>({
    name: 'access.submit_permission_change',
    on: ['access.permission_change_approved'],
    concurrency: 2,
    run: async ({ payload }) => {
      // The payload of an event is what its writer gave it.
      await follower.submit(payload.payload as PermissionChangeApproved);
    },
  });
  jobs.define<StoredEvent>({
    name: 'access.enforce_permission_change',
    on: ['access.permission_table_changed'],
    run: async ({ payload }) => {
      const { enterpriseId, requirementId, version } = payload.payload as PermissionTableChanged;
      if (requirementId !== null) await follower.enforce({ enterpriseId, requirementId }, version);
    },
  });
  jobs.define({
    name: 'access.follow_permission_changes',
    everySeconds: 5,
    coalesce: true,
    run: () => follower.followAll(),
  });
}
