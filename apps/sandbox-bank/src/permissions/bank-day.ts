/** The calendar day at the bank, YYYY-MM-DD: its days are those of China. */
const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

export function bankDay(at: Date): string {
  return dayOf.format(at);
}

/** Whether a day lies within two others, both inclusive; null is open. */
export function isWithin(day: string, { validFrom, validUntil }: Days): boolean {
  return (validFrom === null || validFrom <= day) && (validUntil === null || day <= validUntil);
}

export type Days = { validFrom: string | null; validUntil: string | null };

/** Whether two spans of days share one. */
export function daysMeet(one: Days, other: Days): boolean {
  return startsBefore(one, other) && startsBefore(other, one);
}

function startsBefore(one: Days, other: Days): boolean {
  return one.validFrom === null || other.validUntil === null || one.validFrom <= other.validUntil;
}
