import type { Clock } from '../../platform/clock.ts';
import type { Sealer } from '../../platform/crypto/seal.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Log } from '../../platform/log.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { OutboxRelay } from '../../platform/outbox/relay.ts';
import type { Port } from '../../platform/port.ts';
import type { EventBus } from '../../platform/realtime/event-bus.ts';
import type { Streams } from '../../platform/realtime/streams.ts';
import type { AuditModule } from '../audit/index.ts';
import type { BankSignIn } from './bank-sign-in.ts';
import type { ConnectedBank } from './connected-bank.ts';
import type { MandateIntake } from './mandate-intake.ts';

/** What identity stands on. */
export interface IdentityDeps {
  readonly config: { readonly publicUrl: string; readonly banks: readonly ConnectedBank[] };
  readonly log: Log;
  readonly clock: Clock;
  readonly sealer: Sealer;
  readonly db: Database;
  readonly jobs: Jobs;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly bus: EventBus;
  readonly streams: Streams;
  readonly metrics: Metrics;
  readonly audit: AuditModule;
  readonly bankSignIn: Port<BankSignIn>;
  readonly mandateIntake: Port<MandateIntake>;
}
