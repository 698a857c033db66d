import type { ActingContext } from '../../../platform/acting-context.ts';
import { personActor } from '../../audit/index.ts';
import type { ConsentOutcome } from '../../bank/index.ts';
import { stepActor, type InstructionService } from '../instructions/instruction-service.ts';
import {
  lockInstruction,
  selectInstruction,
  updateBankWord,
  type InstructionRow,
} from '../instructions/instruction-store.ts';
import { instructionStep } from '../instructions/instruction.ts';
import { move } from '../instructions/move.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import {
  alreadyAuthorised,
  bankRefuses,
  bankSilent,
  consentEnded,
  noSuchPayment,
  notASigner,
  stepRefused,
} from '../payments-errors.ts';
import { signalChanged } from '../payments-signals.ts';
import { orderOf } from '../sending/payment-order.ts';
import { fieldErrors } from './refused-content.ts';
import { isWhatWasSigned } from './linking.ts';

export type AuthorizeDeps = Pick<
  PaymentsDeps,
  'db' | 'clock' | 'audit' | 'permissions' | 'bankPayments' | 'bus' | 'relay' | 'log'
>;

/** Sends those who signed a payment to the bank, which asks them once more. */
export class PaymentAuthorizing {
  readonly #deps: AuthorizeDeps;
  readonly #commands: Pick<InstructionService, 'readable'>;

  constructor(deps: AuthorizeDeps, commands: Pick<InstructionService, 'readable'>) {
    this.#deps = deps;
    this.#commands = commands;
  }

  /**
   * Where a signer authorises it; as often as he asks, and any of the signers.
   * @throws Problem 403, 404, 409 that says why not, naming the field where the bank does; 503 when the bank does not answer.
   */
  async authorize(context: ActingContext, paymentId: string): Promise<string> {
    const row = await this.#commands.readable(context, paymentId);
    const possible = instructionStep(row.state, 'send_to_bank');
    if (typeof possible === 'string') throw stepRefused(possible);
    if (!row.signatures.some(({ personId }) => personId === context.personId)) throw notASigner();
    if (row.expiresAt !== null && row.expiresAt <= this.#deps.clock.now()) throw consentEnded('expired');
    const outcome = await this.open(row);
    if (outcome.outcome === 'authorised') throw alreadyAuthorised();
    if (outcome.outcome === 'ended') throw consentEnded(outcome.how);
    if (outcome.outcome === 'refused') throw bankRefuses(fieldErrors(outcome.errors));
    if (outcome.outcome === 'unknown') throw bankSilent();
    const { redirectTo, isNew } = await this.#deps.bankPayments.authorize(context, orderOf(row), outcome.consentId);
    if (isNew) await this.#note(context, paymentId);
    return redirectTo;
  }

  /** Asks the bank for its consent, outside of any transaction. What it will never pay has failed. */
  async open(row: InstructionRow): Promise<ConsentOutcome> {
    const { bankPayments } = this.#deps;
    const order = orderOf(row);
    if (!isWhatWasSigned(row, order)) {
      const { connectionId, enterpriseId, customerId, instructionId } = row;
      const about = { connectionId, enterpriseId, customerId, instructionId };
      await bankPayments.alarm({ ...about, kind: 'initiation_differs', detail: 'the payment is not what was signed' });
      return { outcome: 'unknown', code: 'payments.not_what_was_signed' };
    }
    const outcome = await bankPayments.openConsent(order);
    if (outcome.outcome === 'refused') await this.#fail(row, outcome);
    return outcome;
  }

  /** The same for the job that hears of the last signature; whoever was faster changes nothing. */
  async openById(place: Pick<InstructionRow, 'enterpriseId' | 'instructionId'>): Promise<void> {
    const row = await this.#deps.db.as(place, (tx) => selectInstruction(tx, place.instructionId), { readOnly: true });
    if (row?.state === 'authorizing') await this.open(row);
  }

  async #fail(
    { enterpriseId, instructionId }: InstructionRow,
    refused: Extract<ConsentOutcome, { outcome: 'refused' }>,
  ): Promise<void> {
    const { db, log, relay, bus } = this.#deps;
    log.warn({ instructionId, errors: refused.errors }, 'a bank does not accept a payment');
    await db.as({ enterpriseId }, async (tx) => {
      const row = await lockInstruction(tx, instructionId);
      if (row?.state !== 'authorizing') return;
      const { reason } = refused;
      await updateBankWord(tx, instructionId, { paymentId: null, status: null, reason, sequence: null });
      const actor = { kind: 'bank', id: row.connectionId } as const;
      await move(this.#deps, tx, row, { step: 'fail', by: null, actor, details: { reason } });
    });
    relay.wake();
    signalChanged(bus, enterpriseId);
  }

  async #note(context: ActingContext, paymentId: string): Promise<void> {
    const { db, relay, bus } = this.#deps;
    await db.as(context, async (tx) => {
      const row = await lockInstruction(tx, paymentId);
      if (row === null) throw noSuchPayment();
      await move(this.#deps, tx, row, { step: 'send_to_bank', by: stepActor(context), actor: personActor(context) });
    });
    relay.wake();
    signalChanged(bus, context.enterpriseId);
  }
}
