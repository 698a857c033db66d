import type { TimeWindow } from './table.ts';

/** Days and months of a permission table, and of the limits in it, are those of this zone; a time window names its own. */
export const tableTimeZone = 'Asia/Shanghai';

const dayMs = 86_400_000;
// China has kept UTC+8 without summer time since 1992, so that a day needs no look at a calendar: this runs in every decision.
const zoneOffsetMs = 28_800_000;
const clocks = new Map<string, Intl.DateTimeFormat>();
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** @returns the days since 1970-01-01 of a calendar day `YYYY-MM-DD`; NaN when there is no such day. */
export function dayNumber(day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`);
  // 2026-02-30 is read as the second of March by some engines: only what comes back as it went in is a day.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return Number.NaN;
  return at / dayMs;
}

/** Days before and after all that are in the calendar; small enough to be held without a box of their own. */
const [beforeAll, afterAll] = [-1_000_000_000, 1_000_000_000];

/** The first day on which something holds, as `dayNumber`; of null the beginning of time, of what is no day its end. */
export function firstDay(validFrom: string | null): number {
  if (validFrom === null) return beforeAll;
  const day = dayNumber(validFrom);
  return Number.isNaN(day) ? afterAll : day;
}

/** The last day on which something holds; of null the end of time, of what is no day its beginning. */
export function lastDay(validUntil: string | null): number {
  if (validUntil === null) return afterAll;
  const day = dayNumber(validUntil);
  return Number.isNaN(day) ? beforeAll : day;
}

/** The day of the instant in the zone of the tables, as days since 1970-01-01. */
export function dayNumberAt(at: Date): number {
  return Math.floor((at.getTime() + zoneOffsetMs) / dayMs);
}

/** The same as `YYYY-MM-DD`. */
export function dayAt(at: Date): string {
  return new Date(at.getTime() + zoneOffsetMs).toISOString().slice(0, 10);
}

/** Whether there is such a time zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return clockOf(timeZone) !== undefined;
  } catch {
    return false;
  }
}

/** Whether the instant lies in the hours of the window; a window that cannot be read holds nothing. */
export function isWithin(window: TimeWindow, at: Date): boolean {
  if (!isTimeZone(window.timeZone)) return false;
  const parts = Object.fromEntries(
    clockOf(window.timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = weekdays.indexOf(parts['weekday'] ?? '') + 1;
  const time = `${parts['hour']}:${parts['minute']}`;
  return window.days.includes(day) && time >= window.from && time < window.until;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(timeZone, clock);
  return clock;
}

/** A day since 1970-01-01 as `YYYY-MM-DD`; empty for the beginning and the end of time. */
export function dayOfNumber(day: number | undefined): string {
  return day === undefined || day <= beforeAll || day >= afterAll
    ? ''
    : new Date(day * dayMs).toISOString().slice(0, 10);
}
