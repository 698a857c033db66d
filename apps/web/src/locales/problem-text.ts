import type { Problem } from '../api/problem.ts';

export type ProblemText = { what: string; next: string };

const KIND_BY_STATUS: Record<number, string> = {
  400: 'invalid',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  422: 'invalid',
  429: 'busy',
  503: 'busy',
};

/**
 * What a reader is told about a problem. A code without a text of its own gets the text of its kind: no reader ever sees a
 * raw code.
 */
export function problemText(
  problem: Pick<Problem, 'code' | 'status'>,
  find: (key: string) => string | null,
): ProblemText {
  const keys = [`problems.${problem.code}`, `problems.${kindOf(problem.status)}`, 'problems.unknown'];
  for (const key of keys) {
    const what = find(`${key}.what`);
    const next = find(`${key}.next`);
    if (what !== null && next !== null) return { what, next };
  }
  return { what: '', next: '' };
}

function kindOf(status: number): string {
  return KIND_BY_STATUS[status] ?? (status >= 500 ? 'server' : 'unknown');
}
