import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Problem } from '../../../platform/errors.ts';
import { isAnswered, once } from '../../../platform/http/idempotency.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { personActor, type AuditActor } from '../../audit/index.ts';
import type { PasskeyAssertion, PasskeyRequestOptions } from '../../identity/index.ts';
import { accountDetail } from './account-detail.ts';
import { end, isDue, sign, type ApprovalState, type Signature } from './approval.ts';
import type { ApprovalDeps } from './approval-deps.ts';
import { endApproval, voidSignatures, type Subjects } from './approval-ending.ts';
import {
  approvalIsOver,
  noAuthority,
  noSuchApproval,
  onlyTheMaker,
  otherMandate,
  signatureRefused,
  signerLimitExceeded,
  stepUpNeeded,
} from './approval-errors.ts';
import { approvalSigned } from './approval-events.ts';
import { approvalOf, readAsks, tableOf } from './approval-rows.ts';
import { lockApproval, selectApproval, type ApprovalRow } from './approval-store.ts';
import type { EndedApproval } from './approval-subject.ts';
import { signalChanged } from './approvals-signals.ts';
import { lookAt } from './onlooker.ts';
import { nextPersons } from './next-signers.ts';
import { exceededInWords } from './signer-limits.ts';
import { candidatesOf, chooseCandidate, delegationsTo, type Candidate } from './signers.ts';
import { standsIn } from './standing-signatures.ts';
import { insertSignature, selectSignatures, type SignatureRow } from './signature-store.ts';
import type { ActingHolder, SigningTable } from './signing-table.ts';

/** What a signer sends: what he read, and the proof of his passkey where it is asked for. */
export interface SignCommand {
  readonly contentHash: string;
  readonly assertion: PasskeyAssertion | null;
  /** In whose stead; null: whichever way counts, his own first. */
  readonly delegationId: string | null;
  readonly key: string | undefined;
}

/** What came of a deed; `late`: its time was over, and it has expired with it. */
export interface Deed {
  readonly outcome: 'done' | 'late';
  readonly state: ApprovalState;
}

interface Settled {
  readonly deed: Deed;
  readonly ended: EndedApproval | null;
}

/** Everything about one approval, its row locked, and the table held as it is. */
interface Locked {
  readonly row: ApprovalRow;
  readonly signatures: readonly SignatureRow[];
  readonly holder: ActingHolder;
  readonly table: SigningTable | null;
}

/** What signers do. Each deed is one transaction with the row of the approval locked: two last signatures release once. */
export class SigningService {
  readonly #deps: ApprovalDeps;
  readonly #subjects: Subjects;

  constructor(deps: ApprovalDeps, subjects: Subjects) {
    this.#deps = deps;
    this.#subjects = subjects;
  }

  /**
   * What a passkey is asked for this content. @throws Problem 404, 409 when the content is another one, when the reader could not sign
   * it, or when he has no passkey.
   */
  async begin(context: ActingContext, approvalId: string, contentHash: string): Promise<PasskeyRequestOptions> {
    const { clock, db, passkeys } = this.#deps;
    await db.as(context, async (tx) => {
      const row = await selectApproval(tx, approvalId);
      const holder = this.#deps.tables.holderOf(context);
      if (row === null) throw noSuchApproval();
      if (!isOfTable(row, holder)) throw otherMandate();
      const signatures = await selectSignatures(tx, [approvalId]);
      const table = await this.#deps.tables.current(tx, holder.table, { lock: false });
      const now = clock.now();
      const delegations = await delegationsTo(tx, holder, now);
      const { personId } = context;
      const look = lookAt(row, signatures, { personId, holder, table, delegations, maySign: true, now });
      if (!look.visible) throw otherMandate();
      if (row.contentHash !== contentHash) throw signatureRefused('content_changed');
      if (look.whyNot === 'no_authority') throw this.#noAuthority({ row, table, holder });
      if (look.whyNot !== null) throw signatureRefused(look.whyNot);
    });
    return passkeys.challenge(context.personId, purposeOf(approvalId, contentHash));
  }

