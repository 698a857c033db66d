import { firstIdAt } from './item-id.ts';

const dayMs = 86_400_000;
/** Before anything is known: a feed of thirty neighbours fills a page within weeks. */
const firstSpanMs = 30 * dayMs;
const widenBy = 4;
/** A span that reaches before every item. */
const wholeSpanMs = 100 * 366 * dayMs;
/** How much further than the last page went the next one looks: most pages then need one look. */
const margin = 1.3;
/** Weight of the newest page in the mean that stands for readers not seen yet. */
const newestWeight = 0.05;

/** The id above which a page is looked for: `spanMs` before the moment where the page begins. */
export function horizonBelow(topMs: number, spanMs: number): number {
  return firstIdAt(new Date(topMs - spanMs));
}

/** The next look when a page came back short. */
export function widenSpan(spanMs: number): number {
  return Math.min(spanMs * widenBy, wholeSpanMs);
}

/**
 * How far back each reader's pages reach, so that the first look is mostly the only one. A wrong guess costs time, never
 * an item: a page that comes back short is looked for again further back, until the beginning of the log.
 */
export class SpanMemory {
  readonly #spans = new Map<string, number>();
  readonly #most: number;
  #meanMs = firstSpanMs;

  /** @param most readers remembered; the longest unseen is forgotten first. */
  constructor(most: number) {
    this.#most = most;
  }

  guess(reader: string): number {
    return this.#spans.get(reader) ?? this.#meanMs * margin;
  }

  /** Notes that a page of this reader reached so far back; null when even the beginning of the log did not fill it. */
  learn(reader: string, reachedMs: number | null): void {
    this.#spans.delete(reader);
    this.#spans.set(reader, reachedMs === null ? wholeSpanMs : Math.max(reachedMs * margin, 1));
    if (reachedMs !== null) this.#meanMs += (Math.max(reachedMs, 1) - this.#meanMs) * newestWeight;
    if (this.#spans.size <= this.#most) return;
    const [oldest] = this.#spans.keys();
    if (oldest !== undefined) this.#spans.delete(oldest);
  }
}
