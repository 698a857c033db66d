import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { ExportedTable } from '../../platform/exported-table.ts';
import type { Log } from '../../platform/log.ts';
import type { OutboxRelay } from '../../platform/outbox/relay.ts';
import type { EventBus } from '../../platform/realtime/event-bus.ts';
import type { AccessModule } from '../access/index.ts';
import type { AuditEntry } from '../audit/index.ts';
import type { EvidenceReader } from './evidence/evidence-reader.ts';
import type { WatchList } from './profile/summary.ts';

/** What the module stands on. */
export interface EnterprisesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly jobs: Pick<Jobs, 'define'>;
  /** Null where no directory for files is configured: then no document is taken in. */
  readonly files: FileStore | null;
  readonly log: Log;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly bus: Pick<EventBus, 'publish'>;
  readonly audit: { write(tx: Tx, ...entries: readonly AuditEntry[]): Promise<void> };
  readonly access: Pick<AccessModule, 'belongsTo'>;
  /** Connected by the composition root to network. */
  readonly watchList: WatchList;
  /** Connected by the composition root to bank. */
  readonly evidenceReader: EvidenceReader;
  /** Connected by the composition root to every module: the tables of which an enterprise takes its rows along. */
  readonly exportedTables: { all(): readonly ExportedTable[] };
}
