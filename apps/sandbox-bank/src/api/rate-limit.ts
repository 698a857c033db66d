import type { Clock } from '../clock.ts';
import { Problem } from './problem.ts';

/** Counts requests per client in fixed windows; throws a 429 with Retry-After past `most`. */
export function createRateLimit(clock: Clock, most: number, windowMs: number): (clientId: string) => void {
  const counts = new Map<string, { window: number; count: number }>();
  return (clientId) => {
    const now = clock.now().getTime();
    const window = Math.floor(now / windowMs);
    const seen = counts.get(clientId);
    const count = seen?.window === window ? seen.count + 1 : 1;
    counts.set(clientId, { window, count });
    if (count <= most) return;
    const retryAfter = Math.max(1, Math.ceil(((window + 1) * windowMs - now) / 1000));
    throw new Problem(429, 'too_many_requests', `Ask again in ${retryAfter} s.`, {
      headers: { 'retry-after': String(retryAfter) },
    });
  };
}
