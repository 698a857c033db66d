import type { Config } from './config.ts';
import {
  createAccessModule,
  type AccessModule,
  type EnterpriseDirectory,
  type PermissionTableSource,
} from './modules/access/index.ts';
import { createAuditModule } from './modules/audit/index.ts';
import { createBankModule, type BankApi, type BankModule } from './modules/bank/index.ts';
import { createEnterprisesModule, type EvidenceReader, type WatchList } from './modules/enterprises/index.ts';
import {
  createIdentityModule,
  sessionCookieName,
  type BankSignIn,
  type IdentityModule,
  type MandateIntake,
} from './modules/identity/index.ts';
import { createNetworkModule, type NetworkModule } from './modules/network/index.ts';
import { createPaymentsModule, permissionsOf, type PaymentsModule } from './modules/payments/index.ts';
import { createNotificationsModule, type MayBeTold, type NamesOf } from './modules/notifications/index.ts';
import { auditNamesOf } from './audit-names.ts';
import { enterpriseDirectoryOf } from './enterprise-directory.ts';
import type { Clock } from './platform/clock.ts';
import { systemClock } from './platform/clock.ts';
import { Sealer } from './platform/crypto/seal.ts';
import { pendingMigrations } from './platform/db/migrate.ts';
import { Database } from './platform/db/database.ts';
import { Egress } from './platform/egress/egress.ts';
import { FileStore } from './platform/files/file-store.ts';
import type { ExportedTable } from './platform/exported-table.ts';
import { defineHousekeeping } from './platform/housekeeping.ts';
import { docsRoutes } from './platform/http/docs-routes.ts';
import { healthRoutes } from './platform/http/health-routes.ts';
import { openapiRoute } from './platform/http/openapi.ts';
import { installRequestMetrics } from './platform/http/request-metrics.ts';
import { webRoutes } from './platform/http/web-routes.ts';
import { createHttp, type App } from './platform/http/server.ts';
import { deadLetterRoutes } from './platform/jobs/dead-letter-routes.ts';
import { DeadLetters } from './platform/jobs/dead-letters.ts';
import { Jobs } from './platform/jobs/jobs.ts';
import { limits } from './platform/limits.ts';
import { createLog, type Log } from './platform/log.ts';
import { createMetrics, type Metrics } from './platform/metrics.ts';
import { Port } from './platform/port.ts';
import { OutboxRelay } from './platform/outbox/relay.ts';
import { PostgresEventBus, type EventBus } from './platform/realtime/event-bus.ts';
import { Streams } from './platform/realtime/streams.ts';

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
  /** Null where no directory for files is configured. */
  readonly files: FileStore | null;
}

export interface Server {
  readonly http: App;
  readonly platform: Platform;
  /** For the command that establishes the sample relations. */
  readonly network: NetworkModule;
  /** For the commands that care for our keys. */
  readonly bank: BankModule;
  /** For tests that ask for a passkey without a module to the right that wants one. */
  readonly identity: IdentityModule;
  /** The same: for tests that own something that is signed, or have a bank announce a permission table. */
  readonly access: AccessModule;
  /** For tests that bring statement files as a bank does. */
  readonly payments: PaymentsModule;
  /** For tests that stand in for a module to the right. */
  readonly ports: Ports;
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
  const bus = new PostgresEventBus(db, log);
  return {
    config,
    log,
    clock,
    sealer,
    db,
    jobs,
    relay: new OutboxRelay(db, jobs, log, bus),
    bus,
    streams: new Streams(),
    egress: new Egress(config.loopbackOrigins, limits.bankConnectTimeoutMs),
    metrics: createMetrics(),
    files: config.filesDir === null ? null : new FileStore(config.filesDir, sealer),
  };
}

