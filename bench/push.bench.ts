import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../apps/dev-env/src/postgres.ts';
import { sessionCookieName } from '../apps/server/src/modules/identity/index.ts';
import { Sealer } from '../apps/server/src/platform/crypto/seal.ts';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import { systemRole } from '../apps/server/src/platform/db/roles.ts';
import { limits } from '../apps/server/src/platform/limits.ts';
import { freePorts } from '../tests/support/ports.ts';
import { rounded, type Bench, type BenchLine, type BenchOptions } from './bench.ts';
import type { Answer, Ask } from './push/network.ts';
import { OpenStreams } from './push/streams.ts';
import { addReaders, addWatches, issuer, slug } from './push/world.ts';

/** What is promised; and for one change that concerns everybody, told on the cores that also read the thousand frames. */
const floors = { few: 0.1, all: 0.05 };
const readers = 1_000;
const authors = 11;
/** Readers of each author but the first, whom all of them watch. */
const few = 25;
/** A frame that has not come by then will not come. */
const lostAfterMs = 5_000;

export const bench: Bench = {
  name: 'push',
  about:
    'from the push of a bank’s event to the frame on 1,000 open streams, against a bare pg_notify round trip after the same 20 ms of gathering',
  run: async (options) => {
    const directory = await mkdtemp(join(tmpdir(), 'guildhall-bench-'));
    const settings = { fsync: 'off', synchronous_commit: 'off', shared_buffers: '256MB' };
    const postgres = await startPostgres({ dataDir: directory, password: 'bench', settings });
    const stops: (() => Promise<void>)[] = [
      () => postgres.stop(),
      () => rm(directory, { recursive: true, force: true }),
    ];
    try {
      await postgres.ensureDatabase('push');
      return await measure(options, postgres.url('push'), stops);
    } finally {
      for (const stop of stops) await stop();
    }
  },
};

async function measure({ quick, say }: BenchOptions, url: string, stops: (() => Promise<void>)[]) {
  const key = Buffer.alloc(32, 9).toString('base64url');
  const sealer = new Sealer(key);
  await migrate(url, sealer);
  await addReaders(url, readers);
  const port = await freePorts(1);
  const network = await startNetwork(url, key, port);
  stops.unshift(() => stopped(network));
  const taken = await ask(network, { take: authors });
  const enterpriseIds = 'enterpriseIds' in taken ? taken.enterpriseIds : [];
  await addWatches(url, enterpriseIds, readers, few);
  say(`${enterpriseIds.length} authors are taken up, ${readers} streams are being opened`);
  const streams = new OpenStreams();
  stops.unshift(() => Promise.resolve(streams.close()));
  await streams.open(port, sessionCookieName(`http://localhost:${port}`), readers);
  const { host, port: pgPort } = new pg.Client({ connectionString: url });
  const target = { host, port: pgPort, database: 'push', user: systemRole, password: sealer.rolePassword(systemRole) };
  const bare = await openBare(target);
  stops.unshift(() => bare.close());
  const run = { network, streams, bare, port };
  say('warming up');
  for (let n = 0; n < 15; n += 1) await push(run, 1 + (n % (authors - 1)), few);
  const lines: BenchLine[] = [];
  const cases = [
    {
      name: `an author with ${few} readers`,
      events: quick ? 80 : 1_000,
      expected: few,
      floor: floors.few,
      author: (n: number) => 1 + (n % (authors - 1)),
    },
    {
      name: `an author with ${readers} readers`,
      events: quick ? 4 : 60,
      expected: readers,
      floor: floors.all,
      author: () => 0,
    },
  ];
  for (const { name, events, expected, floor, author } of cases) {
    const ours: number[] = [];
    const limit: number[] = [];
    let wrong = 0;
    for (let n = 0; n < events; n += 1) {
      const taken = await push(run, author(n), expected);
      ours.push(...taken);
      wrong += Math.abs(expected - taken.length);
      limit.push(await bare.roundTrip());
    }
    for (const [which, part] of [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const)
      lines.push(lineOf(`${name}, ${which}`, at(ours, part), at(limit, part), { floor, wrong }));
    say(`${name}: p50 ${rounded(at(ours, 0.5))} ms, p99 ${rounded(at(ours, 0.99))} ms`);
  }
  return lines;
}

function lineOf(name: string, ours: number, limit: number, more: Pick<BenchLine, 'floor' | 'wrong'>): BenchLine {
  const figures = { ours: rounded(ours), limit: rounded(limit), ratio: rounded(limit / ours) };
  return { bench: 'push', case: name, unit: 'ms', ...figures, peers: {}, ...more };
}

/** The value below which this part of the values lies. */
function at(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

interface Run {
  readonly network: ChildProcess;
  readonly streams: OpenStreams;
  readonly port: number;
}

/** Pushes one event as the bank does. @returns how long it took until it was on the stream of each reader, ms. */
async function push({ network, streams, port }: Run, author: number, expected: number): Promise<number[]> {
  const answer = await ask(network, { event: author });
  const token = 'token' in answer ? answer.token : '';
  const came = new Map<number, number>();
  const all = Promise.withResolvers<void>();
  streams.listen((reader, when) => {
    if (!came.has(reader)) came.set(reader, when);
    if (came.size === expected) all.resolve();
  });
  const started = performance.now();
  const pushed = await fetch(`http://127.0.0.1:${port}/v1/bank-connections/${slug}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/secevent+jwt' },
    body: token,
  });
  if (pushed.status !== 202) throw new Error(`the push was answered ${pushed.status}: ${await pushed.text()}`);
  const lost = setTimeout(() => all.resolve(), lostAfterMs);
  await all.promise;
  clearTimeout(lost);
  // What else follows from the event does not run into the next one: a large audience is told of it a second later.
  await new Promise((resolve) => setTimeout(resolve, expected > few ? 2_600 : 60));
  streams.listen(() => undefined);
  return [...came.values()].map((when) => when - started);
}

/** A signal as bare as it can be: gathered for as long as ours, sent by one connection, heard by another. */
async function openBare(target: pg.ClientConfig) {
  const [speaker, listener] = [new pg.Client(target), new pg.Client(target)];
  await Promise.all([speaker.connect(), listener.connect()]);
  await listener.query('listen bare');
  return {
    roundTrip: async (): Promise<number> => {
      const heard = once(listener, 'notification');
      const started = performance.now();
      await new Promise((resolve) => setTimeout(resolve, limits.notifyFlushMs));
      await Promise.all([speaker.query(`select pg_notify('bare', 'x')`), heard]);
      return performance.now() - started;
    },
    close: async () => void (await Promise.all([speaker.end(), listener.end()])),
  };
}

async function startNetwork(url: string, key: string, port: number): Promise<ChildProcess> {
  const names = { nameZh: '示例银行', nameEn: 'Example', mark: '例', color: '#22406F' };
  const network = fork(join(import.meta.dirname, 'push/network.ts'), {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      DATABASE_URL: url,
      GUILDHALL_KEY: key,
      GUILDHALL_BANKS: JSON.stringify([{ slug, issuer, clientId: 'guildhall', ...names }]),
      REQUESTS_PER_MINUTE: '100000000',
      LOG_LEVEL: 'warn',
    },
  });
  await once(network, 'message');
  return network;
}

async function ask(network: ChildProcess, what: Ask): Promise<Answer> {
  const answered = once(network, 'message');
  network.send(what);
  // Written by push/network.ts.
  return ((await answered) as [Answer])[0];
}

async function stopped(network: ChildProcess): Promise<void> {
  if (network.exitCode !== null) return;
  network.send({ stop: true } satisfies Ask);
  await once(network, 'exit');
}
