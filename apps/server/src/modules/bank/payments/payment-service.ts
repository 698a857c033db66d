import type { Clock } from '../../../platform/clock.ts';
import type { Sealer } from '../../../platform/crypto/seal.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { Problem } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { paymentStatusTold } from '../bank-events.ts';
import { bankLimits } from '../bank-limits.ts';
import type { PaymentStatusEvent } from '../client/account-schemas.ts';
import { BankError } from '../client/bank-error.ts';
import { boundTokenShape, type BoundToken } from '../client/bound-token.ts';
import type { PaymentApi } from '../client/payment-client.ts';
import type { DomesticPaymentAnswer } from '../client/payment-schemas.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import { findEnterprise } from '../inbox/customer-store.ts';
import { echoes, initiationOf } from './initiation.ts';
import type { PaymentAlarmKind } from './payment-alarm-store.ts';
import { alarmKindOf, type PaymentAlarms } from './payment-alarms.ts';
import { paymentTokenPurpose } from './payment-authorization.ts';
import { refusalOf } from './payment-consent.ts';
import { forgetToken, lockPaymentConsent, type PaymentConsent } from './payment-consent-store.ts';
import { endsPayment, isFinal, weigh, type HandedOver, type PaymentOrder, type PaymentState } from './payment-order.ts';
import { stateOf, stateOfEvent } from './payment-word.ts';
import { insertSent, lockSent, takeUntold, updateState, type SentPayment } from './sent-payment-store.ts';

export interface PaymentDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly sealer: Sealer;
  readonly paymentApi: PaymentApi;
  readonly connections: Connections;
  readonly alarms: PaymentAlarms;
}

/** What of an order is kept here before it leaves. */
interface Kept {
  readonly sent: SentPayment;
  readonly consent: PaymentConsent;
}

/** Hands released payments to their banks, and takes in what the banks say of them. */
export class BankPayments {
  readonly #deps: PaymentDeps;

  constructor(deps: PaymentDeps) {
    this.#deps = deps;
  }

  /**
   * Hands an order to its bank, under the authorisation that a signer gave there; call it outside of any transaction. Repeating it is
   * safe at any time, also after a crash: the bank executes an instruction once, and its answers and events meet in
   * `bank.payment_status`.
   * @throws Problem 422 when this is not, to the letter, what was authorised.
   */
  async initiate(order: PaymentOrder): Promise<HandedOver> {
    const { connections, paymentApi } = this.#deps;
    const connection = connections.byId(order.connectionId);
    const { sent, consent } = await this.#keep(order);
    if (sent.state !== null) return { outcome: 'taken', state: sent.state };
    const token = this.#tokenOf(consent);
    if (token === null || consent.bankConsentId === null) return this.#withoutToken(connection, { sent, consent });
    const { initiation, bankConsentId: consentId, instructionId: idempotencyKey } = consent;
    try {
      const answer = await paymentApi.createPayment(connection, token, { idempotencyKey, consentId, initiation });
      return await this.#takeAnswer(sent, consent, answer);
    } catch (error) {
      if (!(error instanceof BankError)) throw error;
      if (error.code === 'bank.refused' && error.status === 401)
        return this.#withoutToken(connection, { sent, consent });
      await this.#alarmOf(sent, error);
      if (error.code === 'bank.refused' && endsPayment(error.status))
        return this.#refused(connection, { sent, consent }, error);
      return { outcome: 'unknown', code: error.code, detail: error.message };
    }
  }

