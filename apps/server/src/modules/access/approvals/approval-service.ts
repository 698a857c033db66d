import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { assert } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { personActor } from '../../audit/index.ts';
import { accountDetail } from './account-detail.ts';
import { end, replaceContent, type ApprovalState } from './approval.ts';
import { progressOf } from './demand.ts';
import type { ApprovalDeps } from './approval-deps.ts';
import { alreadyWaiting, approvalIsOver, noSuchApproval } from './approval-errors.ts';
import { approvalOpened } from './approval-events.ts';
import { hashOfContent } from './approval-hash.ts';
import { endApproval, voidSignatures, type Subjects } from './approval-ending.ts';
import { approvalOf, readAsks, signatureOf, storeAsks, tableOf, toldOf } from './approval-rows.ts';
import {
  insertApproval,
  lockApproval,
  selectApproval,
  selectApprovalOf,
  updateContent,
  type ApprovalRow,
} from './approval-store.ts';
import type { ApprovalRequest, ApprovalRequirement, EndedApproval, StandingSignature } from './approval-subject.ts';
import { nextPersons } from './next-signers.ts';
import { selectSignatures, type SignatureRow } from './signature-store.ts';
import { standsIn } from './standing-signatures.ts';
import { signalChanged } from './approvals-signals.ts';

const hourMs = 3_600_000;

/** What is open, as the owner of the subject is told. */
export interface OpenApproval {
  readonly approvalId: string;
  readonly contentHash: string;
  readonly deadlineAt: Date;
}

/** How something stands that is or was up for signing. */
export interface ApprovalStanding extends OpenApproval {
  readonly state: ApprovalState;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  /** Signatures that stand and count, of how many it takes. */
  readonly given: number;
  readonly needed: number;
}

/** Puts things up for signing on behalf of the modules that own them. All in the caller's transaction, which works for the enterprise. */
export class ApprovalService {
  readonly #deps: ApprovalDeps;
  readonly #subjects: Subjects;

  constructor(deps: ApprovalDeps, subjects: Subjects) {
    this.#deps = deps;
    this.#subjects = subjects;
  }

