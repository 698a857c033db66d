import type { Money } from '../../../platform/money.ts';
import { isRole, roleWords } from '../roles/role-table.ts';
import { accountActionWords, isAccountAction } from './account-actions.ts';
import { dayOfNumber } from './calendar.ts';
import type { Ask, BothLanguages, DenyCode, DenyReason } from './decision.ts';
import { moneyWords } from './money-words.ts';
import type { Sheet } from './sheet.ts';
import type { Verdict } from './verdict.ts';

/** What a reason may name. */
interface Named {
  readonly sheet: Sheet | null;
  readonly ask: Ask;
  readonly verdict: Verdict;
  /** "accountant in Finance", and „财务部会计". */
  readonly who: BothLanguages;
  readonly account: BothLanguages;
  readonly limit: Money | null;
}

const actionWordsZh: Record<keyof typeof accountActionWords, string> = {
  'accounts:read': '查看账户与余额',
  'statements:read': '查看交易明细',
  'payments:read': '查看付款',
  'payments:prepare': '付款制单',
  'payments:approve': '付款审核',
  'payments:release': '付款放行',
  'payments:cancel': '撤销他人的付款',
};

/** Why the holder may not; put in words when somebody reads it, because most that decide do not. */
export class LazyReason implements DenyReason {
  readonly #sheet: Sheet | null;
  readonly #ask: Ask;
  readonly #verdict: Verdict;
  readonly code: DenyCode;

  constructor(sheet: Sheet | null, ask: Ask, verdict: Verdict) {
    this.#sheet = sheet;
    this.#ask = ask;
    this.#verdict = verdict;
    this.code = verdict.failed ?? 'not_granted';
  }

