import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import { sha256, type Sealer } from '../../../platform/crypto/seal.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { Problem } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { paymentConsentChanged, paymentFundsMissing } from '../bank-events.ts';
import { bankLimits } from '../bank-limits.ts';
import type { AuthorizationClient } from '../client/authorization-client.ts';
import { BankError, unavailable } from '../client/bank-error.ts';
import type { PaymentApi } from '../client/payment-client.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import { echoes, initiationOf } from './initiation.ts';
import { alarmKindOf, type PaymentAlarms } from './payment-alarms.ts';
import { findOpenPaymentAttempt, insertPaymentAttempt } from './payment-attempt-store.ts';
import { isOvertaken, outcomeOf, ranOut, refusalOf, toWord, type ConsentOutcome } from './payment-consent.ts';
import {
  dropPaymentConsent,
  insertPaymentConsent,
  lockPaymentConsent,
  updateWord,
  type PaymentConsent,
} from './payment-consent-store.ts';
import { isRefusal, type PaymentOrder } from './payment-order.ts';
import { lockSent } from './sent-payment-store.ts';

export interface AuthorizationDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly sealer: Sealer;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly connections: Connections;
  readonly authorization: AuthorizationClient;
  readonly paymentApi: PaymentApi;
  readonly alarms: PaymentAlarms;
  readonly publicUrl: string;
}

export const paymentAttemptPurpose = 'bank-payment-attempt';
export const paymentTokenPurpose = 'bank-payment-token';

export function paymentCallbackUrl(publicUrl: string, connection: BankConnection): string {
  return `${publicUrl}/v1/bank-connections/${connection.slug}/payment-callback`;
}

/** The leave of a bank to pay: asked for once, authorised there by a signer, dropped when nothing is to be paid. */
export class PaymentAuthorization {
  readonly #deps: AuthorizationDeps;

  constructor(deps: AuthorizationDeps) {
    this.#deps = deps;
  }

