import { asId, type SessionId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import type { IdentityDeps } from '../identity-deps.ts';
import type { SessionCache } from './session-cache.ts';
import { idleSince } from './session.ts';
import { selectLive, type EndedBy } from './session-store.ts';

const topic = 'identity.session_ended';
const tableTopic = 'identity.table_changed';

/** A customer of a bank, as a signal names it. */
interface Customer {
  readonly connectionId: string;
  readonly customerId: string;
}

/** Forgets sessions that are over and closes their open streams: at once when one is ended anywhere, soon when one runs out. */
export class SessionWatch {
  readonly #deps: Pick<IdentityDeps, 'bus' | 'clock' | 'db' | 'log' | 'streams'>;
  readonly #cache: SessionCache;
  #timer: NodeJS.Timeout | null = null;

  constructor(deps: Pick<IdentityDeps, 'bus' | 'clock' | 'db' | 'log' | 'streams'>, cache: SessionCache) {
    this.#deps = deps;
    this.#cache = cache;
    deps.bus.subscribe(topic, ({ data }) => this.#close(new Set([asId<'session'>(String(data.sessionId))]), data.by));
    deps.bus.subscribe(tableTopic, ({ data }) =>
      this.#reopen({ connectionId: String(data.connectionId), customerId: String(data.customerId) }),
    );
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
  announce(sessionIds: readonly SessionId[], by: EndedBy | null): void {
    this.#close(new Set(sessionIds), by);
    for (const sessionId of sessionIds) this.#deps.bus.publish({ topic, data: { sessionId, by } });
  }

  /** Call after the commit that put another version of a customer's permission table in force. */
  announceTable({ connectionId, customerId }: Customer): void {
    this.#reopen({ connectionId, customerId });
    this.#deps.bus.publish({ topic: tableTopic, data: { connectionId, customerId } });
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
    this.#close(new Set(over), null);
    return over.length;
  }

  #sweepSafely(): void {
    this.sweep().catch((error: unknown) =>
      this.#deps.log.warn({ err: error }, 'open streams were not held against sessions'),
    );
  }

  /** What a stream may tell was decided when it was opened: it is opened anew under what the mandate allows from now on. */
  #reopen(customer: Customer): void {
    this.#cache.dropCustomer(customer);
    const concerned = this.#deps.streams.where(
      ({ connectionId, customerId }) => connectionId === customer.connectionId && customerId === customer.customerId,
    );
    for (const stream of concerned) {
      stream.send('mandate', { state: 'changed' });
      stream.close();
    }
  }

  /** @param by why they ended, where that is known. */
  #close(sessionIds: ReadonlySet<SessionId>, by: unknown): void {
    this.#cache.drop(sessionIds);
    for (const stream of this.#deps.streams.where((context) => sessionIds.has(context.sessionId))) {
      stream.send('session', { state: 'ended', ...(typeof by === 'string' ? { by } : {}) });
      stream.close();
    }
  }
}