  /** Writes down that it leaves. Only what was authorised, to the letter, does. */
  async #keep(order: PaymentOrder): Promise<Kept> {
    const { db, clock } = this.#deps;
    const { enterpriseId, instructionId, connectionId, customerId, debtorAccount } = order;
    const { text, digest } = initiationOf(order);
    const kept = await db.as(order, async (tx) => {
      const consent = await lockPaymentConsent(tx, order);
      if (consent === null || consent.initiation !== text || !consent.digest.equals(digest)) return null;
      const leaving = { enterpriseId, instructionId, connectionId, customerId, debtorAccount, digest };
      await insertSent(tx, leaving, clock.now());
      const sent = await lockSent(tx, enterpriseId, instructionId);
      return sent?.digest.equals(digest) === true ? { sent, consent } : null;
    });
    if (kept !== null) return kept;
    await this.#alarm(order, 'initiation_differs', 'what was to be paid is not what was authorised');
    throw new Problem(422, 'bank.instruction_reused', 'This is not what was authorised at the bank; nothing is paid.');
  }

  #tokenOf({ tokenSealed, tokenUntil, droppedAt }: PaymentConsent): BoundToken | null {
    const { sealer, clock } = this.#deps;
    if (tokenSealed === null || tokenUntil === null || tokenUntil <= clock.now() || droppedAt !== null) return null;
    const token: unknown = JSON.parse(sealer.open(paymentTokenPurpose, tokenSealed).toString('utf8'));
    return boundTokenShape.Check(token) ? token : null;
  }

  /** What the bank will not have has failed, unless it had it before. */
  async #refused(connection: BankConnection, kept: Kept, error: BankError): Promise<HandedOver> {
    const stands = await this.#withoutToken(connection, kept);
    if (stands.outcome !== 'unauthorised') return stands;
    return {
      outcome: 'refused',
      httpStatus: error.status ?? 0,
      detail: error.message,
      reason: refusalOf(error).reason,
    };
  }

  /** The bank says whether it was there already; if it was not, somebody has to authorise it once more. */
  async #withoutToken(connection: BankConnection, { sent, consent }: Kept): Promise<HandedOver> {
    const { paymentApi } = this.#deps;
    const unknown = (code: string): HandedOver => ({ outcome: 'unknown', code, detail: 'the authorisation is over' });
    if (consent.bankConsentId === null) return unknown('bank.no_consent');
    try {
      const { Status, StatusReason } = await paymentApi.paymentConsent(connection, consent.bankConsentId);
      // A consent is one payment for ever, and the payment is called as the consent is.
      if (Status === 'COND')
        return await this.#takeAnswer(sent, consent, await paymentApi.payment(connection, consent.bankConsentId));
      if (Status === 'RJCT') {
        const reason = StatusReason?.[0]?.StatusReasonCode ?? null;
        return { outcome: 'refused', httpStatus: 400, detail: 'the consent has ended at the bank', reason };
      }
    } catch (error) {
      if (!(error instanceof BankError)) throw error;
      await this.#alarmOf(sent, error);
      return unknown(error.code);
    }
    return (await this.#forgetDead(consent)) ? { outcome: 'unauthorised' } : unknown('bank.authorised_anew');
  }

  /** Forgets the token that was of no use. @returns false where a signer has brought another one meanwhile, which stays. */
  #forgetDead(dead: PaymentConsent): Promise<boolean> {
    return this.#deps.db.as(ownerOf(dead), async (tx) => {
      const kept = await lockPaymentConsent(tx, dead);
      if (kept === null) return true;
      const isSame = kept.tokenSealed?.equals(dead.tokenSealed ?? Buffer.alloc(0)) ?? true;
      if (!isSame && this.#tokenOf(kept) !== null) return false;
      await forgetToken(tx, dead);
      return true;
    });
  }

  /** Whether a token is kept under which an order can be handed over; in the caller's transaction, until whose end none comes. */
  async isAuthorised(tx: Tx, place: Pick<PaymentOrder, 'enterpriseId' | 'instructionId'>): Promise<boolean> {
    const consent = await lockPaymentConsent(tx, place);
    return consent !== null && this.#tokenOf(consent) !== null;
  }

  async #takeAnswer(sent: SentPayment, consent: PaymentConsent, answer: DomesticPaymentAnswer): Promise<HandedOver> {
    const believed = answer.ConsentId === consent.bankConsentId;
    if (!believed) await this.#alarm(sent, 'nonsense', 'the bank answered a payment with another consent');
    const same = echoes(consent.initiation, answer.Initiation);
    if (!same) await this.#alarm(sent, 'initiation_differs', 'the bank took in another payment than was authorised');
    if (!believed || !same)
      return { outcome: 'unknown', code: 'bank.invalid_answer', detail: 'the bank answered for another payment' };
    const state = await this.#deps.db.asSystem('bank.take_payment_answer', (tx) =>
      this.#take(tx, sent, (known) => stateOf(answer, known)),
    );
    return { outcome: 'taken', state };
  }

  /**
   * Takes in a status event. Duplicates, replays and words that were overtaken change nothing.
   * @returns what became of it, for the log and the metrics.
   */
  async takeEvent(connection: BankConnection, event: PaymentStatusEvent): Promise<'taken' | 'unknown_payment'> {
    return this.#deps.db.asSystem('bank.take_payment_status', async (tx) => {
      const enterpriseId = await findEnterprise(tx, connection.connectionId, event.customerId);
      const place = enterpriseId === null ? null : { enterpriseId, instructionId: event.instructionId };
      const sent = place === null ? null : await lockHandedOver(tx, place);
      if (sent?.connectionId !== connection.connectionId || sent.customerId !== event.customerId)
        return 'unknown_payment';
      await this.#take(tx, sent, () => stateOfEvent(event));
      return 'taken';
    });
  }

  /** Asks the banks about payments of which no end was told in time: an event that was lost for good is found here. */
  async askUntold(): Promise<number> {
    const { db, clock, connections, paymentApi, log } = this.#deps;
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
        const answer = await paymentApi.payment(connection, sent.state.paymentId);
        await this.#takeReading(sent, answer);
      } catch (error) {
        if (!(error instanceof BankError)) throw error;
        await this.#alarmOf(sent, error);
        log.debug({ bank: connection.slug, code: error.code }, 'a bank could not be asked about a payment');
      }
    }
    return untold.length;
  }

  async #takeReading(sent: SentPayment, answer: DomesticPaymentAnswer): Promise<void> {
    await this.#deps.db.asSystem('bank.take_payment_answer', async (tx) => {
      const consent = await lockPaymentConsent(tx, sent);
      if (consent === null || !echoes(consent.initiation, answer.Initiation)) {
        const detail = 'the bank speaks of another payment than was authorised';
        await this.#deps.alarms.raiseIn(tx, { ...placeOf(sent), kind: 'initiation_differs', detail });
        return;
      }
      await this.#take(tx, sent, (known) => stateOf(answer, known));
    });
  }

  /** Holds a bank's word against what is known, under the lock of the payment. @returns the state that holds then. */
  async #take(
    tx: Tx,
    { enterpriseId, instructionId }: SentPayment,
    tell: (known: PaymentState | null) => PaymentState,
  ): Promise<PaymentState> {
    const { clock, alarms } = this.#deps;
    const sent = await lockHandedOver(tx, { enterpriseId, instructionId });
    if (sent === null) throw new Error('a payment that was handed over is written down');
    const told = tell(sent.state);
    const weight = weigh(sent.state, told);
    if (weight === 'contradiction') await alarms.raiseIn(tx, { ...placeOf(sent), ...contradiction(sent.state, told) });
    if (weight !== 'new') return sent.state ?? told;
    const now = clock.now();
    const askAt = isFinal(told.status) ? null : new Date(now.getTime() + bankLimits.paymentAskFirstMs);
    await updateState(tx, sent, told, { now, askAt });
    // The bank has it, however it told so: what it was authorised with is of no more use.
    await forgetToken(tx, sent);
    const { connectionId, customerId, debtorAccount } = sent;
    const about = { enterpriseId, connectionId, customerId, debtorAccount, instructionId };
    const event = paymentStatusTold({ ...about, ...told, executedAt: told.executedAt?.toISOString() ?? null });
    await writeEvents(tx, clock, [event]);
    return told;
  }

  /** An answer that cannot be believed says nothing of the payment; the operator hears of it, and the bank is asked again. */
  async #alarmOf(about: Parameters<typeof placeOf>[0], error: BankError): Promise<void> {
    const kind = alarmKindOf(error);
    if (kind !== null) await this.#alarm(about, kind, error.message);
  }

  #alarm(about: Parameters<typeof placeOf>[0], kind: PaymentAlarmKind, detail: string): Promise<void> {
    return this.#deps.alarms.raise({ ...placeOf(about), kind, detail });
  }
}