  /**
   * Has the bank make the consent of an order, once, or asks how it stands; call it outside of any transaction.
   * @throws Problem 422 when this instruction was put to the bank with another content.
   */
  async open(order: PaymentOrder): Promise<ConsentOutcome> {
    const connection = this.#deps.connections.byId(order.connectionId);
    const consent = await this.#known(order);
    const { now, wasSent } = { now: this.#deps.clock.now(), wasSent: await this.#wasSent(order) };
    const { bankConsentId } = consent;
    if (consent.droppedAt !== null) return { outcome: 'ended', how: 'refused', reason: null };
    // Nothing changes an end, and one that is ready to be used needs no question.
    const before = outcomeOf(consent, consent, { now, wasSent });
    if (before.outcome === 'ended' || before.outcome === 'authorised') return before;
    try {
      const { initiation, instructionId } = consent;
      const answer =
        bankConsentId === null
          ? await this.#deps.paymentApi.createPaymentConsent(connection, {
              idempotencyKey: instructionId,
              initiation,
              completeBy: consent.completeBy,
            })
          : await this.#deps.paymentApi.paymentConsent(connection, bankConsentId, { interactive: true });
      if (!(await this.believes(consent, answer))) return { outcome: 'unknown', code: 'bank.invalid_answer' };
      const word = toWord(answer);
      await this.take(consent, word, null);
      // Asked again: the payment may have left while the bank was answering.
      const isSent = word.status === 'COND' ? await this.#wasSent(order) : wasSent;
      if (word.status === 'COND' && !isSent)
        await this.#alarm(consent, 'unordered', 'the consent was consumed by nobody here');
      return outcomeOf(consent, word, { now, wasSent: isSent });
    } catch (error) {
      if (!(error instanceof BankError)) throw error;
      await this.alarmOf(consent, error);
      // A refusal of the content names what is wrong with it; anything else speaks of our token, or of the moment.
      const names = error.code === 'bank.refused' && isRefusal(error.status) && error.errors.length > 0;
      if (bankConsentId === null && names) return refusalOf(error);
      return { outcome: 'unknown', code: error.code };
    }
  }

  /**
   * Where a signer authorises an order that is open at the bank.
   * @throws Problem 503 when the bank does not answer.
   */
  async begin(
    context: ActingContext,
    order: PaymentOrder,
    consentId: string,
  ): Promise<{ redirectTo: string; isNew: boolean }> {
    const { db, clock, sealer, authorization, connections, publicUrl } = this.#deps;
    const { instructionId } = order;
    const { personId, enterpriseId } = context;
    const open = await db.asSystem('bank.find_payment_attempt', (tx) =>
      findOpenPaymentAttempt(tx, { instructionId, personId }, clock.now()),
    );
    const connection = connections.byId(order.connectionId);
    const begun = await authorization
      .begin(connection, {
        scope: 'openid mandate',
        authorizationDetails: [{ type: 'payment_consent', consentId }],
        redirectUri: paymentCallbackUrl(publicUrl, connection),
      })
      .catch((error: unknown) => {
        throw error instanceof BankError ? unavailable(error) : error;
      });
    const now = clock.now();
    const attempt = {
      stateHash: sha256(begun.state),
      enterpriseId,
      instructionId,
      personId,
      secretsSealed: sealer.seal(paymentAttemptPurpose, JSON.stringify(begun.secrets)),
      redirectTo: begun.redirectTo,
      redirectUntil: new Date(now.getTime() + bankLimits.redirectReuseMs),
      expiresAt: new Date(now.getTime() + bankLimits.consentAttemptMinutes * 60_000),
    };
    await db.asSystem('bank.keep_payment_attempt', (tx) => insertPaymentAttempt(tx, attempt, now));
    // A way that was begun may have been gone already, so every one is new; that he is sent is noted once.
    return { redirectTo: begun.redirectTo, isNew: open === null };
  }

  /** Nothing is paid under it any more, whoever comes back from the bank; in the caller's transaction. */
  drop(tx: Tx, place: Pick<PaymentOrder, 'enterpriseId' | 'instructionId'>): Promise<void> {
    return dropPaymentConsent(tx, place, this.#deps.clock.now());
  }

  /** Keeps what the bank says of a consent, and tells it on where it is new. @returns false when it was dropped meanwhile. */
  async take(
    consent: PaymentConsent,
    word: ReturnType<typeof toWord>,
    authorised: ((tx: Tx) => Promise<{ personId: string }>) | null,
  ): Promise<boolean> {
    const { db, clock, relay } = this.#deps;
    const taken = await db.as(owner(consent), async (tx) => {
      const known = await lockPaymentConsent(tx, consent);
      if (known === null || known.droppedAt !== null) return false;
      // An answer that was long on its way takes nothing back, and no token with it.
      if (isOvertaken(known.status, word.status)) return true;
      await updateWord(tx, consent, word);
      const by = authorised === null ? null : (await authorised(tx)).personId;
      // That it is authorised counts only with the token of that authorisation.
      const isNew = by !== null || (word.status !== known.status && word.status !== 'AUTH');
      const { enterpriseId, instructionId, connectionId, digest } = consent;
      if (!isNew || word.status === null || word.status === 'COND') return true;
      const { status, reason } = word;
      const told = {
        enterpriseId,
        instructionId,
        connectionId,
        status,
        reason,
        by,
        initiation: digest.toString('hex'),
      };
      await writeEvents(tx, clock, [paymentConsentChanged({ ...told, ranOut: ranOut(word) })]);
      return true;
    });
    relay.wake();
    return taken;
  }

  /** Whether the bank speaks of exactly what it was asked: anything else is an alarm, and nothing is released. */
  async believes(
    consent: PaymentConsent,
    answer: { readonly ConsentId: string; readonly Initiation: Readonly<Record<string, unknown>> },
  ): Promise<boolean> {
    if (consent.bankConsentId !== null && answer.ConsentId !== consent.bankConsentId) {
      await this.#alarm(consent, 'nonsense', `asked for consent ${consent.bankConsentId}, it answered another one`);
      return false;
    }
    if (echoes(consent.initiation, answer.Initiation)) return true;
    await this.#alarm(consent, 'initiation_differs', 'the consent at the bank holds another content than was signed');
    return false;
  }

  /** An answer that cannot be believed says nothing of the consent; the operator hears of it. */
  async alarmOf(consent: PaymentConsent, error: BankError): Promise<void> {
    const kind = alarmKindOf(error);
    if (kind !== null) await this.#alarm(consent, kind, error.message);
  }

  /** A signer has authorised it, and the bank says that there is not enough for it: told, so that everybody sees why nothing is paid. */
  async tellMissingFunds(consent: PaymentConsent, by: string): Promise<void> {
    const { db, clock, relay } = this.#deps;
    const { enterpriseId, instructionId, connectionId } = consent;
    await db.as(owner(consent), (tx) =>
      writeEvents(tx, clock, [paymentFundsMissing({ enterpriseId, instructionId, connectionId, by })]),
    );
    relay.wake();
  }

  async #known(order: PaymentOrder): Promise<PaymentConsent> {
    const { db, clock } = this.#deps;
    const { enterpriseId, instructionId, connectionId, customerId } = order;
    const { text, digest } = initiationOf(order);
    const known = await db.as(order, async (tx) => {
      const { completeBy } = order;
      const fresh = { enterpriseId, instructionId, connectionId, customerId, initiation: text, digest, completeBy };
      await insertPaymentConsent(tx, fresh, clock.now());
      return lockPaymentConsent(tx, order);
    });
    if (known !== null && known.initiation === text && known.digest.equals(digest)) return known;
    await this.#alarm(order, 'initiation_differs', 'the order is not the one that the bank was asked for');
    throw new Problem(422, 'bank.instruction_reused', 'This instruction was put to the bank with another content.');
  }

  #wasSent({ enterpriseId, instructionId }: PaymentOrder): Promise<boolean> {
    return this.#deps.db.as({ enterpriseId }, async (tx) => (await lockSent(tx, enterpriseId, instructionId)) !== null);
  }

  #alarm(
    {
      connectionId,
      enterpriseId,
      customerId,
      instructionId,
    }: Omit<Parameters<PaymentAlarms['raise']>[0], 'kind' | 'detail'>,
    kind: Parameters<PaymentAlarms['raise']>[0]['kind'],
    detail: string,
  ): Promise<void> {
    return this.#deps.alarms.raise({ connectionId, enterpriseId, customerId, instructionId, kind, detail });
  }
}

function owner({ enterpriseId }: Pick<PaymentConsent, 'enterpriseId'>): { enterpriseId: PaymentOrder['enterpriseId'] } {
  // Written here under the id of an enterprise.
  return { enterpriseId: enterpriseId as PaymentOrder['enterpriseId'] };
}