  get text(): BothLanguages {
    const [sheet, ask, verdict] = [this.#sheet, this.#ask, this.#verdict];
    const { zh, en } = texts[this.code]({
      sheet,
      ask,
      verdict,
      who: whoOf(sheet),
      account: accountOf(sheet, ask),
      limit: limitOf(ask, verdict),
    });
    return { zh, en: `denied: ${en}` };
  }

  get limit(): Money | null {
    return limitOf(this.#ask, this.#verdict);
  }

  get gap(): Money | null {
    return overBy(this.#ask, this.#verdict);
  }

  get limitCount(): number | null {
    const { exceeded } = this.#verdict;
    return exceeded?.key.of === 'count' ? Number(exceeded.limit) : null;
  }
}

/** The reason as a sentence of its own, for the one who is refused. */
export function reasonSentence({ text }: DenyReason): BothLanguages {
  const en = text.en.replace(/^denied: /, '');
  return { zh: `${text.zh}。`, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.` };
}

/** A holder's role and department: "accountant in Finance". */
export function whoOf(sheet: Sheet | null): BothLanguages {
  if (sheet === null) return { zh: '此人', en: 'this person' };
  const { compiled, holder } = sheet;
  const role = compiled.roleNames.get(holder.roleId);
  const department = compiled.departmentNames.get(holder.departmentId);
  const en = isRole(holder.roleId) ? roleWords[holder.roleId] : (role?.nameEn ?? holder.roleId);
  return {
    zh: `${department?.nameZh ?? holder.departmentId}${role?.nameZh ?? holder.roleId}`,
    en: `${en} in ${department?.nameEn ?? holder.departmentId}`,
  };
}

export function accountOf(sheet: Sheet | null, { accountNumber }: Ask): BothLanguages {
  const account = sheet?.compiled.table.accounts[sheet.compiled.accounts.get(accountNumber) ?? -1];
  if (account === undefined) return { zh: `账户 ${accountNumber}`, en: `account ${accountNumber}` };
  return { zh: `${account.nameZh}（尾号 ${account.lastDigits}）`, en: `${account.nameEn} ${account.lastDigits}` };
}

export function actionOf(action: string): BothLanguages {
  if (!isAccountAction(action)) return { zh: `“${action}”`, en: `"${action}"` };
  return { zh: actionWordsZh[action], en: accountActionWords[action] };
}

const texts: Record<DenyCode, (named: Named) => BothLanguages> = {
  unknown_holder: () => ({
    zh: '权限表中没有这个人在该部门的这个岗位',
    en: 'the permission table does not name this person in this role and department',
  }),
  mandate_not_yet_valid: ({ sheet, who }) => ({
    zh: `${who.zh}的授权自 ${dayOfNumber(sheet?.fromDay)} 起生效`,
    en: `the mandate as ${who.en} begins on ${dayOfNumber(sheet?.fromDay)}`,
  }),
  mandate_expired: ({ sheet, who }) => ({
    zh: `${who.zh}的授权已于 ${dayOfNumber(sheet?.untilDay)} 到期`,
    en: `the mandate as ${who.en} ended on ${dayOfNumber(sheet?.untilDay)}`,
  }),
  unknown_account: ({ account }) => ({
    zh: `权限表中没有${account.zh}`,
    en: `the permission table has no ${account.en}`,
  }),
  account_out_of_scope: ({ who, account }) => ({
    zh: `${account.zh}不在${who.zh}此项授权的账户范围内`,
    en: `${account.en} is not among the accounts of this mandate as ${who.en}`,
  }),
  unknown_action: ({ ask }) => ({
    zh: `没有${actionOf(ask.action).zh}这项操作`,
    en: `there is no action "${ask.action}"`,
  }),
  not_granted: ({ who, ask, account }) => ({
    zh: `${who.zh}在${account.zh}上没有“${actionOf(ask.action).zh}”权限`,
    en: `${who.en} may not ${actionOf(ask.action).en} on ${account.en}`,
  }),
  grant_not_valid_today: ({ who, ask, account }) => ({
    zh: `${who.zh}在${account.zh}上的“${actionOf(ask.action).zh}”权限今天不在有效期内`,
    en: `the grant of ${who.en} to ${actionOf(ask.action).en} on ${account.en} does not hold today`,
  }),
  outside_hours: ({ verdict, who }) => ({
    zh: `${who.zh}的此项权限只在${hoursOf(verdict).zh}有效`,
    en: `the grant of ${who.en} works ${hoursOf(verdict).en} only`,
  }),
  amount_not_positive: () => ({ zh: '金额须大于零', en: 'the amount must be above zero' }),
  amount_without_meaning: ({ ask }) => ({
    zh: `“${actionOf(ask.action).zh}”没有金额`,
    en: `to ${actionOf(ask.action).en} has no amount`,
  }),
  currency_mismatch: ({ ask, account }) => ({
    zh: `${account.zh}不是 ${ask.amount?.currency ?? ''} 账户`,
    en: `${account.en} is not an account in ${ask.amount?.currency ?? ''}`,
  }),
  per_payment_limit: ({ limit, who, account }) => ({
    zh: `超过单笔限额：${who.zh}在${account.zh}每笔最多 ${moneyWords(limit).zh}`,
    en: `limit ${moneyWords(limit).en} per payment for ${who.en}`,
  }),
  counterparty_missing: ({ who }) => ({
    zh: `${who.zh}的此项权限限定了收款方，须写明收款账号`,
    en: `the grant of ${who.en} depends on who is paid: name the account that is paid`,
  }),
  counterparty_not_allowed: ({ who, ask }) => ({
    zh: `${ask.counterparty ?? ''} 不在${who.zh}可付的收款账号之内`,
    en: `${ask.counterparty ?? ''} is not among the accounts that ${who.en} may pay`,
  }),
  day_amount_limit: ({ limit, who, account }) => ({
    zh: `超过当日累计限额：${who.zh}在${account.zh}每日最多 ${moneyWords(limit).zh}`,
    en: `limit ${moneyWords(limit).en} per day for ${who.en}`,
  }),
  month_amount_limit: ({ limit, who, account }) => ({
    zh: `超过当月累计限额：${who.zh}在${account.zh}每月最多 ${moneyWords(limit).zh}`,
    en: `limit ${moneyWords(limit).en} per month for ${who.en}`,
  }),
  day_count_limit: ({ verdict, who, account }) => ({
    zh: `超过当日笔数限额：${who.zh}在${account.zh}每日最多 ${verdict.exceeded?.limit ?? 0} 笔`,
    en: `limit ${verdict.exceeded?.limit ?? 0} payments per day for ${who.en}`,
  }),
  month_count_limit: ({ verdict, who, account }) => ({
    zh: `超过当月笔数限额：${who.zh}在${account.zh}每月最多 ${verdict.exceeded?.limit ?? 0} 笔`,
    en: `limit ${verdict.exceeded?.limit ?? 0} payments per month for ${who.en}`,
  }),
  counterparty_day_limit: ({ limit, who, ask }) => ({
    zh: `超过对单一收款方的当日限额：${who.zh}每日向 ${ask.counterparty ?? ''} 最多付 ${moneyWords(limit).zh}`,
    en: `limit ${moneyWords(limit).en} per day to ${ask.counterparty ?? ''} for ${who.en}`,
  }),
  no_rule: ({ account }) => ({
    zh: `${account.zh}没有适用于此金额的审批规则`,
    en: `no approval rule says who signs this amount from ${account.en}`,
  }),
  signature_counts_for_nothing: ({ who }) => ({
    zh: `${who.zh}的签名级别为 T，只能提交，不能放行`,
    en: `the signature of ${who.en} is of class T, which transports and releases nothing`,
  }),
  not_named_by_rule: ({ who }) => ({
    zh: `此金额的审批规则没有列入${who.zh}`,
    en: `the approval rule of this amount does not name ${who.en}`,
  }),
};

function limitOf({ amount }: Ask, { failed, granted, exceeded }: Verdict): Money | null {
  if (amount === undefined) return null;
  const perPayment = failed === 'per_payment_limit' ? granted?.grant.limits.perPaymentMinor : undefined;
  const amountMinor = perPayment ?? (exceeded?.key.of === 'amount' ? exceeded.limit : null);
  return amountMinor === null ? null : { amountMinor, currency: amount.currency };
}

/** By how much one payment is above its limit; what is over a cumulative one depends on what was used. */
function overBy({ amount }: Ask, { failed, granted }: Verdict): Money | null {
  const most = granted?.grant.limits.perPaymentMinor ?? null;
  if (failed !== 'per_payment_limit' || amount === undefined || most === null) return null;
  return { amountMinor: amount.amountMinor - most, currency: amount.currency };
}

/** The hours of the grant. */
export function hoursOf({ granted }: Verdict): BothLanguages {
  const window = granted?.grant.window ?? null;
  if (window === null) return { zh: '', en: '' };
  const zhDays = window.days.map((day) => `周${'一二三四五六日'[day - 1] ?? ''}`).join('、');
  const enDays = window.days.map((day) => ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][day - 1] ?? '').join(', ');
  return {
    zh: `${zhDays} ${window.from}–${window.until}（${window.timeZone}）`,
    en: `${enDays} ${window.from}–${window.until} (${window.timeZone})`,
  };
}
