import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, givenSchemas, readLauncherConfig } from '../config.ts';
import { openDataDir } from './data-dir.ts';
import { bankEnvironment, mailEnvironment, makeAddresses, serverEnvironment } from './environment.ts';
import { StartRefused, takeLock } from './instance-lock.ts';
import { claimPort, PortTakenError } from './ports.ts';
import { endNoted, identify, readIdentity, stillRuns, writeIdentity } from './process-identity.ts';
import { publishedSchemas } from './published-schemas.ts';
import { plainReport } from './report.ts';
import { readGauge } from './take-up.ts';
import { makeRecord } from './world-record.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'guildhall-test-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the environment', () => {
  test('is read with its defaults', () => {
    const config = readLauncherConfig({ LANG: 'zh_CN.UTF-8' });
    expect(config).toMatchObject({
      port: 4000,
      bankPort: 4100,
      mailPort: 4400,
      databaseUrl: null,
      language: 'zh',
      sampleData: 'full',
    });
    expect(config.dataDir).toMatch(/\.guildhall$/);
  });

  test.each([
    [{ PORT: 'many' }, 'PORT'],
    [{ BANK_PORT: '65535' }, 'BANK_PORT'],
    [{ MAIL_PORT: '-1' }, 'MAIL_PORT'],
    [{ DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL'],
    [{ GUILDHALL_SAMPLE_DATA: 'huge' }, 'GUILDHALL_SAMPLE_DATA'],
  ])('%o is refused by name', (env, name) => {
    expect(() => readLauncherConfig(env)).toThrow(ConfigError);
    expect(() => readLauncherConfig(env)).toThrow(name);
  });
});

describe('ports', () => {
  test('a taken port is reported with the variable that moves it; 0 gives a free one', async () => {
    const other = createServer();
    await new Promise<void>((done) => {
      other.listen(0, '127.0.0.1', done);
    });
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(claimPort(port, 'BANK_PORT')).rejects.toThrow(PortTakenError);
    await expect(makeRecord({ dataDir: dir, port }, null)).rejects.toThrow(`PORT=4200 npm start`);
    expect(await claimPort(0, 'PORT')).toBeGreaterThan(0);
    await new Promise((done) => other.close(done));
    expect(await claimPort(port, 'PORT')).toBe(port);
  });

  test('a directory keeps its ports, its size and its today', async () => {
    const first = await makeRecord({ dataDir: dir, now: new Date('2026-11-20T00:00:00Z'), sampleData: 'small' }, null);
    const again = await makeRecord({ dataDir: dir, now: new Date(), sampleData: 'full' }, first);
    expect(again).toEqual(first);
  });

  test('with another database the sample data is to be taken up anew', async () => {
    const settled = { ...(await makeRecord({ dataDir: dir }, null)), settled: true };
    expect((await makeRecord({ dataDir: dir }, settled)).settled).toBe(true);
    const other = await makeRecord({ dataDir: dir, databaseUrl: 'postgresql://me:secret@localhost/mine' }, settled);
    expect(other.settled).toBe(false);
    expect(JSON.stringify(other)).not.toContain('secret');
  });

  test('another bank port is refused, because signed records carry it', async () => {
    const first = await makeRecord({ dataDir: dir }, null);
    const start = makeRecord({ dataDir: dir, bankPort: first.bankPorts[0] + 100 }, first);
    await expect(start).rejects.toThrow(`BANK_PORT=${first.bankPorts[0]}`);
  });
});

describe('processes', () => {
  test('one is told from another by number and start', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const found = identify(child.pid ?? 0);
    expect(found).not.toBeNull();
    if (found === null) return;
    expect(stillRuns(found)).toBe(true);
    expect(stillRuns({ ...found, startedAt: 'some other time' })).toBe(false);
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
    expect(stillRuns(found)).toBe(false);
  });

  test('one that ignores SIGTERM is killed after the grace; the note is gone then', async () => {
    const program = 'process.on("SIGTERM", () => {}); process.stdout.write("up"); setInterval(() => {}, 1000)';
    const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((done) => child.stdout.once('data', done));
    const gone = new Promise((done) => child.once('exit', (_, signal) => done(signal)));
    const note = join(dir, 'program.json');
    const found = identify(child.pid ?? 0);
    if (found !== null) writeIdentity(note, found);
    expect(await endNoted(note, 100)).toBe(true);
    expect(await gone).toBe('SIGKILL');
    expect(readIdentity(note)).toBeNull();
    expect(await endNoted(note, 100)).toBe(false);
  });

  test('a second start is told where the first one runs, and a dead one does not count', async () => {
    const lock = join(dir, 'launcher.json');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const found = identify(child.pid ?? 0);
    if (found !== null) writeIdentity(lock, found, { url: 'http://localhost:4000' });
    expect(() => takeLock(lock, 'http://localhost:5000')).toThrow(StartRefused);
    expect(() => takeLock(lock, '')).toThrow(`http://localhost:4000 (process ${child.pid})`);
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
    const release = takeLock(lock, 'http://localhost:5000');
    expect(readIdentity(lock)).toMatchObject({ pid: process.pid, url: 'http://localhost:5000' });
    release();
    expect(readIdentity(lock)).toBeNull();
  });
});

