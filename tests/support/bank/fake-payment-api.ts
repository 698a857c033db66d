import type { BoundToken } from '../../../apps/server/src/modules/bank/client/bound-token.ts';
import { BankError } from '../../../apps/server/src/modules/bank/client/bank-error.ts';
import type { InitiationRequest, PaymentApi } from '../../../apps/server/src/modules/bank/client/payment-client.ts';
import type {
  DomesticPaymentAnswer,
  PaymentConsentAnswer,
} from '../../../apps/server/src/modules/bank/client/payment-schemas.ts';
import type { BankConnection } from '../../../apps/server/src/modules/bank/connections/connection.ts';

type Method = 'createPaymentConsent' | 'paymentConsent' | 'createPayment' | 'payment' | 'fundsAvailable';

/** The payments of a bank behind the port: one for each consent, whatever the number of requests. It lies when told to. */
export class FakePaymentApi implements PaymentApi {
  readonly consents = new Map<string, PaymentConsentAnswer>();
  readonly payments = new Map<string, DomesticPaymentAnswer>();
  readonly calls: Method[] = [];
  /** The tokens under which payments were ordered. */
  readonly tokens: string[] = [];
  /** Runs before every answer: throws, or changes what is behind. */
  before: (method: Method) => void = () => undefined;
  /** Runs when something has been done, before it is answered. */
  after: (method: Method) => void = () => undefined;
  /** Changes what is answered of a payment. */
  spoil: (answer: DomesticPaymentAnswer) => DomesticPaymentAnswer = (answer) => answer;
  /** Changes what is answered of a consent. */
  spoilConsent: (answer: PaymentConsentAnswer) => PaymentConsentAnswer = (answer) => answer;
  /** What is answered of the funds; null where it does not say. */
  funds: boolean | null = true;
  now = '2026-11-01T08:00:00.000Z';

  async createPaymentConsent(_connection: BankConnection, { idempotencyKey, initiation }: InitiationRequest) {
    this.#enter('createPaymentConsent');
    const known = this.consents.get(idempotencyKey);
    const fresh: PaymentConsentAnswer = {
      ConsentId: idempotencyKey,
      Status: 'AWAU',
      StatusUpdateDateTime: this.now,
      // What the shape calls an object of any members.
      Initiation: JSON.parse(initiation) as PaymentConsentAnswer['Initiation'],
    };
    const consent = known ?? fresh;
    this.consents.set(idempotencyKey, consent);
    this.after('createPaymentConsent');
    return this.spoilConsent(consent);
  }

  async paymentConsent(_connection: BankConnection, consentId: string) {
    this.#enter('paymentConsent');
    return this.spoilConsent(this.#consent(consentId));
  }

  async createPayment(
    _connection: BankConnection,
    token: BoundToken,
    { consentId, initiation }: InitiationRequest & { readonly consentId: string },
  ) {
    this.#enter('createPayment');
    this.tokens.push(token.accessToken);
    const consent = this.#consent(consentId);
    const known = this.payments.get(consentId);
    if (known === undefined && consent.Status !== 'AUTH') throw new BankError('bank.refused', 'U009', { status: 400 });
    if (JSON.stringify(consent.Initiation) !== initiation) throw new BankError('bank.refused', 'U008', { status: 400 });
    const fresh: DomesticPaymentAnswer = {
      DomesticPaymentId: consentId,
      ConsentId: consentId,
      Status: 'RCVD',
      StatusUpdateDateTime: this.now,
      Initiation: consent.Initiation,
    };
    const payment = known ?? fresh;
    this.payments.set(consentId, payment);
    this.consents.set(consentId, { ...consent, Status: 'COND' });
    this.after('createPayment');
    return this.spoil(payment);
  }

  async payment(_connection: BankConnection, paymentId: string) {
    this.#enter('payment');
    const payment = this.payments.get(paymentId);
    if (payment === undefined) throw new BankError('bank.refused', 'U011', { status: 400 });
    return this.spoil(payment);
  }

  async fundsAvailable() {
    this.#enter('fundsAvailable');
    return this.funds;
  }

  /** What somebody decided at the bank. */
  decide(consentId: string, change: Partial<PaymentConsentAnswer>): void {
    this.consents.set(consentId, { ...this.#consent(consentId), ...change });
  }

  /** Changes what the bank says of a payment from now on. @returns what its event tells. */
  settle(customerId: string, instructionId: string, change: Partial<DomesticPaymentAnswer> = {}, sequence = 2): object {
    const payment = this.payments.get(instructionId);
    if (payment === undefined) throw new Error('the bank has no such payment');
    const settled: DomesticPaymentAnswer = { ...payment, Status: 'ACSC', ...change };
    this.payments.set(instructionId, settled);
    const { DomesticPaymentId: paymentId, Status: status, StatusUpdateDateTime } = settled;
    const reason = settled.StatusReason?.[0]?.StatusReasonCode ?? null;
    const executedAt = status === 'ACSC' ? StatusUpdateDateTime : null;
    return { customerId, paymentId, instructionId, status, reason, executedAt, sequence };
  }

  #consent(consentId: string): PaymentConsentAnswer {
    const consent = this.consents.get(consentId);
    if (consent === undefined) throw new BankError('bank.refused', 'U011', { status: 400 });
    return consent;
  }

  #enter(method: Method): void {
    this.calls.push(method);
    this.before(method);
  }
}
