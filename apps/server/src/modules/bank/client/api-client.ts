import type { Clock } from '../../../platform/clock.ts';
import type { Egress } from '../../../platform/egress/egress.ts';
import { limits } from '../../../platform/limits.ts';
import { bankLimits } from '../bank-limits.ts';
import type { BankConnection } from '../connections/connection.ts';
import { readAccounts, readPayment, readTransactionsPage } from './account-schemas.ts';
import { readConsent, readConsentsPage, readKeys, readPollAnswer, readRecordsPage } from './api-schemas.ts';
import type {
  BankApi,
  ConsentRequest,
  PaymentRequest,
  PollRequest,
  RecordsRequest,
  TransactionsRequest,
} from './bank-api.ts';
import { BankError } from './bank-error.ts';
import type { BankGate, CallOptions } from './bank-gate.ts';
import type { ApiScope, OpenidClient } from './openid-client.ts';
import { readFieldErrors, readRequirementAnswer, readTableAnswer } from './table-schemas.ts';
import { statusError } from './translate-error.ts';

interface Checked<T> {
  Check(value: unknown): value is T;
}
interface ApiRequest {
  readonly method?: string;
  readonly path: string;
  readonly query?: Record<string, string | null>;
  readonly headers?: Record<string, string>;
  readonly body?: object;
}

/** The banks' API over HTTP. */
export class ApiClient implements BankApi {
  readonly #openid: OpenidClient;
  readonly #gate: BankGate;
  readonly #egress: Egress;
  readonly #clock: Clock;

  constructor(deps: { openid: OpenidClient; gate: BankGate; egress: Egress; clock: Clock }) {
    this.#openid = deps.openid;
    this.#gate = deps.gate;
    this.#egress = deps.egress;
    this.#clock = deps.clock;
  }

  createConsent(connection: BankConnection, request: ConsentRequest) {
    const call = {
      method: 'POST',
      path: '/api/v1/consents',
      // The bank answers the same to the same key, so that a repetition makes no second consent.
      headers: { 'idempotency-key': request.idempotencyKey },
      body: { permissions: request.permissions, expiresAt: request.expiresAt.toISOString() },
    };
    return this.#json(connection, 'consents', { interactive: true }, call, readConsent);
  }

