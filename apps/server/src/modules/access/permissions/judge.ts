import { accountKey } from '../../../platform/account-number.ts';
import type { Money } from '../../../platform/money.ts';
import { isWithin, dayNumberAt } from './calendar.ts';
import { ruleAt, spotOf, type AccountSpot, type CompiledGrant, type CompiledRule } from './compile.ts';
import type { Ask, DenyCode, LimitUse } from './decision.ts';
import { usesOf } from './limit-uses.ts';
import { grantOn, holdsOn, type Sheet } from './sheet.ts';
import { isNamed } from './signatures.ts';
import type { Verdict } from './verdict.ts';

const noUses: readonly LimitUse[] = [];

/** The checks in their order, up to the first that fails. */
export function judge(sheet: Sheet | null, ask: Ask, used?: readonly bigint[]): Verdict {
  if (sheet === null) return against('unknown_holder');
  const { compiled, holder } = sheet;
  const day = dayNumberAt(ask.at);
  if (!holdsOn(sheet, day)) return against(day < sheet.fromDay ? 'mandate_not_yet_valid' : 'mandate_expired');
  const spot = spotOf(compiled, ask.accountNumber);
  if (spot === undefined) return against('unknown_account');
  const action = compiled.actions.get(ask.action);
  if (action === undefined) return against('unknown_action');
  const granted = grantOn(sheet, spot.account, action, day);
  if (granted === null) {
    const outside = holder.accountNumbers !== null && !holder.accountNumbers.includes(ask.accountNumber);
    return against(outside ? 'account_out_of_scope' : 'not_granted');
  }
  if (granted === undefined) return against('grant_not_valid_today');
  if (!granted.plain && granted.window !== null && ask.atAnyHour !== true && !isWithin(granted.window, ask.at)) {
    return against('outside_hours', granted);
  }
  if (ask.amount === undefined) return verdictOf(null, granted, null, noUses, null);
  return judgeAmount(sheet, ask, ask.amount, { granted, spot, used });
}

/** Where the amount is looked at. */
interface AtCell {
  readonly granted: CompiledGrant;
  readonly spot: AccountSpot;
  readonly used: readonly bigint[] | undefined;
}

function judgeAmount(sheet: Sheet, ask: Ask, amount: Money, { granted, spot, used }: AtCell): Verdict {
  const { amountMinor } = amount;
  if (!granted.hasAmount) return against('amount_without_meaning', granted);
  if (amount.currency !== spot.currency) return against('currency_mismatch', granted);
  if (amountMinor <= 0n) return against('amount_not_positive', granted);
  const { perPaymentMinor } = granted;
  if (perPaymentMinor !== null && amountMinor > perPaymentMinor) return against('per_payment_limit', granted);
  let uses = noUses;
  if (!granted.plain) {
    const fault = counterpartyFault(granted, ask.counterparty);
    if (fault !== null) return against(fault, granted);
    uses = granted.cumulative ? usesOf(sheet, ask, granted) : noUses;
    const exceeded = used === undefined ? null : firstExceeded(uses, used);
    if (exceeded !== null) return verdictOf(exceededCode(exceeded), granted, null, uses, exceeded);
  }
  const rule = ruleAt(spot, amountMinor);
  if (rule === null) return verdictOf('no_rule', granted, null, uses, null);
  return verdictOf(granted.signs ? signingFault(sheet, granted, rule) : null, granted, rule, uses, null);
}

function counterpartyFault(
  { asksCounterparty, counterparties }: CompiledGrant,
  counterparty: string | undefined,
): DenyCode | null {
  if (!asksCounterparty) return null;
  const paid = accountKey(counterparty ?? '');
  if (paid === '') return 'counterparty_missing';
  return counterparties === null || counterparties.has(paid) ? null : 'counterparty_not_allowed';
}

/** Why a signature of the holder would count for nothing. */
function signingFault({ holder }: Sheet, { signatureClass }: CompiledGrant, { demand }: CompiledRule): DenyCode | null {
  if (signatureClass === null || signatureClass === 'T') return 'signature_counts_for_nothing';
  return isNamed(demand, holder, signatureClass) ? null : 'not_named_by_rule';
}

/** Something that was used and not said counts as used up. */
function firstExceeded(uses: readonly LimitUse[], used: readonly bigint[]): LimitUse | null {
  return uses.find(({ limit, amount }, index) => (used[index] ?? limit) + amount > limit) ?? null;
}

function exceededCode({ key }: LimitUse): DenyCode {
  return key.counterparty === null ? `${key.period}_${key.of}_limit` : 'counterparty_day_limit';
}

function against(failed: DenyCode, granted: CompiledGrant | null = null): Verdict {
  return verdictOf(failed, granted, null, noUses, null);
}

// One place makes them, so that all have one shape: a decision costs less than looking up what it is about.
function verdictOf(
  failed: DenyCode | null,
  granted: CompiledGrant | null,
  rule: CompiledRule | null,
  uses: readonly LimitUse[],
  exceeded: LimitUse | null,
): Verdict {
  return { failed, granted, rule, uses, exceeded };
}
