import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { writeEvents, type DomainEvent } from '../../../platform/outbox/outbox-store.ts';
import { formatMoney } from '../../../platform/money.ts';
import type { AuditActor, AuditModule } from '../../audit/index.ts';
import { stepRefused } from '../payments-errors.ts';
import {
  paymentAuthorizing,
  paymentCancelled,
  paymentChanged,
  paymentExecuted,
  paymentFailed,
  paymentReleased,
  type PaymentChanged,
} from '../payments-events.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import type { Permissions } from '../payments-ports.ts';
import { givesLimitsBack, instructionStep, type InstructionState, type InstructionStep } from './instruction.ts';
import { updateState, type InstructionChange, type InstructionRow } from './instruction-store.ts';
import { takeHeldUses } from './limit-use-store.ts';
import { insertStep, type StepActor, type StepRow } from './step-store.ts';

export interface MoveDeps {
  readonly clock: Clock;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly permissions: Pick<Permissions, 'limits'>;
  readonly bankPayments: Pick<PaymentsDeps['bankPayments'], 'dropConsent'>;
}

export interface Move {
  readonly step: InstructionStep;
  readonly by: StepActor | null;
  readonly actor: AuditActor;
  readonly details?: StepRow['details'];
  readonly change?: Omit<InstructionChange, 'state' | 'now'>;
}

/** After these the bank is asked for its consent, or how it stands. */
const opensConsent: ReadonlySet<InstructionStep> = new Set(['await_authorization', 'send_back']);

/** The words in which the audit log names what happened. */
const deeds: Readonly<Record<InstructionStep, string>> = {
  change: 'payment.changed',
  await_approval: 'payment.put_up_for_signing',
  await_authorization: 'payment.signed',
  make_consent: 'payment.consent_made',
  send_to_bank: 'payment.sent_to_bank',
  lack_funds: 'payment.funds_missing',
  release: 'payment.released',
  send_back: 'payment.authorisation_ran_out',
  execute: 'payment.executed',
  fail: 'payment.failed',
  withdraw: 'payment.withdrawn',
  reject: 'payment.rejected',
  refuse: 'payment.refused_at_bank',
  expire: 'payment.expired',
  cancel: 'payment.cancelled',
};

/**
 * Takes a step with a row that is locked: state, history, audit line, events, and what is given back of the limits, in the caller's
 * transaction. @throws Problem 409 when the state does not allow it. @returns the state; null when it was so already.
 */
export async function move(deps: MoveDeps, tx: Tx, row: InstructionRow, what: Move): Promise<InstructionState | null> {
  const result = instructionStep(row.state, what.step);
  if (result === 'already_so') return null;
  if (typeof result === 'string') throw stepRefused(result);
  const now = deps.clock.now();
  const state = result.to;
  const over = givesLimitsBack(state);
  await updateState(tx, row.instructionId, { ...what.change, state, now, ...(over ? { endedAt: now } : {}) });
  const { revision } = row;
  await insertStep(tx, row, { step: what.step, state, revision, at: now, by: what.by, details: what.details ?? {} });
  if (over) await giveBack(deps, tx, row);
  // Whoever comes back from the bank with it later finds nothing to release.
  if (over && row.state === 'authorizing') await deps.bankPayments.dropConsent(tx, row);
  await deps.audit.write(tx, auditLine(row, { action: deeds[what.step], actor: what.actor, state }));
  await writeEvents(tx, deps.clock, [eventOf(row, state, what)]);
  return state;
}

/** All that is still held of limits. */
export async function giveBack(
  { clock, permissions }: Pick<MoveDeps, 'clock' | 'permissions'>,
  tx: Tx,
  { instructionId }: Pick<InstructionRow, 'instructionId'>,
): Promise<void> {
  for (const { uses, usedAt } of await takeHeldUses(tx, instructionId, clock.now()))
    await permissions.limits.giveBack(tx, uses, usedAt);
}

/** `account` lets the trail of an account find it; a number is an account only under its customer at its bank. */
export function auditLine(
  row: Pick<
    InstructionRow,
    'enterpriseId' | 'instructionId' | 'bank' | 'customerId' | 'debtorAccount' | 'amountMinor' | 'currency'
  >,
  line: { readonly action: string; readonly actor: AuditActor; readonly state: InstructionState },
) {
  const { enterpriseId, instructionId, bank, customerId, debtorAccount, amountMinor, currency } = row;
  return {
    enterpriseId,
    actor: line.actor,
    action: line.action,
    target: `payment:${instructionId}`,
    details: {
      account: debtorAccount,
      bank,
      customerId,
      amount: formatMoney({ amountMinor, currency }),
      currency,
      state: line.state,
    },
  };
}

export function changedOf(
  row: Pick<
    InstructionRow,
    'enterpriseId' | 'instructionId' | 'connectionId' | 'customerId' | 'debtorAccount' | 'preparedBy' | 'signatures'
  >,
): PaymentChanged {
  return {
    enterpriseId: row.enterpriseId,
    paymentId: row.instructionId,
    connectionId: row.connectionId,
    customerId: row.customerId,
    accountNumber: row.debtorAccount,
    preparedBy: row.preparedBy,
    signedBy: [...new Set(row.signatures.map(({ personId }) => personId))],
  };
}

function eventOf(row: InstructionRow, state: InstructionState, { step, change, details }: Move): DomainEvent {
  const about = changedOf({ ...row, signatures: change?.signatures ?? row.signatures });
  if (state === 'authorizing' && opensConsent.has(step)) return paymentAuthorizing(about);
  if (state === 'released') return paymentReleased(about);
  if (state === 'executed') return paymentExecuted(about);
  if (state === 'failed') return paymentFailed({ ...about, reason: details?.reason ?? null });
  if (state === 'cancelled') return paymentCancelled(about);
  return paymentChanged(about);
}
