import type { Money } from '../../../platform/money.ts';
import { dayOfNumber } from './calendar.ts';
import { decide } from './decide.ts';
import {
  stepNames,
  type Ask,
  type BothLanguages,
  type Decision,
  type DecisionStep,
  type DenyCode,
  type LimitUse,
  type StepName,
} from './decision.ts';
import { accountOf, actionOf, hoursOf, whoOf } from './deny-reason.ts';
import { judge } from './judge.ts';
import { usesOf } from './limit-uses.ts';
import { groupedAmount, moneyWords } from './money-words.ts';
import type { Sheet } from './sheet.ts';
import type { ApprovalRule, Signer } from './table.ts';
import type { Verdict } from './verdict.ts';

/** A decision with the checks that led to it, in their order. */
export interface Explanation {
  readonly decision: Decision;
  readonly steps: readonly DecisionStep[];
}

/** Decides as `decide` does, and says what was looked at on the way. */
export function explain(sheet: Sheet | null, ask: Ask, used?: readonly bigint[]): Explanation {
  const verdict = judge(sheet, ask, used);
  const failedAt = verdict.failed === null ? stepNames.length : stepNames.indexOf(stepOf[verdict.failed]);
  const steps = stepNames.map((step, index): DecisionStep => {
    const needed = isNeeded(step, ask, verdict);
    const passed = needed ? 'passed' : 'not_needed';
    const state = index < failedAt ? passed : index === failedAt ? 'failed' : 'not_checked';
    return { step, state, ...words(step, { sheet, ask, verdict, used, state }) };
  });
  return { decision: decide(sheet, ask, used), steps };
}

const stepOf: Record<DenyCode, StepName> = {
  unknown_holder: 'mandate',
  mandate_not_yet_valid: 'mandate',
  mandate_expired: 'mandate',
  unknown_account: 'account',
  account_out_of_scope: 'account',
  unknown_action: 'action',
  not_granted: 'action',
  grant_not_valid_today: 'action',
  outside_hours: 'hours',
  amount_without_meaning: 'per_payment',
  currency_mismatch: 'per_payment',
  amount_not_positive: 'per_payment',
  per_payment_limit: 'per_payment',
  counterparty_missing: 'counterparty',
  counterparty_not_allowed: 'counterparty',
  day_amount_limit: 'cumulative',
  day_count_limit: 'cumulative',
  month_amount_limit: 'cumulative',
  month_count_limit: 'cumulative',
  counterparty_day_limit: 'cumulative',
  no_rule: 'rule',
  signature_counts_for_nothing: 'rule',
  not_named_by_rule: 'rule',
};

function isNeeded(step: StepName, { amount }: Ask, { granted }: Verdict): boolean {
  if (step === 'mandate' || step === 'account' || step === 'action') return true;
  if (step === 'hours') return granted?.grant.window !== null;
  if (step === 'per_payment' || step === 'rule') return amount !== undefined;
  if (step === 'counterparty') return amount !== undefined && granted?.counterparties !== null;
  return amount !== undefined && granted?.cumulative === true;
}

interface About {
  readonly sheet: Sheet | null;
  readonly ask: Ask;
  readonly verdict: Verdict;
  readonly used: readonly bigint[] | undefined;
  readonly state: DecisionStep['state'];
}
type Words = { readonly title: BothLanguages; readonly detail: BothLanguages };
const nothing: BothLanguages = { zh: '', en: '' };

function words(step: StepName, about: About): Words {
  const [good, bad] = titles[step];
  return { title: about.state === 'failed' ? bad : good, detail: details[step](about) };
}

const titles: Record<StepName, readonly [good: BothLanguages, bad: BothLanguages]> = {
  mandate: [
    { zh: '授权身份有效', en: 'The mandate is valid' },
    { zh: '授权身份无效', en: 'The mandate is not valid' },
  ],
  account: [
    { zh: '账户在范围内', en: 'The account is in scope' },
    { zh: '账户不在范围内', en: 'The account is not in scope' },
  ],
  action: [
    { zh: '有此项权限', en: 'The action is granted' },
    { zh: '没有此项权限', en: 'The action is not granted' },
  ],
  hours: [
    { zh: '在可用时段内', en: 'Within the hours' },
    { zh: '不在可用时段内', en: 'Outside the hours' },
  ],
  per_payment: [
    { zh: '单笔限额之内', en: 'Within the limit per payment' },
    { zh: '单笔限额不足', en: 'Above the limit per payment' },
  ],
  counterparty: [
    { zh: '收款方在名单内', en: 'The counterparty may be paid' },
    { zh: '收款方不在名单内', en: 'The counterparty may not be paid' },
  ],
  cumulative: [
    { zh: '累计限额', en: 'Cumulative limits' },
    { zh: '累计限额不足', en: 'Above a cumulative limit' },
  ],
  rule: [
    { zh: '审批规则', en: 'The approval rule' },
    { zh: '审批规则不允许', en: 'The approval rule does not allow it' },
  ],
};

