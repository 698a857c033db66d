import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { submissionLimits } from '../submissions/submission-limits.ts';
import type { BankConnection } from '../connections/connection.ts';
import { customerPath, type BankTransport } from './bank-transport.ts';
import {
  readAttachmentTaken,
  readSubmissionLog,
  readSubmissionState,
  readSubmissionTaken,
  type SubmissionLog,
} from '../submissions/sending/bank-log.ts';
import { BankError } from './bank-error.ts';

const readForms = Compile(
  Type.Object({ items: Type.Array(Type.Unknown(), { maxItems: submissionLimits.formsPerBank }) }),
);

/** What a bank is asked about forms and submissions. Every method throws BankError. */
export interface SubmissionApi {
  /** The forms as the bank describes them, none of them looked at yet. */
  forms(connection: BankConnection): Promise<readonly unknown[]>;
  /** Brings a file before it is named; the same again changes nothing. */
  bring(connection: BankConnection, file: BroughtFile): Promise<void>;
  /** The same submission again gets the receipt of the first time. */
  submit(
    connection: BankConnection,
    request: OfSubmission & { readonly body: object },
  ): Promise<{ readonly receipt: string }>;
  /** An answer, a message or a withdrawal, each once under its key. */
  write(
    connection: BankConnection,
    request: OfSubmission & {
      readonly kind: 'supplement' | 'message' | 'withdrawal';
      readonly idempotencyKey: string;
      readonly body: object;
    },
  ): Promise<void>;
  log(connection: BankConnection, request: OfSubmission & { readonly afterSequence: number }): Promise<SubmissionLog>;
}

interface OfSubmission {
  readonly customerId: string;
  readonly submissionId: string;
}
export interface BroughtFile {
  readonly customerId: string;
  readonly attachmentId: string;
  readonly mediaType: string;
  /** In hex. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

const letterPaths = { supplement: 'supplements', message: 'messages', withdrawal: 'withdrawal' } as const;
/** What waits comes again in its turn: one call is one attempt. */
const onceEach = { once: true } as const;

/** Forms and submissions over HTTP, under the scope `submissions`. */
export class SubmissionClient implements SubmissionApi {
  readonly #transport: BankTransport;

  constructor(transport: BankTransport) {
    this.#transport = transport;
  }

  async forms(connection: BankConnection): Promise<readonly unknown[]> {
    const request = { path: '/api/v1/forms' };
    const { items } = await this.#transport.json(connection, 'submissions', { interactive: true }, request, readForms);
    return items;
  }

  async bring(
    connection: BankConnection,
    { customerId, attachmentId, mediaType, sha256, bytes }: BroughtFile,
  ): Promise<void> {
    const request = {
      method: 'PUT',
      path: `${customerPath(customerId)}/attachments/${encodeURIComponent(attachmentId)}`,
      // RFC 9530 §2.
      headers: { 'content-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:` },
      bytes: { mediaType, content: bytes },
    };
    const taken = await this.#transport.json(connection, 'submissions', onceEach, request, readAttachmentTaken);
    if (taken.attachmentId !== attachmentId || taken.sha256 !== sha256)
      throw new BankError('bank.invalid_answer', 'the bank confirms another file than the one that was sent');
  }

  async submit(
    connection: BankConnection,
    { customerId, submissionId, body }: OfSubmission & { readonly body: object },
  ) {
    const request = {
      method: 'POST',
      path: `${customerPath(customerId)}/submissions`,
      headers: { 'idempotency-key': submissionId },
      body,
    };
    const taken = await this.#transport.json(connection, 'submissions', onceEach, request, readSubmissionTaken);
    if (taken.submissionId !== submissionId)
      throw new BankError('bank.invalid_answer', 'the bank answers for another submission');
    return taken;
  }

  async write(connection: BankConnection, request: Parameters<SubmissionApi['write']>[1]): Promise<void> {
    const { customerId, submissionId, kind, idempotencyKey, body } = request;
    const call = {
      method: 'POST',
      path: `${submissionPath(customerId, submissionId)}/${letterPaths[kind]}`,
      headers: { 'idempotency-key': idempotencyKey },
      body,
    };
    const state = await this.#transport.json(connection, 'submissions', onceEach, call, readSubmissionState);
    if (state.submissionId !== submissionId)
      throw new BankError('bank.invalid_answer', 'the bank answers for another submission');
  }

  log(connection: BankConnection, request: OfSubmission & { readonly afterSequence: number }): Promise<SubmissionLog> {
    const { customerId, submissionId, afterSequence } = request;
    const call = { path: submissionPath(customerId, submissionId), query: { afterSequence: String(afterSequence) } };
    return this.#transport.json(connection, 'submissions', onceEach, call, readSubmissionLog);
  }
}

function submissionPath(customerId: string, submissionId: string): string {
  return `${customerPath(customerId)}/submissions/${encodeURIComponent(submissionId)}`;
}
