/** How long repeated calls pause. */
export interface BackoffSettings {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * The pause before attempt `attempt` (2 is the first repetition): full jitter, any length up to a bound that doubles, so that
 * clients which failed together do not come back together.
 * @param chance from 0 to 1. @param retryAfterMs what the bank asked for; never repeated earlier than that.
 */
export function backoffMs(
  attempt: number,
  chance: number,
  retryAfterMs: number | null,
  settings: BackoffSettings,
): number {
  const bound = Math.min(settings.longestMs, settings.firstMs * 2 ** (attempt - 2));
  return Math.round(Math.max(retryAfterMs ?? 0, bound * chance));
}

/** Reads `Retry-After` (RFC 9110 §10.2.3): seconds or a date. @returns ms from now, at most `longestMs`; null when it says nothing. */
export function readRetryAfter(header: string | null, now: Date, longestMs: number): number | null {
  if (header === null || header.trim() === '') return null;
  const ms = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) ? Math.min(longestMs, Math.max(0, ms)) : null;
}
