import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { FileStore } from '../../../platform/files/file-store.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { Log } from '../../../platform/log.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import type { Streams } from '../../../platform/realtime/streams.ts';
import type { AuditModule } from '../../audit/index.ts';
import type { EnterprisesModule } from '../../enterprises/index.ts';
import type { IdentityModule } from '../../identity/index.ts';
import type { Activity, Doer } from '../activity/activity.ts';
import type { SubmissionApi } from '../client/submission-client.ts';
import type { BankKeys } from '../connections/bank-keys.ts';
import type { Connections } from '../connections/connections.ts';
import type { HealthRecorder } from '../connections/health-recorder.ts';
import type { EventTakers } from '../events/event-takers.ts';
import type { FormReader } from './forms/form-reader.ts';

export interface SubmissionsDeps {
  readonly activity: { record(tx: Tx, doer: Doer, activity: Activity): Promise<void> };
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly jobs: Pick<Jobs, 'define' | 'send'>;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly bus: EventBus;
  readonly streams: Streams;
  readonly files: FileStore | null;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly identity: Pick<IdentityModule, 'namesOf'>;
  readonly enterprises: Pick<EnterprisesModule, 'ownFacts'>;
  readonly connections: Connections;
  readonly bankKeys: BankKeys;
  readonly health: HealthRecorder;
  readonly takers: EventTakers;
  readonly submissionApi: SubmissionApi;
}

export type WithForms = SubmissionsDeps & { readonly forms: FormReader };
