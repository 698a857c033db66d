import { EgressError } from '../../../platform/egress/egress.ts';
import { readRetryAfter } from '../connections/backoff.ts';
import { bankLimits } from '../bank-limits.ts';
import { BankError } from './bank-error.ts';

/** Finds out what a failure of the transport or of the OpenID client library says about the bank. */
export function toBankError(error: unknown): BankError {
  if (error instanceof BankError) return error;
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (cause instanceof EgressError) return fromEgress(cause);
    if (cause.cause instanceof Response) return fromResponse(cause.cause, cause.message, error);
    const { status, error: oauthError } = cause as { status?: unknown; error?: unknown };
    // The library's errors of an OAuth answer carry its status and code (RFC 6749 §5.2).
    if (typeof status === 'number' && typeof oauthError === 'string') {
      return new BankError('bank.refused', `the bank refused with ${oauthError.slice(0, 80)}`, {
        status,
        cause: error,
      });
    }
  }
  const detail = error instanceof Error ? error.message : 'no reason given';
  return new BankError('bank.invalid_answer', detail, { cause: error });
}

/** What an HTTP status that is no success means. @returns null for a success. */
export function statusError(response: { status: number; headers: Headers }, now: Date): BankError | null {
  const { status, headers } = response;
  if (status >= 200 && status < 300) return null;
  const retryAfterMs = readRetryAfter(headers.get('retry-after'), now, bankLimits.retryAfterLongestMs);
  if (status === 429)
    return new BankError('bank.throttled', 'the bank asks for patience (429)', { status, retryAfterMs });
  if (status >= 500) return new BankError('bank.server_error', `the bank answered ${status}`, { status, retryAfterMs });
  return new BankError('bank.refused', `the bank answered ${status}`, { status });
}

function fromEgress(error: EgressError): BankError {
  switch (error.code) {
    case 'egress.timeout':
      return new BankError('bank.timeout', 'the bank did not answer in time', { cause: error });
    case 'egress.unreachable':
      return new BankError('bank.unreachable', 'the bank could not be reached, or broke off', { cause: error });
    case 'egress.forbidden_address':
    case 'egress.forbidden_scheme':
    case 'egress.redirect':
    case 'egress.too_large':
      return new BankError('bank.invalid_answer', error.message, { cause: error });
  }
}

function fromResponse(response: Response, message: string, error: unknown): BankError {
  const known = statusError(response, new Date());
  if (known === null || known.code === 'bank.refused') {
    return new BankError('bank.invalid_answer', message, { status: response.status, cause: error });
  }
  return known;
}
