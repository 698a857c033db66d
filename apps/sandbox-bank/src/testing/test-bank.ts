import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processEnvironment } from '../../../../tests/support/process-environment.ts';
import { awayFromMidnight } from '../../../../tests/support/away-from-midnight.ts';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database.ts';
import { freePorts } from '../../../../tests/support/ports.ts';
import { startBank } from '../bank.ts';
import type { BankConfig, PeerConfig } from '../config.ts';
import { silentLogger } from '../log.ts';
import { seededRandom } from '../random.ts';
import type { BankSeed } from '../seed/bank-seed.ts';
import { sampleSeed } from './sample-seed.ts';
import { startTestClient, type TestClient } from './test-client.ts';

/** A bank on a fresh database and a client that has found it. */
export type TestBank = AsyncDisposable & {
  issuer: string;
  client: TestClient;
  db: FreshDatabase;
  /** Stops the bank and starts it again on what it kept. */
  restart: () => Promise<void>;
  /** Goes on as a process of its own on what it kept, until the returned function kills it without any chance to tidy up. */
  apart: () => Promise<() => Promise<void>>;
  /** Calls a sandbox endpoint; the answer's JSON, or null where there is none. */
  sandbox: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: unknown }>;
};

export type TestBankOptions = {
  seed?: BankSeed;
  randomSeed?: number;
  /** Pauses between two attempts to push, ms. */
  pushRetry?: { firstMs: number; longestMs: number };
  statementFiles?: 'live' | 'desk';
  bankId?: string;
  /** The port of its address, and the one it listens on where something stands between. */
  port?: number;
  listens?: number;
  peers?: PeerConfig[];
};

export async function startTestBank(options: TestBankOptions = {}): Promise<TestBank> {
  await awayFromMidnight();
  const db = await freshDatabase('bank');
  const client = await startTestClient();
  const directory = await mkdtemp(join(tmpdir(), 'sandbox-bank-'));
  const seedFile = join(directory, 'seed.json');
  await writeFile(seedFile, JSON.stringify(options.seed ?? sampleSeed));
  // The issuer holds the port, so it must be known before the bank listens.
  const port = options.port ?? (await freePorts(1));
  const issuer = `http://localhost:${port}`;
  const config = {
    bankId: options.bankId ?? 'huayue',
    host: '127.0.0.1',
    port: options.listens ?? port,
    issuer,
    databaseUrl: db.url,
    seedFile,
    clients: [client.config],
    statementFiles: options.statementFiles ?? ('desk' as const),
    peers: options.peers ?? [],
    key: randomBytes(32),
  };
  const start = () =>
    startBank({
      config,
      log: silentLogger,
      random: seededRandom(options.randomSeed ?? 1),
      pushRetry: options.pushRetry ?? { firstMs: 60, longestMs: 400 },
    });
  let bank = await start();
  await client.discover(issuer);
  return {
    issuer,
    client,
    db,
    restart: async () => {
      await bank.close();
      bank = await start();
    },
    apart: async () => {
      await bank.close();
      const { gone } = await spawnBank(config);
      bank = { ...bank, close: gone };
      return gone;
    },
    sandbox: async (method, path, body) => {
      const response = await fetch(issuer + path, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    },
    [Symbol.asyncDispose]: async () => {
      await bank.close();
      await client[Symbol.asyncDispose]();
      await db[Symbol.asyncDispose]();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function spawnBank(config: BankConfig): Promise<{ gone: () => Promise<void> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], {
    env: processEnvironment({
      BANK_ID: config.bankId,
      BANK_PORT: String(config.port),
      BANK_ISSUER: config.issuer,
      BANK_DATABASE_URL: config.databaseUrl,
      BANK_CLIENTS: JSON.stringify(config.clients),
      BANK_PEERS: JSON.stringify(config.peers),
      BANK_STATEMENT_FILES: config.statementFiles,
      BANK_KEY: config.key.toString('base64url'),
    }),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the bank ended with ${child.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${config.port}/healthz`).catch(() => null);
    if (answer?.status === 200) break;
    await pause(50);
  }
  const gone = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { gone };
}
