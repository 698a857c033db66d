import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Postgres } from './postgres.ts';
import { startPostgres } from './postgres.ts';
import { isAlive, readPostmaster } from './postgres/postmaster.ts';

let dir: string;
let running: Postgres | null = null;
const password = 'ein Wort/mit?Zeichen';
const settings = { fsync: 'off' };

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'guildhall-test-'));
});

afterEach(async () => {
  await running?.stop();
  running = null;
  rmSync(dir, { recursive: true, force: true });
});

test('it starts from nothing, listens on no address, and is gone after stop', async () => {
  running = await startPostgres({ dataDir: dir, password, settings });
  expect(running.reused).toBe(false);
  await running.ensureDatabase('guildhall');
  await running.ensureDatabase('guildhall');
  const [row] = await ask(
    running.url('guildhall'),
    `select current_setting('listen_addresses') as addresses, current_setting('server_encoding') as encoding,
       current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
       (select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()) as locale`,
  );
  expect(row).toEqual({ addresses: '', encoding: 'UTF8', checksums: 'on', fsync: 'off', locale: 'b C.UTF-8' });
  const pid = postmasterPid();
  await running.stop();
  expect(isAlive(pid)).toBe(false);
  await running.stop();
});

test('a wrong password is refused', async () => {
  running = await startPostgres({ dataDir: dir, password, settings });
  const wrong = running.adminUrl.replace(encodeURIComponent(password), 'guess');
  expect(wrong).not.toBe(running.adminUrl);
  await expect(ask(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
});

test('what was written is there after stop and start', async () => {
  running = await startPostgres({ dataDir: dir, password, settings });
  await ask(running.adminUrl, 'create table kept as select 7 as value');
  await running.stop();
  running = await startPostgres({ dataDir: dir, password, settings });
  expect(running.reused).toBe(false);
  expect(await ask(running.adminUrl, 'select value from kept')).toEqual([{ value: 7 }]);
});

test('after kill -9 of the parent the server left behind is taken over, and stop ends it', async () => {
  const pid = await leaveOrphan();
  expect(isAlive(pid)).toBe(true);
  running = await startPostgres({ dataDir: dir, password, settings });
  expect(running.reused).toBe(true);
  expect(postmasterPid()).toBe(pid);
  await running.stop();
  expect(isAlive(pid)).toBe(false);
});

test('a server left behind with other settings is replaced', async () => {
  const pid = await leaveOrphan();
  running = await startPostgres({ dataDir: dir, password, settings: { ...settings, work_mem: '8MB' } });
  expect(running.reused).toBe(false);
  expect(isAlive(pid)).toBe(false);
  expect(await ask(running.adminUrl, 'show work_mem')).toEqual([{ work_mem: '8MB' }]);
});

test('after kill -9 of the postmaster itself a new start succeeds by itself', async () => {
  running = await startPostgres({ dataDir: dir, password, settings });
  const client = await connect(running.adminUrl);
  process.kill(postmasterPid(), 'SIGKILL');
  running = await startPostgres({ dataDir: dir, password, settings });
  expect(await ask(running.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  await client.end().catch(() => undefined);
});

test('a path too long for a socket is served from a short directory', async () => {
  chmodSync(dir, 0o755);
  const dataDir = join(dir, 'a-rather-long-name-of-a-directory'.repeat(4));
  running = await startPostgres({ dataDir, password, settings });
  expect(running.dataDir).toBe(dataDir);
  expect(await ask(running.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test.runIf(process.getuid?.() === 0)('below a directory closed to others the cluster of root moves aside', async () => {
  running = await startPostgres({ dataDir: join(dir, 'closed'), password, settings });
  expect(running.dataDir).toMatch(/^\/var\/tmp\/guildhall-/);
  expect(await ask(running.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  await running.stop();
  rmSync(dirname(running.dataDir), { recursive: true });
});

test('a cluster in memory leaves nothing behind', async () => {
  running = await startPostgres({ dataDir: dir, password, tmpfs: true });
  const [row] = await ask(running.adminUrl, `select current_setting('data_directory') as place`);
  await running.stop();
  running = await startPostgres({ dataDir: dir, password, tmpfs: true });
  expect(await ask(running.adminUrl, `select to_regclass('kept') as kept`)).toEqual([{ kept: null }]);
  expect(String(row?.['place'])).toContain('guildhall-');
});

test('a setting that PostgreSQL does not know is reported in its own words', async () => {
  const start = startPostgres({ dataDir: dir, password, settings: { no_such_setting: '1' } });
  await expect(start).rejects.toThrow(/unrecognized configuration parameter "no_such_setting"/);
});

function postmasterPid(): number {
  return readPostmaster(join(dir, 'data'))?.pid ?? 0;
}

async function leaveOrphan(): Promise<number> {
  const program = `import { startPostgres } from ${JSON.stringify(new URL('./postgres.ts', import.meta.url).href)};
    await startPostgres(${JSON.stringify({ dataDir: dir, password, settings })});
    process.stdout.write('up'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((done) => child.stdout.once('data', done));
  child.kill('SIGKILL');
  await new Promise((done) => child.once('exit', done));
  await sleep(50);
  return postmasterPid();
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = await connect(url);
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
