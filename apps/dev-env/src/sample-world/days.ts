import type { Random } from './random.ts';

const dayMs = 86_400_000;
/** The banks' counters are open from 09:00 to 17:30 in China, which is from 01:00 to 09:30 in UTC. */
const openMs = 3_600_000;
const openForMs = 8.5 * 3_600_000;

/** An instant so many days before now, at a time when a counter is open; fractions of a day count back from now itself. */
export function workingInstant(now: Date, daysAgo: number, random: Random): Date {
  if (daysAgo < 1) return new Date(now.getTime() - Math.round(daysAgo * dayMs));
  const midnight = Math.floor(now.getTime() / dayMs) * dayMs - Math.floor(daysAgo) * dayMs;
  return new Date(midnight + openMs + Math.floor(random.next() * openForMs));
}

/** The day (UTC) so many days from an instant, as YYYY-MM-DD; negative days lie before it. */
export function dayFrom(from: Date, days: number): string {
  return new Date(from.getTime() + days * dayMs).toISOString().slice(0, 10);
}

/** The instant so many days from another. */
export function instantFrom(from: Date, days: number): Date {
  return new Date(from.getTime() + days * dayMs);
}
