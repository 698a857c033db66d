import type { Clock } from '../../../platform/clock.ts';
import type { BankConnection } from '../connections/connection.ts';
import { BankError } from './bank-error.ts';
import type { BankGate, CallOptions } from './bank-gate.ts';
import type { BoundToken } from './bound-token.ts';
import { readObieErrors } from './payment-schemas.ts';
import type { ApiScope, OpenidClient } from './openid-client.ts';
import { readFieldErrors } from './table-schemas.ts';
import { statusError } from './translate-error.ts';

/** A shape that an answer is held against. */
export interface Checked<T> {
  Check(value: unknown): value is T;
}
/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}
/** A request to a bank's API; `path` begins behind the issuer. */
export interface ApiRequest {
  readonly method?: string;
  readonly path: string;
  readonly query?: Record<string, string | null>;
  readonly headers?: Record<string, string>;
  /** Sent as JSON. */
  readonly body?: object;
  /** Looks at an answer as it came, before anything that it says is read; throws where it is not to be believed. */
  readonly believe?: (answer: RawAnswer) => Promise<void>;
  /** After it nothing of the request leaves any more: one that waits for a token until then is not sent. */
  readonly signal?: AbortSignal;
  /** Sent as they are, instead of JSON. */
  readonly bytes?: { readonly mediaType: string; readonly content: Uint8Array };
}

/** With our own token of a scope, or with the one that a person gave us. */
type Under = ApiScope | BoundToken;

/** Calls a bank's API with our own token, through the gate that bounds and counts calls; every method throws BankError. */
export class BankTransport {
  readonly #openid: OpenidClient;
  readonly #gate: BankGate;
  readonly #clock: Clock;

  constructor(deps: { openid: OpenidClient; gate: BankGate; clock: Clock }) {
    this.#openid = deps.openid;
    this.#gate = deps.gate;
    this.#clock = deps.clock;
  }

  /** The answer as JSON of a shape. */
  json<T>(
    connection: BankConnection,
    under: Under,
    options: CallOptions,
    request: ApiRequest,
    schema: Checked<T>,
  ): Promise<T> {
    return this.#gate.call(connection, options, async () => {
      const response = await this.#send(connection, under, request);
      return parseAnswer(await textOf(response, request), schema);
    });
  }

  /** The answer as bytes; one that is longer than it may be is not taken. */
  bytes(
    connection: BankConnection,
    scope: ApiScope,
    options: CallOptions,
    request: ApiRequest,
    mostBytes: number,
  ): Promise<Buffer> {
    const asked = { ...request, headers: { accept: '*/*', ...request.headers } };
    return this.#gate.call(connection, options, async () => {
      const content = Buffer.from(await (await this.#send(connection, scope, asked)).arrayBuffer());
      if (content.length > mostBytes)
        throw new BankError('bank.invalid_answer', 'the bank answered with more bytes than it had announced');
      return content;
    });
  }

  /** For an answer without content. */
  async done(connection: BankConnection, scope: ApiScope, options: CallOptions, request: ApiRequest): Promise<void> {
    await this.#gate.call(connection, options, () => this.#send(connection, scope, request));
  }

  async #send(connection: BankConnection, under: Under, request: ApiRequest): Promise<Response> {
    const url = new URL(connection.issuer + request.path);
    for (const [name, value] of Object.entries(request.query ?? {}))
      if (value !== null) url.searchParams.set(name, value);
    const sent = {
      method: request.method ?? 'GET',
      url,
      headers: {
        accept: 'application/json',
        ...contentTypeOf(request),
        ...request.headers,
      },
      ...contentOf(request),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    };
    const response = await (typeof under === 'string'
      ? this.#openid.callApi(connection, under, sent)
      : this.#openid.callApiAs(connection, under, sent));
    const failure = statusError(response, this.#clock.now());
    if (failure === null) return response;
    const says = failure.status === 422 || failure.status === 400;
    // A refusal ends something as an answer does; where answers are signed, it counts only when it is signed too.
    if (says || (request.believe !== undefined && isSaid(failure.status)))
      throw withErrors(failure, await textOf(response, request));
    throw failure;
  }
}

/** Statuses by which a bank says no with a reason; 401 is about our token and has no body in UK Open Banking. */
function isSaid(status: number | null): boolean {
  return status === 403 || status === 409;
}

async function textOf(response: Response, { believe }: ApiRequest): Promise<string> {
  const body = await response.text();
  await believe?.({ status: response.status, headers: response.headers, body });
  return body;
}

function contentTypeOf({ body, bytes }: ApiRequest): Record<string, string> {
  if (bytes !== undefined) return { 'content-type': bytes.mediaType };
  return body === undefined ? {} : { 'content-type': 'application/json' };
}

function contentOf({ body, bytes }: ApiRequest): { body?: string | Uint8Array } {
  if (bytes !== undefined) return { body: bytes.content };
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

/** What a bank finds wrong with what it was sent is for whoever wrote that. */
function withErrors(failure: BankError, body: string): BankError {
  const errors = errorsIn(body);
  return errors === null ? failure : new BankError(failure.code, failure.message, { status: failure.status, errors });
}

/** In the form of this interface, or in that of UK Open Banking (OBErrorResponse1). */
function errorsIn(body: string): BankError['errors'] | null {
  try {
    const answer: unknown = JSON.parse(body);
    if (readFieldErrors.Check(answer)) return answer.errors;
    if (!readObieErrors.Check(answer)) return null;
    return answer.Errors.map(({ ErrorCode: code, Message = code, Path = '' }) => ({
      field: Path,
      reason: Message,
      code,
    }));
  } catch {
    return null;
  }
}

/** Where a bank keeps what belongs to one of its customers. */
export function customerPath(customerId: string): string {
  return `/api/v1/customers/${encodeURIComponent(customerId)}`;
}

/** @throws BankError when it is not JSON, or JSON of another shape. */
export function parseAnswer<T>(text: string, schema: Checked<T>): T {
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
