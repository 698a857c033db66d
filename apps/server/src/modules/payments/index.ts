import type { Tx } from '../../platform/db/database.ts';
import type { ExportedTable } from '../../platform/exported-table.ts';
import type { App } from '../../platform/http/server.ts';
import { PaymentAuthorizing } from './authorization/authorize-payment.ts';
import { authorizationRoutes } from './authorization/authorization-routes.ts';
import { InstructionReads } from './instructions/instruction-reads.ts';
import { instructionRoutes } from './instructions/instruction-routes.ts';
import { InstructionService } from './instructions/instruction-service.ts';
import { approvalKind } from './instructions/prepare.ts';
import { instructionSubject } from './instructions/signed-instruction.ts';
import type { PaymentsDeps } from './payments-deps.ts';
import { definePaymentsJobs } from './payments-jobs.ts';
import { tellOpenPages } from './payments-signals.ts';
import { createReconciliation, reconciliationExport } from './reconciliation/reconciliation.ts';
import { createStatements } from './statements/statements.ts';
import { createTradePart } from './trade-orders/trade-part.ts';
import { tradeExport } from './trade-orders/trade-export.ts';

/** Of whose rows an enterprise takes its own along. */
const paymentsExport: readonly ExportedTable[] = [
  { table: 'payments.instructions', without: ['search_text', 'content_hash', 'approval_hash', 'send_at', 'sends'] },
  { table: 'payments.steps' },
  { table: 'payments.limit_uses' },
  { table: 'payments.statement_files', without: ['sha256', 'sealed_content'] },
  { table: 'payments.statements', without: ['statement_key'] },
  { table: 'payments.entries', without: ['entry_key', 'reference_key', 'search_text', 'standing'] },
  { table: 'payments.statement_lines' },
  ...tradeExport,
  ...reconciliationExport,
];

export { InstructionService } from './instructions/instruction-service.ts';
export { permissionsOf } from './permissions.ts';
export type PaymentsModule = ReturnType<typeof createPaymentsModule>;

/** Orders to pay, from the one who prepares to the bank's word that the money has moved. */
export function createPaymentsModule(deps: PaymentsDeps) {
  const endings = new WeakSet<Tx>();
  const commands = new InstructionService(deps, endings);
  const reads = new InstructionReads(deps);
  deps.signing.define(approvalKind, instructionSubject(deps, endings));
  const authorizing = new PaymentAuthorizing(deps, commands);
  definePaymentsJobs({ ...deps, authorizing });
  tellOpenPages(deps);
  const statements = createStatements(deps);
  const trade = createTradePart({ ...deps, files: deps.files?.beside('orders') ?? null, instructions: commands });
  const reconciliation = createReconciliation(deps, trade.commands.noteReconciled.bind(trade.commands));
  return {
    exported: paymentsExport,
    /** Takes statement files that a bank or a member brings. */
    statements: { takeFile: statements.takeFile },
    stop: statements.stop,
    routes(app: App): void {
      instructionRoutes(app, { commands, reads });
      authorizationRoutes(app, authorizing);
      statements.routes(app);
      trade.routes(app);
      reconciliation.routes(app);
    },
  };
}
