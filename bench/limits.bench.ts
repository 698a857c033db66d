import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../apps/dev-env/src/postgres.ts';
import { consumeLimits, type LimitUse } from '../apps/server/src/modules/access/index.ts';
import { Sealer } from '../apps/server/src/platform/crypto/seal.ts';
import { Database } from '../apps/server/src/platform/db/database.ts';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import { appRole } from '../apps/server/src/platform/db/roles.ts';
import { newId } from '../apps/server/src/platform/ids.ts';
import { createLog } from '../apps/server/src/platform/log.ts';
import { median, rounded, type Bench, type BenchLine, type BenchOptions } from './bench.ts';
import { createPlainRows, findPgbench, rush, rushWithDriver, rushWithPgbench, type Rush } from './limits/plain-rows.ts';

/** Transactions that run at the same time. */
const clients = 16;
const spreadAccounts = 1_000;
const at = new Date();
const limit = 10n ** 30n;

export const bench: Bench = {
  name: 'limits',
  about:
    'consumptions of a cumulative limit in a durable transaction, spread over 1,000 accounts and on one hot account, against one conditional UPDATE of a plain row in pgbench with the same messages, role and policies',
  run: async (options) => {
    const directory = await mkdtemp(join(tmpdir(), 'guildhall-bench-'));
    // Money is durable: fsync and synchronous_commit stay on.
    const settings = { shared_buffers: '512MB', max_wal_size: '4GB' };
    const postgres = await startPostgres({ dataDir: directory, password: 'bench', settings });
    const sealer = new Sealer(Buffer.alloc(32, 9).toString('base64url'));
    try {
      await postgres.ensureDatabase('limits');
      const url = postgres.url('limits');
      await migrate(url, sealer);
      return await measure(options, { url, sealer, directory });
    } finally {
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    }
  },
};

interface Place {
  readonly url: string;
  readonly sealer: Sealer;
  readonly directory: string;
}

async function measure({ quick, say }: BenchOptions, { url, sealer, directory }: Place): Promise<BenchLine[]> {
  const rounds = quick ? 3 : 7;
  const seconds = quick ? 2 : 6;
  const enterpriseId = newId();
  const db = new Database(url, sealer, createLog('fatal'), { app: clients, system: 1 });
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const pgbench = findPgbench();
  const login = { user: appRole, password: sealer.rolePassword(appRole) };
  const lines: BenchLine[] = [];
  try {
    await createPlainRows(owner, enterpriseId, spreadAccounts);
    for (const [name, accounts, floor] of [
      ['spread', spreadAccounts, 0.5],
      ['hot account', 1, 3],
    ] as const) {
      const task: Rush = { enterpriseId, accounts, clients, seconds };
      const figures = { ours: [] as number[], limit: [] as number[], driver: [] as number[] };
      await fill(db, name, task);
      // The first round warms all of them up and is not counted.
      for (let round = 0; round <= rounds; round += 1) {
        const ours = await rushWithSlots(db, name, task);
        const driver = await rushWithDriver(db, task);
        const plain = pgbench === null ? driver : await rushWithPgbench(pgbench, url, login, directory, task);
        say(`${name}: ours ${rounded(ours)}/s, plain row ${rounded(plain)}/s, by our driver ${rounded(driver)}/s`);
        if (round === 0) continue;
        figures.ours.push(ours);
        figures.limit.push(plain);
        figures.driver.push(driver);
      }
      const [ours, plain] = [median(figures.ours), median(figures.limit)];
      lines.push({
        bench: 'limits',
        case: name,
        unit: 'consumptions/s',
        ours: rounded(ours),
        limit: rounded(plain),
        ratio: rounded(ours / plain),
        floor,
        peers: { 'plain row by our driver': rounded(median(figures.driver)) },
        wrong: await wrongOf(owner, name),
      });
    }
  } finally {
    await owner.end();
    await db.close();
  }
  return lines;
}

/** How much the transactions consumed that committed. */
const consumed = new Map<string, bigint>();

async function rushWithSlots(
  db: Database,
  customerId: string,
  { enterpriseId, accounts, ...task }: Rush,
): Promise<number> {
  return rush(task, async (n) => {
    const exceeded = await db.as({ enterpriseId }, (tx) =>
      consumeLimits(tx, [useOf(enterpriseId, customerId, n % accounts)], at),
    );
    if (exceeded === null) consumed.set(customerId, (consumed.get(customerId) ?? 0n) + 100n);
  });
}

/** The first use of a day makes the counter: what is measured are the others. */
async function fill(db: Database, customerId: string, { enterpriseId, accounts }: Rush): Promise<void> {
  const queue = Array.from({ length: accounts }, (_, account) => account).values();
  const worker = async (): Promise<void> => {
    for (const account of queue) {
      await db.as({ enterpriseId }, (tx) => consumeLimits(tx, [useOf(enterpriseId, customerId, account)], at));
      consumed.set(customerId, (consumed.get(customerId) ?? 0n) + 100n);
    }
  };
  await Promise.all(Array.from({ length: clients }, worker));
}

function useOf(enterpriseId: string, customerId: string, account: number): LimitUse {
  return {
    key: {
      enterpriseId,
      connectionId: enterpriseId,
      customerId,
      roleId: 'treasurer',
      departmentId: 'finance',
      action: 'payments:release',
      accountNumber: `6222${String(account).padStart(6, '0')}`,
      counterparty: null,
      period: 'day',
      of: 'amount',
      currency: 'CNY',
    },
    limit,
    amount: 100n,
  };
}

/** What the counters hold is what was consumed, and no slot is above its share. */
async function wrongOf(owner: pg.Client, customerId: string): Promise<number> {
  const { rows } = await owner.query<{ used: string; over: number }>(
    `select coalesce(sum(used), 0)::text as used, count(*) filter (where used > share)::int as over
     from access.limit_slots join access.limit_counters using (enterprise_id, counter_id) where customer_id = $1`,
    [customerId],
  );
  const [row] = rows;
  const right = row !== undefined && BigInt(row.used) === consumed.get(customerId) && row.over === 0;
  return right ? 0 : 1;
}