  /** @throws Problem 403 without authority or passkey, 404, 409 with the reason for which the signature does not count. */
  async sign(context: ActingContext, approvalId: string, command: SignCommand): Promise<Deed> {
    const { contentHash, delegationId } = command;
    const request = { operation: 'approvals.sign', key: command.key, body: { approvalId, contentHash, delegationId } };
    const passkeyId = await this.#stepUp(context, approvalId, command, request);
    return this.#deed(context, request, async (tx) => {
      const locked = await this.#lock(tx, context, approvalId);
      if (isDue(locked.row, this.#deps.clock.now())) return this.#expire(tx, locked);
      return this.#sign(tx, context, locked, { contentHash, delegationId, passkeyId });
    });
  }

  /** @throws Problem 403 for who could not sign it, 404, 409 when it is over. */
  async reject(
    context: ActingContext,
    approvalId: string,
    { reason, key }: { reason: string; key: string | undefined },
  ): Promise<Deed> {
    const body = { approvalId, reason };
    return this.#deed(context, { operation: 'approvals.reject', key, body }, async (tx) => {
      const locked = await this.#lock(tx, context, approvalId);
      const { row, signatures } = locked;
      const now = this.#deps.clock.now();
      if (isDue(row, now)) return this.#expire(tx, locked);
      if (end(approvalOf(row, signatures), 'reject', now) === null) throw approvalIsOver();
      if (row.makerPersonId === context.personId) throw signatureRefused('own');
      // Whoever signed may still say no, as long as nothing was released.
      const candidates = await this.#candidates(tx, locked);
      if (candidates.length === 0) throw this.#noAuthority(locked);
      return this.#end(tx, locked, {
        state: 'rejected',
        actor: personActor(context),
        personId: context.personId,
        reason,
      });
    });
  }

  /** @throws Problem 403 for who is not the maker, 404, 409 when it is over. */
  async withdraw(context: ActingContext, approvalId: string, key: string | undefined): Promise<Deed> {
    return this.#deed(context, { operation: 'approvals.withdraw', key, body: { approvalId } }, async (tx) => {
      const locked = await this.#lock(tx, context, approvalId);
      if (locked.row.makerPersonId !== context.personId) throw onlyTheMaker();
      if (locked.row.state !== 'waiting') throw approvalIsOver();
      const by = { actor: personActor(context), personId: context.personId };
      return this.#end(tx, locked, { state: 'withdrawn', ...by, reason: null });
    });
  }

  /** Ends what nobody has signed in time; in a transaction for its enterprise. @returns whether it was due. */
  async expireDue(enterpriseId: string, approvalId: string): Promise<boolean> {
    const { db, clock } = this.#deps;
    const settled = await db.as({ enterpriseId }, async (tx) => {
      const row = await lockApproval(tx, approvalId);
      if (row === null || !isDue(row, clock.now())) return null;
      return this.#expire(tx, { row, signatures: await selectSignatures(tx, [approvalId]) });
    });
    if (settled !== null) this.#announce(enterpriseId, settled.ended);
    return settled !== null;
  }

  async #deed(
    context: ActingContext,
    { operation, key, body }: { operation: string; key: string | undefined; body: object },
    work: (tx: Tx) => Promise<Settled>,
  ): Promise<Deed> {
    const { clock, db } = this.#deps;
    // A repetition finds its answer and has ended nothing by itself.
    let ended: EndedApproval | null = null;
    const deed = await db.as(context, (tx) => {
      // Nor has a try that was rolled back.
      ended = null;
      return once(
        tx,
        clock,
        { scope: context.enterpriseId, key, operation: ownOperation(context, operation), body },
        async () => {
          const settled = await work(tx);
          ended = settled.ended;
          return settled.deed;
        },
      );
    });
    this.#announce(context.enterpriseId, ended);
    if (deed.outcome === 'late') throw signatureRefused('expired');
    return deed;
  }

  #announce(enterpriseId: string, ended: EndedApproval | null): void {
    this.#deps.relay.wake();
    signalChanged(this.#deps.bus, enterpriseId);
    if (ended !== null) this.#subjects.get(ended.kind)?.settled?.(ended);
  }

  /** The row first, then the table: as everybody does who locks both. */
  async #lock(tx: Tx, context: ActingContext, approvalId: string): Promise<Locked> {
    const { tables } = this.#deps;
    const row = await lockApproval(tx, approvalId);
    const holder = tables.holderOf(context);
    if (row === null) throw noSuchApproval();
    if (!isOfTable(row, holder)) throw otherMandate();
    const table = await tables.current(tx, holder.table, { lock: true });
    return { row, signatures: await selectSignatures(tx, [approvalId]), holder, table };
  }

  /**
   * The passkey behind the signature, where the rule asks for one. The challenge was given out for exactly this content, and is spent
   * by this look: a repetition of a request that was answered is not asked again.
   */
  async #stepUp(
    context: ActingContext,
    approvalId: string,
    { assertion, contentHash }: SignCommand,
    request: { operation: string; key: string | undefined; body: object },
  ): Promise<string | null> {
    const { db, passkeys } = this.#deps;
    const asked = await db.as(
      context,
      async (tx) => {
        const operation = ownOperation(context, request.operation);
        if (await isAnswered(tx, { scope: context.enterpriseId, key: request.key, operation })) return false;
        const row = await selectApproval(tx, approvalId);
        return row !== null && row.requirement.stepUp && row.state === 'waiting';
      },
      { readOnly: true },
    );
    if (!asked) return null;
    if (assertion === null) throw stepUpNeeded();
    const { personId } = context;
    const { passkeyId } = await passkeys.verify({ personId, purpose: purposeOf(approvalId, contentHash), assertion });
    return passkeyId;
  }

  async #candidates(tx: Tx, { row, table, holder }: Pick<Locked, 'row' | 'table' | 'holder'>): Promise<Candidate[]> {
    if (table === null) return [];
    const now = this.#deps.clock.now();
    const delegations = await delegationsTo(tx, holder, now);
    return candidatesOf(table, holder, delegations, { asks: readAsks(row.asks), now });
  }

  #noAuthority({ row, table, holder }: Pick<Locked, 'row' | 'table' | 'holder'>): Problem {
    return noAuthority(table?.whyNot(holder, readAsks(row.asks), { at: this.#deps.clock.now() }) ?? null);
  }

  async #sign(
    tx: Tx,
    context: ActingContext,
    locked: Locked,
    how: { contentHash: string; delegationId: string | null; passkeyId: string | null },
  ): Promise<Settled> {
    const { row, signatures, table, holder } = locked;
    const now = this.#deps.clock.now();
    const approval = approvalOf(row, signatures);
    if (approval.state !== 'waiting') throw signatureRefused('over');
    const ways = (await this.#candidates(tx, locked)).filter(
      ({ delegation }) => how.delegationId === null || delegation?.delegationId === how.delegationId,
    );
    if (row.requirement.stepUp && how.passkeyId === null) throw stepUpNeeded();
    const stands = table === null ? () => false : standsIn(table, signatures, { asks: readAsks(row.asks), now });
    const { personId } = context;
    const chosen = chooseCandidate(approval, ways, { personId, contentHash: how.contentHash, now, stands });
    if (chosen === null) throw row.makerPersonId === personId ? signatureRefused('own') : this.#noAuthority(locked);
    const signing = sign(approval, chosen.signature, { now, stands });
    if (signing.outcome === 'refused') throw signatureRefused(signing.refusal);
    // What is void gives back first: who signs in the place of another may need the same counter.
    await voidSignatures(tx, this.#deps, { row, signatures, voided: signing.voided, now });
    await this.#consume(tx, chosen.candidate, now);
    const given = signatureRow(chosen, { approvalId: row.approvalId, holder, passkeyId: how.passkeyId, now });
    await insertSignature(tx, context.enterpriseId, given);
    await this.#auditSignature(tx, context, row, given);
    const gone = new Set(signing.voided.map(({ signatureId }) => signatureId));
    const standing = [...signatures.filter((one) => !gone.has(one.signatureId)), given];
    if (signing.approval.state === 'approved') {
      const by = { actor: personActor(context), personId };
      return this.#end(tx, { row, signatures: standing }, { state: 'approved', ...by, reason: null });
    }
    await this.#tellSigned(tx, context, { row, signatures: standing, table });
    return { deed: { outcome: 'done', state: 'waiting' }, ended: null };
  }

  async #consume(tx: Tx, { authority }: Candidate, now: Date): Promise<void> {
    if (authority.uses.length === 0) return;
    const exceeded = await this.#deps.limits.consume(tx, authority.uses, now);
    if (exceeded !== null) throw signerLimitExceeded(exceededInWords(exceeded));
  }

  #expire(tx: Tx, at: Pick<Locked, 'row' | 'signatures'>): Promise<Settled> {
    const by: { actor: AuditActor; personId: null } = { actor: { kind: 'system', id: 'approvals' }, personId: null };
    return this.#end(tx, at, { state: 'expired', ...by, reason: null });
  }

  async #end(
    tx: Tx,
    { row, signatures }: Pick<Locked, 'row' | 'signatures'>,
    how: Pick<EndedApproval, 'state' | 'reason'> & { actor: AuditActor; personId: ActingContext['personId'] | null },
  ): Promise<Settled> {
    const { state, reason, actor, personId } = how;
    const ended = await endApproval(tx, this.#deps, this.#subjects, {
      row,
      signatures,
      state,
      by: { actor, personId },
      reason,
    });
    return { deed: { outcome: state === 'expired' ? 'late' : 'done', state }, ended };
  }

  async #auditSignature(tx: Tx, context: ActingContext, row: ApprovalRow, given: SignatureRow): Promise<void> {
    const { asks, kind, subjectId, approvalId } = row;
    const { roleId, departmentId, signatureClass, method, forPersonId, contentHash } = given;
    await this.#deps.audit.write(tx, {
      enterpriseId: context.enterpriseId,
      actor: personActor(context),
      action: 'approval.signed',
      target: `approval:${approvalId}`,
      details: {
        kind,
        subjectId,
        contentHash,
        roleId,
        departmentId,
        signatureClass,
        method,
        ...(forPersonId === null ? {} : { forPersonId }),
        ...accountDetail(asks, context),
      },
    });
  }

  async #tellSigned(
    tx: Tx,
    context: ActingContext,
    { row, signatures, table }: Pick<Locked, 'row' | 'signatures' | 'table'>,
  ): Promise<void> {
    const { clock } = this.#deps;
    const now = clock.now();
    const signed = signatures.filter((one) => one.voidAt === null).flatMap((one) => [one.subject, one.forSubject]);
    const exceptSubjects = new Set([row.makerSubject, ...signed.filter((one) => one !== null)]);
    const approval = approvalOf(row, signatures);
    const asked = { asks: readAsks(row.asks), now, exceptSubjects };
    const nextPersonIds = await nextPersons(tx, tableOf(row), { table, approval, asked });
    const { approvalId, kind, subjectId, makerPersonId } = row;
    const deadlineAt = row.deadlineAt.toISOString();
    const { personId } = context;
    await writeEvents(tx, clock, [
      approvalSigned({
        ...tableOf(row),
        approvalId,
        kind,
        subjectId,
        makerPersonId,
        personId,
        deadlineAt,
        nextPersonIds,
      }),
    ]);
  }
}

