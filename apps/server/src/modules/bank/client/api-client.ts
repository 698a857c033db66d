import type { Clock } from '../../../platform/clock.ts';
import type { Egress } from '../../../platform/egress/egress.ts';
import { limits } from '../../../platform/limits.ts';
import { bankLimits } from '../bank-limits.ts';
import type { BankConnection } from '../connections/connection.ts';
import { readConsent, readConsentsPage, readKeys, readPollAnswer, readRecordsPage } from './api-schemas.ts';
import type { BankApi, ConsentRequest, PollRequest, RecordsRequest } from './bank-api.ts';
import { BankError } from './bank-error.ts';
import type { BankGate, CallOptions } from './bank-gate.ts';
import { BankTransport, customerPath, parseAnswer } from './bank-transport.ts';
import type { OpenidClient } from './openid-client.ts';
import { readRequirementAnswer, readTableAnswer } from './table-schemas.ts';
import { statusError } from './translate-error.ts';

/** The banks' API over HTTP. */
export class ApiClient implements BankApi {
  readonly #openid: OpenidClient;
  readonly #gate: BankGate;
  readonly #egress: Egress;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #transport: BankTransport;

  constructor(deps: {
    openid: OpenidClient;
    gate: BankGate;
    egress: Egress;
    clock: Clock;
    timeoutMs?: number | undefined;
  }) {
    this.#openid = deps.openid;
    this.#gate = deps.gate;
    this.#egress = deps.egress;
    this.#clock = deps.clock;
    this.#timeoutMs = deps.timeoutMs ?? limits.bankTimeoutMs;
    this.#transport = new BankTransport(deps);
  }

  createConsent(connection: BankConnection, request: ConsentRequest) {
    const call = {
      method: 'POST',
      path: '/api/v1/consents',
      // The bank answers the same to the same key, so that a repetition makes no second consent.
      headers: { 'idempotency-key': request.idempotencyKey },
      body: { permissions: request.permissions, expiresAt: request.expiresAt.toISOString() },
    };
    return this.#transport.json(connection, 'consents', { interactive: true }, call, readConsent);
  }

  getConsent(connection: BankConnection, consentId: string, options: CallOptions = {}) {
    return this.#transport.json(
      connection,
      'consents',
      options,
      { path: `/api/v1/consents/${encodeURIComponent(consentId)}` },
      readConsent,
    );
  }

  listConsents(connection: BankConnection, page: { changedSince: Date | null; cursor: string | null }) {
    const query = { changedSince: page.changedSince?.toISOString() ?? null, cursor: page.cursor };
    return this.#transport.json(connection, 'consents', {}, { path: '/api/v1/consents', query }, readConsentsPage);
  }

  async withdrawConsent(connection: BankConnection, consentId: string, options: CallOptions = {}): Promise<void> {
    const path = `/api/v1/consents/${encodeURIComponent(consentId)}`;
    try {
      await this.#transport.done(connection, 'consents', options, { method: 'DELETE', path });
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
    return this.#transport.json(connection, 'records', {}, call, readRecordsPage);
  }

  pollEvents(connection: BankConnection, request: PollRequest) {
    const body = {
      maxEvents: bankLimits.pollEvents,
      returnImmediately: true,
      ack: request.ack,
      setErrs: request.setErrs,
    };
    // Acknowledging twice is harmless, so a poll may be repeated (RFC 8936 §2.4).
    return this.#transport.json(
      connection,
      'events',
      {},
      { method: 'POST', path: '/api/v1/events/poll', body },
      readPollAnswer,
    );
  }

  permissionTable(
    connection: BankConnection,
    { customerId, version }: { customerId: string; version: bigint | null },
    options: CallOptions = {},
  ) {
    const path = `${customerPath(customerId)}/permission-table`;
    const query = { version: version === null ? null : version.toString() };
    return this.#transport.json(connection, 'permission_tables', options, { path, query }, readTableAnswer);
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
    return this.#transport.json(connection, 'permission_tables', {}, call, readRequirementAnswer);
  }

  requirement(
    connection: BankConnection,
    { customerId, requirementId }: { customerId: string; requirementId: string },
  ) {
    const path = `${customerPath(customerId)}/permission-requirements/${encodeURIComponent(requirementId)}`;
    return this.#transport.json(connection, 'permission_tables', {}, { path }, readRequirementAnswer);
  }

  async publishedKeys(connection: BankConnection) {
    return this.#gate.call(connection, {}, async () => {
      const { jwks_uri } = (await this.#openid.configuration(connection)).serverMetadata();
      if (jwks_uri === undefined)
        throw new BankError('bank.invalid_answer', 'the metadata of the bank name no jwks_uri');
      const answer = await this.#egress.request(jwks_uri, {
        headers: { accept: 'application/jwk-set+json, application/json' },
        timeoutMs: this.#timeoutMs,
        maxBytes: limits.bankAnswerMaxBytes,
      });
      const failure = statusError(answer, this.#clock.now());
      if (failure !== null) throw failure;
      return parseAnswer(answer.body.toString('utf8'), readKeys).keys;
    });
  }
}
