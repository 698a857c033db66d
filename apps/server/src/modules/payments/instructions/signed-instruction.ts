import type { Tx } from '../../../platform/db/database.ts';
import type { AuditActor } from '../../audit/index.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import { changedMeanwhile, makerMayNoMore, noSuchPayment, ruleChanged } from '../payments-errors.ts';
import { paymentLimits } from '../payments-limits.ts';
import {
  progressOf,
  reasonSentence,
  type ApprovalSubject,
  type Decision,
  type EndedApproval,
} from '../../access/index.ts';
import type { Holder } from '../payments-ports.ts';
import { signalChanged } from '../payments-signals.ts';
import { lockInstruction, type InstructionRow } from './instruction-store.ts';
import { insertUses } from './limit-use-store.ts';
import { move, type MoveDeps } from './move.ts';
import { askOf } from './prepare.ts';

export type SignedDeps = MoveDeps & Pick<PaymentsDeps, 'permissions' | 'bus' | 'relay'>;

/**
 * What follows when the approval of an instruction ends, in the transaction that ends it. The row of the approval is locked, so the
 * last signature comes once. From then on it waits for a signer to authorise it at the bank.
 */
export function instructionSubject(deps: SignedDeps, endings: WeakSet<Tx>): ApprovalSubject {
  return {
    approved: (tx: Tx, approval: EndedApproval): Promise<void> => allSigned(deps, tx, approval),
    ended: async (tx: Tx, approval: EndedApproval): Promise<void> => {
      if (!endings.has(tx)) await endInstruction(deps, tx, approval);
    },
    settled: ({ table }: EndedApproval): void => {
      deps.relay.wake();
      signalChanged(deps.bus, table.enterpriseId);
    },
  };
}

/** @throws Problem 409 when the signatures are not over what is ordered, or the maker lost his authority since, or the rule asks for more. */
async function allSigned(deps: SignedDeps, tx: Tx, approval: EndedApproval): Promise<void> {
  const row = await lockInstruction(tx, approval.subjectId);
  if (row === null) throw noSuchPayment();
  // Signatures are bound to the content that they were given for.
  if (row.approvalId !== approval.approvalId || row.approvalHash !== approval.contentHash) throw changedMeanwhile();
  if (!meetsRule(await makerStillMay(deps, tx, row), approval)) throw ruleChanged();
  for (const { uses, signedAt } of approval.signatures)
    await insertUses(tx, row, { part: 'sign', uses, usedAt: signedAt });
  const last = approval.signatures.at(-1);
  const now = deps.clock.now();
  await move(deps, tx, row, {
    step: 'await_authorization',
    by: last === undefined ? null : last,
    actor: last === undefined ? system : { kind: 'person', id: last.personId, mandateId: last.mandateId },
    change: {
      signedAt: now,
      expiresAt: authoriseBy(now),
      tableVersion: await deps.permissions.versionIn(tx, makerOf(row)),
      signatures: approval.signatures.map(
        ({ personId, subject, roleId, departmentId, signedAt, method, forSubject }) => ({
          personId,
          subject,
          roleId,
          departmentId,
          signedAt: signedAt.toISOString(),
          method,
          ...(forSubject === null ? {} : { inSteadOf: forSubject }),
        }),
      ),
    },
  });
}

/** Until when it can be authorised at the bank. */
export function authoriseBy(signedAt: Date): Date {
  return new Date(signedAt.getTime() + paymentLimits.authoriseWithinHours * 3_600_000);
}

/** His hours bind when he prepares, not when others sign; his limits, his payees and the rule of the amount hold at any hour. */
async function makerStillMay({ permissions }: SignedDeps, tx: Tx, row: InstructionRow): Promise<Decision> {
  const decision = await permissions.decideIn(tx, makerOf(row), {
    ...askOf('payments:prepare', row),
    atAnyHour: true,
  });
  if (decision.outcome === 'deny') throw makerMayNoMore(reasonSentence(decision.reason));
  return decision;
}

/**
 * Whether these signatures are what the rule in force asks for: what was signed under an earlier version is held against it, and the
 * bank asks for it as well.
 */
export function meetsRule(
  decision: Decision,
  { signatures, maker }: Pick<EndedApproval, 'signatures'> & { maker: Pick<EndedApproval['maker'], 'subject'> },
): boolean {
  if (decision.outcome !== 'needs_approval') return decision.outcome === 'allow';
  const given = signatures.map((one) => ({ ...one, subject: one.forSubject ?? one.subject }));
  const { satisfied } = progressOf(decision.demand, given, maker.subject);
  const byPasskey = !decision.rule.rule.stepUp || signatures.every(({ method }) => method === 'passkey');
  return satisfied && byPasskey;
}

async function endInstruction(deps: SignedDeps, tx: Tx, approval: EndedApproval): Promise<void> {
  const row = await lockInstruction(tx, approval.subjectId);
  if (row === null || row.approvalId !== approval.approvalId) return;
  const { endedBy, reason } = approval;
  const step = stepOf(approval, row);
  await move(deps, tx, row, {
    step,
    by: endedBy === null ? null : { personId: endedBy, roleId: null, departmentId: null },
    actor: endedBy === null ? system : { kind: 'person', id: endedBy, mandateId: null },
    details: reason === null ? {} : { note: reason },
    change: { endNote: reason, expiresAt: null },
  });
}

function stepOf({ state, endedBy }: EndedApproval, row: InstructionRow) {
  if (state === 'rejected') return 'reject';
  if (state === 'expired') return 'expire';
  return endedBy === row.preparedBy ? 'withdraw' : 'cancel';
}

const system: AuditActor = { kind: 'system', id: 'payments' };

export function makerOf(row: InstructionRow): Holder {
  return {
    enterpriseId: row.enterpriseId,
    connectionId: row.connectionId,
    customerId: row.customerId,
    subject: row.preparedSubject,
    roleId: row.preparedRole,
    departmentId: row.preparedDepartment,
  };
}
