/** Where the time comes from; a test gives its own. */
export type Clock = { now: () => Date };

export const systemClock: Clock = { now: () => new Date() };

/** Seconds since 1970, as JWT claims want them (RFC 7519 §2). */
export function epochSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
