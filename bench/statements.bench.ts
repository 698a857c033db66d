import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../apps/dev-env/src/postgres.ts';
import { Sealer } from '../apps/server/src/platform/crypto/seal.ts';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import { newId } from '../apps/server/src/platform/ids.ts';
import { openIntake, type Intake } from '../tests/support/payments/statement-intake.ts';
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
      const sealer = new Sealer(key);
      for (const database of ['ours', 'limit']) {
        await postgres.ensureDatabase(database);
        await migrate(postgres.url(database), sealer);
      }
      return [await measure(options, { ours: postgres.url('ours'), limit: postgres.url('limit') })];
    } finally {
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    }
  },
};

interface Places {
  readonly ours: string;
  readonly limit: string;
}

const accountNumber = '6217000000008841';
const enterpriseId = newId();
const key = Buffer.alloc(32, 9).toString('base64url');

async function measure({ quick, say }: BenchOptions, places: Places): Promise<BenchLine> {
  const entries = quick ? 800 : 6_000;
  const rounds = quick ? 5 : 9;
  if (schemasDirectory === null) say('the schemas of ISO 20022 are not beside this checkout: neither side validates');
  const owner = new pg.Client({ connectionString: places.ours });
  const copier = new pg.Client({ connectionString: places.limit });
  await Promise.all([owner.connect(), copier.connect()]);
  const intake = openIntake(places.ours, key);
  const bare = new BareReader(schemasDirectory === null ? null : join(schemasDirectory, 'camt.053.001.08.xsd'));
  const ours: number[] = [];
  const limit: number[] = [];
  let wrong = 0;
  try {
    // The first rounds warm both up and are not counted.
    for (let round = -2; round < rounds; round += 1) {
      const bytes = statementFile(accountNumber, round + 2, entries);
      const oursStarted = performance.now();
      const fileId = await taken(intake, bytes);
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
    await intake[Symbol.asyncDispose]();
    await Promise.all([owner.end(), copier.end()]);
  }
  const [a, b] = [median(ours), median(limit)];
  const figures = { ours: rounded(a), limit: rounded(b), ratio: rounded(a / b), floor, peers: {}, wrong };
  return { bench: 'statements', case: 'file', unit: 'entries/s', ...figures };
}

async function taken(intake: Intake, bytes: Buffer): Promise<string> {
  const row = await intake.take(enterpriseId, { name: 'statement.xml', bytes });
  if (row.state !== 'taken') throw new Error(`refused: ${row.faultCode} in line ${row.faultLine}`);
  return row.fileId;
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
