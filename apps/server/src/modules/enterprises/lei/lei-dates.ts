const instant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const dayMs = 86_400_000;

/** Reads a date or an instant of ISO 8601; without a zone it is taken in UTC. Null when it is none, or before 1000 or after 2999. */
export function parseInstant(text: string): Date | null {
  if (!instant.test(text)) return null;
  const hasZone = text.length === 10 || /(Z|[+-]\d{2}:?\d{2})$/.test(text);
  const date = new Date(hasZone ? text : `${text}Z`);
  const year = date.getUTCFullYear();
  return Number.isNaN(year) || year < 1000 || year > 2999 ? null : date;
}

/**
 * The calendar day that an instant stands for. Registers write midnight of their own country: 16:00 UTC is the next day's in
 * China, 05:00 UTC is that day's in New York.
 */
export function roundToDay(date: Date): string {
  return new Date(Math.floor((date.getTime() + dayMs / 2) / dayMs) * dayMs).toISOString().slice(0, 10);
}
