import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../platform/clock.ts';
import type { ClientKeys } from '../connections/client-keys.ts';
import type { BankKeys } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { CallOptions } from './bank-gate.ts';
import type { ApiRequest, BankTransport } from './bank-transport.ts';
import type { BoundToken } from './bound-token.ts';
import { iatClaim, issClaim, tanClaim, verifyMessage } from './message-signature.ts';
import {
  readDomesticPayment,
  readFunds,
  readPaymentConsent,
  type DomesticPaymentAnswer,
  type PaymentConsentAnswer,
} from './payment-schemas.ts';

/** A payment on the wire; the key keeps it single. `initiation` is JSON, sent to the letter. */
export interface InitiationRequest {
  readonly idempotencyKey: string;
  readonly initiation: string;
}

/** Payments by UK Open Banking v4 as the rest of the module sees them; every method throws BankError. */
export interface PaymentApi {
  /** The same key again gets the consent that was made first. */
  createPaymentConsent(
    connection: BankConnection,
    request: InitiationRequest & { readonly completeBy: Date },
  ): Promise<PaymentConsentAnswer>;
  paymentConsent(connection: BankConnection, consentId: string, options?: CallOptions): Promise<PaymentConsentAnswer>;
  /** Orders the payment under the token with which it was authorised. The same key again gets the same payment. */
  createPayment(
    connection: BankConnection,
    token: BoundToken,
    request: InitiationRequest & { readonly consentId: string },
  ): Promise<DomesticPaymentAnswer>;
  payment(connection: BankConnection, paymentId: string): Promise<DomesticPaymentAnswer>;
  /** Whether enough is there for a payment that was authorised with the token; null where the bank does not say. */
  fundsAvailable(connection: BankConnection, token: BoundToken, consentId: string): Promise<boolean | null>;
}

const root = '/open-banking/v4.0/pisp';

/** Payments over HTTP. What the bank does not sign is not believed, whatever it says. */
export class PaymentClient implements PaymentApi {
  readonly #transport: BankTransport;
  readonly #clientKeys: Pick<ClientKeys, 'signing'>;
  readonly #bankKeys: Pick<BankKeys, 'find'>;
  readonly #clock: Clock;

  constructor(deps: {
    transport: BankTransport;
    clientKeys: Pick<ClientKeys, 'signing'>;
    bankKeys: Pick<BankKeys, 'find'>;
    clock: Clock;
  }) {
    this.#transport = deps.transport;
    this.#clientKeys = deps.clientKeys;
    this.#bankKeys = deps.bankKeys;
    this.#clock = deps.clock;
  }

  async createPaymentConsent(
    connection: BankConnection,
    { idempotencyKey, initiation, completeBy }: InitiationRequest & { readonly completeBy: Date },
  ) {
    const authorisation = { AuthorisationType: 'Any', CompletionDateTime: completeBy.toISOString() };
    const text = `{"Data":{"Initiation":${initiation},"Authorisation":${JSON.stringify(authorisation)}},"Risk":{}}`;
    const call = await this.#signed(connection, { path: `${root}/domestic-payment-consents`, idempotencyKey, text });
    const options = { interactive: true };
    return (await this.#transport.json(connection, 'payments', options, call, readPaymentConsent)).Data;
  }

  async paymentConsent(connection: BankConnection, consentId: string, options: CallOptions = {}) {
    const path = `${root}/domestic-payment-consents/${encodeURIComponent(consentId)}`;
    return (
      await this.#transport.json(connection, 'payments', options, this.#asked(connection, path), readPaymentConsent)
    ).Data;
  }

  async fundsAvailable(connection: BankConnection, token: BoundToken, consentId: string) {
    const path = `${root}/domestic-payment-consents/${encodeURIComponent(consentId)}/funds-confirmation`;
    const options = { interactive: true };
    const { Data } = await this.#transport.json(connection, token, options, this.#asked(connection, path), readFunds);
    return Data.FundsAvailableResult?.FundsAvailable ?? null;
  }

  async createPayment(
    connection: BankConnection,
    token: BoundToken,
    { idempotencyKey, initiation, consentId }: InitiationRequest & { readonly consentId: string },
  ) {
    const text = `{"Data":{"ConsentId":${JSON.stringify(consentId)},"Initiation":${initiation}},"Risk":{}}`;
    const call = await this.#signed(connection, { path: `${root}/domestic-payments`, idempotencyKey, text });
    const options = { interactive: true };
    return (await this.#transport.json(connection, token, options, call, readDomesticPayment)).Data;
  }

  async payment(connection: BankConnection, paymentId: string) {
    const call = this.#asked(connection, `${root}/domestic-payments/${encodeURIComponent(paymentId)}`);
    return (await this.#transport.json(connection, 'payments', {}, call, readDomesticPayment)).Data;
  }

  #asked(connection: BankConnection, path: string): ApiRequest {
    return { path, headers: interaction(), believe: this.#believe(connection) };
  }

  #believe({ issuer, connectionId }: BankConnection): NonNullable<ApiRequest['believe']> {
    const findKey = (kid: string) => this.#bankKeys.find(connectionId, kid);
    return (answer) => verifyMessage(answer, { issuer, now: this.#clock.now(), findKey });
  }

  /** A body under our key: the bank can prove what was ordered (detached JWS, RFC 7515 appendix F). */
  async #signed(
    connection: BankConnection,
    { path, idempotencyKey, text }: { path: string; idempotencyKey: string; text: string },
  ): Promise<ApiRequest> {
    const { kid, key } = await this.#clientKeys.signing(connection.connectionId);
    const claims = {
      [iatClaim]: Math.floor(this.#clock.now().getTime() / 1_000),
      [issClaim]: connection.clientId,
      [tanClaim]: new URL(connection.issuer).hostname,
    };
    const head = { alg: 'ES256', kid, typ: 'JOSE', cty: 'application/json', crit: Object.keys(claims), ...claims };
    const header = encode(JSON.stringify(head));
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(algorithm, key, Buffer.from(`${header}.${encode(text)}`));
    const headers = {
      ...interaction(),
      'x-idempotency-key': idempotencyKey,
      'x-jws-signature': `${header}..${Buffer.from(signature).toString('base64url')}`,
    };
    const bytes = { mediaType: 'application/json', content: Buffer.from(text) };
    return { method: 'POST', path, headers, bytes, believe: this.#believe(connection) };
  }
}

function interaction(): Record<string, string> {
  return { 'x-fapi-interaction-id': randomUUID() };
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}
