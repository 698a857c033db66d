import { limits } from '../../../platform/limits.ts';
import { dayNumber } from '../permissions/calendar.ts';

/** What is wrong with the days of a delegation, and which of the two; null when nothing is. Days are `YYYY-MM-DD`. */
export function faultOfDays(
  { fromOn, untilOn }: { fromOn: string; untilOn: string },
  today: string,
): { readonly field: 'fromOn' | 'untilOn'; readonly reason: string } | null {
  if (Number.isNaN(dayNumber(fromOn))) return { field: 'fromOn', reason: 'there is no such day' };
  if (Number.isNaN(dayNumber(untilOn))) return { field: 'untilOn', reason: 'there is no such day' };
  if (fromOn < today) return { field: 'fromOn', reason: 'lies in the past' };
  if (untilOn < fromOn) return { field: 'untilOn', reason: 'lies before the first day' };
  if (dayNumber(untilOn) - dayNumber(today) > limits.delegationMaxDays)
    return { field: 'untilOn', reason: `lies more than ${limits.delegationMaxDays} days ahead` };
  return null;
}

/** How a delegation stands on a day. */
export function standingOn(
  { fromOn, untilOn, endedAt }: { fromOn: string; untilOn: string; endedAt: Date | null },
  today: string,
): 'coming' | 'in_force' | 'over' {
  if (endedAt !== null || untilOn < today) return 'over';
  return fromOn > today ? 'coming' : 'in_force';
}
