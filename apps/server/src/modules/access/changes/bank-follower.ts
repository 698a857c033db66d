import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { limits } from '../../../platform/limits.ts';
import type { Log } from '../../../platform/log.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import type { Port } from '../../../platform/port.ts';
import type { AuditModule } from '../../audit/index.ts';
import { TableRefused, type PermissionTableSource, type SignedTable } from '../tables/signed-table.ts';
import type { TableOutcome } from '../tables/table-keeper.ts';
import { canonical } from './canonical.ts';
import { after, type ChangeStep } from './change.ts';
import { permissionChangeSettled } from './change-events.ts';
import {
  findByApproval,
  lockUnderWay,
  selectUnderWay,
  updateState,
  type ChangeReason,
  type ChangeRef,
  type ChangeTurn,
  type UnderWay,
} from './change-store.ts';

export interface FollowerDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly tableSource: Port<PermissionTableSource>;
  /** Puts a version in force that the bank built. */
  readonly takeTable: (signed: SignedTable) => Promise<TableOutcome>;
}

/**
 * Takes approved changes to the bank and finds out what became of them. The bank is asked outside of transactions; whatever is asked
 * twice is the same to the bank, because the approval names it.
 */
export class BankFollower {
  readonly #deps: FollowerDeps;

  constructor(deps: FollowerDeps) {
    this.#deps = deps;
  }

  /** @throws TableUnavailable when the bank does not answer: to be tried again. */
  async submit(ref: ChangeRef): Promise<void> {
    const change = await this.#find(ref);
    if (change === null || change.state !== 'approved') return;
    const { contents } = canonical(change.contents);
    const receipt = await this.#deps.tableSource.use.submit({
      connectionId: change.connectionId,
      customerId: change.customerId,
      idempotencyKey: change.approvalId,
      requirement: {
        requirementId: change.approvalId,
        basedOnVersion: change.basedOnVersion,
        table: contents,
        submittedBy: change.maker,
        approvedBy: change.approvedBy,
      },
    });
    if (receipt.outcome === 'received') await this.#step(change, 'receive', {});
    else if (receipt.outcome === 'stale') await this.#step(change, 'outdate', {});
    else await this.#step(change, 'refuse', { reasons: reasonsOf(receipt.errors) });
  }

  /** Asks what became of a change that the bank has received. @throws TableUnavailable, TableRefused */
  async follow(ref: ChangeRef): Promise<void> {
    const change = await this.#find(ref);
    if (change === null || change.state !== 'submitted') return;
    const { connectionId, customerId, approvalId } = change;
    const source = this.#deps.tableSource.use;
    const answer = await source.requirement({ connectionId, customerId, requirementId: approvalId });
    if (answer?.status === 'refused') return this.#step(change, 'refuse', { reasons: reasonsOf(answer.errors) });
    if (answer?.status !== 'built' || answer.version === null) return;
    const signed = await source.read({ connectionId, customerId, version: answer.version });
    await this.#takeBuilt(signed, approvalId);
    await this.enforce({ enterpriseId: change.enterpriseId, requirementId: approvalId }, Number(answer.version));
  }

  /**
   * It is in force once it is in force here: the event of the version may be lost or late. What the bank signed has to say itself that it
   * was built from this approval: two people approved this requirement and no other.
   * @throws TableRefused once the operator has been told.
   */
  async #takeBuilt(signed: SignedTable, approvalId: string): Promise<void> {
    const source = this.#deps.tableSource.use;
    const { version, requirementId } = signed;
    if (requirementId !== approvalId) {
      const says = requirementId === null ? 'no requirement' : `requirement ${requirementId}`;
      const detail = `version ${version} is named as built from requirement ${approvalId}, and names ${says} itself`;
      await source.refuse(signed, { reason: 'misfit', detail });
      throw new TableRefused(detail);
    }
    const outcome = await this.#deps.takeTable(signed);
    if (outcome !== 'older' && outcome !== 'contradiction') return;
    await source.refuse(signed, { reason: outcome });
    throw new TableRefused(`version ${version} is held with another text`);
  }

  /** A version came in force that the bank built from this requirement. */
  async enforce(
    { enterpriseId, requirementId }: { enterpriseId: string; requirementId: string },
    version: number,
  ): Promise<void> {
    const change = await this.#deps.db.asSystem('access.read_change_under_way', (tx) =>
      findByApproval(tx, { enterpriseId, approvalId: requirementId }),
    );
    if (change !== null) await this.#step(change, 'enforce', { version });
  }

  /** Looks after everything that is under way, also after what a process forgot when it died. */
  async followAll(): Promise<void> {
    const now = this.#deps.clock.now().getTime();
    const quiet = (ms: number) => new Date(now - ms);
    const { changeResubmitMs, changeFollowMs } = limits.permissionTable;
    const rows = await this.#deps.db.asSystem('access.read_change_under_way', (tx) =>
      selectUnderWay(tx, { approvedBefore: quiet(changeResubmitMs), submittedBefore: quiet(changeFollowMs) }),
    );
    for (const { state, ...ref } of rows) {
      try {
        await (state === 'approved' ? this.submit(ref) : this.follow(ref));
      } catch (error) {
        // One bank that does not answer does not hold up the changes at the others.
        this.#deps.log.warn({ err: error, ...ref }, 'a change of a permission table could not be followed');
      }
    }
  }

  #find(ref: ChangeRef): Promise<UnderWay | null> {
    return this.#deps.db.asSystem('access.read_change_under_way', (tx) => lockUnderWay(tx, ref));
  }

  async #step(change: UnderWay, step: ChangeStep, more: Omit<ChangeTurn, 'state' | 'now'>): Promise<void> {
    const { clock, db, relay } = this.#deps;
    await db.asSystem('access.settle_change', async (tx) => {
      const row = await lockUnderWay(tx, change);
      // What was answered belongs to this approval: saved and approved anew, it is another requirement.
      if (row === null || row.approvalId !== change.approvalId) return;
      const state = after(row.state, step);
      if (state === null) return;
      await updateState(tx, row, { ...more, state, now: clock.now() });
      await this.#tell(tx, row, state, more);
    });
    relay.wake();
  }

  async #tell(
    tx: Tx,
    row: UnderWay,
    state: ChangeTurn['state'],
    { version = null }: { version?: number | null },
  ): Promise<void> {
    const { audit, clock } = this.#deps;
    const { enterpriseId, changeId } = row;
    await audit.write(tx, {
      enterpriseId,
      actor: { kind: 'bank', id: row.connectionId },
      action: `permission_change.${state}`,
      target: `permission_change:${changeId}`,
      details: { approvalId: row.approvalId, version },
    });
    if (state !== 'in_force' && state !== 'refused' && state !== 'stale') return;
    const authorPersonId = row.createdBy;
    await writeEvents(tx, clock, [
      permissionChangeSettled({ enterpriseId, changeId, outcome: state, version, authorPersonId }),
    ]);
  }
}

function reasonsOf(errors: readonly { readonly field: string; readonly reason: string }[]): ChangeReason[] {
  const most = limits.permissionTable.faultsListed;
  return errors.slice(0, most).map(({ field, reason }) => ({ field: field.replace(/^(body\.)?table\./, ''), reason }));
}
