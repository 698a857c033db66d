import type { EnterpriseId } from '../../../platform/ids.ts';

/** The account whose reconciliation it is: at one bank, under one customer number. */
export interface AccountPlace {
  readonly enterpriseId: EnterpriseId;
  readonly connectionId: string;
  readonly customerId: string;
  readonly accountNumber: string;
}

const dayMs = 86_400_000;

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

export function dayText(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** The first day of a month given as `YYYY-MM`, or of the month of a day. */
export function firstDay(month: string): string {
  return `${month.slice(0, 7)}-01`;
}

/** `YYYY-MM` of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** So many months on, as `YYYY-MM`. */
export function monthAfter(month: string, months = 1): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

export function lastDay(month: string): string {
  return dayText(dayNumber(firstDay(monthAfter(month))) - 1);
}

/** Every day of a month. */
export function daysOf(month: string): string[] {
  const [first, last] = [dayNumber(firstDay(month)), dayNumber(lastDay(month))];
  return Array.from({ length: last - first + 1 }, (_, at) => dayText(first + at));
}

/** Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/**
 * In which month an entry is counted: its own, or, when that is closed, the first one that is open. @param lastClosed `YYYY-MM` of the
 * last month that was closed; months are closed in their order.
 */
export function periodOf(day: string, lastClosed: string | null): { month: string; lateOf: string | null } {
  const own = monthOf(day);
  if (lastClosed === null || own > lastClosed) return { month: own, lateOf: null };
  return { month: monthAfter(lastClosed), lateOf: own };
}
