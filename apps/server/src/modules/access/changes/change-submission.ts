import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import { personActor } from '../../audit/index.ts';
import type { ApprovalService } from '../approvals/approval-service.ts';
import type { ApprovalSubject, EndedApproval } from '../approvals/approval-subject.ts';
import type { MemberDeps } from '../members/member-service.ts';
import { after, isStale, type ChangeStep } from './change.ts';
import {
  changeOfAnotherMandate,
  changesNothingYet,
  noSecondPerson,
  noSuchChange,
  notPossible,
  notTheAuthor,
  noTable,
  tableMovedOn,
} from './change-errors.ts';
import { permissionChangeApproved } from './change-events.ts';
import { approvalRequestOf, hasSecondPerson } from './change-signing.ts';
import {
  selectChange,
  selectSessionTable,
  selectTableVersion,
  updateState,
  type ChangeTurn,
  type SessionTable,
  type StoredChange,
} from './change-store.ts';
import { changesNothing } from './diff.ts';

export interface SubmissionDeps extends MemberDeps {
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly approvals: Pick<ApprovalService, 'open' | 'replaceContent' | 'withdraw' | 'settled'>;
}

/** A change on its way through signatures: put up, replaced, withdrawn, and what follows when its approval ends. */
export class ChangeSubmission implements ApprovalSubject {
  readonly #deps: SubmissionDeps;

  constructor(deps: SubmissionDeps) {
    this.#deps = deps;
  }

  /** Puts it up for signing. @throws Problem 403, 404, 409 when it is stale, empty, or nobody else could sign it. */
  async submit(context: ActingContext, changeId: string): Promise<void> {
    const { approvals, clock, db } = this.#deps;
    await db.as(context, async (tx) => {
      const { row, table } = await foundChange(tx, context, changeId, { lock: true });
      if (row.createdBy !== context.personId) throw notTheAuthor();
      // A repetition of the same click finds it done.
      if (row.state === 'awaiting_approval') return;
      const state = after(row.state, 'submit');
      if (state === null) throw notPossible(row.state);
      if (isStale(row, table.version)) throw tableMovedOn(table.version);
      if (changesNothing(row.summary)) throw changesNothingYet();
      const now = clock.now();
      const document = await selectTableVersion(tx, table.tableId, table.version);
      if (document === null) throw noTable();
      if (!hasSecondPerson(document, context.subject, now)) throw noSecondPerson();
      const { approvalId } = await approvals.open(tx, context, approvalRequestOf(row, document));
      const { subject, roleId, departmentId } = context;
      const turn = { state, now, submittedAt: now, approvalId, maker: { subject, roleId, departmentId } };
      await this.#turn(tx, context, row, turn, 'submitted_for_approval');
    });
    approvals.settled(context.enterpriseId);
  }

  /** Other contents of a change that waits for signatures: what was signed is void. Locks the approval before the change. */
  async replace(tx: Tx, context: ActingContext, row: StoredChange, table: SessionTable): Promise<void> {
    const document = await selectTableVersion(tx, table.tableId, table.version);
    if (row.approvalId === null || document === null) throw noTable();
    await this.#deps.approvals.replaceContent(tx, context, row.approvalId, approvalRequestOf(row, document));
  }

  /** Takes back the approval of a change that waits for signatures; `ended` does the rest. */
  async withdraw(tx: Tx, context: ActingContext, approvalId: string): Promise<EndedApproval> {
    return this.#deps.approvals.withdraw(tx, context, approvalId, null);
  }

  settledFor(enterpriseId: string, ended?: EndedApproval): void {
    this.#deps.approvals.settled(enterpriseId, ended);
  }

  async approved(tx: Tx, approval: EndedApproval): Promise<void> {
    const approvedBy = approval.signatures.map(({ subject, forSubject, roleId, departmentId, signedAt }) => ({
      // A deputy uses the mandate of the other: that is what the bank's table holds.
      subject: forSubject ?? subject,
      roleId,
      departmentId,
      approvedAt: signedAt.toISOString(),
    }));
    await this.#end(tx, approval, 'approve', { approvedBy });
    const { enterpriseId } = approval.table;
    await writeEvents(tx, this.#deps.clock, [permissionChangeApproved({ enterpriseId, changeId: approval.subjectId })]);
  }

  async ended(tx: Tx, approval: EndedApproval): Promise<void> {
    const steps = { rejected: 'reject', withdrawn: 'withdraw', expired: 'expire', approved: 'approve' } as const;
    const reasons = approval.reason === null ? [] : [{ field: null, reason: approval.reason }];
    await this.#end(tx, approval, steps[approval.state], { reasons });
  }

  settled(): void {
    this.#deps.relay.wake();
  }

  async #end(tx: Tx, approval: EndedApproval, step: ChangeStep, more: Partial<ChangeTurn>): Promise<void> {
    const row = await selectChange(tx, approval.subjectId, true);
    if (row === null || row.approvalId !== approval.approvalId) throw noSuchChange();
    const state = after(row.state, step);
    if (state === null) throw notPossible(row.state);
    const turn = { ...more, state, now: this.#deps.clock.now() };
    await updateState(tx, { enterpriseId: approval.table.enterpriseId, changeId: row.changeId }, turn);
    const { endedBy, maker } = approval;
    await this.#deps.audit.write(tx, {
      enterpriseId: approval.table.enterpriseId,
      actor:
        endedBy === null
          ? { kind: 'system', id: 'approvals' }
          : { kind: 'person', id: endedBy, mandateId: endedBy === maker.personId ? maker.mandateId : null },
      action: `permission_change.${state}`,
      target: `permission_change:${row.changeId}`,
      details: { approvalId: approval.approvalId },
    });
  }

  async #turn(tx: Tx, context: ActingContext, row: StoredChange, turn: ChangeTurn, done: string): Promise<void> {
    const { enterpriseId } = context;
    await updateState(tx, { enterpriseId, changeId: row.changeId }, turn);
    await this.#deps.audit.write(tx, {
      enterpriseId,
      actor: personActor(context),
      action: `permission_change.${done}`,
      target: `permission_change:${row.changeId}`,
      details: { basedOnVersion: row.basedOnVersion },
    });
  }
}

/** A change of the table under which the session acts; one of another customer number is another mandate's. @throws Problem 404, 403 with that reason. */
export async function foundChange(
  tx: Tx,
  context: ActingContext,
  changeId: string,
  { lock }: { readonly lock: boolean },
): Promise<{ row: StoredChange; table: SessionTable }> {
  const table = await selectSessionTable(tx, context);
  const row = table === null ? null : await selectChange(tx, changeId, lock);
  if (table === null || row === null) throw noSuchChange();
  if (row.tableId !== table.tableId) throw changeOfAnotherMandate();
  return { row, table };
}
