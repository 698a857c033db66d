import { asId, type SessionId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import type { IdentityDeps } from '../identity-deps.ts';
import type { SessionCache } from './session-cache.ts';
import { idleSince } from './session.ts';
import { selectLive } from './session-store.ts';

const topic = 'identity.session_ended';

/** Forgets sessions that are over and closes their open streams: at once when one is ended anywhere, soon when one runs out. */
export class SessionWatch {
  readonly #deps: Pick<IdentityDeps, 'bus' | 'clock' | 'db' | 'log' | 'streams'>;
  readonly #cache: SessionCache;
  #timer: NodeJS.Timeout | null = null;

  constructor(deps: Pick<IdentityDeps, 'bus' | 'clock' | 'db' | 'log' | 'streams'>, cache: SessionCache) {
    this.#deps = deps;
    this.#cache = cache;
    deps.bus.subscribe(topic, ({ data }) => this.#close(new Set([asId<'session'>(String(data.sessionId))])));
    deps.bus.onGap(() => {
      cache.clear();
      this.#sweepSafely();
    });
  }

  start(): void {
    this.#timer = setInterval(() => this.#sweepSafely(), limits.sessionSweepSeconds * 1_000);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  /** Call after the commit that ended them. */
  announce(sessionIds: readonly SessionId[]): void {
    this.#close(new Set(sessionIds));
    for (const sessionId of sessionIds) this.#deps.bus.publish({ topic, data: { sessionId } });
  }

  /** Closes the streams of sessions that ran out, or whose end was missed. @returns how many sessions that were. */
  async sweep(): Promise<number> {
    const { clock, db, streams } = this.#deps;
    const held = [...new Set(streams.where(() => true).map((stream) => stream.actingContext.sessionId))];
    if (held.length === 0) return 0;
    const now = clock.now();
    const live = await db.statementAsSystem((statement) =>
      selectLive(statement, held, { now, idleSince: idleSince(now) }),
    );
    const over = held.filter((sessionId) => !live.has(sessionId));
    this.#close(new Set(over));
    return over.length;
  }

  #sweepSafely(): void {
    this.sweep().catch((error: unknown) =>
      this.#deps.log.warn({ err: error }, 'open streams were not held against sessions'),
    );
  }

  #close(sessionIds: ReadonlySet<SessionId>): void {
    this.#cache.drop(sessionIds);
    for (const stream of this.#deps.streams.where((context) => sessionIds.has(context.sessionId))) {
      stream.send('session', { state: 'ended' });
      stream.close();
    }
  }
}
