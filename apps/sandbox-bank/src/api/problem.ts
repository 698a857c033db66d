/** One wrong member of a request. */
export type FieldError = { field: string; reason: string };

/** An answer other than success, shown as problem+json (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[];
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: { errors?: FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

const titles: Record<number, string> = {
  400: 'The request is not right',
  401: 'A token is needed',
  403: 'Not permitted',
  404: 'Not found',
  409: 'Not possible now',
  413: 'The request is too large',
  415: 'The media type is not supported',
  422: 'The request cannot be carried out',
  429: 'Too many requests',
  500: 'Something failed here',
  503: 'Not available now',
};

export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: FieldError[];
  reference: string;
};

/** The body of a problem; `reference` finds the request in the bank's log. */
export function problemBody(problem: Problem, reference: string): ProblemBody {
  return {
    type: `urn:guildhall:bank:problem:${problem.code}`,
    title: titles[problem.status] ?? 'The request failed',
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    ...(problem.errors.length === 0 ? {} : { errors: problem.errors }),
    reference,
  };
}

/** A request with one wrong member. */
export function invalidField(field: string, reason: string): Problem {
  return new Problem(400, 'request_invalid', `${field} ${reason}.`, { errors: [{ field, reason }] });
}
