import type { Clock } from '../../platform/clock.ts';
import type { Sealer } from '../../platform/crypto/seal.ts';
import type { Database } from '../../platform/db/database.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Log } from '../../platform/log.ts';
import type { OutboxRelay } from '../../platform/outbox/relay.ts';
import type { EventBus } from '../../platform/realtime/event-bus.ts';
import type { Streams } from '../../platform/realtime/streams.ts';
import type { AuditModule } from '../audit/index.ts';
import type { ConnectedBank, IdentityModule } from '../identity/index.ts';
import type { AccessModule } from '../access/index.ts';
import type { BankModule } from '../bank/index.ts';
import type { EnterprisesModule } from '../enterprises/index.ts';
import type { Permissions, StatementFileSource } from './payments-ports.ts';

export interface PaymentsDeps {
  readonly config: { readonly banks: readonly ConnectedBank[]; readonly iso20022SchemasDir: string | null };
  readonly db: Database;
  /** Null where no directory for files is configured. */
  readonly files: FileStore | null;
  readonly sealer: Pick<Sealer, 'seal'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly jobs: Pick<Jobs, 'define' | 'send'>;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly bus: EventBus;
  readonly streams: Streams;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly identity: Pick<IdentityModule, 'namesOf'>;
  readonly permissions: Permissions;
  readonly signing: AccessModule['approvals'];
  /** Absent where no bank gives statement files. */
  readonly statementFiles?: StatementFileSource;
  readonly bankPayments: BankModule['payments'];
  readonly bankEscrows: BankModule['escrows'];
  /** How the bank of a connection is called. */
  readonly bankNameOf: BankModule['nameOf'];
  readonly enterprises: Pick<EnterprisesModule, 'refs' | 'shownAmong' | 'blockedBetween'>;
}
