import { limits } from '../../../platform/limits.ts';

const dayMs = 86_400_000;

/** What an enterprise has asked for lately. */
export interface AskedLately {
  /** Requests of its that nobody has answered. */
  readonly open: number;
  /** Requests to anybody within the last 24 hours. */
  readonly today: number;
  /** Requests to this one within the time of the rest. */
  readonly ofThis: number;
  /** When this one last declined; null when it did not within the time of the rest, or has asked since. */
  readonly declinedAt: Date | null;
}

/** Why it may not ask now, and from when it may. */
export type AskingRefused =
  | { readonly why: 'too_many_open' | 'too_many_today' | 'asked_often' }
  | { readonly why: 'declined'; readonly againAt: Date };

/** Whether an enterprise may ask another one now; null when it may. Ours to bound: a request reaches people who did not ask for it. */
export function refuseAsking(asked: AskedLately): AskingRefused | null {
  if (asked.declinedAt !== null)
    return { why: 'declined', againAt: new Date(asked.declinedAt.getTime() + limits.partnerRestDays * dayMs) };
  if (asked.ofThis >= limits.partnerRequestsPerOther) return { why: 'asked_often' };
  if (asked.today >= limits.partnerRequestsPerDay) return { why: 'too_many_today' };
  return asked.open >= limits.partnerRequestsOpen ? { why: 'too_many_open' } : null;
}

/** From when on requests count for the day, and from when on for the rest. */
export function countedFrom(now: Date): { day: Date; rest: Date } {
  return { day: new Date(now.getTime() - dayMs), rest: new Date(now.getTime() - limits.partnerRestDays * dayMs) };
}
