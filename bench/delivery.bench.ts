import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../apps/dev-env/src/postgres.ts';
import { Sealer } from '../apps/server/src/platform/crypto/seal.ts';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import { systemRole } from '../apps/server/src/platform/db/roles.ts';
import { median, rounded, type Bench, type BenchLine, type BenchOptions } from './bench.ts';
import { createTelling, type Telling } from './delivery/network.ts';
import { insertAll, readRows, type EventRows } from './delivery/sql-limit.ts';
import { eventOf, fillWorld, toldOf, type WorldSize } from './delivery/world.ts';

const floor = 0.4;
/** Events that are worked off at once, and connections that insert at once. */
const atOnce = 3;
const full: WorldSize = { authors: 30, readers: 180, members: 10 };
const tenth: WorldSize = { authors: 10, readers: 90, members: 5 };

export const bench: Bench = {
  name: 'delivery',
  about:
    'notifications from an event to commit (who, whether it may be seen, preferences, quiet hours, deliveries), against the inserts of the same rows by SQL under the same role and policies',
  run: async (options) => {
    const directory = await mkdtemp(join(tmpdir(), 'guildhall-bench-'));
    const settings = { fsync: 'off', synchronous_commit: 'off', shared_buffers: '512MB', max_wal_size: '4GB' };
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

async function measure(
  { quick, say }: BenchOptions,
  { ours: oursUrl, limit: limitUrl, sealer }: { ours: string; limit: string; sealer: Sealer },
): Promise<BenchLine> {
  const size = quick ? tenth : full;
  const events = quick ? 12 : 30;
  const rounds = quick ? 3 : 7;
  await fillWorld(oursUrl, size);
  const telling = await createTelling(oursUrl, sealer);
  const owner = await connected({ connectionString: oursUrl });
  const { host, port } = new pg.Client({ connectionString: limitUrl });
  const target = { host, port, database: 'limit', user: systemRole, password: sealer.rolePassword(systemRole) };
  const clients = await Promise.all(Array.from({ length: atOnce }, () => connected(target)));
  const ours: number[] = [];
  const limit: number[] = [];
  let wrong = 0;
  try {
    // The first round warms both up and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      const { seconds, rows } = await tellAll(telling, owner, size, events, round);
      wrong += rows.filter((one) => one.count !== toldOf(size)).length;
      const inserted = await insertAll(clients, rows);
      if (round === 0) continue;
      const told = rows.reduce((sum, one) => sum + one.count, 0);
      ours.push(told / seconds);
      limit.push(told / inserted);
      say(`${told} told of ${events} events: ours ${rounded(told / seconds)}/s, limit ${rounded(told / inserted)}/s`);
    }
    wrong += await differences(owner, limitUrl);
  } finally {
    await Promise.all([...clients, owner].map((client) => client.end()));
    await telling.close();
  }
  const [a, b] = [median(ours), median(limit)];
  return {
    bench: 'delivery',
    case: 'event',
    unit: 'notifications/s',
    ours: rounded(a),
    limit: rounded(b),
    ratio: rounded(a / b),
    floor,
    peers: {},
    wrong,
  };
}

async function tellAll(
  telling: Telling,
  owner: pg.Client,
  size: WorldSize,
  count: number,
  round: number,
): Promise<{ seconds: number; rows: EventRows[] }> {
  const events = Array.from({ length: count }, (_, n) => eventOf(round * count + n, size));
  const queue = events.values();
  const started = performance.now();
  const worker = async (): Promise<void> => {
    for (const event of queue) await telling.tell(event);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - started) / 1_000;
  const rows: EventRows[] = [];
  for (const event of events) rows.push(await readRows(owner, event.eventId));
  return { seconds, rows };
}

async function connected(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config);
  await client.connect();
  return client;
}

/** Both databases hold the same rows in the end. */
async function differences(owner: pg.Client, limitUrl: string): Promise<number> {
  const other = await connected({ connectionString: limitUrl });
  let wrong = 0;
  for (const table of ['notifications.notifications', 'notifications.deliveries']) {
    const text = `select count(*)::int as n, md5(string_agg(t::text, '|' order by t::text)) as sum from ${table} t`;
    const [mine, theirs] = await Promise.all(
      [owner, other].map(async (client) => (await client.query<{ n: number; sum: string }>(text)).rows[0]),
    );
    if (mine === undefined || mine.n === 0 || mine.n !== theirs?.n || mine.sum !== theirs.sum) {
      console.error(`differs: ${table} (${mine?.n} and ${theirs?.n} rows)`);
      wrong += 1;
    }
  }
  await other.end();
  return wrong;
}
