import { writeEvents, type StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import { limits } from '../../../platform/limits.ts';
import type { ApprovalDeps } from './approval-deps.ts';
import { approvalDeadlineNear } from './approval-events.ts';
import { approvalOf, readAsks, tableOf } from './approval-rows.ts';
import { clearReminder, lockApproval, selectDue, selectToRemind } from './approval-store.ts';
import { signalChanged } from './approvals-signals.ts';
import { nextPersons } from './next-signers.ts';
import { selectSignatures } from './signature-store.ts';
import type { SigningService } from './signing-service.ts';

/** Expires what nobody signed in time, and reminds those who may sign. Signing asks for the time itself: the job only tells. */
export function defineApprovalJobs(deps: ApprovalDeps, signing: SigningService): void {
  deps.jobs.define({
    name: 'access.expire_approvals',
    everySeconds: 15,
    run: async () => {
      while ((await expireApprovals(deps, signing)) === limits.approvalsDueAtOnce);
    },
  });
  // Said again by the outbox: whoever died after his commit, or opened his page while it happened, is told all the same.
  deps.jobs.define<StoredEvent>({
    name: 'access.signal_approvals',
    on: ['access.approval_opened', 'access.approval_signed', 'access.approval_ended'],
    batch: 20,
    run: ({ payload }) => {
      if (payload.enterpriseId !== null) signalChanged(deps.bus, payload.enterpriseId);
      return Promise.resolve();
    },
  });
  deps.jobs.define({
    name: 'access.remind_signers',
    everySeconds: 60,
    run: async () => {
      while ((await remindSigners(deps)) === limits.approvalsDueAtOnce);
    },
  });
}

/** @returns how many were due; each ends in a transaction of its own, for its enterprise. */
export async function expireApprovals(deps: ApprovalDeps, signing: SigningService): Promise<number> {
  const { clock, db } = deps;
  const due = await db.asSystem('access.find_due_approvals', (tx) =>
    selectDue(tx, clock.now(), limits.approvalsDueAtOnce),
  );
  for (const { enterpriseId, approvalId } of due) await signing.expireDue(enterpriseId, approvalId);
  return due.length;
}

/** @returns how many were looked at. */
export async function remindSigners(deps: ApprovalDeps): Promise<number> {
  const { clock, db, relay, tables } = deps;
  const now = clock.now();
  const near = await db.asSystem('access.find_near_deadlines', (tx) =>
    selectToRemind(tx, now, limits.approvalsDueAtOnce),
  );
  for (const { enterpriseId, approvalId } of near) {
    await db.as({ enterpriseId }, async (tx) => {
      const row = await lockApproval(tx, approvalId);
      if (row === null) return;
      await clearReminder(tx, approvalId);
      if (row.state !== 'waiting' || row.deadlineAt <= now) return;
      const signatures = await selectSignatures(tx, [approvalId]);
      const table = await tables.current(tx, tableOf(row), { lock: false });
      const signed = signatures.filter((one) => one.voidAt === null).flatMap((one) => [one.subject, one.forSubject]);
      const exceptSubjects = new Set([row.makerSubject, ...signed.filter((one) => one !== null)]);
      const asked = { asks: readAsks(row.asks), now, exceptSubjects };
      const approval = approvalOf(row, signatures);
      const nextPersonIds = await nextPersons(tx, tableOf(row), { table, approval, asked });
      const { kind, subjectId, makerPersonId } = row;
      const deadlineAt = row.deadlineAt.toISOString();
      const about = { ...tableOf(row), approvalId, kind, subjectId, makerPersonId };
      await writeEvents(tx, clock, [approvalDeadlineNear({ ...about, deadlineAt, nextPersonIds })]);
    });
  }
  if (near.length > 0) relay.wake();
  return near.length;
}
