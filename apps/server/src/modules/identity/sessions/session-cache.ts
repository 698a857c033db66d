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
  #generation = 0;

  /** Counts what was forgotten: what was read before it and arrives after it is not kept. */
  get generation(): number {
    return this.#generation;
  }

  /** @param key the hash of the token. */
  find(key: string, now: Date): StoredSession | null {
    const entry = this.#entries.get(key);
    return entry !== undefined && entry.until > now.getTime() ? entry.session : null;
  }

  /** @param read when the session was read, and the generation before that. */
  keep(key: string, session: StoredSession, read: { now: Date; generation: number }): void {
    if (read.generation !== this.#generation) return;
    if (this.#entries.size >= limits.cachedSessions) this.clear();
    this.#entries.set(key, { session, until: read.now.getTime() + limits.sessionCacheMs });
    this.#keys.set(session.sessionId, key);
  }

  drop(sessionIds: Iterable<SessionId>): void {
    this.#generation += 1;
    for (const sessionId of sessionIds) {
      const key = this.#keys.get(sessionId);
      if (key !== undefined) this.#entries.delete(key);
      this.#keys.delete(sessionId);
    }
  }

  /** Forgets the sessions under mandates of one customer of a bank. */
  dropCustomer({ connectionId, customerId }: { connectionId: string; customerId: string }): void {
    const sessions = [...this.#entries.values()].map((entry) => entry.session);
    this.drop(
      sessions
        .filter((one) => one.connectionId === connectionId && one.customerId === customerId)
        .map((one) => one.sessionId),
    );
  }

  clear(): void {
    this.#generation += 1;
    this.#entries.clear();
    this.#keys.clear();
  }
}
