import { limits } from '../../../platform/limits.ts';

const dayMs = 86_400_000;

/** What is wrong with the days of a delegation, and which of the two; null when nothing is. Days are `YYYY-MM-DD`. */
export function faultOfDays(
  { fromOn, untilOn }: { fromOn: string; untilOn: string },
  today: string,
): { readonly field: 'fromOn' | 'untilOn'; readonly reason: string } | null {
  const [from, until, now] = [fromOn, untilOn, today].map((day) => Date.parse(`${day}T00:00:00Z`));
  if (from === undefined || Number.isNaN(from)) return { field: 'fromOn', reason: 'there is no such day' };
  if (until === undefined || Number.isNaN(until)) return { field: 'untilOn', reason: 'there is no such day' };
  if (fromOn < today) return { field: 'fromOn', reason: 'lies in the past' };
  if (untilOn < fromOn) return { field: 'untilOn', reason: 'lies before the first day' };
  if ((until - (now ?? from)) / dayMs > limits.delegationMaxDays)
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
