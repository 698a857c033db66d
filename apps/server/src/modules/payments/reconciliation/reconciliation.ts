import type { ExportedTable } from '../../../platform/exported-table.ts';
import type { App } from '../../../platform/http/server.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import { ReconciliationCommands } from './reconciliation-commands.ts';
import { defineReconciliationJobs, type NoteOrder } from './reconciliation-jobs.ts';
import { ReconciliationReads } from './reconciliation-reads.ts';
import { reconciliationRoutes } from './reconciliation-routes.ts';

/** Of whose rows an enterprise takes its own along. */
export const reconciliationExport: readonly ExportedTable[] = [
  { table: 'payments.reconciliation_accounts' },
  { table: 'payments.reconciliation_periods', without: ['content_hash'] },
  { table: 'payments.reconciliation_entries', without: ['proposal'] },
  { table: 'payments.reconciliation_items', without: ['carried'] },
  { table: 'payments.reconciliation_matches' },
  { table: 'payments.reconciliation_match_entries' },
  { table: 'payments.reconciliation_match_items' },
];

/** What was booked, held against what was expected, month by month. */
export function createReconciliation(deps: PaymentsDeps, noteOrder: NoteOrder) {
  const useCases = { commands: new ReconciliationCommands(deps), reads: new ReconciliationReads(deps) };
  defineReconciliationJobs(deps, noteOrder);
  return { routes: (app: App): void => reconciliationRoutes(app, useCases) };
}
