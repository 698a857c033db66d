/** `line`: of a file, from 1. `reasonZh`: the reason in Chinese, where it is written for a person. */
export type FieldProblem = { field: string; reason: string; line?: number; reasonZh?: string };

/** What the server answered when it refused (RFC 9457), or why there was no answer at all (`client.*` codes). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly reference: string | null;
  readonly errors: FieldProblem[];

  constructor(status: number, code: string, reference: string | null, errors: FieldProblem[]) {
    super(code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.reference = reference;
    this.errors = errors;
  }
}

/** Reads a problem+json body; anything else becomes `client.unreadable`, because its text is not meant for a reader. */
export function problemFromBody(status: number, body: unknown): Problem {
  if (!isRecord(body) || typeof body['code'] !== 'string') return new Problem(status, 'client.unreadable', null, []);
  const reference = typeof body['reference'] === 'string' ? body['reference'] : null;
  const listed: unknown[] = Array.isArray(body['errors']) ? body['errors'] : [];
  return new Problem(status, body['code'], reference, listed.flatMap(fieldProblem));
}

/** A rejected fetch has no status: the browser is offline, or the network could not be reached. */
export function problemFromThrown(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  const offline = typeof navigator !== 'undefined' && !navigator.onLine;
  return new Problem(0, offline ? 'client.offline' : 'client.unreachable', null, []);
}

export function isSignedOut(error: unknown): error is Problem {
  return error instanceof Problem && error.status === 401;
}

function fieldProblem(value: unknown): FieldProblem[] {
  if (!isRecord(value) || typeof value['field'] !== 'string' || typeof value['reason'] !== 'string') return [];
  const { field, reason, line, reasonZh } = value;
  return [
    {
      field,
      reason,
      ...(typeof line === 'number' ? { line } : {}),
      ...(typeof reasonZh === 'string' ? { reasonZh } : {}),
    },
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
