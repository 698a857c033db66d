import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actingAs } from '../access/acting.ts';
import { createAuditModule, type AuditModule } from '../../../apps/server/src/modules/audit/index.ts';
import { createBankModule, type BankModule } from '../../../apps/server/src/modules/bank/index.ts';
import { createEnterprisesModule, type EnterprisesModule } from '../../../apps/server/src/modules/enterprises/index.ts';
import { Sealer } from '../../../apps/server/src/platform/crypto/seal.ts';
import { Database } from '../../../apps/server/src/platform/db/database.ts';
import { FileStore } from '../../../apps/server/src/platform/files/file-store.ts';
import { createHttp, type App } from '../../../apps/server/src/platform/http/server.ts';
import { asId } from '../../../apps/server/src/platform/ids.ts';
import { Egress } from '../../../apps/server/src/platform/egress/egress.ts';
import { Jobs } from '../../../apps/server/src/platform/jobs/jobs.ts';
import { createLog } from '../../../apps/server/src/platform/log.ts';
import { createMetrics } from '../../../apps/server/src/platform/metrics.ts';
import { OutboxRelay } from '../../../apps/server/src/platform/outbox/relay.ts';
import { PostgresEventBus, type EventBus } from '../../../apps/server/src/platform/realtime/event-bus.ts';
import { Streams } from '../../../apps/server/src/platform/realtime/streams.ts';
import { FakeAccountAccess } from '../access/fake-account-access.ts';
import { freshDatabase, type FreshDatabase } from '../database.ts';
import { standalone } from '../enterprises.ts';
import { testKey } from '../templates.ts';
import { FakeBankApi } from './fake-bank-api.ts';
import { FakeEscrowApi } from './fake-escrow-api.ts';
import { FakeSubmissionApi } from './fake-submission-api.ts';
import { FakePaymentApi } from './fake-payment-api.ts';

export interface BankWorld extends AsyncDisposable {
  readonly fresh: FreshDatabase;
  readonly db: Database;
  readonly bank: BankModule;
  readonly api: FakeBankApi;
  readonly payments: FakePaymentApi;
  readonly submissions: FakeSubmissionApi;
  readonly escrows: FakeEscrowApi;
  readonly enterprises: EnterprisesModule;
  readonly audit: AuditModule;
  readonly bus: EventBus;
  readonly clock: { time: Date; now(): Date };
  /** The routes of the module; the headers `x-enterprise` and `x-connection` say for whom a request is made, and every action is allowed. */
  readonly http: App;
  /** The files that members attach to what they send, and the directory in which they lie. */
  readonly attached: { readonly files: FileStore; readonly directory: string };
  /** Pushes an event as the bank would. @returns status and body. */
  push(token: string): Promise<{ status: number; body: { err?: string } }>;
  /** Which accounts the mandate of whoever asks opens. */
  readonly access: FakeAccountAccess;
  /** Asks the bank about payments of which no end was told. @returns how many. */
  askUntold(): Promise<number>;
  /** Another process of the network on the same database. */
  another(enterprises?: EnterprisesModule): Promise<BankModule>;
}

/** The bank module over a real database, with a bank that stands behind the port. */
export async function createBankWorld(): Promise<BankWorld> {
  const fresh = await freshDatabase();
  const log = createLog('silent');
  const sealer = new Sealer(testKey);
  const db = new Database(fresh.url, sealer, log, { app: 4, system: 12 });
  const clock = { time: new Date('2026-11-01T08:00:00.000Z'), now: () => clock.time };
  const jobs = new Jobs(db, log);
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
  api.setTime(clock.time);
  const payments = new FakePaymentApi();
  const submissions = new FakeSubmissionApi(api);
  const escrows = new FakeEscrowApi();
  const bus = new PostgresEventBus(db, log);
  const egress = new Egress([], 1_000);
  const bank = {
    slug: 'example',
    issuer: api.issuer,
    clientId: 'guildhall',
    nameZh: '示例银行',
    nameEn: 'Example',
    mark: '例',
  };
  const config = { publicUrl: 'http://localhost:4999', loopbackOrigins: [], banks: [{ ...bank, color: '#22406F' }] };
  // Nobody has signed in: no permission table is held of anybody.
  const access = new FakeAccountAccess();
  const nobody = { enterprises: noNames, enterprisesShown: noNames, people: noNames, sources: noNames };
  const identity = { namesOf: noNames };
  const auditTrail = audit.trail({
    ...nobody,
    membersAmong: () => Promise.resolve(new Set<string>()),
    enterprisesNamed: () => Promise.resolve([]),
  });
  const directory = await mkdtemp(join(tmpdir(), 'guildhall-files-'));
  const files = new FileStore(directory, sealer);
  const another = async (door = enterprises): Promise<BankModule> => {
    const relay = new OutboxRelay(db, jobs, log);
    const streams = new Streams();
    const deps = { config, log, clock, sealer, db, jobs: new Jobs(db, log), relay, bus, egress, streams };
    const module = createBankModule(
      {
        ...deps,
        metrics: createMetrics(),
        audit,
        auditTrail,
        access,
        enterprises: door,
        identity,
        files,
      },
      { api, paymentApi: payments, accountApi: api, submissionApi: submissions, escrowApi: escrows },
    );
    await module.start();
    return module;
  };
  const module = await another();
  const http = await createTestHttp(module);
  return {
    fresh,
    db,
    bank: module,
    api,
    payments,
    submissions,
    escrows,
    enterprises,
    audit,
    bus,
    clock,
    another,
    access,
    askUntold: () => module.askUntoldPayments(),
    http,
    attached: { files: files.beside('submissions'), directory: join(directory, 'submissions') },
    push: async (token) => {
      const headers = { 'content-type': 'application/secevent+jwt' };
      const answer = await http.inject({
        method: 'POST',
        url: '/v1/bank-connections/example/events',
        headers,
        payload: token,
      });
      return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json() };
    },
    [Symbol.asyncDispose]: async () => {
      await http.close();
      await module.stop();
      await egress.close();
      await db.close();
      await fresh[Symbol.asyncDispose]();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const noNames = () => Promise.resolve(new Map<string, never>());

const actions = new Set([
  'accounts:read',
  'statements:read',
  'operator:connections_read',
  'operator:connections_manage',
  'bank_consents:read',
  'bank_consents:manage',
  'submissions:read',
  'submissions:write',
]);

async function createTestHttp(bank: BankModule): Promise<App> {
  const http = await createHttp({
    log: createLog('silent'),
    publicUrl: 'http://localhost:4999',
    sessionCookie: 'test',
    trustProxy: false,
    requestsPerMinute: 100_000,
    authorize: (request) => {
      const enterpriseId = asId<'enterprise'>(String(request.headers['x-enterprise']));
      const connection = request.headers['x-connection'];
      const at = typeof connection === 'string' ? { connectionId: asId<'connection'>(connection) } : {};
      return Promise.resolve(actingAs({ enterpriseId, actions, ...at }));
    },
  });
  bank.routes(http);
  await http.ready();
  return http;
}
