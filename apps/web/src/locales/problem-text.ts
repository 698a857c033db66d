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

/** Refusals whose reason names the limit, the account or the role: it is written for the reader, in both languages. */
const EXPLAINED: ReadonlySet<string> = new Set([
  'access.account_denied',
  'access.account_of_another_mandate',
  'access.no_signing_authority',
  'access.signer_limit_exceeded',
  'payments.limit_exceeded',
  'payments.maker_may_no_more',
  'payments.not_allowed',
]);

/** Why it was refused, in the reader's language; null where the text of the code says it all. */
export function problemReason({ code, errors }: Pick<Problem, 'code' | 'errors'>, language: string): string | null {
  if (!EXPLAINED.has(code)) return null;
  const said = errors.find(({ reasonZh }) => reasonZh !== undefined);
  return (language === 'zh-CN' ? said?.reasonZh : said?.reason) ?? null;
}

function kindOf(status: number): string {
  return KIND_BY_STATUS[status] ?? (status >= 500 ? 'server' : 'unknown');
}
