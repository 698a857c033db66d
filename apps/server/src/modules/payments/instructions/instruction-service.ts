import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { once } from '../../../platform/http/idempotency.ts';
import { newId, type EnterpriseId } from '../../../platform/ids.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { personActor } from '../../audit/index.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import {
  accountClosed,
  changedMeanwhile,
  contentAgreed,
  otherTable,
  limitExceeded,
  noSuchPayment,
  notTheMaker,
  nothingChanged,
  ownIsWithdrawn,
  stepRefused,
} from '../payments-errors.ts';
import { paymentChanged } from '../payments-events.ts';
import type { LimitUse } from '../../access/index.ts';
import type { TableNames } from '../payments-ports.ts';
import { signalChanged } from '../payments-signals.ts';
import { isContentAgreed } from './agreed-content.ts';
import { changedFields, contentHash, searchText, type InstructionContent } from './content.ts';
import { exceededText, storedDecision } from './decision.ts';
import type { EndBody, PaymentBody, PaymentUpdateBody } from './instruction-schemas.ts';
import { instructionStep } from './instruction.ts';
import {
  insertInstruction,
  lockInstruction,
  selectInstruction,
  updateContent,
  type InstructionRow,
  type PaymentId,
} from './instruction-store.ts';
import { insertUses, type LimitPart } from './limit-use-store.ts';
import { auditLine, changedOf, giveBack, move } from './move.ts';
import { allowedOr, approvalRequest, contentOf, decideContent, type Prepared } from './prepare.ts';
import { authoriseBy } from './signed-instruction.ts';
import { insertStep, type StepActor } from './step-store.ts';

interface Drafted {
  readonly content: InstructionContent;
  readonly prepared: Prepared;
  readonly names: TableNames;
}

/** Preparing, changing and ending instructions. Every money step asks the table in force again, in its own transaction. */
export class InstructionService {
  readonly #deps: PaymentsDeps;
  readonly #endings: WeakSet<Tx>;

  /** @param endings transactions that end an instruction themselves: the end of its approval adds nothing. */
  constructor(deps: PaymentsDeps, endings: WeakSet<Tx>) {
    this.#deps = deps;
    this.#endings = endings;
  }

  /** @returns the id. @throws Problem 400, 403, 404 or 409 that says why it cannot be prepared. */
  create(context: ActingContext, body: PaymentBody, key: string | undefined): Promise<string> {
    return this.prepare(context, contentOf(body), { key, operation: 'payments.create', body });
  }

  /**
   * Prepares a payment of exactly this content, as every other one.
   * @param also what another noun writes with it, in the same transaction, which then works for both: it refuses by throwing.
   */
  async prepare(
    context: ActingContext,
    content: InstructionContent,
    request: { readonly key: string | undefined; readonly operation: string; readonly body: unknown },
    also?: { readonly peerId: EnterpriseId; readonly work: (tx: Tx, paymentId: string) => Promise<void> },
  ): Promise<string> {
    const { permissions } = this.#deps;
    const isClosed = await this.#requireAccount(context, content);
    const names = await permissions.namesOf(context);
    const work = async (tx: Tx): Promise<string> => {
      if (isClosed) throw accountClosed();
      const prepared = await decideContent(permissions, tx, { context, content, names });
      const paymentId = await this.#insert(tx, context, { content, prepared, names });
      await also?.work(tx, paymentId);
      return paymentId;
    };
    return this.#once(context, request, work, also?.peerId);
  }

