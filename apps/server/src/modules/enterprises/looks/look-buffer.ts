import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { limits } from '../../../platform/limits.ts';
import type { Log } from '../../../platform/log.ts';
import type { Look, Looker, Seen } from './look.ts';
import { addLooks } from './look-store.ts';

const hourMs = 3_600_000;

/**
 * Gathers looks at others in lists and feeds, and writes them within a second: the reads themselves wait for nothing. What a
 * process has gathered when it is killed, at most a second of it, is lost; a stop writes it.
 */
export class LookBuffer {
  readonly #deps: { db: Pick<Database, 'asSystem'>; clock: Clock; log: Log };
  #gathered = new Map<string, Look>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(deps: { db: Pick<Database, 'asSystem'>; clock: Clock; log: Log }) {
    this.#deps = deps;
  }

  /** Notes what a reader was given of others; what of it is public, and the reader's own, is left out when it is written. */
  note(looker: Looker, seen: Iterable<Seen>): void {
    const at = this.#deps.clock.now();
    for (const { id, categories } of merged(seen)) {
      if (id === looker.enterpriseId || categories.length === 0) continue;
      const look = {
        enterpriseId: id,
        readerId: looker.enterpriseId,
        readerRole: looker.roleId,
        how: 'listed',
      } as const;
      this.#add({ ...look, categories, firstAt: at, lastAt: at, count: 1 });
    }
    if (this.#gathered.size >= limits.looksGathered) void this.flush();
    else if (this.#gathered.size > 0) this.#timer ??= setTimeout(() => void this.flush(), limits.looksFlushMs);
  }

  /** Resolves when everything that was noted until now is written, or could not be and waits for the next time. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  #add(look: Look): void {
    const hour = Math.floor(look.firstAt.getTime() / hourMs);
    const key = `${look.enterpriseId} ${look.readerId} ${look.readerRole} ${hour}`;
    const known = this.#gathered.get(key);
    this.#gathered.set(key, known === undefined ? look : together(known, look));
  }

  async #write(): Promise<void> {
    const looks = [...this.#gathered.values()];
    this.#gathered = new Map();
    if (looks.length === 0) return;
    try {
      await this.#deps.db.asSystem('enterprises.write_looks', (tx) => addLooks(tx, looks));
    } catch (error) {
      const kept = this.#gathered.size + looks.length <= limits.looksGathered;
      this.#deps.log.error({ err: error, looks: looks.length, kept }, 'looks could not be written');
      if (!kept) return;
      for (const look of looks) this.#add(look);
      // Nobody may come by to ask for it; a process that ends does not wait for it.
      this.#timer ??= setTimeout(() => void this.flush(), limits.looksFlushMs).unref();
    }
  }
}

/** An enterprise that stands several times on a page was looked at once. */
function merged(seen: Iterable<Seen>): Seen[] {
  const byId = new Map<string, Seen>();
  for (const one of seen) {
    const known = byId.get(one.id);
    const categories = known === undefined ? one.categories : [...new Set([...known.categories, ...one.categories])];
    byId.set(one.id, { id: one.id, categories });
  }
  return [...byId.values()];
}

function together(a: Look, b: Look): Look {
  return {
    ...a,
    categories: [...new Set([...a.categories, ...b.categories])],
    firstAt: a.firstAt < b.firstAt ? a.firstAt : b.firstAt,
    lastAt: a.lastAt > b.lastAt ? a.lastAt : b.lastAt,
    count: a.count + b.count,
  };
}
