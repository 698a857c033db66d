import { isWithin, dayNumberAt } from './calendar.ts';
import { ruleAt, type CompiledGrant } from './compile.ts';
import type { Ask, Decision, DenyCode, LimitUse, RuleRow } from './decision.ts';
import { reasonOf } from './deny-reason.ts';
import { usesOf } from './limit-uses.ts';
import { grantOn, grantsAt, holdsOn, type Sheet } from './sheet.ts';
import { isNamed, progressOf } from './signatures.ts';
import type { Verdict } from './verdict.ts';

const noUses: readonly LimitUse[] = [];
/** The actions whose doing is a signature. */
const signing = new Set(['payments:approve', 'payments:release']);

/**
 * Decides what the holder of the sheet may do; null is a holder that the table does not name. Whatever is not known is refused.
 * @param used what has been used of each of `usesOf(sheet, ask)`, in their order; without it cumulative limits are not looked at,
 *   and whoever books must consume the uses of the decision.
 */
export function decide(sheet: Sheet | null, ask: Ask, used?: readonly bigint[]): Decision {
  const verdict = judge(sheet, ask, used);
  const { failed, granted, rule, uses } = verdict;
  if (failed !== null || granted === null || sheet === null) {
    return { outcome: 'deny', reason: reasonOf(sheet, ask, verdict) };
  }
  if (rule === null || (signing.has(ask.action) && signsAlone(sheet, granted, rule))) {
    return { outcome: 'allow', cell: granted, uses };
  }
  return { outcome: 'needs_approval', demand: rule.rule.demand, rule, cell: granted, uses };
}

/** The checks in their order, up to the first that fails. */
export function judge(sheet: Sheet | null, ask: Ask, used?: readonly bigint[]): Verdict {
  if (sheet === null) return against('unknown_holder');
  const { compiled, holder } = sheet;
  const day = dayNumberAt(ask.at);
  if (!holdsOn(sheet, day)) return against(day < sheet.fromDay ? 'mandate_not_yet_valid' : 'mandate_expired');
  const account = compiled.accounts.get(ask.accountNumber);
  if (account === undefined) return against('unknown_account');
  const action = compiled.actions.get(ask.action);
  if (action === undefined) return against('unknown_action');
  const grants = grantsAt(sheet, account, action);
  if (grants.length === 0) {
    const outside = holder.accountNumbers !== null && !holder.accountNumbers.includes(ask.accountNumber);
    return against(outside ? 'account_out_of_scope' : 'not_granted');
  }
  const granted = grantOn(grants, day);
  if (granted === undefined) return against('grant_not_valid_today');
  const { grant } = granted;
  if (grant.window !== null && !isWithin(grant.window, ask.at)) return against('outside_hours', granted);
  if (ask.amount === undefined) return { failed: null, granted, rule: null, uses: noUses, exceeded: null };
  return judgeAmount(sheet, { ...ask, amount: ask.amount }, { granted, account, used });
}

function judgeAmount(
  sheet: Sheet,
  ask: Ask & { readonly amount: NonNullable<Ask['amount']> },
  { granted, account, used }: { granted: CompiledGrant; account: number; used: readonly bigint[] | undefined },
): Verdict {
  const { compiled } = sheet;
  const { limits } = granted.grant;
  const { amountMinor, currency } = ask.amount;
  if (!compiled.amountActions.has(ask.action)) return against('amount_without_meaning', granted);
  if (currency !== compiled.table.accounts[account]?.currency) return against('currency_mismatch', granted);
  if (amountMinor <= 0n) return against('amount_not_positive', granted);
  if (limits.perPaymentMinor !== null && amountMinor > limits.perPaymentMinor) {
    return against('per_payment_limit', granted);
  }
  const named = ask.counterparty !== undefined && ask.counterparty !== '';
  if (!named && (granted.counterparties !== null || limits.counterpartyDayMinor !== null)) {
    return against('counterparty_missing', granted);
  }
  if (granted.counterparties !== null && !granted.counterparties.has(ask.counterparty ?? '')) {
    return against('counterparty_not_allowed', granted);
  }
  const uses = granted.cumulative ? usesOf(sheet, ask, granted) : noUses;
  const exceeded = used === undefined ? null : firstExceeded(uses, used);
  if (exceeded !== null) return { failed: exceededCode(exceeded), granted, rule: null, uses, exceeded };
  const rule = ruleAt(compiled, account, amountMinor);
  if (rule === null) return { ...against('no_rule', granted), uses };
  const signature = { ...sheet.holder, signatureClass: granted.grant.signatureClass };
  if (signing.has(ask.action) && !isNamed(rule.rule.demand, signature)) {
    const nothing = signature.signatureClass === null || signature.signatureClass === 'T';
    return { ...against(nothing ? 'signature_counts_for_nothing' : 'not_named_by_rule', granted), rule, uses };
  }
  return { failed: null, granted, rule, uses, exceeded: null };
}

/** Something that was used and not said counts as used up. */
function firstExceeded(uses: readonly LimitUse[], used: readonly bigint[]): LimitUse | null {
  return uses.find(({ limit, amount }, index) => (used[index] ?? limit) + amount > limit) ?? null;
}

function exceededCode({ key }: LimitUse): DenyCode {
  return key.counterparty === null ? `${key.period}_${key.of}_limit` : 'counterparty_day_limit';
}

function signsAlone({ holder }: Sheet, { grant }: CompiledGrant, { rule }: RuleRow): boolean {
  return progressOf(rule.demand, [{ ...holder, signatureClass: grant.signatureClass }], null).satisfied;
}

function against(failed: DenyCode, granted: CompiledGrant | null = null): Verdict {
  return { failed, granted, rule: null, uses: noUses, exceeded: null };
}
