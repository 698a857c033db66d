import type { Config } from './config.ts';
import { createAuditModule } from './modules/audit/index.ts';
import { createEnterprisesModule } from './modules/enterprises/index.ts';
import type { Clock } from './platform/clock.ts';
import { systemClock } from './platform/clock.ts';
import { Sealer } from './platform/crypto/seal.ts';
import { Database } from './platform/db/database.ts';
import { Egress } from './platform/egress/egress.ts';
import { defineHousekeeping } from './platform/housekeeping.ts';
import { createHttp, type App } from './platform/http/server.ts';
import { Jobs } from './platform/jobs/jobs.ts';
import { limits } from './platform/limits.ts';
import { createLog, type Log } from './platform/log.ts';
import { createMetrics, type Metrics } from './platform/metrics.ts';
import { OutboxRelay } from './platform/outbox/relay.ts';
import { PostgresEventBus, type EventBus } from './platform/realtime/event-bus.ts';
import { Streams } from './platform/realtime/streams.ts';
import { notFound } from './platform/errors.ts';

/** What the modules stand on. */
export interface Platform {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly sealer: Sealer;
  readonly db: Database;
  readonly jobs: Jobs;
  readonly relay: OutboxRelay;
  readonly bus: EventBus;
  readonly streams: Streams;
  readonly egress: Egress;
  readonly metrics: Metrics;
}

export interface Server {
  readonly http: App;
  readonly platform: Platform;
  start(roles: ReadonlySet<Role>): Promise<string | null>;
  stop(): Promise<void>;
}
export type Role = 'api' | 'worker';

function createPlatform(config: Config, clock: Clock): Platform {
  const log = createLog(config.logLevel);
  const sealer = new Sealer(config.key);
  const db = new Database(config.databaseUrl, sealer, log, {
    app: limits.appPoolConnections,
    system: limits.systemPoolConnections,
  });
  const jobs = new Jobs(db, log);
  return {
    config,
    log,
    clock,
    sealer,
    db,
    jobs,
    relay: new OutboxRelay(db, jobs, log),
    bus: new PostgresEventBus(db, log),
    streams: new Streams(),
    egress: new Egress(config.loopbackOrigins, limits.bankConnectTimeoutMs),
    metrics: createMetrics(),
  };
}

/** Builds the modules from left to right; the only place that wires. */
export async function createServer(config: Config, clock: Clock = systemClock): Promise<Server> {
  const platform = createPlatform(config, clock);
  defineHousekeeping(platform);
  const audit = createAuditModule(platform);
  createEnterprisesModule({ ...platform, audit, watchList: { watchedAmong: () => Promise.resolve(new Set()) } });
  const http = await createHttp({
    log: platform.log,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    requestsPerMinute: config.requestsPerMinute,
    authorize: () => Promise.reject(notFound('This')),
  });
  return { http, platform, start: (roles) => start(platform, http, roles), stop: () => stop(platform, http) };
}

async function start(platform: Platform, http: App, roles: ReadonlySet<Role>): Promise<string | null> {
  await platform.bus.start();
  await platform.jobs.start(roles.has('worker'));
  if (roles.has('worker')) platform.relay.start();
  if (!roles.has('api')) return null;
  return http.listen({ port: platform.config.port, host: platform.config.host });
}

async function stop(platform: Platform, http: App): Promise<void> {
  platform.streams.closeAll();
  await http.close();
  await platform.relay.stop();
  await platform.jobs.stop();
  await platform.bus.stop();
  await platform.egress.close();
  await platform.db.close();
}
