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
import {
  createPlainRows,
  findPgbench,
  nameCounters,
  plainUpdate,
  rush,
  rushWithDriver,
  rushWithPgbench,
  slotsTaken,
  type PgbenchPlace,
  type Rush,
  type SlotsOf,
} from './limits/plain-rows.ts';

/** Transactions that run at the same time. */
const clients = 16;
const spreadAccounts = 1_000;
const at = new Date();
const limit = 10n ** 30n;

export const bench: Bench = {
  name: 'limits',
  about:
    'consumptions of a cumulative limit in a durable transaction, spread over 1,000 accounts and on one hot account, against one conditional UPDATE of a plain row, both driven by pgbench with the same messages, role and policies; beside them both through the server',
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
  const program = findPgbench();
  const login = { user: appRole, password: sealer.rolePassword(appRole) };
  const lines: BenchLine[] = [];
  try {
    await createPlainRows(owner, enterpriseId, spreadAccounts);
    for (const [name, accounts, floor] of [
      ['spread', spreadAccounts, 0.5],
      ['hot account', 1, 3],
    ] as const) {
      const task: Rush = { enterpriseId, accounts, clients, seconds };
      await fill(db, name, task);
      // As many use a counter at once as will: it has grown its slots by then.
      await rushThroughServer(db, name, { ...task, seconds: 3 });
      const counters = await nameCounters(owner, name);
      const contenders: Record<string, () => Promise<number>> = {
        [throughServer]: () => rushThroughServer(db, name, task),
        [plainThroughServer]: () => rushWithDriver(db, task),
      };
      if (program !== null) {
        const place = { program, url, ...login, directory };
        contenders[slots] = () => rushThroughPgbench(owner, place, task, { enterpriseId, customerId: name, counters });
        contenders[plain] = async () => (await rushWithPgbench(place, task, plainUpdate(enterpriseId))).rate;
      }
      const found = await inRounds(contenders, rounds, (said) => say(`${name}: ${said}`));
      const wrong = await wrongOf(owner, name);
      const [ours, limit] = program === null ? [throughServer, plainThroughServer] : [slots, plain];
      lines.push({ ...lineOf(name, found, [ours, limit]), floor, wrong });
    }
  } finally {
    await owner.end();
    await db.close();
  }
  return lines;
}

// Both by the same program where there is one: between the driver of the server and pgbench lies a factor that is no matter of limits.
const slots = 'slots by pgbench';
const plain = 'plain row by pgbench';
const throughServer = 'slots by the server';
const plainThroughServer = 'plain row by the server';

/** All of them in turns; the first round warms them up and is not counted. @returns the medians. */
async function inRounds(
  contenders: Readonly<Record<string, () => Promise<number>>>,
  rounds: number,
  say: (text: string) => void,
): Promise<Map<string, number>> {
  const figures = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round += 1) {
    const said: string[] = [];
    for (const [name, run] of Object.entries(contenders)) {
      const rate = await run();
      said.push(`${name} ${rounded(rate)}/s`);
      if (round > 0) figures.set(name, [...(figures.get(name) ?? []), rate]);
    }
    say(said.join(', '));
  }
  return new Map([...figures].map(([name, rates]) => [name, rounded(median(rates))]));
}

function lineOf(name: string, found: ReadonlyMap<string, number>, [ours, limit]: readonly [string, string]) {
  const of = (contender: string): number => found.get(contender) ?? Number.NaN;
  const peers = Object.fromEntries([...found].filter(([contender]) => contender !== ours && contender !== limit));
  const figures = { ours: of(ours), limit: of(limit), ratio: rounded(of(ours) / of(limit)), peers };
  return { bench: 'limits', case: `${name}, ${ours}`, unit: 'consumptions/s', ...figures };
}

/** @returns how much was truly consumed a second: a transaction that found no free slot has not. */
async function rushThroughPgbench(owner: pg.Client, place: PgbenchPlace, task: Rush, of: SlotsOf): Promise<number> {
  const { customerId } = of;
  const before = await usedBy(owner, customerId);
  const { rate, count } = await rushWithPgbench(place, task, slotsTaken(of));
  const used = (await usedBy(owner, customerId)) - before;
  consumed.set(customerId, (consumed.get(customerId) ?? 0n) + used);
  const share = Number(used) / (count * 100);
  // Every transaction consumes 100 or nothing.
  if (used % 100n !== 0n || share > 1) throw new Error(`${count} transactions consumed ${used}`);
  return rate * share;
}

/** How much the transactions consumed that committed. */
const consumed = new Map<string, bigint>();

async function rushThroughServer(
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

async function usedBy(owner: pg.Client, customerId: string): Promise<bigint> {
  const { rows } = await owner.query<{ used: string }>(
    `select coalesce(sum(used), 0)::text as used
     from access.limit_slots join access.limit_counters using (enterprise_id, counter_id) where customer_id = $1`,
    [customerId],
  );
  return BigInt(rows[0]?.used ?? 0);
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
