import { createAuditModule } from '../../apps/server/src/modules/audit/index.ts';
import { createBankModule, type BankModule } from '../../apps/server/src/modules/bank/index.ts';
import { createEnterprisesModule } from '../../apps/server/src/modules/enterprises/index.ts';
import { systemClock } from '../../apps/server/src/platform/clock.ts';
import type { Sealer } from '../../apps/server/src/platform/crypto/seal.ts';
import { Database } from '../../apps/server/src/platform/db/database.ts';
import { Egress } from '../../apps/server/src/platform/egress/egress.ts';
import { Jobs } from '../../apps/server/src/platform/jobs/jobs.ts';
import { limits } from '../../apps/server/src/platform/limits.ts';
import { createLog } from '../../apps/server/src/platform/log.ts';
import { createMetrics } from '../../apps/server/src/platform/metrics.ts';
import { OutboxRelay } from '../../apps/server/src/platform/outbox/relay.ts';
import { PostgresEventBus } from '../../apps/server/src/platform/realtime/event-bus.ts';
import { Streams } from '../../apps/server/src/platform/realtime/streams.ts';
import { standalone } from '../../tests/support/enterprises.ts';
import { FakeBankApi } from '../../tests/support/bank/fake-bank-api.ts';

export interface Network {
  readonly bank: BankModule;
  readonly api: FakeBankApi;
  close(): Promise<void>;
}

/** The server's own modules over a database, with a bank behind the port whose pages are there at once. */
export async function createNetwork(url: string, sealer: Sealer): Promise<Network> {
  const log = createLog('fatal');
  const db = new Database(url, sealer, log, { app: limits.appPoolConnections, system: limits.systemPoolConnections });
  const jobs = new Jobs(db, log);
  const clock = systemClock;
  const audit = createAuditModule({ db, clock, jobs });
  const enterprises = createEnterprisesModule({
    db,
    clock,
    jobs,
    files: null,
    log,
    audit,
    ...standalone,
    watchList: { watchedAmong: () => Promise.resolve(new Set<string>()) },
    evidenceReader: {
      read: () => Promise.resolve(null),
      wasPublished: () => Promise.resolve(false),
      speaksOf: () => Promise.resolve(false),
    },
  });
  const api = new FakeBankApi('https://bank.example');
  // The journals end before now: nothing in them lies in the future.
  api.setTime(new Date(Date.now() - 86_400_000));
  const names = { nameZh: '示例银行', nameEn: 'Example', mark: '例', color: '#22406F' };
  const config = {
    publicUrl: 'http://localhost:4999',
    loopbackOrigins: [],
    banks: [{ slug: 'example', issuer: api.issuer, clientId: 'guildhall', ...names }],
  };
  const egress = new Egress([], 1_000);
  const bus = new PostgresEventBus(db, log);
  const relay = new OutboxRelay(db, jobs, log);
  const bank = createBankModule(
    {
      config,
      log,
      clock,
      sealer,
      db,
      jobs,
      relay,
      bus,
      streams: new Streams(),
      egress,
      metrics: createMetrics(),
      audit,
      identity: { namesOf: () => Promise.resolve(new Map()) },
      // Nobody looks at accounts here.
      access: {
        takeTable: () => Promise.resolve('unknown'),
        membersWith: () => Promise.resolve([]),
        accountsOf: () => Promise.resolve([]),
        requireAccount: () => Promise.reject(new Error('no account is open')),
        limits: { used: () => Promise.resolve([]) },
      },
      auditTrail: { ofAccount: () => Promise.resolve({ items: [], nextCursor: null }) },
      enterprises,
      files: null,
    },
    { api },
  );
  await bus.start();
  await bank.start();
  return {
    bank,
    api,
    close: async () => {
      await bank.stop();
      await bus.stop();
      await egress.close();
      await db.close();
    },
  };
}
