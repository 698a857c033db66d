import type { Money } from '../../../platform/money.ts';
import type { CompiledGrant, CompiledRule } from './compile.ts';
import type { Ask, Decision, Denial, LimitUse, NeedsApproval } from './decision.ts';
import { LazyReason } from './deny-reason.ts';
import { judge } from './judge.ts';
import { simpleGrantOf, simpleMostOf, simpleRuleOf, type Sheet } from './sheet.ts';
import { signsAlone } from './signatures.ts';
import type { Demand } from './table.ts';

const noUses: readonly LimitUse[] = [];

/**
 * Decides what the holder of the sheet may do; null is a holder that the table does not name. Whatever is not known is refused.
 * @param used what has been used of each of `usesOf(sheet, ask)`, in their order; without it cumulative limits are not looked at,
 *   and whoever books must consume the uses of the decision.
 */
export function decide(sheet: Sheet | null, ask: Ask, used?: readonly bigint[]): Decision {
  const simple = sheet === null || ask.amount === undefined ? null : decideSimply(sheet, ask, ask.amount);
  if (simple !== null) return simple;
  const verdict = judge(sheet, ask, used);
  const { failed, granted, rule, uses } = verdict;
  if (failed !== null || granted === null || sheet === null) {
    return { outcome: 'deny', reason: new LazyReason(sheet, ask, verdict) };
  }
  if (rule === null || (granted.signs && signsAlone(rule.demand, granted.signatureClass))) {
    return { outcome: 'allow', cell: granted, uses };
  }
  return { outcome: 'needs_approval', demand: rule.demand, rule, cell: granted, uses };
}

/**
 * The short way of what is asked most: a grant with nothing but a limit of one payment, and a rule for every amount. It decides from
 * few bytes, without fetching the grant from memory. @returns null when more has to be looked at, or when something else is amiss.
 */
function decideSimply(sheet: Sheet, ask: Ask, { amountMinor, currency }: Money): Decision | null {
  if (currency !== sheet.currency) return null;
  const most = simpleMostOf(sheet, ask);
  const asked = Number(amountMinor);
  if (asked > most) return new SimpleDenial(sheet, ask);
  // What is no number is neither above nor below.
  return asked > 0 && asked <= most ? new SimpleApproval(sheet, ask) : null;
}

/** What is above the limit of one payment. */
class SimpleDenial implements Denial {
  readonly #sheet: Sheet;
  readonly #ask: Ask;

  constructor(sheet: Sheet, ask: Ask) {
    this.#sheet = sheet;
    this.#ask = ask;
  }

  get outcome(): 'deny' {
    return 'deny';
  }

  get reason(): LazyReason {
    return new LazyReason(this.#sheet, this.#ask, judge(this.#sheet, this.#ask));
  }
}

/** What needs approval by the short way; the grant and the rule are fetched when somebody asks for them. */
class SimpleApproval implements NeedsApproval {
  readonly #sheet: Sheet;
  readonly #ask: Ask;

  constructor(sheet: Sheet, ask: Ask) {
    this.#sheet = sheet;
    this.#ask = ask;
  }

  get outcome(): 'needs_approval' {
    return 'needs_approval';
  }

  get demand(): Demand {
    return this.rule.demand;
  }

  get rule(): CompiledRule {
    return simpleRuleOf(this.#sheet, this.#ask);
  }

  get cell(): CompiledGrant {
    return simpleGrantOf(this.#sheet, this.#ask);
  }

  get uses(): readonly LimitUse[] {
    return noUses;
  }
}
