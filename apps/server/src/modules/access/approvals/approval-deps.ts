import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import type { Streams } from '../../../platform/realtime/streams.ts';
import type { AuditModule } from '../../audit/index.ts';
import type { IdentityModule } from '../../identity/index.ts';
import type { StepUp } from './step-up.ts';
import type { SignerLimits } from './signer-limits.ts';
import type { SigningTables } from './signing-table.ts';

/** What approvals stand on. */
export interface ApprovalDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly bus: EventBus;
  readonly streams: Pick<Streams, 'where'>;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly identity: Pick<IdentityModule, 'namesOf'>;
  readonly tables: SigningTables;
  readonly limits: SignerLimits;
  readonly passkeys: StepUp;
}
