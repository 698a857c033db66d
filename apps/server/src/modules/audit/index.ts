import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { App } from '../../platform/http/server.ts';
import type { ExportedTable } from '../../platform/exported-table.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { appendToChains } from './audit-chain.ts';
import type { AuditEntry } from './audit-line.ts';
import type { AuditNames } from './audit-names.ts';
import { insertLines } from './audit-store.ts';
import { createAuditTrail, type AuditTrail } from './explorer/audit-trail.ts';
import { explorerRoutes } from './explorer/explorer-routes.ts';
import { AuditExplorer } from './explorer/explorer-service.ts';
import { verificationRoutes } from './verification/verification-routes.ts';
import { VerificationService } from './verification/verification-service.ts';
import { verifyChains, type VerifyProgress } from './verification/verify-chains.ts';

export { personActor, type AuditActor, type AuditEntry } from './audit-line.ts';
export type { AuditNames } from './audit-names.ts';
export type { AuditTrail } from './explorer/audit-trail.ts';
export { AuditLineView } from './explorer/explorer-schemas.ts';
export type AuditModule = ReturnType<typeof createAuditModule>;

/** Of whose rows an enterprise takes its own along; links and hashes of the chain are checked here. */
const auditExport: readonly ExportedTable[] = [
  { table: 'audit.lines', without: ['chain_hash'] },
  { table: 'audit.chain_heads', without: ['hash'] },
];

/** Writes who did what, in the transaction of the deed, keeps the lines chained, and shows them to those who may read them. */
export function createAuditModule(deps: { db: Database; clock: Clock; jobs: Jobs }) {
  const { db, clock, jobs } = deps;
  jobs.define({
    name: 'audit.append_chains',
    everySeconds: 2,
    run: async () => {
      while ((await appendToChains(db, clock)) > 0);
    },
  });
  const verifications = new VerificationService(deps);
  return {
    exported: auditExport,
    /** Writes lines within the caller's transaction. */
    write: (tx: Tx, ...entries: readonly AuditEntry[]): Promise<void> => insertLines(tx, clock, entries),
    appendToChains: () => appendToChains(db, clock),
    verifyChains: (options: { onProgress?: (progress: VerifyProgress) => void } = {}) => verifyChains(db, options),
    /** The trails of single things, for the modules to the right; whether the reader may see the thing they have found out. */
    trail: (names: AuditNames): AuditTrail => createAuditTrail(new AuditExplorer({ db, clock, names })),
    routes: (app: App, names: AuditNames): void => {
      explorerRoutes(app, new AuditExplorer({ db, clock, names }));
      verificationRoutes(app, verifications, (ids) =>
        db.asSystem('audit.name_enterprises', (tx) => names.enterprises(tx, ids), { readOnly: true }),
      );
    },
  };
}
