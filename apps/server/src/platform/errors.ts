/** One rejected field: where, and why, in words for a person. */
export interface FieldError {
  readonly field: string;
  readonly reason: string;
  /** The same in Chinese, where somebody who wrote a file or filled a large form is to read it. */
  readonly reasonZh?: string;
  /** Of a file: the line in which it stands, counted from 1. */
  readonly line?: number;
}

/**
 * An answer that says what went wrong and what to do next (RFC 9457). Thrown anywhere below a route.
 * `code` is stable and of the form `module.state`; `detail` is English for developers, the web client translates the code.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: { errors?: readonly FieldError[]; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(detail, { cause: more.cause });
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

/** The same answer for "does not exist" and "not yours to know of". */
export function notFound(what: string): Problem {
  return new Problem(404, 'platform.not_found', `${what} does not exist, or is not shown to you.`);
}

export function invalid(field: string, reason: string, reasonZh?: string): Problem {
  const error = reasonZh === undefined ? { field, reason } : { field, reason, reasonZh };
  return new Problem(400, 'platform.invalid_request', `${field}: ${reason}`, { errors: [error] });
}

/** For what cannot happen unless a programmer erred: the request ends with 500 and the log tells. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}
