import { limits } from '../../../platform/limits.ts';

/** What the timeouts depend on. */
export interface SessionTimes {
  readonly lastSeenAt: Date;
  /** The absolute end, fixed when the person signed in. */
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

export type SessionState = 'live' | 'ended' | 'idle' | 'expired';

export function stateOf(session: SessionTimes, now: Date): SessionState {
  if (session.endedAt !== null) return 'ended';
  if (session.expiresAt <= now) return 'expired';
  return idleEnd(session) <= now ? 'idle' : 'live';
}

/** When the session ends if nothing more is done in it. */
export function endOf(session: SessionTimes): Date {
  const idle = idleEnd(session);
  return idle < session.expiresAt ? idle : session.expiresAt;
}

/** Whether the time of this request is to be written down: rarely, because writing costs more than reading. */
export function needsTouch(session: SessionTimes, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= limits.sessionTouchSeconds * 1_000;
}

/** @param mandateEndsAt when the mandate runs out; null when it names no last day. */
export function absoluteEnd(signedInAt: Date, mandateEndsAt: Date | null): Date {
  const end = new Date(signedInAt.getTime() + limits.sessionAbsoluteHours * 3_600_000);
  return mandateEndsAt !== null && mandateEndsAt < end ? mandateEndsAt : end;
}

/** Sessions last used before this moment are idle at `now`. */
export function idleSince(now: Date): Date {
  return new Date(now.getTime() - limits.sessionIdleMinutes * 60_000);
}

function idleEnd(session: SessionTimes): Date {
  return new Date(session.lastSeenAt.getTime() + limits.sessionIdleMinutes * 60_000);
}