test('secrets are made once, are long, and are for the owner alone', () => {
  const { secrets } = openDataDir(dir);
  expect(openDataDir(dir).secrets).toEqual(secrets);
  expect(new Set(Object.values(secrets)).size).toBe(4);
  for (const secret of Object.values(secrets)) expect(Buffer.from(secret, 'base64url').length).toBe(32);
  expect(statSync(join(dir, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).toContain(secrets.guildhallKey);
});

test('banks and network are told of each other by the same addresses', () => {
  const data = openDataDir(dir);
  const addresses = makeAddresses(4000, [4100, 4101], [4400, 4401]);
  const banks = { huayue: 'postgresql://h', lanjiang: 'postgresql://l' };
  const databases = {
    network: 'postgresql://n',
    banks,
    reused: false,
    dataDir: null,
    prepareStop: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
  const parts = { data, addresses, databases };
  const server = serverEnvironment(parts, { bank: 'huayue', customerId: '7700-0001' });
  const bank = bankEnvironment(parts, 'lanjiang', null);
  expect(JSON.parse(server['GUILDHALL_BANKS'] ?? '')).toMatchObject([
    { slug: 'huayue', issuer: 'http://localhost:4100' },
    { slug: 'lanjiang', issuer: 'http://localhost:4101', mark: '澜' },
  ]);
  expect(server['GUILDHALL_LOOPBACK_ORIGINS']).toBe('http://localhost:4100,http://localhost:4101');
  expect(server['SMTP_URL']).toBe('smtp://127.0.0.1:4401');
  expect(mailEnvironment(parts)).toMatchObject({
    MAIL_PORT: '4400',
    MAIL_SMTP_PORT: '4401',
    MAIL_DIR: join(dir, 'mail'),
  });
  expect(bank).toMatchObject({ BANK_PORT: '4101', BANK_ISSUER: 'http://localhost:4101', BANK_ID: 'lanjiang' });
  expect(bank['BANK_SEED_FILE']).toBeUndefined();
  expect(JSON.parse(bank['BANK_PEERS'] ?? '')).toEqual([
    { bankId: 'huayue', nameZh: '华岳银行', nameEn: 'Huayue Bank', issuer: 'http://localhost:4100' },
  ]);
  expect(JSON.parse(bank['BANK_CLIENTS'] ?? '')).toMatchObject([
    {
      redirectUris: [
        'http://localhost:4000/v1/sign-in/banks/lanjiang/callback',
        'http://localhost:4000/v1/bank-connections/lanjiang/consent-callback',
        'http://localhost:4000/v1/bank-connections/lanjiang/payment-callback',
      ],
      eventPushUri: 'http://localhost:4000/v1/bank-connections/lanjiang/events',
    },
  ]);
});

test('the published schemas are used where they lie beside the checkout, or where somebody says they are', () => {
  expect(publishedSchemas(null, dir)).toEqual({ ISO20022_SCHEMAS_DIR: dir });
  expect(publishedSchemas(null, join(dir, 'not-there'))).toEqual({});
  expect(publishedSchemas(givenSchemas({ ISO20022_SCHEMAS_DIR: '/elsewhere' }), dir)).toEqual({});
});

test('progress is read from the metrics of each bank', () => {
  const text =
    '# HELP x\nguildhall_bank_applied_entries{bank="huayue"} 1085\nguildhall_bank_applied_entries{bank="lanjiang"} 7e2\n';
  expect(readGauge(text)).toEqual(
    new Map([
      ['huayue', 1085],
      ['lanjiang', 700],
    ]),
  );
  expect(readGauge('')).toEqual(new Map());
});

test('a step is told when it begins and when it is done, in the reader’s language', async () => {
  const lines: string[] = [];
  const report = plainReport('zh', (line) => lines.push(line));
  await report.step({ zh: '启动', en: 'Starting' }, () => Promise.resolve());
  expect(lines[0]).toBe('  … 启动');
  expect(lines[1]).toMatch(/^ {2}✓ 启动 {2}\d+\.\d 秒$/);
});