const details: Record<StepName, (about: About) => BothLanguages> = {
  mandate: ({ sheet }) => {
    const who = whoOf(sheet);
    const until = dayOfNumber(sheet?.untilDay);
    if (until === '') return who;
    return { zh: `${who.zh}，至 ${until}`, en: `${who.en}, until ${until}` };
  },
  account: ({ sheet, ask }) => {
    const { zh, en } = accountOf(sheet, ask);
    if (sheet === null || sheet.holder.accountNumbers === null) return { zh, en };
    return { zh: `${zh}（逐户列明）`, en: `${en} (named one by one)` };
  },
  action: ({ ask, verdict: { granted } }) => {
    const { zh, en } = actionOf(ask.action);
    if (granted === null) return { zh, en };
    return { zh: `${zh}：第 ${granted.row + 1} 行授权`, en: `${en}: row ${granted.row + 1} of the grants` };
  },
  hours: ({ verdict }) => hoursOf(verdict),
  per_payment: perPaymentWords,
  counterparty: ({ ask }) => ({ zh: ask.counterparty ?? '', en: ask.counterparty ?? '' }),
  cumulative: cumulativeWords,
  rule: ({ sheet, verdict: { rule } }) => (rule === null || sheet === null ? nothing : ruleWords(sheet, rule.rule)),
};

function perPaymentWords({ ask: { amount }, verdict: { granted } }: About): BothLanguages {
  if (amount === undefined || granted === null) return nothing;
  const most = granted.grant.limits.perPaymentMinor;
  if (most === null) return { zh: '不限', en: 'without limit' };
  const limit: Money = { amountMinor: most, currency: amount.currency };
  const gap: Money = { amountMinor: amount.amountMinor - most, currency: amount.currency };
  const [asked, allowed] = [groupedAmount(amount), groupedAmount(limit)];
  if (gap.amountMinor <= 0n) return { zh: `${asked} ≤ ${allowed}`, en: `${asked} ≤ ${allowed}` };
  const over = groupedAmount(gap);
  return { zh: `${asked} > ${allowed}，差 ${over}`, en: `${asked} > ${allowed}, ${over} too much` };
}

function cumulativeWords({ sheet, ask, verdict, used }: About): BothLanguages {
  if (sheet === null || verdict.granted === null || ask.amount === undefined) return nothing;
  const uses = usesOf(sheet, ask, verdict.granted);
  const lines = uses.map((use, index) => useWords(use, used?.[index], ask.counterparty));
  return { zh: lines.map(({ zh }) => zh).join('；'), en: lines.map(({ en }) => en).join('; ') };
}

function useWords({ key, limit }: LimitUse, used: bigint | undefined, paid = ''): BothLanguages {
  const amount = (minor: bigint): string =>
    key.currency === null ? String(minor) : groupedAmount({ amountMinor: minor, currency: key.currency });
  const period = key.period === 'day' ? { zh: '今天', en: 'today' } : { zh: '本月', en: 'this month' };
  const to = key.counterparty === null ? nothing : { zh: `向 ${paid} `, en: ` to ${paid}` };
  const unit = key.of === 'count' ? { zh: ' 笔', en: ' payments' } : nothing;
  const figures = used === undefined ? amount(limit) : `${amount(used)} / ${amount(limit)}`;
  const verb = used === undefined ? { zh: '最多', en: 'at most' } : { zh: '已用', en: 'used' };
  return {
    zh: `${period.zh}${to.zh}${verb.zh} ${figures}${unit.zh}`,
    en: `${verb.en} ${period.en}${to.en} ${figures}${unit.en}`,
  };
}

/** "from 50,000.00 CNY to below 500,000.00 CNY: 1 of Finance manager, then 1 of Treasurer". */
function ruleWords(sheet: Sheet, { currency, fromMinor, toMinor, demand }: ApprovalRule): BothLanguages {
  const band = (minor: bigint): BothLanguages => moneyWords({ amountMinor: minor, currency });
  const from = band(fromMinor ?? 0n);
  const to = toMinor === null ? null : band(toMinor);
  const range =
    to === null
      ? { zh: `${from.zh} 起`, en: `from ${from.en}` }
      : { zh: `${from.zh} 至 ${to.zh} 以下`, en: `from ${from.en} to below ${to.en}` };
  if (demand.kind === 'classes') {
    return { zh: `${range.zh}：按签名级别`, en: `${range.en}: by the classes of the signatures` };
  }
  const steps = demand.steps.map(({ need, from: signers }) => {
    const names = signers.map((signer) => signerWords(sheet, signer));
    const zh = `${names.map((one) => one.zh).join('或')} ${need} 人`;
    return { zh, en: `${need} of ${names.map((one) => one.en).join(' or ')}` };
  });
  const then = demand.ordered ? { zh: '，再由', en: ', then ' } : { zh: ' + ', en: ' and ' };
  return {
    zh: `${range.zh}：${steps.map(({ zh }) => zh).join(then.zh)}`,
    en: `${range.en}: ${steps.map(({ en }) => en).join(then.en)}`,
  };
}

function signerWords({ compiled }: Sheet, { roleId, departmentId }: Signer): BothLanguages {
  const role = compiled.roleNames.get(roleId);
  const department = departmentId === null ? undefined : compiled.departmentNames.get(departmentId);
  const [zh, en] = [role?.nameZh ?? roleId, role?.nameEn ?? roleId];
  if (departmentId === null) return { zh, en };
  return { zh: `${department?.nameZh ?? departmentId}${zh}`, en: `${en} in ${department?.nameEn ?? departmentId}` };
}
