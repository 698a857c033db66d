import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../apps/dev-env/src/postgres.ts';
import { sessionCookieName } from '../apps/server/src/modules/identity/index.ts';
import { firstIdAt } from '../apps/server/src/modules/network/index.ts';
import { Sealer } from '../apps/server/src/platform/crypto/seal.ts';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import { appRole } from '../apps/server/src/platform/db/roles.ts';
import { freePorts } from '../tests/support/ports.ts';
import { median, rounded, type Bench, type BenchOptions } from './bench.ts';
import { checkAnswers } from './feed/answers.ts';
import type { LoadOrder, LoadResult } from './feed/http-load.ts';
import { driver, measureSql, type SqlTarget } from './feed/sql-limit.ts';
import { fillWorld, type WorldSize } from './feed/world.ts';

const full: WorldSize = { enterprises: 100_000, watched: 30, items: 2_000_000, readers: 5_000 };
const tenth: WorldSize = { enterprises: 10_000, watched: 30, items: 200_000, readers: 1_000 };
const floor = 0.35;
const connections = 16;

export const bench: Bench = {
  name: 'feed',
  about:
    'home feed over HTTP with session and audience checked, against its own statement driven directly under the same policies',
  run: async (options) => {
    const directory = await mkdtemp(join(tmpdir(), 'guildhall-bench-'));
    const settings = { fsync: 'off', synchronous_commit: 'off', shared_buffers: '1GB', max_wal_size: '4GB' };
    const postgres = await startPostgres({ dataDir: directory, password: 'bench', settings });
    const stops: (() => Promise<void>)[] = [
      () => postgres.stop(),
      () => rm(directory, { recursive: true, force: true }),
    ];
    try {
      await postgres.ensureDatabase('feed');
      return [await measure(options, postgres.url('feed'), directory, stops)];
    } finally {
      for (const stop of stops) await stop();
    }
  },
};

async function measure({ quick, say }: BenchOptions, url: string, directory: string, stops: (() => Promise<void>)[]) {
  const size = quick ? tenth : full;
  const key = Buffer.alloc(32, 9).toString('base64url');
  const sealer = new Sealer(key);
  await migrate(url, sealer);
  await fillWorld(url, size, say);

  const port = await freePorts(1);
  const origin = `http://localhost:${port}`;
  const server = await startServer(origin, port, url, key);
  stops.unshift(() => stopped(server));

  const cookie = sessionCookieName(origin);
  const { wrong: different, reachedMs } = await checkAnswers({ url, origin, cookie, size, samples: quick ? 20 : 60 });
  const horizon = firstIdAt(new Date(Date.now() - 1.3 * median(reachedMs)));
  const target: SqlTarget = {
    socket: new URL(url).searchParams.get('host') ?? '',
    database: 'feed',
    role: appRole,
    password: sealer.rolePassword(appRole),
  };
  const order: LoadOrder = { port, cookie, readers: size.readers, connections, seconds: quick ? 3 : 12 };

  say(`warming up; the limit is driven by ${driver}`);
  await load(order);
  await measureSql(target, size, horizon, order.seconds / 2, directory);
  const ours: number[] = [];
  const limit: number[] = [];
  let wrong = different;
  for (let round = 0; round < 3; round += 1) {
    const result = await load(order);
    wrong += result.wrong;
    ours.push(result.perSecond);
    limit.push(await measureSql(target, size, horizon, order.seconds, directory));
    say(`ours ${rounded(ours.at(-1) ?? 0)}/s, limit ${rounded(limit.at(-1) ?? 0)}/s`);
  }
  const withoutHorizon = await measureSql(target, size, 0, order.seconds / 2, directory);
  return {
    bench: 'feed',
    case: 'home',
    unit: 'req/s',
    ours: rounded(median(ours)),
    limit: rounded(median(limit)),
    ratio: rounded(median(ours) / median(limit)),
    floor,
    peers: { 'the statement without a horizon': rounded(withoutHorizon) },
    wrong,
  };
}

async function startServer(origin: string, port: number, url: string, key: string): Promise<ChildProcess> {
  const server = spawn(process.execPath, [join(import.meta.dirname, '../apps/server/src/main.ts'), '--roles=api'], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      PUBLIC_URL: origin,
      DATABASE_URL: url,
      GUILDHALL_KEY: key,
      REQUESTS_PER_MINUTE: '100000000',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const ready = await fetch(`${origin}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return server;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill('SIGKILL');
  throw new Error('the server did not become ready within 20 s');
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}

/** Runs the load in a process of its own, so that it does not share our event loop. */
async function load(order: LoadOrder): Promise<LoadResult> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'feed/http-load.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(child, 'close');
  // Written by http-load.ts.
  return JSON.parse(text) as LoadResult;
}