/** What was handed over, locked behind its consent: whoever holds both has locked them in this order. */
async function lockHandedOver(
  tx: Tx,
  place: Pick<SentPayment, 'enterpriseId' | 'instructionId'>,
): Promise<SentPayment | null> {
  await lockPaymentConsent(tx, place);
  return lockSent(tx, place.enterpriseId, place.instructionId);
}

function placeOf({
  connectionId,
  enterpriseId,
  customerId,
  instructionId,
}: Pick<SentPayment, 'connectionId' | 'enterpriseId' | 'customerId' | 'instructionId'>) {
  return { connectionId, enterpriseId, customerId, instructionId };
}

/** Two payments for one instruction are money gone twice; an end that is taken back may be. */
function contradiction(known: PaymentState | null, told: PaymentState): { kind: PaymentAlarmKind; detail: string } {
  if (known !== null && known.paymentId !== told.paymentId)
    return {
      kind: 'second_payment',
      detail: `${known.paymentId} was ${known.status}, ${told.paymentId} is ${told.status}`,
    };
  return { kind: 'contradiction', detail: `it was ${known?.status ?? 'unknown'} and is said to be ${told.status}` };
}

function ownerOf({ enterpriseId }: Pick<PaymentConsent, 'enterpriseId'>): Pick<PaymentOrder, 'enterpriseId'> {
  // Written here under the id of an enterprise.
  return { enterpriseId: enterpriseId as PaymentOrder['enterpriseId'] };
}
