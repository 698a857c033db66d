import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../apps/dev-env/src/postgres.ts';
import { createAuditModule } from '../apps/server/src/modules/audit/index.ts';
import { StatementReader } from '../apps/server/src/modules/payments/statements/reading/statement-reader.ts';
import { takeFile, type TakeFileDeps } from '../apps/server/src/modules/payments/statements/take-file.ts';
import { systemClock } from '../apps/server/src/platform/clock.ts';
import { Sealer } from '../apps/server/src/platform/crypto/seal.ts';
import { Database } from '../apps/server/src/platform/db/database.ts';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import { newId } from '../apps/server/src/platform/ids.ts';
import { Jobs } from '../apps/server/src/platform/jobs/jobs.ts';
import { createLog } from '../apps/server/src/platform/log.ts';
import { schemasDirectory } from '../tests/support/statements/sample-files.ts';
import { median, rounded, type Bench, type BenchLine, type BenchOptions } from './bench.ts';
import { BareReader, copyRows, rowsOf } from './statements/copy-rows.ts';
import { statementFile } from './statements/files.ts';

const floor = 0.5;

export const bench: Bench = {
  name: 'statements',
  about:
    'entries from a camt.053 file to committed rows, against bare libxml2-wasm parsing with validation plus COPY of the same rows',
  run: async (options) => {
    const directory = await mkdtemp(join(tmpdir(), 'guildhall-bench-'));
    // What was booked is durable: fsync and synchronous_commit stay on.
    const settings = { shared_buffers: '512MB', max_wal_size: '4GB' };
    const postgres = await startPostgres({ dataDir: directory, password: 'bench', settings });
    try {
      const sealer = new Sealer(Buffer.alloc(32, 9).toString('base64url'));
      for (const database of ['ours', 'limit']) {
        await postgres.ensureDatabase(database);
        await migrate(postgres.url(database), sealer);
      }
      return [await measure(options, { ours: postgres.url('ours'), limit: postgres.url('limit'), sealer })];
    } finally {
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    }
  },
};

interface Places {
  readonly ours: string;
  readonly limit: string;
  readonly sealer: Sealer;
}

const accountNumber = '6217000000008841';
const enterpriseId = newId<'enterprise'>();
const connectionId = newId<'connection'>();

async function measure({ quick, say }: BenchOptions, places: Places): Promise<BenchLine> {
  const entries = quick ? 800 : 6_000;
  const rounds = quick ? 5 : 9;
  if (schemasDirectory === null) say('the schemas of ISO 20022 are not beside this checkout: neither side validates');
  const owner = new pg.Client({ connectionString: places.ours });
  const copier = new pg.Client({ connectionString: places.limit });
  await Promise.all([owner.connect(), copier.connect()]);
  const network = openNetwork(places);
  const bare = new BareReader(schemasDirectory === null ? null : join(schemasDirectory, 'camt.053.001.08.xsd'));
  const ours: number[] = [];
  const limit: number[] = [];
  let wrong = 0;
  try {
    // The first rounds warm both up and are not counted.
    for (let round = -2; round < rounds; round += 1) {
      const bytes = statementFile(accountNumber, round + 2, entries);
      const oursStarted = performance.now();
      const fileId = await network.take(bytes, `${round}.xml`);
      const oursSeconds = (performance.now() - oursStarted) / 1_000;
      const rows = await rowsOf(owner, fileId);
      const limitStarted = performance.now();
      bare.read(bytes);
      await copyRows(copier, rows);
      const limitSeconds = (performance.now() - limitStarted) / 1_000;
      if (round < 0) continue;
      ours.push(entries / oursSeconds);
      limit.push(entries / limitSeconds);
      say(
        `${entries} entries, ${bytes.length} bytes: ours ${rounded(entries / oursSeconds)}/s, limit ${rounded(entries / limitSeconds)}/s`,
      );
    }
    wrong = await differences(owner, copier, entries * (rounds + 2));
  } finally {
    await network.close();
    await Promise.all([owner.end(), copier.end()]);
  }
  const [a, b] = [median(ours), median(limit)];
  const figures = { ours: rounded(a), limit: rounded(b), ratio: rounded(a / b), floor, peers: {}, wrong };
  return { bench: 'statements', case: 'file', unit: 'entries/s', ...figures };
}

/** The taking of files over a database, with everything else of the server left out. */
function openNetwork({ ours, sealer }: Places) {
  const log = createLog('fatal');
  const db = new Database(ours, sealer, log, { app: 4, system: 2 });
  const clock = systemClock;
  const audit = createAuditModule({ db, clock, jobs: new Jobs(db, log) });
  const reader = new StatementReader(schemasDirectory);
  const accounts = new Set([accountNumber]);
  const permissions = { customerAccounts: () => Promise.resolve(accounts) };
  // Of the permissions a file asks for nothing else.
  const deps = {
    db,
    clock,
    audit,
    reader,
    sealer,
    relay: { wake: () => undefined },
    permissions,
  } as unknown as TakeFileDeps;
  const actor = { kind: 'bank', id: connectionId } as const;
  const from = {
    enterpriseId,
    connectionId,
    customerId: 'c-1',
    via: 'bank',
    sourceId: null,
    uploadedBy: null,
    actor,
    accounts,
  } as const;
  return {
    take: async (bytes: Buffer, fileName: string): Promise<string> => {
      const row = await takeFile(deps, { ...from, bytes, fileName });
      if (row.state !== 'taken') throw new Error(`refused: ${row.faultCode} in line ${row.faultLine}`);
      return row.fileId;
    },
    close: async (): Promise<void> => {
      await reader.stop();
      await db.close();
    },
  };
}

/** Both databases hold the same rows, as many as the files have entries, and no entry is lost on the way from XML. */
async function differences(owner: pg.Client, copier: pg.Client, expected: number): Promise<number> {
  const text = `select count(*)::int as n, sum(amount_minor)::text as sum, md5(string_agg(e::text, '|' order by e.entry_id)) as rows from payments.entries e`;
  const [a, b] = await Promise.all(
    [owner, copier].map((client) => client.query<{ n: number; sum: string; rows: string }>(text)),
  );
  const [mine, theirs] = [a?.rows[0], b?.rows[0]];
  const isSame = mine?.rows === theirs?.rows;
  const { rows } = await owner.query<{ n: number }>(
    `select count(*)::int as n from payments.statements where state <> 'balances'`,
  );
  return (isSame ? 0 : 1) + Math.abs(expected - (mine?.n ?? 0)) + (rows[0]?.n ?? 1);
}
