import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Binaries } from './postgres/binaries.ts';
import { findBinaries } from './postgres/binaries.ts';
import type { Owner } from './postgres/owner.ts';
import { findOwner, give } from './postgres/owner.ts';
import type { Place } from './postgres/place.ts';
import { preparePlace } from './postgres/place.ts';
import { endPostmaster, findRunning, launchPostmaster } from './postgres/postmaster.ts';

export type PostgresOptions = {
  /** Directory of the cluster; made when missing. It holds `data/`, `socket/` and `postgres.log`. */
  dataDir: string;
  /** Password of the superuser `postgres`; fixed by the first start. */
  password: string;
  /** Server settings as in postgresql.conf, such as `fsync: 'off'`. */
  settings?: Record<string, string>;
  /** For tests: in memory where the machine has it, without durability, gone after `stop()`. */
  tmpfs?: boolean;
};

export type Postgres = {
  /** Connection string of the superuser for a database of this cluster, over the Unix socket. */
  url: (database: string) => string;
  /** The same for the database `postgres`. */
  adminUrl: string;
  /** Creates the database unless it is there. */
  ensureDatabase: (name: string) => Promise<void>;
  /** Writes what is only in memory to disk, so that a following `stop` is quick. Never rejects. */
  checkpoint: () => Promise<void>;
  /** Fast shutdown; resolves when the process is gone. Calling it again does no harm. */
  stop: () => Promise<void>;
  /** Where the cluster really is: elsewhere than asked when in memory, or when PostgreSQL's user cannot reach that. */
  dataDir: string;
  /** Whether a server that was still running was taken over. */
  reused: boolean;
};

const superuser = 'postgres';
const defaults = { max_connections: '200', shared_buffers: '128MB', timezone: 'UTC', log_timezone: 'UTC' };
const undurableSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts PostgreSQL on the given directory, or takes over the server that a killed predecessor left running there.
 * Rejects with an Error that carries the last lines of PostgreSQL's own log when it does not start.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const tmpfs = options.tmpfs ?? false;
  const owner = findOwner();
  const binaries = findBinaries(owner);
  const place = preparePlace({ dataDir: options.dataDir, password: options.password, tmpfs }, owner);
  const url = (database: string): string => connectionString(place.socketDir, options.password, database);
  const args = serverArguments(place, { ...defaults, ...(tmpfs ? undurableSettings : {}), ...options.settings });

  let pid = findRunning(place.pgData);
  if (pid !== null && !(startedWith(place, args) && (await answers(url('postgres'))))) {
    await endPostmaster(pid);
    pid = null;
  }
  const reused = pid !== null;
  if (pid === null) {
    if (!existsSync(place.pgData))
      await initialise(binaries, place, owner, options.password, tmpfs || options.settings?.['fsync'] === 'off');
    writeFileSync(place.settingsFile, JSON.stringify(args));
    const { pgData, logFile } = place;
    pid = await launchPostmaster({ program: binaries.postgres, args, pgData, logFile, owner });
  }
  const running = pid;
  return {
    url,
    adminUrl: url('postgres'),
    dataDir: place.root,
    reused,
    ensureDatabase: (name) => ensureDatabase(url('postgres'), name),
    checkpoint: () => checkpoint(url('postgres')),
    stop: async () => {
      if (findRunning(place.pgData) === running) await endPostmaster(running);
      if (tmpfs) rmSync(place.root, { recursive: true, force: true });
      rmSync(place.socketDir, { recursive: true, force: true });
    },
  };
}

function connectionString(socketDir: string, password: string, database: string): string {
  const [secret, name, host] = [password, database, socketDir].map(encodeURIComponent);
  return `postgresql://${superuser}:${secret}@localhost/${name}?host=${host}`;
}

function serverArguments(place: Place, settings: Record<string, string>): string[] {
  // Without an address to listen on, only who may open the socket directory reaches the server.
  const all = {
    ...settings,
    listen_addresses: '',
    unix_socket_directories: place.socketDir,
    unix_socket_permissions: '0700',
  };
  return ['-D', place.pgData, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

function startedWith(place: Place, args: string[]): boolean {
  return existsSync(place.settingsFile) && readFileSync(place.settingsFile, 'utf8') === JSON.stringify(args);
}

async function initialise(
  { initdb }: Binaries,
  place: Place,
  owner: Owner | null,
  password: string,
  undurable: boolean,
): Promise<void> {
  // A directory that an interrupted initdb left behind is not a cluster: only a finished one gets the name.
  const unfinished = `${place.pgData}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const passwordFile = join(place.root, 'initial-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  chmodSync(passwordFile, 0o600);
  give(passwordFile, owner);
  const flags = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--data-checksums'];
  const access = [`--username=${superuser}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  try {
    await run(initdb, ['-D', unfinished, ...flags, ...access, ...(undurable ? ['--no-sync'] : [])], owner);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, place.pgData);
}

async function run(program: string, args: string[], owner: Owner | null): Promise<void> {
  const child = spawn(program, args, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], ...owner });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString('utf8')));
  const exit = await new Promise<string | null>((done) => {
    child.on('error', (error) => done(error.message));
    child.on('close', (code, signal) => done(code === 0 ? null : `exit ${code ?? signal}`));
  });
  if (exit !== null) throw new Error(`${program} failed: ${words.trim()} (${exit})`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function checkpoint(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('checkpoint');
  } catch {
    // The shutdown does it again; this was only to have it done earlier.
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
