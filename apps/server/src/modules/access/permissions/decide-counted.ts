import { decide } from './decide.ts';
import type { Ask, Decision, LimitUse } from './decision.ts';
import type { Sheet } from './sheet.ts';

/** What has been used of each limit at the instant, in the order of the uses. */
export type UsedOf = (uses: readonly LimitUse[], at: Date) => readonly bigint[];

/** Decides as `decide` does, with what has been used of the cumulative limits that it would consume. */
export function decideCounted(sheet: Sheet | null, ask: Ask, usedOf: UsedOf): Decision {
  const decision = decide(sheet, ask);
  if (decision.outcome === 'deny' || decision.uses.length === 0) return decision;
  return decide(sheet, ask, usedOf(decision.uses, ask.at));
}
