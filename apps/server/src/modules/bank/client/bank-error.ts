import { Problem } from '../../../platform/errors.ts';

/** What went wrong between a bank and us. */
export type BankErrorCode =
  | 'bank.breaker_open'
  | 'bank.unreachable'
  | 'bank.timeout'
  | 'bank.server_error'
  | 'bank.throttled'
  | 'bank.invalid_answer'
  | 'bank.refused';

/** A call to a bank failed. It is an error of that connection, never of the network. */
export class BankError extends Error {
  readonly code: BankErrorCode;
  /** The HTTP status, where there was one. */
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  /** What the bank says is wrong with what it was sent, field by field. */
  readonly errors: readonly { readonly field: string; readonly reason: string; readonly code?: string }[];

  constructor(
    code: BankErrorCode,
    detail: string,
    more: { status?: number | null; retryAfterMs?: number | null; cause?: unknown; errors?: BankError['errors'] } = {},
  ) {
    super(detail, { cause: more.cause });
    this.name = 'BankError';
    this.code = code;
    this.status = more.status ?? null;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.errors = more.errors ?? [];
  }

  /** Whether the same call may succeed a moment later. */
  get passing(): boolean {
    return this.code !== 'bank.refused' && this.code !== 'bank.breaker_open';
  }

  /** Whether it speaks against the health of the bank. One that answers 4xx or asks for patience is alive. */
  get countsAgainstBank(): boolean {
    return this.passing && this.code !== 'bank.throttled';
  }
}

/** An answer that the bank should have signed is not signed by it, or not this one: what it says is not known. */
export class UnsignedAnswer extends BankError {
  constructor(detail: string, status: number) {
    super('bank.invalid_answer', `the signature of an answer does not hold: ${detail}`, { status });
    this.name = 'UnsignedAnswer';
  }
}

/** The answer to a member for whom a bank could not be asked. */
export function unavailable(error: unknown): Problem {
  return new Problem(503, 'bank.unavailable', 'The bank does not answer at the moment. Try again in a minute.', {
    headers: { 'retry-after': '30' },
    cause: error,
  });
}
