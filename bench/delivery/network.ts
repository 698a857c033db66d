import { nobodySignsIn } from '../../tests/support/access/nobody-signs-in.ts';
import { createAccessModule } from '../../apps/server/src/modules/access/index.ts';
import { createAuditModule } from '../../apps/server/src/modules/audit/index.ts';
import { createEnterprisesModule } from '../../apps/server/src/modules/enterprises/index.ts';
import { createNetworkModule } from '../../apps/server/src/modules/network/index.ts';
import { createNotificationsModule } from '../../apps/server/src/modules/notifications/index.ts';
import { systemClock } from '../../apps/server/src/platform/clock.ts';
import type { Sealer } from '../../apps/server/src/platform/crypto/seal.ts';
import { Database } from '../../apps/server/src/platform/db/database.ts';
import { Jobs, type JobDefinition } from '../../apps/server/src/platform/jobs/jobs.ts';
import { limits } from '../../apps/server/src/platform/limits.ts';
import { createLog } from '../../apps/server/src/platform/log.ts';
import type { StoredEvent } from '../../apps/server/src/platform/outbox/outbox-store.ts';
import { OutboxRelay } from '../../apps/server/src/platform/outbox/relay.ts';
import { PostgresEventBus } from '../../apps/server/src/platform/realtime/event-bus.ts';
import { Streams } from '../../apps/server/src/platform/realtime/streams.ts';
import { standalone } from '../../tests/support/enterprises.ts';

/** The job by which the network tells of an event, run as its worker runs it. */
export interface Telling {
  tell(event: StoredEvent): Promise<void>;
  close(): Promise<void>;
}

/** Keeps the definitions of jobs, so that one can be run without its queue. */
class KeptJobs extends Jobs {
  readonly definitions = new Map<string, JobDefinition>();

  override define<Payload extends object>(definition: JobDefinition<Payload>): void {
    this.definitions.set(definition.name, definition);
    super.define(definition);
  }
}

/** The server's own modules over a database: from an event to the rows of all who are told. */
export async function createTelling(url: string, sealer: Sealer): Promise<Telling> {
  const log = createLog('fatal');
  const db = new Database(url, sealer, log, { app: limits.appPoolConnections, system: limits.systemPoolConnections });
  const jobs = new KeptJobs(db, log);
  const clock = systemClock;
  const bus = new PostgresEventBus(db, log);
  const relay = new OutboxRelay(db, jobs, log);
  const streams = new Streams();
  const audit = createAuditModule({ db, clock, jobs });
  const ground = { db, clock, log, jobs, bus, relay, streams, sealer, audit };
  const access = createAccessModule({
    ...ground,
    config: { banks: [], operators: [], publicUrl: 'http://localhost' },
    ...nobodySignsIn(),
  });
  const notifications = createNotificationsModule({
    ...ground,
    config: {
      publicUrl: 'http://localhost:4999',
      // Written to by nobody here: the sending is not measured.
      mail: { smtpUrl: 'smtp://localhost:1', mailFrom: 'no-reply@network.example' },
      banks: [],
    },
    mayBeTold: { stillMay: (tx, items) => network.mayBeTold.stillMay(tx, items) },
    namesOf: { names: (tx, ids) => enterprises.refs(tx, ids) },
  });
  const enterprises = createEnterprisesModule({
    ...ground,
    files: null,
    ...standalone,
    watchList: { watchedAmong: () => Promise.resolve(new Set<string>()) },
    evidenceReader: {
      read: () => Promise.resolve(null),
      wasPublished: () => Promise.resolve(false),
      speaksOf: () => Promise.resolve(false),
    },
  });
  const network = createNetworkModule({ ...ground, access, enterprises, notifications });
  await bus.start();
  const job = jobs.definitions.get('network.deliver_event');
  if (job === undefined) throw new Error('the network tells of no event');
  return {
    tell: (event) => job.run({ id: event.eventId, payload: event }),
    close: async () => {
      await bus.stop();
      await db.close();
    },
  };
}