  getConsent(connection: BankConnection, consentId: string, options: CallOptions = {}) {
    return this.#json(
      connection,
      'consents',
      options,
      { path: `/api/v1/consents/${encodeURIComponent(consentId)}` },
      readConsent,
    );
  }

  listConsents(connection: BankConnection, page: { changedSince: Date | null; cursor: string | null }) {
    const query = { changedSince: page.changedSince?.toISOString() ?? null, cursor: page.cursor };
    return this.#json(connection, 'consents', {}, { path: '/api/v1/consents', query }, readConsentsPage);
  }

  async withdrawConsent(connection: BankConnection, consentId: string, options: CallOptions = {}): Promise<void> {
    const path = `/api/v1/consents/${encodeURIComponent(consentId)}`;
    try {
      await this.#gate.call(connection, options, () => this.#send(connection, 'consents', { method: 'DELETE', path }));
    } catch (error) {
      if (!(error instanceof BankError) || (error.status !== 404 && error.status !== 410)) throw error;
    }
  }

  records(connection: BankConnection, request: RecordsRequest) {
    const call = {
      path: `/api/v1/customers/${encodeURIComponent(request.customerId)}/records`,
      query: {
        afterSequence: request.afterSequence.toString(),
        limit: String(bankLimits.recordsPageItems),
        cursor: request.cursor,
      },
      headers: { 'x-consent-id': request.consentId },
    };
    return this.#json(connection, 'records', {}, call, readRecordsPage);
  }

  pollEvents(connection: BankConnection, request: PollRequest) {
    const body = {
      maxEvents: bankLimits.pollEvents,
      returnImmediately: true,
      ack: request.ack,
      setErrs: request.setErrs,
    };
    // Acknowledging twice is harmless, so a poll may be repeated (RFC 8936 §2.4).
    return this.#json(connection, 'events', {}, { method: 'POST', path: '/api/v1/events/poll', body }, readPollAnswer);
  }

  accounts(connection: BankConnection, customerId: string) {
    const path = `${customerPath(customerId)}/accounts`;
    return this.#json(connection, 'accounts', { interactive: true }, { path }, readAccounts);
  }

  transactions(connection: BankConnection, { customerId, accountNumber, cursor }: TransactionsRequest) {
    const path = `${customerPath(customerId)}/accounts/${encodeURIComponent(accountNumber)}/transactions`;
    const call = { path, query: { cursor } };
    return this.#json(connection, 'accounts', { interactive: true }, call, readTransactionsPage);
  }

  initiatePayment(connection: BankConnection, customerId: string, request: PaymentRequest) {
    const call = {
      method: 'POST',
      path: `${customerPath(customerId)}/payments`,
      // The bank executes an instruction once, whatever the number of requests: it may be repeated.
      headers: { 'idempotency-key': request.instructionId },
      body: request,
    };
    return this.#json(connection, 'payments', { interactive: true }, call, readPayment);
  }

  payment(connection: BankConnection, customerId: string, paymentId: string) {
    const path = `${customerPath(customerId)}/payments/${encodeURIComponent(paymentId)}`;
    return this.#json(connection, 'payments', {}, { path }, readPayment);
  }

  permissionTable(
    connection: BankConnection,
    { customerId, version }: { customerId: string; version: bigint | null },
    options: CallOptions = {},
  ) {
    const path = `${customerPath(customerId)}/permission-table`;
    const query = { version: version === null ? null : version.toString() };
    return this.#json(connection, 'permission_tables', options, { path, query }, readTableAnswer);
  }

  submitRequirement(
    connection: BankConnection,
    { customerId, idempotencyKey, requirement }: { customerId: string; idempotencyKey: string; requirement: object },
  ) {
    const call = {
      method: 'POST',
      path: `${customerPath(customerId)}/permission-requirements`,
      headers: { 'idempotency-key': idempotencyKey },
      body: requirement,
    };
    return this.#json(connection, 'permission_tables', {}, call, readRequirementAnswer);
  }

  requirement(
    connection: BankConnection,
    { customerId, requirementId }: { customerId: string; requirementId: string },
  ) {
    const path = `${customerPath(customerId)}/permission-requirements/${encodeURIComponent(requirementId)}`;
    return this.#json(connection, 'permission_tables', {}, { path }, readRequirementAnswer);
  }

  async publishedKeys(connection: BankConnection) {
    return this.#gate.call(connection, {}, async () => {
      const { jwks_uri } = (await this.#openid.configuration(connection)).serverMetadata();
      if (jwks_uri === undefined)
        throw new BankError('bank.invalid_answer', 'the metadata of the bank name no jwks_uri');
      const answer = await this.#egress.request(jwks_uri, {
        headers: { accept: 'application/jwk-set+json, application/json' },
        timeoutMs: limits.bankTimeoutMs,
        maxBytes: limits.bankAnswerMaxBytes,
      });
      const failure = statusError(answer, this.#clock.now());
      if (failure !== null) throw failure;
      return parse(answer.body.toString('utf8'), readKeys).keys;
    });
  }

  #json<T>(
    connection: BankConnection,
    scope: ApiScope,
    options: CallOptions,
    request: ApiRequest,
    schema: Checked<T>,
  ): Promise<T> {
    return this.#gate.call(connection, options, async () =>
      parse(await this.#send(connection, scope, request), schema),
    );
  }

  async #send(connection: BankConnection, scope: ApiScope, request: ApiRequest): Promise<string> {
    const url = new URL(connection.issuer + request.path);
    for (const [name, value] of Object.entries(request.query ?? {}))
      if (value !== null) url.searchParams.set(name, value);
    const response = await this.#openid.callApi(connection, scope, {
      method: request.method ?? 'GET',
      url,
      headers: {
        accept: 'application/json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    const failure = statusError(response, this.#clock.now());
    if (failure?.status === 422) throw withErrors(failure, await response.text());
    if (failure !== null) throw failure;
    return response.text();
  }
}

/** What a bank finds wrong with what it was sent is for whoever wrote that. */
function withErrors(failure: BankError, body: string): BankError {
  try {
    const answer: unknown = JSON.parse(body);
    if (!readFieldErrors.Check(answer)) return failure;
    return new BankError(failure.code, failure.message, { status: 422, errors: answer.errors });
  } catch {
    return failure;
  }
}

function customerPath(customerId: string): string {
  return `/api/v1/customers/${encodeURIComponent(customerId)}`;
}

function parse<T>(text: string, schema: Checked<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BankError('bank.invalid_answer', 'the bank answered with something that is not JSON', { cause: error });
  }
  if (!schema.Check(value))
    throw new BankError('bank.invalid_answer', 'the bank answered with JSON of another shape than its interface says');
  return value;
}
