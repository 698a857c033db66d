import type { Tx } from '../../../platform/db/database.ts';
import type { AuditActor } from '../../audit/index.ts';
import type { PaymentConsentChanged, PaymentFundsMissing } from '../../bank/index.ts';
import {
  lockInstruction,
  selectInstruction,
  updateBankWord,
  type InstructionRow,
} from '../instructions/instruction-store.ts';
import { move } from '../instructions/move.ts';
import { askOf } from '../instructions/prepare.ts';
import { makerOf, meetsRule } from '../instructions/signed-instruction.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import { signalChanged } from '../payments-signals.ts';
import { orderOf } from '../sending/payment-order.ts';
import { isWhatWasSigned } from './linking.ts';

export type ConsentWordDeps = Pick<
  PaymentsDeps,
  'db' | 'clock' | 'audit' | 'permissions' | 'bankPayments' | 'signing' | 'bus' | 'relay' | 'log'
>;

/** Takes in how it stands with a bank's leave to pay. A repetition, and a word that was overtaken, change nothing. */
export async function applyConsentWord(deps: ConsentWordDeps, told: PaymentConsentChanged): Promise<void> {
  const { db, bus, relay, bankPayments } = deps;
  const { instructionId, connectionId } = told;
  const enterprise = { enterpriseId: told.enterpriseId as InstructionRow['enterpriseId'] };
  const outcome = await db.as(enterprise, (tx) =>
    told.status === 'AUTH' ? release(deps, tx, told) : note(deps, tx, told),
  );
  if (typeof outcome === 'object') {
    const detail = 'what was authorised at the bank is not what was signed';
    const { enterpriseId, customerId } = outcome;
    await bankPayments.alarm({
      connectionId,
      enterpriseId,
      customerId,
      instructionId,
      kind: 'initiation_differs',
      detail,
    });
    return;
  }
  if (outcome === 'unchanged') return;
  relay.wake();
  signalChanged(bus, told.enterpriseId);
}

/** A signer has authorised it at the bank, where there is not enough for it: nothing is released, and it can be tried again. */
export async function noteMissingFunds(deps: ConsentWordDeps, told: PaymentFundsMissing): Promise<void> {
  const enterprise = { enterpriseId: told.enterpriseId as InstructionRow['enterpriseId'] };
  const changed = await deps.db.as(enterprise, async (tx) => {
    const row = await lockInstruction(tx, told.instructionId);
    if (row?.state !== 'authorizing') return false;
    const by = row.signatures.find(({ personId }) => personId === told.by) ?? null;
    await move(deps, tx, row, { step: 'lack_funds', by, actor: bankOf(row) });
    return true;
  });
  if (!changed) return;
  deps.relay.wake();
  signalChanged(deps.bus, told.enterpriseId);
}

/** The bank has made the consent, or it has ended there. */
async function note(deps: ConsentWordDeps, tx: Tx, told: PaymentConsentChanged): Promise<'changed' | 'unchanged'> {
  const row = await lockInstruction(tx, told.instructionId);
  if (row?.state !== 'authorizing') return 'unchanged';
  const step = told.status === 'AWAU' ? 'make_consent' : told.ranOut ? 'expire' : 'refuse';
  await move(deps, tx, row, { step, by: null, actor: bankOf(row) });
  return 'changed';
}

/**
 * A signer has authorised it: it is released, once. The authority behind every signature is asked again of the table in force, which
 * stays in force until the transaction ends. @returns the row where it is not what was signed.
 */
async function release(
  deps: ConsentWordDeps,
  tx: Tx,
  told: PaymentConsentChanged,
): Promise<'changed' | 'unchanged' | InstructionRow> {
  const { bankPayments, clock } = deps;
  const found = await selectInstruction(tx, told.instructionId);
  if (found?.state !== 'authorizing') return 'unchanged';
  // Asked before the row is locked, as everybody does who locks the head of a table. What is signed does not change any more.
  const lost = await authorityLost(deps, tx, found);
  const row = await lockInstruction(tx, told.instructionId);
  if (row?.state !== 'authorizing') return 'unchanged';
  const order = orderOf(row);
  const same = bankPayments.initiationOf(order).digest.toString('hex') === told.initiation;
  if (!same || !isWhatWasSigned(row, order)) return row;
  if (lost) {
    await updateBankWord(tx, row.instructionId, { paymentId: null, status: null, reason: 'AG01', sequence: null });
    await move(deps, tx, row, { step: 'fail', by: null, actor: system, details: { reason: 'AG01' } });
    return 'changed';
  }
  const now = clock.now();
  const signer = row.signatures.find(({ personId }) => personId === told.by);
  await move(deps, tx, row, {
    step: 'release',
    by: signer ?? null,
    actor: signer === undefined ? bankOf(row) : { kind: 'person', id: signer.personId, mandateId: null },
    change: { releasedAt: now, sendAt: now, ...(told.by === null ? {} : { authorisedBy: told.by }) },
  });
  return 'changed';
}

/**
 * Whether the maker, or one of the signers, lost since what he did it by, or the table in force asks for more than was signed. The
 * hours of a grant bind when somebody signs, not later.
 */
async function authorityLost({ permissions, signing }: ConsentWordDeps, tx: Tx, row: InstructionRow): Promise<boolean> {
  const maker = makerOf(row);
  const decision = await permissions.decideIn(tx, maker, { ...askOf('payments:prepare', row), atAnyHour: true });
  const signatures = row.approvalId === null ? [] : await signing.signaturesInForce(tx, row.approvalId);
  return signatures.length < row.signatures.length || !meetsRule(decision, { signatures, maker });
}

const system: AuditActor = { kind: 'system', id: 'payments' };

function bankOf({ connectionId }: Pick<InstructionRow, 'connectionId'>): AuditActor {
  return { kind: 'bank', id: connectionId };
}