/** A key that a colleague has used is not answered with what he did. */
function ownOperation({ mandateId }: ActingContext, operation: string): string {
  return `${operation} ${mandateId}`;
}

/** What the challenge of a passkey is given out for: this content of this approval. */
export function purposeOf(approvalId: string, contentHash: string): string {
  return `approval:${approvalId}:${contentHash}`;
}

/** Only under a mandate of its table an approval is seen at all. */
export function isOfTable(row: ApprovalRow, { table }: ActingHolder): boolean {
  return row.connectionId === table.connectionId && row.customerId === table.customerId;
}

function signatureRow(
  { candidate, signature }: { candidate: Candidate; signature: Signature },
  {
    approvalId,
    holder,
    passkeyId,
    now,
  }: { approvalId: string; holder: ActingHolder; passkeyId: string | null; now: Date },
): SignatureRow {
  const { signatureId, roleId, departmentId, signatureClass, contentHash } = signature;
  const { delegation, authority } = candidate;
  return {
    approvalId,
    signatureId,
    personId: holder.personId,
    mandateId: holder.mandateId,
    subject: holder.subject,
    roleId,
    departmentId,
    signatureClass,
    forPersonId: delegation?.personId ?? null,
    forSubject: delegation?.subject ?? null,
    delegationId: delegation?.delegationId ?? null,
    contentHash,
    method: passkeyId === null ? 'session' : 'passkey',
    passkeyId,
    signedAt: now,
    voidAt: null,
    voidReason: null,
    uses: authority.uses,
  };
}
