import { sql } from 'kysely';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import type { Jobs } from './jobs/jobs.ts';
import { limits } from './limits.ts';

/** Forgets the answers to idempotent requests that are older than the promise to repeat them. @returns how many. */
export async function forgetOldAnswers(db: Database, clock: Clock): Promise<number> {
  const before = new Date(clock.now().getTime() - limits.idempotencyDays * 86_400_000);
  return db.asSystem('platform.forget_answers', async (tx) => {
    const { numAffectedRows } = await sql`delete from platform.idempotency_keys where (scope, key) in (
      select scope, key from platform.idempotency_keys where created_at < ${before} order by created_at limit 10000)`.execute(
      tx,
    );
    return Number(numAffectedRows ?? 0n);
  });
}

export function defineHousekeeping(deps: { db: Database; clock: Clock; jobs: Jobs }): void {
  deps.jobs.define({
    name: 'platform.forget_answers',
    everySeconds: 3_600,
    run: async () => {
      while ((await forgetOldAnswers(deps.db, deps.clock)) > 0);
    },
  });
}