  /**
   * Other content under the same id: what was signed is void, and the rule of the new content holds. It never releases by itself.
   * @throws Problem 403 for one who is not its maker, 404, 409 when it is over, released, or was changed meanwhile.
   */
  async update(
    context: ActingContext,
    paymentId: string,
    body: PaymentUpdateBody,
    key: string | undefined,
  ): Promise<void> {
    const { permissions } = this.#deps;
    const content = contentOf(body);
    await this.readable(context, paymentId);
    const isClosed = await this.#requireAccount(context, content);
    const names = await permissions.namesOf(context);
    await this.#once(context, { key, operation: 'payments.update', body: { paymentId, body } }, async (tx) => {
      if (isClosed) throw accountClosed();
      const prepared = await decideContent(permissions, tx, { context, content, names });
      return this.#replace(tx, context, { paymentId, revision: body.revision, drafted: { content, prepared, names } });
    });
  }

  /** The maker takes his own back, others cancel one that is not theirs. @throws Problem 403, 404, 409. */
  async end(
    context: ActingContext,
    paymentId: string,
    step: 'withdraw' | 'cancel',
    body: EndBody,
    key: string | undefined,
  ): Promise<void> {
    const { permissions, signing } = this.#deps;
    const found = await this.readable(context, paymentId);
    if (step === 'withdraw' && !isMaker(context, found)) throw notTheMaker();
    if (step === 'cancel') {
      if (found.preparedBy === context.personId) throw ownIsWithdrawn();
      await permissions.requireAccount(context, 'payments:cancel', found.debtorAccount);
    }
    const note = body.note?.trim() ?? '';
    const request = { key, operation: `payments.${step}`, body: { paymentId, body } };
    await this.#once(context, request, async (tx) => {
      const asked = { action: 'payments:cancel', accountNumber: found.debtorAccount };
      if (step === 'cancel') allowedOr(await permissions.decideIn(tx, context, asked));
      // The approval first, as everybody does who locks both; what it says of its end is said here, with role and department.
      this.#endings.add(tx);
      if (found.state === 'awaiting_approval' && found.approvalId !== null)
        await signing.withdraw(tx, context, found.approvalId, note === '' ? null : note);
      const row = await lockInstruction(tx, paymentId);
      if (row === null) throw noSuchPayment();
      // His authority was asked for the account that paid then.
      if (row.debtorAccount !== found.debtorAccount) throw changedMeanwhile();
      await move(this.#deps, tx, row, {
        step,
        by: stepActor(context),
        actor: personActor(context),
        details: note === '' ? {} : { note },
        change: { endNote: note === '' ? null : note },
      });
      return paymentId;
    });
  }

  /**
   * The mandate opens the account that pays. The bank is asked here, outside of any transaction; whoever works refuses by its answer, so
   * that a request that was answered is answered so again, whatever became of the account since.
   * @returns whether the bank says that the account is closed. @throws Problem 403, 404.
   */
  async #requireAccount(context: ActingContext, { debtorAccount }: InstructionContent): Promise<boolean> {
    const { permissions, bankPayments } = this.#deps;
    await permissions.requireAccount(context, 'payments:prepare', debtorAccount);
    return bankPayments.isClosed(context, debtorAccount);
  }

  async #insert(tx: Tx, context: ActingContext, drafted: Drafted): Promise<string> {
    const { clock, audit } = this.#deps;
    const { content, prepared } = drafted;
    const instructionId = newId<'payment'>();
    const now = clock.now();
    const row = {
      ...content,
      ...prepared,
      enterpriseId: context.enterpriseId,
      instructionId,
      connectionId: context.connectionId,
      bank: context.bank,
      customerId: context.customerId,
      preparedBy: context.personId,
      preparedMandate: context.mandateId,
      preparedSubject: context.subject,
      preparedRole: context.roleId,
      preparedDepartment: context.departmentId,
      preparedAt: now,
      contentHash: contentHash(content),
      searchText: searchText(content),
    };
    await insertInstruction(tx, row);
    const by = stepActor(context);
    await insertStep(tx, row, { step: 'prepare', state: 'prepared', revision: 1, at: now, by, details: {} });
    const actor = personActor(context);
    await audit.write(tx, auditLine(row, { action: 'payment.prepared', actor, state: 'prepared' }));
    const released = prepared.alone === null ? [] : [{ part: 'release' as const, uses: prepared.alone.uses }];
    await this.#consume(tx, row, [{ part: 'prepare', uses: prepared.allowed.uses }, ...released]);
    await this.#putUp(tx, context, instructionId, drafted);
    return instructionId;
  }

  async #replace(
    tx: Tx,
    context: ActingContext,
    change: { paymentId: string; revision: number; drafted: Drafted },
  ): Promise<string> {
    const { clock, audit, permissions, signing } = this.#deps;
    const { paymentId, drafted } = change;
    const { content, prepared } = drafted;
    const { allowed } = prepared;
    if (allowed.outcome !== 'needs_approval') throw stepRefused('not_now');
    const hash = contentHash(content);
    const before = await selectInstruction(tx, paymentId);
    if (before === null) throw noSuchPayment();
    if (!isMaker(context, before)) throw notTheMaker();
    const possible = instructionStep(before.state, 'change');
    if (typeof possible === 'string') throw stepRefused(possible);
    if (await isContentAgreed(tx, paymentId)) throw contentAgreed();
    if (changedFields(before, content).length === 0) throw nothingChanged();
    // The approval first, as everybody does who locks both.
    const about = { instructionId: paymentId, content, contentHash: hash };
    if (before.approvalId === null) throw stepRefused('not_now');
    const opened = await signing.replaceContent(
      tx,
      context,
      before.approvalId,
      approvalRequest(about, allowed, drafted.names),
    );
    const row = await lockInstruction(tx, paymentId);
    if (row === null) throw noSuchPayment();
    if (row.revision !== change.revision) throw changedMeanwhile();
    const now = clock.now();
    const revision = row.revision + 1;
    await giveBack({ clock, permissions }, tx, row);
    await updateContent(tx, {
      ...content,
      instructionId: row.instructionId,
      contentHash: hash,
      // Whoever could release it alone has put it up for signing, and so it stays.
      decision: storedDecision(allowed, false, drafted.names),
      tableVersion: prepared.tableVersion,
      revision,
      searchText: searchText(content),
      now,
    });
    const after: InstructionRow = { ...row, ...content, contentHash: hash, revision, state: 'prepared' };
    const details = { changed: changedFields(row, content) };
    await insertStep(tx, row, {
      step: 'change',
      state: 'prepared',
      revision,
      at: now,
      by: stepActor(context),
      details,
    });
    await audit.write(
      tx,
      auditLine(after, { action: 'payment.changed', actor: personActor(context), state: 'prepared' }),
    );
    await writeEvents(tx, clock, [paymentChanged(changedOf(after))]);
    await this.#consume(tx, row, [{ part: 'prepare', uses: allowed.uses }]);
    await this.#await(tx, context, after, opened);
    return paymentId;
  }

  /** What the maker may release alone he authorises at the bank next; everything else waits for its signatures. */
  async #putUp(tx: Tx, context: ActingContext, instructionId: PaymentId, drafted: Drafted): Promise<void> {
    const { clock, signing } = this.#deps;
    const { content, prepared, names } = drafted;
    const { alone, allowed } = prepared;
    const row = await lockInstruction(tx, instructionId);
    if (row === null) throw noSuchPayment();
    if (alone !== null) {
      const now = clock.now();
      const { personId, subject, roleId, departmentId } = context;
      const signature = {
        personId,
        subject,
        roleId,
        departmentId,
        signedAt: now.toISOString(),
        method: 'session' as const,
      };
      await move(this.#deps, tx, row, {
        step: 'await_authorization',
        by: stepActor(context),
        actor: personActor(context),
        change: { signedAt: now, expiresAt: authoriseBy(now), signatures: [signature] },
      });
      return;
    }
    if (allowed.outcome !== 'needs_approval') throw stepRefused('not_now');
    const about = { instructionId, content, contentHash: row.contentHash };
    await this.#await(tx, context, row, await signing.open(tx, context, approvalRequest(about, allowed, names)));
  }

  async #await(
    tx: Tx,
    context: ActingContext,
    row: InstructionRow,
    opened: { approvalId: string; contentHash: string; deadlineAt: Date },
  ): Promise<void> {
    await move(this.#deps, tx, row, {
      step: 'await_approval',
      by: stepActor(context),
      actor: personActor(context),
      change: { approval: { id: opened.approvalId, hash: opened.contentHash }, expiresAt: opened.deadlineAt },
    });
  }

  /** All in one call, in which counters are locked in one order. @throws Problem 409 that says which limit does not hold it. */
  async #consume(
    tx: Tx,
    row: Pick<InstructionRow, 'enterpriseId' | 'instructionId'>,
    parts: readonly { readonly part: LimitPart; readonly uses: readonly LimitUse[] }[],
  ): Promise<void> {
    const usedAt = this.#deps.clock.now();
    const { limits } = this.#deps.permissions;
    const exceeded = await limits.consume(
      tx,
      parts.flatMap(({ uses }) => uses),
      usedAt,
    );
    if (exceeded !== null) throw limitExceeded(exceededText(exceeded));
    for (const part of parts) await insertUses(tx, row, { ...part, usedAt });
  }

  /** The payment, where the mandate may see it. @throws Problem 404, 403. */
  async readable(context: ActingContext, paymentId: string): Promise<InstructionRow> {
    const row = await this.#deps.db.as(context, (tx) => selectInstruction(tx, paymentId), { readOnly: true });
    if (row === null) throw noSuchPayment();
    await requireSeen(this.#deps, context, row);
    return row;
  }

  async #once(
    context: ActingContext,
    request: { key: string | undefined; operation: string; body: unknown },
    work: (tx: Tx) => Promise<string>,
    peerId?: EnterpriseId,
  ): Promise<string> {
    const { clock, db, relay, bus, signing } = this.#deps;
    // A key that a colleague has used is not answered with what he did.
    const { enterpriseId: scope, mandateId } = context;
    const scoped = { ...request, scope, operation: `${request.operation} ${mandateId}` };
    const inTx = (tx: Tx) => once(tx, clock, scoped, async () => ({ id: await work(tx) }));
    const { id } = await (peerId === undefined
      ? db.as(context, inTx)
      : db.asPair(context, { enterpriseId: peerId }, inTx));
    relay.wake();
    signing.settled(context.enterpriseId);
    signalChanged(bus, context.enterpriseId);
    return id;
  }
}

/** @throws Problem 404 or 403 when this mandate does not open the account that pays, at the bank at which it pays. */
export async function requireSeen(
  { permissions }: Pick<PaymentsDeps, 'permissions'>,
  context: ActingContext,
  row: Pick<InstructionRow, 'connectionId' | 'customerId' | 'debtorAccount'>,
): Promise<void> {
  // A number of another bank's table names nothing here.
  const same = row.connectionId === context.connectionId && row.customerId === context.customerId;
  if (!same) throw otherTable();
  await permissions.requireAccount(context, 'payments:read', row.debtorAccount);
}

function isMaker(context: ActingContext, row: Pick<InstructionRow, 'preparedBy' | 'preparedMandate'>): boolean {
  return row.preparedBy === context.personId && row.preparedMandate === context.mandateId;
}

export function stepActor({ personId, roleId, departmentId }: ActingContext): StepActor {
  return { personId, roleId, departmentId };
}
