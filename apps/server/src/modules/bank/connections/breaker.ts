/** closed: calls go out; open: none does; half_open: one goes out to see whether the bank is back. */
export type BreakerState = 'closed' | 'open' | 'half_open';

/** A breaker at one moment. `failures` are those in a row; `openings` makes each pause longer than the one before. */
export interface Breaker {
  readonly state: BreakerState;
  readonly failures: number;
  readonly openings: number;
  /** When an open breaker lets a probe through, ms since the epoch. */
  readonly retryAtMs: number;
}

export interface BreakerSettings {
  /** Failures in a row that open it. */
  readonly threshold: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

export const closedBreaker: Breaker = { state: 'closed', failures: 0, openings: 0, retryAtMs: 0 };

/** May a call go out now? A permitted call of an open breaker is its probe, and the breaker is half open from then on. */
export function permit(breaker: Breaker, nowMs: number): { permitted: boolean; breaker: Breaker } {
  switch (breaker.state) {
    case 'closed':
      return { permitted: true, breaker };
    case 'half_open':
      return { permitted: false, breaker };
    case 'open':
      if (nowMs < breaker.retryAtMs) return { permitted: false, breaker };
      return { permitted: true, breaker: { ...breaker, state: 'half_open' } };
  }
}

/** A call was answered as it should be. */
export function succeeded(_breaker: Breaker): Breaker {
  return closedBreaker;
}

/**
 * A call failed: unreachable, late, 5xx, or an answer that is none.
 * @param chance from 0 to 1, spreads the probes of several processes over the second half of the pause.
 */
export function failed(breaker: Breaker, nowMs: number, chance: number, settings: BreakerSettings): Breaker {
  const failures = breaker.failures + 1;
  // The answer to a call that left before the breaker opened changes nothing any more.
  if (breaker.state === 'open') return { ...breaker, failures };
  if (breaker.state === 'closed' && failures < settings.threshold) return { ...breaker, failures };
  const pauseMs = Math.min(settings.longestPauseMs, settings.firstPauseMs * 2 ** breaker.openings);
  return { state: 'open', failures, openings: breaker.openings + 1, retryAtMs: nowMs + pauseMs * (0.5 + chance / 2) };
}
