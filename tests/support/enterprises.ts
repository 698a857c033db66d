import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actingAs } from './access/acting.ts';
import { belongsTo } from './access/belongs-to.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { testKey } from './templates.ts';
import type { Clock } from '../../apps/server/src/platform/clock.ts';
import { Sealer } from '../../apps/server/src/platform/crypto/seal.ts';
import { Database, type Tx } from '../../apps/server/src/platform/db/database.ts';
import { FileStore } from '../../apps/server/src/platform/files/file-store.ts';
import { createHttp, type App } from '../../apps/server/src/platform/http/server.ts';
import { asId, newId, type EnterpriseId } from '../../apps/server/src/platform/ids.ts';
import { Jobs, type JobDefinition } from '../../apps/server/src/platform/jobs/jobs.ts';
import { createLog } from '../../apps/server/src/platform/log.ts';
import { createAuditModule } from '../../apps/server/src/modules/audit/index.ts';
import {
  createEnterprisesModule,
  mod97,
  type Category,
  type EnterprisesModule,
  type EvidenceReader,
  type FactBatch,
  type FactValue,
  type RecordedFacts,
} from '../../apps/server/src/modules/enterprises/index.ts';

/** A network with two banks on a database of its own, for the tests of this module. */
export interface World extends AsyncDisposable {
  readonly fresh: FreshDatabase;
  readonly db: Database;
  readonly enterprises: EnterprisesModule;
  /** Does what a worker would do with a job of the module. */
  runJob(name: string, payload: object): Promise<void>;
  readonly clock: { time: Date } & Clock;
  readonly files: FileStore;
  readonly filesDir: string;
  /** What stands in for bank; a test replaces its methods. */
  readonly evidenceReader: EvidenceReader;
  /** The routes of the module; the header `x-enterprise` says for whom a request is made. */
  readonly http: App;
  /** Connection ids of two banks. */
  readonly banks: readonly [string, string];
  system<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A new enterprise under a fresh LEI. */
  enterprise(status?: 'unclaimed' | 'registered' | 'verified', name?: string): Promise<EnterpriseId>;
  record(...batches: FactBatch[]): Promise<RecordedFacts[]>;
}

export async function createWorld(): Promise<World> {
  const fresh = await freshDatabase();
  const log = createLog('silent');
  const sealer = new Sealer(testKey);
  const db = new Database(fresh.url, sealer, log, { app: 6, system: 24 });
  const clock = { time: new Date('2026-11-01T08:00:00.000Z'), now: () => clock.time };
  const jobs = new Jobs(db, log);
  const defined = new Map<string, JobDefinition>();
  const audit = createAuditModule({ db, clock, jobs });
  const filesDir = join(tmpdir(), `guildhall-files-${newId()}`);
  const files = new FileStore(filesDir, sealer);
  const evidenceReader: EvidenceReader = {
    read: () => Promise.resolve(null),
    wasPublished: () => Promise.resolve(false),
    speaksOf: () => Promise.resolve(false),
  };
  const watchList = { watchedAmong: () => Promise.resolve(new Set<string>()) };
  const enterprises: EnterprisesModule = createEnterprisesModule({
    db,
    clock,
    log,
    jobs: { define: (definition) => void defined.set(definition.name, definition) },
    files,
    audit,
    watchList,
    evidenceReader,
    ...standalone,
    exportedTables: { all: () => enterprises.exported },
  });
  const http = await createTestHttp(enterprises);
  const banks = [newId(), newId()] as const;
  const system = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.asSystem('test.work', work);
  await system(async (tx) => {
    for (const [place, id] of banks.entries()) {
      const name = { zh: `银行${place}`, en: `Bank ${place}` };
      await enterprises.registerSource(tx, {
        id,
        kind: 'bank',
        slug: `bank${place}`,
        name,
        mark: '行',
        color: '#123456',
      });
    }
  });
  return {
    fresh,
    db,
    enterprises,
    runJob: async (name, payload) => {
      const definition = defined.get(name);
      if (definition === undefined) throw new Error(`no job is called ${name}`);
      await definition.run({ id: newId(), payload });
    },
    clock,
    banks,
    files,
    filesDir,
    evidenceReader,
    http,
    system,
    enterprise: async (status = 'verified', name = 'Test') => {
      const input = { identifiers: [{ scheme: 'lei', value: freshLei() }], name: { zh: null, en: name }, status };
      return (await system((tx) => enterprises.ensureEnterprise(tx, input))).enterpriseId;
    },
    record: (...batches) => system((tx) => enterprises.recordFacts(tx, batches)),
    [Symbol.asyncDispose]: async () => {
      await http.close();
      await enterprises.stop();
      await db.close();
      await rm(filesDir, { recursive: true, force: true });
      await fresh[Symbol.asyncDispose]();
    },
  };
}

