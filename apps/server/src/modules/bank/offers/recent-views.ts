import type { Clock } from '../../../platform/clock.ts';

/** Looks that are remembered in one process; the oldest go first. */
const remembered = 10_000;

/** Who looked at what within the last minutes, so that a page that reads again is not another look. */
export class RecentViews {
  readonly #clock: Clock;
  readonly #withinMs: number;
  readonly #seen = new Map<string, number>();

  constructor(clock: Clock, withinMs: number) {
    this.#clock = clock;
    this.#withinMs = withinMs;
  }

  /** Notes a look. @returns whether there was one lately. */
  seenLately(key: string): boolean {
    const now = this.#clock.now().getTime();
    const before = this.#seen.get(key);
    if (before !== undefined && now - before < this.#withinMs) return true;
    this.#seen.delete(key);
    this.#seen.set(key, now);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > remembered && oldest !== undefined) this.#seen.delete(oldest);
    return false;
  }
}
