import type { SessionId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import type { StoredSession } from './session-store.ts';

interface Entry {
  readonly session: StoredSession;
  readonly until: number;
}

/**
 * Sessions that were looked up within the last second: asking the database about the session costs as much as a cheap request
 * itself. An ended session is put out at once by the signal that also closes its streams; the second bounds a lost signal.
 */
export class SessionCache {
  readonly #entries = new Map<string, Entry>();
  readonly #keys = new Map<SessionId, string>();

  /** @param key the hash of the token. */
  find(key: string, now: Date): StoredSession | null {
    const entry = this.#entries.get(key);
    return entry !== undefined && entry.until > now.getTime() ? entry.session : null;
  }

  keep(key: string, session: StoredSession, now: Date): void {
    if (this.#entries.size >= limits.cachedSessions) this.clear();
    this.#entries.set(key, { session, until: now.getTime() + limits.sessionCacheMs });
    this.#keys.set(session.sessionId, key);
  }

  drop(sessionIds: Iterable<SessionId>): void {
    for (const sessionId of sessionIds) {
      const key = this.#keys.get(sessionId);
      if (key !== undefined) this.#entries.delete(key);
      this.#keys.delete(sessionId);
    }
  }

  clear(): void {
    this.#entries.clear();
    this.#keys.clear();
  }
}
