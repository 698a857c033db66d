import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import { cleanText } from '../../../platform/text.ts';
import { updateState, type StateChange } from './connection-store.ts';

/** Changes are gathered for so long, ms: a burst of pushes is one write. */
const gatherMs = 500;
/** Longest detail of an error that is kept, characters. */
const detailMaxCharacters = 500;

/** Writes down how each connection does, for the operator and across restarts. */
export class HealthRecorder {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #pending = new Map<string, StateChange>();
  #timer: NodeJS.Timeout | null = null;

  constructor(db: Database, clock: Clock, log: Log) {
    this.#db = db;
    this.#clock = clock;
    this.#log = log;
  }

  note(connectionId: string, change: StateChange): void {
    this.#pending.set(connectionId, { ...this.#pending.get(connectionId), ...change });
    this.#timer ??= setTimeout(() => void this.flush(), gatherMs);
  }

  noteError(connectionId: string, code: string, detail: string): void {
    this.note(connectionId, {
      lastError: { at: this.#clock.now(), code, detail: cleanText(detail.slice(0, detailMaxCharacters)) },
    });
  }

  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const changes = [...this.#pending];
    this.#pending.clear();
    if (changes.length === 0) return;
    try {
      await this.#db.asSystem('bank.note_health', async (tx) => {
        for (const [connectionId, change] of changes) await updateState(tx, connectionId, change, this.#clock.now());
      });
    } catch (error) {
      // The next change writes the newest state; what is lost is a moment of display.
      this.#log.warn({ err: error }, 'the health of bank connections was not written down');
    }
  }
}
