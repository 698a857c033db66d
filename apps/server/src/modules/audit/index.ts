import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { appendToChains, verifyChains } from './audit-chain.ts';
import type { AuditEntry } from './audit-line.ts';
import { insertLines } from './audit-store.ts';

export { personActor, type AuditActor, type AuditEntry } from './audit-line.ts';
export type AuditModule = ReturnType<typeof createAuditModule>;

/** Writes who did what, in the transaction of the deed, and keeps the lines chained. */
export function createAuditModule(deps: { db: Database; clock: Clock; jobs: Jobs }) {
  const { db, clock, jobs } = deps;
  jobs.define({
    name: 'audit.append_chains',
    everySeconds: 2,
    run: async () => {
      while ((await appendToChains(db, clock)) > 0);
    },
  });
  return {
    /** Writes lines within the caller's transaction. */
    write: (tx: Tx, ...entries: readonly AuditEntry[]): Promise<void> => insertLines(tx, clock, entries),
    appendToChains: () => appendToChains(db, clock),
    verifyChains: () => verifyChains(db),
  };
}
