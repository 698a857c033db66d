import { nextDailyAt, quietEndsAt } from '../preferences/wall-clock.ts';
import type { ReaderSettings } from './decide.ts';

/** When e-mails of this moment are due. Readers share few zones and hours: each combination is worked out once. */
export class DueTimes {
  readonly now: Date;
  readonly #known = new Map<string, Date>();

  constructor(now: Date) {
    this.now = now;
  }

  /** The reader's next digest. */
  daily({ timeZone, digestAt }: ReaderSettings): Date {
    return this.#once(`${timeZone} ${digestAt}`, () => nextDailyAt(this.now, timeZone, digestAt));
  }

  /** At once, or at the end of the reader's quiet hours. */
  atOnce({ timeZone, quietHours }: ReaderSettings): Date {
    if (quietHours === null) return this.now;
    const { from, to } = quietHours;
    return this.#once(`${timeZone} ${from} ${to}`, () => quietEndsAt(this.now, timeZone, quietHours));
  }

  #once(key: string, find: () => Date): Date {
    const known = this.#known.get(key) ?? find();
    this.#known.set(key, known);
    return known;
  }
}
