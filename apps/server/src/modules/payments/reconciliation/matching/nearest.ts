import { matchRules } from './match-rules.ts';

/** Places by key, each key's in the order of their days; asked for those nearest to a day. */
export class Nearest {
  readonly #dayOf: (place: number) => number;
  readonly #places = new Map<string, number[]>();

  constructor(dayOf: (place: number) => number) {
    this.#dayOf = dayOf;
  }

  /** Places have to come in the order of their days. A key of null is under no key. */
  add(key: string | null, place: number): void {
    if (key === null) return;
    const places = this.#places.get(key);
    if (places === undefined) this.#places.set(key, [place]);
    else places.push(place);
  }

  /**
   * Those within so many days of one that are wanted, the nearest first, of two as near the earlier. At most `neighbours` on either side
   * are looked at.
   */
  near(key: string | null, day: number, withinDays: number, wanted: (place: number) => boolean): number[] {
    const places = key === null ? undefined : this.#places.get(key);
    if (places === undefined) return [];
    const middle = this.#firstFrom(places, day);
    const found: { place: number; apart: number }[] = [];
    const last = Math.min(places.length, middle + matchRules.neighbours);
    for (let at = Math.max(0, middle - matchRules.neighbours); at < last; at += 1) {
      const place = places[at] ?? 0;
      const apart = Math.abs(this.#dayOf(place) - day);
      if (apart <= withinDays && wanted(place)) found.push({ place, apart });
    }
    return found.toSorted((a, b) => a.apart - b.apart || a.place - b.place).map(({ place }) => place);
  }

  #firstFrom(places: readonly number[], day: number): number {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#dayOf(places[middle] ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
