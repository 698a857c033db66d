import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { newId, type EnterpriseId } from '../../../platform/ids.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { AuditModule } from '../../audit/index.ts';
import type { EndedSession, IdentityModule } from '../../identity/index.ts';
import { permissionTableChanged } from '../access-events.ts';
import { compileVersion } from './compiled-tables.ts';
import type { CompiledTable } from '../permissions/compile.ts';
import { isOver, standingOf } from './standing.ts';
import type { SignedTable } from './signed-table.ts';
import { tableStep, type TableStep } from './table-step.ts';
import {
  findDigest,
  insertHead,
  insertVersion,
  lockHead,
  moveHead,
  selectHeadsOf,
  updateMandates,
  type TableHead,
} from './table-store.ts';

export interface TableKeeperDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly identity: Pick<IdentityModule, 'followTable' | 'announceFollowed'>;
}

/** What became of a table that arrived. `unknown`: nobody of this customer has ever signed in, so nothing is held of it. */
export type TableOutcome = Exclude<TableStep, 'apply'> | 'applied' | 'unknown';

/** What is to be told once the transaction has committed. */
export interface Kept {
  readonly head: TableHead;
  readonly step: TableStep;
  /** The table made ready for decisions, where it came in force. */
  readonly applied: CompiledTable | null;
  readonly announce: () => void;
}

/** Keeps the versions of permission tables, and puts the newest in force: sessions follow in the same transaction. */
export class TableKeeper {
  readonly #deps: TableKeeperDeps;

  constructor(deps: TableKeeperDeps) {
    this.#deps = deps;
  }

  /** Takes a table that a bank announced, wherever its customer is held. @returns the worst that became of it. */
  async take(signed: SignedTable): Promise<TableOutcome> {
    const kept = await this.#deps.db.asSystem('access.take_table', async (tx) => {
      const each: Kept[] = [];
      for (const { enterpriseId } of await selectHeadsOf(tx, signed))
        each.push(await this.keep(tx, enterpriseId, signed));
      return each;
    });
    for (const { announce } of kept) announce();
    const steps = new Set(kept.map(({ step }) => step));
    const order = ['contradiction', 'older', 'apply', 'history', 'duplicate'] as const;
    const worst = order.find((step) => steps.has(step));
    return worst === 'apply' ? 'applied' : (worst ?? 'unknown');
  }

  /** The same for one enterprise, in the caller's transaction of the system; `announce` is to be called once that has committed. */
  async keep(tx: Tx, enterpriseId: EnterpriseId, signed: SignedTable): Promise<Kept> {
    const now = this.#deps.clock.now();
    const { connectionId, customerId, bank, version } = signed;
    const row = { tableId: newId(), enterpriseId, connectionId, bank, customerId, version, appliedAt: now };
    // Of two first ones the second waits here for the first, and finds its row.
    const isFirst = await insertHead(tx, row);
    const held = isFirst ? row : await lockHead(tx, { enterpriseId, connectionId, customerId }, 'update');
    if (held === null) throw new Error('a head that could not be inserted is there');
    const digest = signed.evidence.digest.toString('hex');
    const digestOfArriving = isFirst ? null : await findDigest(tx, held, version);
    const step = tableStep(isFirst ? null : { version: held.version, digestOfArriving }, { version, digest });
    if (step === 'history') await insertVersion(tx, held, signed, now);
    if (step !== 'apply') return { head: held, step, applied: null, announce: () => undefined };
    const head = { ...held, bank, version, appliedAt: now };
    await insertVersion(tx, head, signed, now);
    if (!isFirst) await moveHead(tx, head);
    const applied = compileVersion(head, signed.table);
    const ended = await this.#followed(tx, head, { signed, applied, previous: isFirst ? null : held.version });
    return { head, step, applied, announce: () => this.#deps.identity.announceFollowed(head, ended) };
  }

  /** Sessions and mandates follow; who may do what is written down as a deed of the bank. */
  async #followed(
    tx: Tx,
    head: TableHead,
    { signed, applied, previous }: { signed: SignedTable; applied: CompiledTable; previous: bigint | null },
  ): Promise<EndedSession[]> {
    const { audit, clock, identity } = this.#deps;
    const { enterpriseId, tableId, connectionId, customerId, version } = head;
    const { table } = signed;
    const now = clock.now();
    const baseOf = new Map(table.roles.map((role) => [role.roleId, role.base]));
    const holders = table.holders.flatMap((holder) => {
      const { subject, roleId, departmentId } = holder;
      const baseRoleId = baseOf.get(roleId);
      return baseRoleId === undefined || isOver(holder, now) ? [] : [{ subject, roleId, departmentId, baseRoleId }];
    });
    await updateMandates(tx, head, holders, now);
    const actor = { kind: 'bank' as const, id: connectionId };
    const followed = { enterpriseId, connectionId, customerId, tableVersion: version, actor };
    const ended = await identity.followTable(tx, followed, (place) => standingOf(applied, place, now));
    const details = {
      customerId,
      version: Number(version),
      previousVersion: previous === null ? null : Number(previous),
    };
    await audit.write(tx, {
      enterpriseId,
      actor,
      action: 'permission_table.applied',
      target: `permission_table:${tableId}`,
      details: { ...details, endedSessions: ended.length },
    });
    const { requirementId } = signed;
    await writeEvents(tx, clock, [
      permissionTableChanged({ enterpriseId, tableId, connectionId, ...details, requirementId }),
    ]);
    return ended;
  }
}