/** Builds the modules from left to right; the only place that wires. */
export async function createServer(
  config: Config,
  clock: Clock = systemClock,
  standIns: { readonly bankApi?: BankApi } = {},
): Promise<Server> {
  const platform = createPlatform(config, clock);
  defineHousekeeping(platform);
  const ports = createPorts();
  const audit = createAuditModule(platform);
  const identity = createIdentityModule({ ...platform, ...ports, audit });
  const access = createAccessModule({ ...platform, ...ports, audit, identity });
  ports.mandateIntake.connect(access.intake);
  const notifications = createNotificationsModule({
    ...platform,
    audit,
    mayBeTold: { stillMay: (tx, items) => ports.mayBeTold.use.stillMay(tx, items) },
    namesOf: { names: (tx, ids) => ports.namesOf.use.names(tx, ids) },
  });
  const enterprises = createEnterprisesModule({
    ...platform,
    audit,
    access,
    watchList: { watchedAmong: (tx, ids) => ports.watchList.use.watchedAmong(tx, ids) },
    evidenceReader: {
      read: (record) => ports.evidenceReader.use.read(record),
      wasPublished: (key) => ports.evidenceReader.use.wasPublished(key),
      speaksOf: (customer) => ports.evidenceReader.use.speaksOf(customer),
    },
    exportedTables: { all: () => ports.exportedTables.use.all() },
  });
  ports.enterpriseDirectory.connect(enterpriseDirectoryOf(enterprises));
  ports.namesOf.connect({ names: enterprises.refs });
  const auditNames = auditNamesOf(enterprises, identity, access);
  const bank = createBankModule(
    { ...platform, audit, auditTrail: audit.trail(auditNames), access, enterprises, identity },
    standIns.bankApi === undefined ? {} : { api: standIns.bankApi },
  );
  ports.bankSignIn.connect(bank.signIn);
  ports.evidenceReader.connect(bank.evidenceReader);
  ports.tableSource.connect(bank.tables);
  const payments = createPaymentsModule({
    ...platform,
    audit,
    identity,
    permissions: permissionsOf(access),
    signing: access.approvals,
    statementFiles: bank.statementFiles,
    bankPayments: bank.payments,
    bankEscrows: bank.escrows,
    bankNameOf: bank.nameOf,
    enterprises,
  });
  const network = createNetworkModule({ ...platform, audit, access, notifications, enterprises });
  ports.watchList.connect(network.watchList);
  ports.exportedTables.connect({
    all: () =>
      [audit, access, notifications, enterprises, bank, payments, network].flatMap((module) => module.exported),
  });
  ports.mayBeTold.connect(network.mayBeTold);
  const http = await createHttp({
    log: platform.log,
    publicUrl: config.publicUrl,
    sessionCookie: sessionCookieName(config.publicUrl),
    trustProxy: config.trustProxy,
    requestsPerMinute: config.requestsPerMinute,
    authorize: async (request, action) => {
      const context = await identity.sessionOf(request);
      if (action !== 'session') access.require(context, action);
      return context;
    },
  });
  await groundRoutes(platform, http);
  deadLetterRoutes(http, new DeadLetters({ ...platform, audit }));
  audit.routes(http, auditNames);
  for (const module of [identity, access, notifications, enterprises, bank, payments, network]) module.routes(http);
  return {
    http,
    platform,
    network,
    bank,
    identity,
    access,
    payments,
    ports,
    start: async (roles) => {
      await bank.start();
      identity.start();
      const address = await start(platform, http, roles);
      if (roles.has('worker')) notifications.startMail();
      return address;
    },
    stop: async () => {
      identity.stop();
      await stop(platform, http, async () => {
        await Promise.all([bank.stop(), payments.stop(), notifications.stopMail()]);
        await enterprises.stop();
      });
    },
  };
}

/** What modules to the left need of modules to the right. */
function createPorts() {
  return {
    bankSignIn: new Port<BankSignIn>('BankSignIn'),
    mandateIntake: new Port<MandateIntake>('MandateIntake'),
    tableSource: new Port<PermissionTableSource>('PermissionTableSource'),
    enterpriseDirectory: new Port<EnterpriseDirectory>('EnterpriseDirectory'),
    watchList: new Port<WatchList>('WatchList'),
    evidenceReader: new Port<EvidenceReader>('EvidenceReader'),
    mayBeTold: new Port<MayBeTold>('MayBeTold'),
    namesOf: new Port<NamesOf>('NamesOf'),
    exportedTables: new Port<{ all(): readonly ExportedTable[] }>('ExportedTables'),
  };
}
export type Ports = ReturnType<typeof createPorts>;

async function groundRoutes(platform: Platform, http: App): Promise<void> {
  const { bus, config, db, metrics } = platform;
  installRequestMetrics(http, metrics);
  healthRoutes(
    http,
    metrics,
    [
      { name: 'database and migrations', holds: async () => (await pendingMigrations(db)).length === 0 },
      { name: 'signals', holds: () => Promise.resolve(bus.connected) },
    ],
    platform.streams,
  );
  openapiRoute(http);
  docsRoutes(http);
  if (config.webDir !== null) await webRoutes(http, config.webDir, sessionCookieName(config.publicUrl));
}

async function start(platform: Platform, http: App, roles: ReadonlySet<Role>): Promise<string | null> {
  await platform.bus.start();
  await platform.jobs.start(roles.has('worker'));
  if (roles.has('worker')) platform.relay.start();
  if (!roles.has('api')) return null;
  return http.listen({ port: platform.config.port, host: platform.config.host });
}

async function stop(platform: Platform, http: App, settle: () => Promise<void>): Promise<void> {
  platform.streams.closeAll();
  await http.close();
  await platform.relay.stop();
  await platform.jobs.stop();
  await settle();
  await platform.bus.stop();
  await platform.egress.close();
  await platform.db.close();
}