  /** The acting person is the maker. @throws Problem 409 when the subject waits already. */
  async open(tx: Tx, context: ActingContext, request: ApprovalRequest): Promise<OpenApproval> {
    const { audit, clock, tables } = this.#deps;
    assert(this.#subjects.has(request.kind), `nobody has defined approvals of the kind ${request.kind}`);
    const { kind, subjectId, asks, requirement, content } = request;
    const known = await selectApprovalOf(tx, kind, subjectId);
    if (known?.state === 'waiting') throw alreadyWaiting();
    const now = clock.now();
    const holder = tables.holderOf(context);
    const row = {
      ...holder.table,
      approvalId: newId<'approval'>(),
      kind,
      subjectId,
      content,
      contentHash: hashOfContent({ kind, subjectId, content }),
      asks: storeAsks(asks),
      requirement,
      makerPersonId: holder.personId,
      makerMandateId: holder.mandateId,
      makerSubject: holder.subject,
      makerRoleId: holder.roleId,
      makerDepartmentId: holder.departmentId,
      openedAt: now,
      ...deadlines(requirement, now),
    };
    await insertApproval(tx, row);
    await audit.write(tx, {
      enterpriseId: context.enterpriseId,
      actor: personActor(context),
      action: 'approval.opened',
      target: `approval:${row.approvalId}`,
      details: { kind, subjectId, contentHash: row.contentHash, ...accountDetail(asks, context) },
    });
    await this.#tellOpened(tx, { ...row, ...untouched, changedAt: now }, false);
    return { approvalId: row.approvalId, contentHash: row.contentHash, deadlineAt: row.deadlineAt };
  }

  /**
   * Other content under the rule that fits it: every signature is void, and the time to sign begins anew.
   * @throws Problem 404, 409 when nothing waits any more.
   */
  async replaceContent(
    tx: Tx,
    context: ActingContext,
    approvalId: string,
    next: Pick<ApprovalRequest, 'asks' | 'requirement' | 'content'>,
  ): Promise<OpenApproval> {
    const { audit, clock } = this.#deps;
    const now = clock.now();
    const { row, signatures } = await this.#lock(tx, approvalId);
    if (row.state !== 'waiting') throw approvalIsOver();
    const { asks, requirement, content } = next;
    const contentHash = hashOfContent({ kind: row.kind, subjectId: row.subjectId, content });
    const times = deadlines(requirement, now);
    const { voided } = replaceContent(approvalOf(row, signatures), {
      contentHash,
      demand: requirement.demand,
      deadlineAt: times.deadlineAt,
    });
    const changed = { ...row, content, contentHash, asks: storeAsks(asks), requirement, changedAt: now, ...times };
    await updateContent(tx, changed);
    await voidSignatures(tx, this.#deps, { row, signatures, voided, now });
    await audit.write(tx, {
      enterpriseId: context.enterpriseId,
      actor: personActor(context),
      action: 'approval.content_changed',
      target: `approval:${approvalId}`,
      details: {
        kind: row.kind,
        subjectId: row.subjectId,
        contentHash,
        voided: voided.length,
        ...accountDetail(asks, context),
      },
    });
    await this.#tellOpened(tx, changed, true);
    return { approvalId, contentHash, deadlineAt: times.deadlineAt };
  }

  /**
   * Takes it back. Who may do that is for the caller to say; the owner of the subject is told by `ended`, in this transaction.
   * @throws Problem 404, 409 when it is over.
   */
  async withdraw(tx: Tx, context: ActingContext, approvalId: string, reason: string | null): Promise<EndedApproval> {
    const { row, signatures } = await this.#lock(tx, approvalId);
    if (end(approvalOf(row, signatures), 'withdraw', this.#deps.clock.now()) === null) throw approvalIsOver();
    return endApproval(tx, this.#deps, this.#subjects, {
      row,
      signatures,
      state: 'withdrawn',
      by: { actor: personActor(context), personId: context.personId },
      reason,
    });
  }

  /** How the newest approval of a thing stands; in a transaction for the enterprise. Null where it was never up for signing. */
  async of(tx: Tx, kind: string, subjectId: string): Promise<ApprovalStanding | null> {
    const row = await selectApprovalOf(tx, kind, subjectId);
    if (row === null) return null;
    const { approvalId, state, contentHash, deadlineAt, openedAt, endedAt, requirement } = row;
    const { given, needed } = progressOf(
      requirement.demand,
      approvalOf(row, await selectSignatures(tx, [approvalId])).signatures,
    );
    return { approvalId, state, contentHash, deadlineAt, openedAt, endedAt, given, needed };
  }

  /**
   * The signatures of an approval that stand by the table in force, which stays in force until the transaction ends: in the order in
   * which they were given, and none where the bank has sent no table.
   */
  async signaturesInForce(tx: Tx, approvalId: string): Promise<StandingSignature[]> {
    const { clock, tables } = this.#deps;
    const row = await selectApproval(tx, approvalId);
    if (row === null) throw noSuchApproval();
    const table = await tables.current(tx, tableOf(row), { lock: true });
    if (table === null) return [];
    const kept = (await selectSignatures(tx, [approvalId])).filter(({ voidAt }) => voidAt === null);
    const stands = standsIn(table, kept, { asks: readAsks(row.asks), now: clock.now() });
    return kept.filter((one) => stands(signatureOf(one))).map(toldOf);
  }

  /** Call after the commit of `open`, `replaceContent` or `withdraw`: events leave, and open pages look again. */
  settled(enterpriseId: string, ended?: EndedApproval): void {
    this.#deps.relay.wake();
    signalChanged(this.#deps.bus, enterpriseId);
    if (ended !== undefined) this.#subjects.get(ended.kind)?.settled?.(ended);
  }

  async #lock(tx: Tx, approvalId: string): Promise<{ row: ApprovalRow; signatures: SignatureRow[] }> {
    const row = await lockApproval(tx, approvalId);
    if (row === null) throw noSuchApproval();
    return { row, signatures: await selectSignatures(tx, [approvalId]) };
  }

  async #tellOpened(tx: Tx, row: ApprovalRow, changed: boolean): Promise<void> {
    const { clock, tables } = this.#deps;
    const now = clock.now();
    const table = await tables.current(tx, tableOf(row), { lock: false });
    const exceptSubjects = new Set([row.makerSubject]);
    const { approvalId, kind, subjectId, makerPersonId, deadlineAt } = row;
    const asked = { asks: readAsks(row.asks), now, exceptSubjects };
    const nextPersonIds = await nextPersons(tx, tableOf(row), { table, approval: approvalOf(row, []), asked });
    const about = { ...tableOf(row), approvalId, kind, subjectId, makerPersonId };
    await writeEvents(tx, clock, [
      approvalOpened({ ...about, changed, deadlineAt: deadlineAt.toISOString(), nextPersonIds }),
    ]);
  }
}

const untouched = { state: 'waiting', endedAt: null, endedBy: null, endReason: null } as const;

/** The deadline, and when those who may sign are reminded: with a quarter of the time left, a day before at the most. */
function deadlines({ expiresAfterHours }: ApprovalRequirement, now: Date): { deadlineAt: Date; remindAt: Date } {
  const deadlineAt = new Date(now.getTime() + expiresAfterHours * hourMs);
  const beforeMs = Math.min(limits.approvalRemindHours, expiresAfterHours / 4) * hourMs;
  return { deadlineAt, remindAt: new Date(deadlineAt.getTime() - beforeMs) };
}
