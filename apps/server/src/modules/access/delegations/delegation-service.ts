import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { invalid } from '../../../platform/errors.ts';
import { once } from '../../../platform/http/idempotency.ts';
import { newId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { personActor } from '../../audit/index.ts';
import type { ApprovalDeps } from '../approvals/approval-deps.ts';
import { signalChanged } from '../approvals/approvals-signals.ts';
import { selectPersonsOf } from '../approvals/holder-store.ts';
import type { ActingHolder, SigningTable } from '../approvals/signing-table.ts';
import { dayAt } from '../permissions/calendar.ts';
import { faultOfDays } from './delegation.ts';
import { cannotCarry, noSuchDelegation, notYourself, signsNothing, tooManyDelegations } from './delegation-errors.ts';
import { delegationCreated, delegationEnded } from './delegation-events.ts';
import { presentDelegation, presentHolder } from './delegation-present.ts';
import type { Delegation, DelegationBody, DelegationList } from './delegation-schemas.ts';
import {
  insertDelegation,
  lockDelegation,
  lockOpenDelegations,
  selectDelegationsOf,
  updateDelegationEnded,
  type DelegationRow,
} from './delegation-store.ts';

const listed = 100;

/** Who signs for whom while he is away. */
export class DelegationService {
  readonly #deps: ApprovalDeps;

  constructor(deps: ApprovalDeps) {
    this.#deps = deps;
  }

  list(context: ActingContext): Promise<DelegationList> {
    const { clock, db } = this.#deps;
    return db.as(context, async (tx) => {
      const { holder, table } = await this.#at(tx, context);
      const now = clock.now();
      const rows = await selectDelegationsOf(tx, holder, listed);
      const signs = table?.signsSomething(holder, now) === true;
      const colleagues = table?.holders(now).filter((one) => one.subject !== holder.subject) ?? [];
      return {
        items: rows.map((row) => presentDelegation(row, { context, table, today: dayAt(now) })),
        candidates: signs
          ? colleagues.filter((one) => table.signsSomething(one, now)).map((one) => presentHolder(table, one))
          : [],
        whyNot: signs ? null : ('signs_nothing' as const),
      };
    });
  }

  /** @throws Problem 400 for days that are none, 409 for a mandate that signs nothing or a delegate who could not carry it. */
  async create(context: ActingContext, body: DelegationBody, key: string | undefined): Promise<Delegation> {
    const { clock, db, relay, bus } = this.#deps;
    const fault = faultOfDays(body, dayAt(clock.now()));
    if (fault !== null) throw invalid(`body.${fault.field}`, fault.reason);
    const request = { scope: context.enterpriseId, key, operation: `delegations.create ${context.mandateId}`, body };
    const created = await db.as(context, (tx) => once(tx, clock, request, () => this.#create(tx, context, body)));
    relay.wake();
    signalChanged(bus, context.enterpriseId);
    return created;
  }

  /** By the one who is away, or by his deputy. @throws Problem 404. */
  async end(context: ActingContext, delegationId: string): Promise<void> {
    const { audit, clock, db, relay, bus } = this.#deps;
    await db.as(context, async (tx) => {
      const { holder } = await this.#at(tx, context);
      const row = await lockDelegation(tx, delegationId);
      if (row === null || !concerns(row, holder)) throw noSuchDelegation();
      if (row.endedAt !== null) return;
      await updateDelegationEnded(tx, { delegationId, by: context.personId, now: clock.now() });
      await audit.write(tx, {
        enterpriseId: context.enterpriseId,
        actor: personActor(context),
        action: 'delegation.ended',
        target: `delegation:${delegationId}`,
      });
      await writeEvents(tx, clock, [delegationEnded(changeOf(context, row))]);
    });
    relay.wake();
    signalChanged(bus, context.enterpriseId);
  }

  async #create(tx: Tx, context: ActingContext, body: DelegationBody): Promise<Delegation> {
    const { audit, clock } = this.#deps;
    const { holder, table } = await this.#at(tx, context);
    const now = clock.now();
    const { delegate, fromOn, untilOn } = body;
    if (table === null || !table.signsSomething(holder, now)) throw signsNothing();
    if (delegate.subject === holder.subject) throw notYourself();
    if (!table.signsSomething(delegate, now)) throw cannotCarry();
    const [known] = await selectPersonsOf(tx, holder.table, [delegate]);
    // One person may be known to his bank by two names.
    if (known?.personId === holder.personId) throw notYourself();
    const open = await lockOpenDelegations(tx, holder, dayAt(now));
    if (open >= limits.delegationsPerMandate) throw tooManyDelegations(limits.delegationsPerMandate);
    const row: DelegationRow = {
      delegationId: newId<'delegation'>(),
      connectionId: holder.table.connectionId,
      customerId: holder.table.customerId,
      personId: holder.personId,
      subject: holder.subject,
      roleId: holder.roleId,
      departmentId: holder.departmentId,
      delegateSubject: delegate.subject,
      delegateRoleId: delegate.roleId,
      delegateDepartmentId: delegate.departmentId,
      delegatePersonId: known?.personId ?? null,
      fromOn,
      untilOn,
      createdAt: now,
      endedAt: null,
    };
    await insertDelegation(tx, context.enterpriseId, row);
    await audit.write(tx, {
      enterpriseId: context.enterpriseId,
      actor: personActor(context),
      action: 'delegation.created',
      target: `delegation:${row.delegationId}`,
      details: {
        delegateSubject: delegate.subject,
        roleId: row.roleId,
        departmentId: row.departmentId,
        fromOn,
        untilOn,
      },
    });
    await writeEvents(tx, clock, [delegationCreated(changeOf(context, row))]);
    return presentDelegation(row, { context, table, today: dayAt(now) });
  }

  async #at(tx: Tx, context: ActingContext): Promise<{ holder: ActingHolder; table: SigningTable | null }> {
    const holder = this.#deps.tables.holderOf(context);
    return { holder, table: await this.#deps.tables.current(tx, holder.table, { lock: false }) };
  }
}

function concerns(row: DelegationRow, { table, personId, subject }: ActingHolder): boolean {
  const isHere = row.connectionId === table.connectionId && row.customerId === table.customerId;
  return isHere && (row.personId === personId || row.delegateSubject === subject);
}

function changeOf({ enterpriseId }: ActingContext, row: DelegationRow) {
  const { delegationId, personId, delegatePersonId, fromOn, untilOn } = row;
  return { enterpriseId, delegationId, personId, delegatePersonId, fromOn, untilOn };
}
