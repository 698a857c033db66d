import type { Language } from './languages.ts';

/** Why an operator decides so; `own` leaves the words to him. */
export const REASONS = ['differs', 'unreadable', 'missing', 'expired', 'claimed', 'explained', 'own'] as const;
export type Reason = (typeof REASONS)[number];
export type Outcome = 'accept' | 'return' | 'refuse';

/** Which reasons fit a decision; the first is the usual one. */
export const REASONS_OF: Readonly<Record<Outcome, readonly Reason[]>> = {
  accept: ['explained', 'own'],
  return: ['differs', 'unreadable', 'missing', 'expired', 'claimed', 'own'],
  refuse: ['differs', 'claimed', 'own'],
};

/** A field that differs: its name, what was stated, and what a source says instead. */
export type DifferingField = { label: string; stated: string | null; source: string; value: string };

type Written = Exclude<Reason, 'own'>;
type LetterParts = { language: Language; outcome: Outcome; reason: Reason; fields: readonly DifferingField[] };

/**
 * The text that an enterprise reads about a decision, in its own language and not in the operator's: what was found, what to do,
 * and what remains. Empty where the operator writes it himself.
 */
export function decisionLetter({ language, outcome, reason, fields }: LetterParts): string {
  if (reason === 'own') return '';
  return language === 'zh-CN' ? chinese(outcome, reason, fields) : english(outcome, reason, fields);
}

function english(outcome: Outcome, reason: Written, fields: readonly DifferingField[]): string {
  if (outcome === 'accept')
    return 'We have compared your papers with your statement. The difference is explained; you are verified.';
  const found = fields
    .map(
      ({ label, stated, source, value }) => `${label}: you state “${stated ?? 'nothing'}”, ${source} says “${value}”.`,
    )
    .join('\n');
  const what: Record<Written, string> = {
    differs: found === '' ? 'What you state differs from what is attested of you.' : found,
    unreadable: 'One of your documents cannot be read.',
    missing: 'A document is missing.',
    expired: 'One of your documents has expired.',
    claimed: 'A number that you state belongs to another enterprise of the network.',
    explained: 'The difference is explained.',
  };
  const todo: Record<Written, string> = {
    differs:
      'Please correct it and submit again, or ask your bank to update its record if yours is right. Nothing else is needed.',
    unreadable: 'Please scan it anew, in colour and with all edges, add it and submit again.',
    missing: 'Please add your business licence and your tax certificate and submit again.',
    expired: 'Please add the one that is valid now and submit again.',
    claimed:
      'Please check the number against your licence and submit again. If it is yours, add the licence that shows it.',
    explained: '',
  };
  const refused =
    'We cannot verify your enterprise on this statement. You keep seeing your own enterprise and can state anew.';
  return [what[reason], outcome === 'refuse' ? refused : todo[reason]].filter(Boolean).join('\n');
}

function chinese(outcome: Outcome, reason: Written, fields: readonly DifferingField[]): string {
  if (outcome === 'accept') return '我们已核对证照与您填写的信息，差异已有说明，您已通过核验。';
  const found = fields
    .map(({ label, stated, source, value }) => `${label}：您填写的是“${stated ?? '空'}”，${source}的记录是“${value}”。`)
    .join('\n');
  const what: Record<Written, string> = {
    differs: found === '' ? '您填写的信息与认证信息不一致。' : found,
    unreadable: '有一份证照看不清。',
    missing: '缺少证照。',
    expired: '有一份证照已经到期。',
    claimed: '您填写的编号属于网络上的另一家企业。',
    explained: '差异已有说明。',
  };
  const todo: Record<Written, string> = {
    differs: '请更正后重新提交；如果您填写的是对的，请先请银行更新记录。无需其他操作。',
    unreadable: '请重新彩色扫描，四边完整，上传后重新提交。',
    missing: '请上传营业执照和税务证明后重新提交。',
    expired: '请上传现行有效的证照后重新提交。',
    claimed: '请对照营业执照检查编号后重新提交；如果编号确属贵企业，请上传载有该编号的执照。',
    explained: '',
  };
  const refused = '仅凭目前填写的信息，我们无法核验贵企业。您仍可查看自己的企业，也可以重新填写。';
  return [what[reason], outcome === 'refuse' ? refused : todo[reason]].filter(Boolean).join('\n');
}