/** The module tells nobody and exports nothing of others. */
export const standalone = {
  relay: { wake: () => undefined },
  bus: { publish: () => undefined },
  exportedTables: { all: () => [] },
  access: { belongsTo },
};

const actions = new Set([
  'enterprise:read',
  'facts:read',
  'evidence:verify',
  'partners:manage',
  'watches:manage',
  'bank_consents:manage',
  'documents:read',
  'registration:read',
  'registration:manage',
  'operator:cases_read',
  'operator:cases_decide',
  'disclosures:read',
  'disclosures:manage',
  'looks:read',
  'enterprise:export',
]);

async function createTestHttp(enterprises: EnterprisesModule): Promise<App> {
  const http = await createHttp({
    log: createLog('silent'),
    publicUrl: 'http://localhost',
    sessionCookie: 'test',
    trustProxy: false,
    requestsPerMinute: 100_000,
    authorize: (request) => {
      const enterpriseId = asId<'enterprise'>(String(request.headers['x-enterprise']));
      const named = request.headers['x-person'];
      const personId = named === undefined ? newId<'person'>() : asId<'person'>(String(named));
      return Promise.resolve(actingAs({ personId, enterpriseId, actions }));
    },
  });
  enterprises.routes(http);
  await http.ready();
  return http;
}

/** Asks as a member of the enterprise; what changes something comes from our own page. */
export async function ask(
  world: World,
  enterpriseId: string,
  url: string,
  method: 'GET' | 'POST' | 'PUT' = 'GET',
  sent: { readonly body?: object; readonly key?: string; readonly personId?: string } = {},
) {
  const { body, key, personId } = sent;
  const headers = {
    'x-enterprise': enterpriseId,
    origin: 'http://localhost',
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(personId === undefined ? {} : { 'x-person': personId }),
  };
  const answer = await world.http.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
  return { status: answer.statusCode, body: answer.json() };
}

let leis = 0;
/** A valid LEI that no one else has in this run. */
export function freshLei(): string {
  // Far from the numbers that the made-up files of LEI records use.
  return leiOf(900_000_000_000 + ++leis);
}

/** The LEI of a number, with its check digits (ISO 17442). */
export function leiOf(number: number): string {
  const base = `TEST00${number.toString(36).toUpperCase().padStart(12, '0')}`;
  return base + String(98 - mod97(`${base}00`)).padStart(2, '0');
}

export interface BatchInput {
  readonly enterpriseId: string;
  readonly sourceId: string;
  readonly sequence: number;
  readonly facts: readonly { key: string; category: Category; value: FactValue }[];
  readonly covers?: readonly string[];
  readonly asOf?: string;
  readonly receivedAt?: string;
  readonly validUntil?: string;
}

/** A signed record of a bank; the signature is a made-up one. */
export function batchOf(input: BatchInput): FactBatch {
  const asOf = new Date(input.asOf ?? Date.UTC(2026, 0, input.sequence));
  const evidence = {
    recordId: `r${input.sequence}`,
    keyId: 'k1',
    algorithm: 'ES256',
    publicKey: { kty: 'EC' },
    jws: 'a.b.c',
    signedAt: asOf,
  };
  return {
    enterpriseId: input.enterpriseId,
    sourceId: input.sourceId,
    sequence: BigInt(input.sequence),
    asOf,
    receivedAt: input.receivedAt === undefined ? asOf : new Date(input.receivedAt),
    validUntil: input.validUntil === undefined ? null : new Date(input.validUntil),
    assurance: 'bank_verified',
    evidence,
    covers: input.covers ?? input.facts.map((fact) => fact.key),
    facts: input.facts,
  };
}

export function plain(
  key: string,
  text: string,
  category: Category = 'identity',
): { key: string; category: Category; value: FactValue } {
  return { key, category, value: { type: 'plain', text } };
}
