import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database.ts';
import { startBank } from '../bank.ts';
import type { PeerConfig } from '../config.ts';
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
  /** Calls a sandbox endpoint; the answer's JSON, or null where there is none. */
  sandbox: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: unknown }>;
};

export type TestBankOptions = {
  seed?: BankSeed;
  randomSeed?: number;
  statementFiles?: 'live' | 'desk';
  bankId?: string;
  /** The port of its address, and the one it listens on where something stands between. */
  port?: number;
  listens?: number;
  peers?: PeerConfig[];
};

export async function startTestBank(options: TestBankOptions = {}): Promise<TestBank> {
  const db = await freshDatabase('bank');
  const client = await startTestClient();
  const directory = await mkdtemp(join(tmpdir(), 'sandbox-bank-'));
  const seedFile = join(directory, 'seed.json');
  await writeFile(seedFile, JSON.stringify(options.seed ?? sampleSeed));
  const port = options.port ?? (await freePort());
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
      pushRetry: { firstMs: 60, longestMs: 400 },
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

/** The issuer holds the port, so it must be known before the bank listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
