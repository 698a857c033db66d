import type { Clock } from '../../../platform/clock.ts';
import { sha256 } from '../../../platform/crypto/seal.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { Problem } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import { formatMoney } from '../../../platform/money.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { paymentStatusTold } from '../bank-events.ts';
import { bankLimits } from '../bank-limits.ts';
import type { PaymentAnswer, PaymentStatusEvent } from '../client/account-schemas.ts';
import type { BankApi, PaymentRequest } from '../client/bank-api.ts';
import { BankError } from '../client/bank-error.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import { findEnterprise } from '../inbox/customer-store.ts';
import { isFinal, isRefusal, weigh, type HandedOver, type PaymentOrder, type PaymentState } from './payment-order.ts';
import { insertSent, lockSent, takeUntold, updateState, type SentPayment } from './sent-payment-store.ts';

export interface PaymentDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly api: BankApi;
  readonly connections: Connections;
}

/** Hands released payments to their banks, and takes in what the banks say of them. */
export class BankPayments {
  readonly #deps: PaymentDeps;

  constructor(deps: PaymentDeps) {
    this.#deps = deps;
  }

  /**
   * Hands an order to its bank; call it outside of any transaction. Repeating it is safe at any time, also after a crash: the
   * bank executes an instruction once, and its answers and events meet in `bank.payment_status`.
   * @throws Problem 422 when this instruction was handed over before with another content.
   */
  async initiate(order: PaymentOrder): Promise<HandedOver> {
    const { db, clock, connections, api } = this.#deps;
    const connection = connections.byId(order.connectionId);
    const request = toRequest(order);
    const { enterpriseId, instructionId, connectionId, customerId, debtorAccount } = order;
    const digest = sha256(JSON.stringify([connectionId, customerId, request]));
    const known = await db.as(order, async (tx) => {
      const sent = { enterpriseId, instructionId, connectionId, customerId, debtorAccount, digest };
      await insertSent(tx, sent, clock.now());
      return lockSent(tx, enterpriseId, instructionId);
    });
    if (known === null || !known.digest.equals(digest)) {
      throw new Problem(
        422,
        'bank.instruction_reused',
        'This instruction was handed to the bank with another content.',
      );
    }
    if (known.state !== null) return { outcome: 'taken', state: known.state };
    try {
      const answer = await api.initiatePayment(connection, customerId, request);
      return await this.#takeAnswer(connection, known, answer);
    } catch (error) {
      if (!(error instanceof BankError)) throw error;
      if (error.code === 'bank.refused' && isRefusal(error.status))
        return { outcome: 'refused', httpStatus: error.status, detail: error.message };
      return { outcome: 'unknown', code: error.code, detail: error.message };
    }
  }

  async #takeAnswer(connection: BankConnection, sent: SentPayment, answer: PaymentAnswer): Promise<HandedOver> {
    const { db, log } = this.#deps;
    if (answer.instructionId !== sent.instructionId) {
      log.error({ bank: connection.slug }, 'a bank answered a payment with another instruction');
      return { outcome: 'unknown', code: 'bank.invalid_answer', detail: 'the bank answered for another instruction' };
    }
    const state = await db.asSystem('bank.take_payment_answer', (tx) => this.#take(tx, connection, sent, answer));
    return { outcome: 'taken', state };
  }

  /**
   * Takes in a status event. Duplicates, replays and words that were overtaken change nothing.
   * @returns what became of it, for the log and the metrics.
   */
  async takeEvent(connection: BankConnection, event: PaymentStatusEvent): Promise<'taken' | 'unknown_payment'> {
    return this.#deps.db.asSystem('bank.take_payment_status', async (tx) => {
      const enterpriseId = await findEnterprise(tx, connection.connectionId, event.customerId);
      const sent = enterpriseId === null ? null : await lockSent(tx, enterpriseId, event.instructionId);
      if (sent?.connectionId !== connection.connectionId || sent.customerId !== event.customerId)
        return 'unknown_payment';
      await this.#take(tx, connection, sent, event);
      return 'taken';
    });
  }

  /** Asks the banks about payments of which no end was told in time: an event that was lost for good is found here. */
  async askUntold(): Promise<number> {
    const { db, clock, connections, api, log } = this.#deps;
    const pace = {
      most: bankLimits.paymentsAskedAtOnce,
      firstMs: bankLimits.paymentAskFirstMs,
      longestMs: bankLimits.paymentAskLongestMs,
    };
    const untold = await db.asSystem('bank.find_untold_payments', (tx) => takeUntold(tx, clock.now(), pace));
    for (const sent of untold) {
      if (sent.state === null) continue;
      const connection = connections.byId(sent.connectionId);
      try {
        const answer = await api.payment(connection, sent.customerId, sent.state.paymentId);
        if (answer.instructionId !== sent.instructionId) throw new BankError('bank.invalid_answer', 'another payment');
        await db.asSystem('bank.take_payment_answer', (tx) => this.#take(tx, connection, sent, answer));
      } catch (error) {
        if (!(error instanceof BankError)) throw error;
        log.debug({ bank: connection.slug, code: error.code }, 'a bank could not be asked about a payment');
      }
    }
    return untold.length;
  }

  /** Holds a bank's word against what is known, under the lock of the payment. @returns the state that holds then. */
  async #take(
    tx: Tx,
    connection: BankConnection,
    { enterpriseId, instructionId }: SentPayment,
    answer: PaymentAnswer,
  ): Promise<PaymentState> {
    const { clock, log } = this.#deps;
    const told = toState(answer);
    const sent = await lockSent(tx, enterpriseId, instructionId);
    if (sent === null) throw new Error('a payment that was handed over is written down');
    const weight = weigh(sent.state, told);
    if (weight === 'contradiction') {
      log.error({ bank: connection.slug, instructionId }, 'a bank contradicts what it said of a payment');
    }
    if (weight !== 'new') return sent.state ?? told;
    const now = clock.now();
    const askAt = isFinal(told.status) ? null : new Date(now.getTime() + bankLimits.paymentAskFirstMs);
    await updateState(tx, sent, told, { now, askAt });
    const { connectionId, customerId, debtorAccount } = sent;
    const about = { enterpriseId, connectionId, customerId, debtorAccount, instructionId };
    const event = paymentStatusTold({ ...about, ...told, executedAt: told.executedAt?.toISOString() ?? null });
    await writeEvents(tx, clock, [event]);
    return told;
  }
}

function toState({ paymentId, status, reason, executedAt, sequence }: PaymentAnswer): PaymentState {
  return { paymentId, status, reason, executedAt: executedAt === null ? null : new Date(executedAt), sequence };
}

function toRequest(order: PaymentOrder): PaymentRequest {
  const { instructionId, debtorAccount, creditor, amount, remittance, tableVersion, preparedBy, signatures } = order;
  return {
    instructionId,
    debtorAccount,
    creditor: { name: creditor.name, accountNumber: creditor.accountNumber, bank: creditor.bank },
    amount: formatMoney(amount),
    currency: amount.currency,
    remittance,
    tableVersion,
    preparedBy: party(preparedBy),
    signatures: signatures.map((one) => ({
      ...party(one),
      signedAt: one.signedAt.toISOString(),
      method: one.method,
      ...(typeof one.inSteadOf === 'string' ? { inSteadOf: one.inSteadOf } : {}),
    })),
  };
}

function party({ subject, roleId, departmentId }: PaymentOrder['preparedBy']): PaymentOrder['preparedBy'] {
  return { subject, roleId, departmentId };
}
