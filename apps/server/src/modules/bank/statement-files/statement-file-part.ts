import { asId } from '../../../platform/ids.ts';
import type { ExportedTable } from '../../../platform/exported-table.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { Connections } from '../connections/connections.ts';
import type { EventTakers } from '../events/event-takers.ts';
import { StatementFiles, type StatementFileDeps } from './statement-files.ts';

/** Of whose rows an enterprise takes its own along; the files themselves are those of `payments`. */
export const statementFilesExport: readonly ExportedTable[] = [
  { table: 'bank.statement_files', without: ['sha256', 'sealed_content', 'tries', 'next_at'] },
];

/** Statement files of the banks: fetched, checked, and kept until they are taken. */
export function createStatementFiles(
  deps: StatementFileDeps & {
    readonly jobs: Pick<Jobs, 'define'>;
    readonly takers: EventTakers;
    readonly connections: Connections;
  },
): StatementFiles {
  const files = new StatementFiles(deps);
  deps.takers.define('urn:guildhall:bank:statement-file', 'statement_file', files);
  deps.jobs.define<StoredEvent>({
    name: 'bank.hand_over_statement_files',
    on: ['access.permission_table_changed'],
    run: async ({ payload }) => {
      // Written by access as the payload of this topic.
      const place = payload.payload as { enterpriseId: string; connectionId: string; customerId: string };
      await files.handOver(deps.connections.byId(asId(place.connectionId)), place);
    },
  });
  return files;
}
