/** Keeps the calls to one bank within a rate and a number at once; those beyond wait their turn. */
export class Throttle {
  readonly #perSecond: number;
  readonly #atOnce: number;
  readonly #now: () => number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #tokens: number;
  #filledAt: number;
  #woken = false;

  /** @param now monotonic clock, ms. */
  constructor(settings: { perSecond: number; atOnce: number }, now: () => number = () => performance.now()) {
    this.#perSecond = settings.perSecond;
    this.#atOnce = settings.atOnce;
    this.#now = now;
    this.#tokens = settings.perSecond;
    this.#filledAt = now();
  }

  /** Runs the work when its turn has come. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      this.#admit();
    });
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#admit();
    }
  }

  #admit(): void {
    const now = this.#now();
    this.#tokens = Math.min(this.#perSecond, this.#tokens + ((now - this.#filledAt) / 1_000) * this.#perSecond);
    this.#filledAt = now;
    while (this.#running < this.#atOnce && this.#tokens >= 1) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#tokens -= 1;
      this.#running += 1;
      next();
    }
    if (this.#waiting.length > 0 && this.#running < this.#atOnce) this.#wakeLater();
  }

  #wakeLater(): void {
    if (this.#woken) return;
    this.#woken = true;
    const look = (): void => {
      this.#woken = false;
      this.#admit();
    };
    setTimeout(look, Math.ceil(1_000 / this.#perSecond));
  }
}
