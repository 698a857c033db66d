import { setTimeout as pause } from 'node:timers/promises';
import type { FreshDatabase } from '../database.ts';

const lookMs = 100;

/**
 * Resolves when nothing is left to do of what has happened: no event waits in the outbox, and no job that one of them began. What is
 * done at intervals goes on.
 * @throws Error that names what is left after `patienceMs`.
 */
export async function workedOff(db: FreshDatabase, patienceMs: number): Promise<void> {
  for (const end = Date.now() + patienceMs; ; await pause(lookMs)) {
    // A key have the jobs of which only one waits at a time: those are done at intervals.
    const left = await db.query<{ what: string }>(
      `select topic as what from platform.outbox union all
       select name from pgboss.job where singleton_key is null and (state in ('active', 'retry')
         or (state = 'created' and start_after <= now() and name <> 'platform.dead_letters'))`,
    );
    if (left.length === 0) return;
    if (Date.now() > end) throw new Error(`still to be done: ${[...new Set(left.map(({ what }) => what))].join(', ')}`);
  }
}
