import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isAlive } from '../../apps/dev-env/src/postgres/postmaster.ts';
import { freePorts } from '../support/ports.ts';

/** The launcher as a person starts it, on a data directory and ports of its own. */
const startFile = join(import.meta.dirname, '../../apps/dev-env/start.mjs');
/** Three seconds are promised to the person who presses Ctrl-C; on a busy machine the same stop may take longer, but not for ever. */
const stopWithinMs = 60_000;
let dir: string;
let port: number;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'guildhall-launcher-'));
  port = await freePorts(5);
});

const launchers: Launcher[] = [];
afterEach(async () => {
  for (const { process: child, ended } of launchers.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('it starts, refuses a second start, stops on a signal, keeps the data, and recovers from kill -9', async () => {
  const first = await startLauncher();
  expect(first.output()).toContain(`http://localhost:${port}`);
  expect(first.output()).toContain('企业负责人');
  expect(first.output()).toContain('Treasurer');
  expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
  expect((await fetch(`http://localhost:${port + 3}/api/messages`)).status).toBe(200);
  const applied = await appliedEntries();

  const second = spawnLauncher();
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`already running at http://localhost:${port} (process ${first.process.pid})`);

  const running = [...programPids(), postmasterPid()];
  expect(running.length).toBe(5);
  await stopInTime(first);
  expect(running.filter(isAlive)).toEqual([]);

  const again = await startLauncher();
  expect(await appliedEntries()).toBe(applied);
  const [orphans, postmaster] = [programPids(), postmasterPid()];
  again.process.kill('SIGKILL');
  await again.ended;
  expect(orphans.filter(isAlive).length).toBe(4);

  const recovered = await startLauncher();
  expect(orphans.filter(isAlive)).toEqual([]);
  expect(postmasterPid()).toBe(postmaster);
  expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
  expect(await appliedEntries()).toBe(applied);
  await stopInTime(recovered);
  expect(isAlive(postmaster)).toBe(false);
});

test('a signal during the start gives it up and leaves nothing running', async () => {
  const launcher = spawnLauncher();
  await launcher.printed(/✓ Starting PostgreSQL/);
  const postmaster = postmasterPid();
  launcher.process.kill('SIGTERM');
  expect(await launcher.ended).toBe(130);
  expect(isAlive(postmaster)).toBe(false);
  expect(programPids().filter(isAlive)).toEqual([]);
});

test('when a program ends by itself everything is stopped, and its last words are shown', async () => {
  const launcher = await startLauncher();
  const pids = [...programPids(), postmasterPid()];
  process.kill(readPid(join(dir, 'run/huayue.json')), 'SIGKILL');
  expect(await launcher.ended).toBe(1);
  expect(launcher.output()).toContain('huayue: signal SIGKILL');
  expect(pids.filter(isAlive)).toEqual([]);
});

test('when npm is ended, which passes no signal on, everything stops all the same', async () => {
  const npm = spawnLauncher(['sh', '-c', '"$0" "$1"; true', process.execPath, startFile], {
    npm_lifecycle_event: 'start',
  });
  await npm.printed(/Ready after/);
  const pids = [...programPids(), postmasterPid(), readPid(join(dir, 'launcher.json'))];
  npm.process.kill('SIGTERM');
  const deadline = Date.now() + 2 * stopWithinMs;
  while (pids.some(isAlive) && Date.now() < deadline) await sleep(50);
  expect(pids.filter(isAlive)).toEqual([]);
});

type Launcher = {
  process: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
  printed: (pattern: RegExp) => Promise<void>;
};

function spawnLauncher(command = [process.execPath, startFile], more: Record<string, string> = {}): Launcher {
  const [program = '', ...args] = command;
  // The tests themselves run under npm.
  const { npm_lifecycle_event: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    LC_ALL: 'C.UTF-8',
    PORT: String(port),
    BANK_PORT: String(port + 1),
    MAIL_PORT: String(port + 3),
    GUILDHALL_DATA_DIR: dir,
    GUILDHALL_SAMPLE_DATA: 'small',
    ...more,
  };
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      for (const look of watchers) look();
    });
  }
  const ended = new Promise<number | null>((done) => {
    child.once('close', (code) => done(code));
  });
  const printed = (pattern: RegExp): Promise<void> => {
    const seen = new Promise<void>((done) => {
      const look = (): void => {
        if (pattern.test(text)) done();
      };
      watchers.add(look);
      look();
    });
    const early = ended.then((code) => {
      throw new Error(`the launcher ended with ${code}:\n${text}`);
    });
    return Promise.race([seen, early]);
  };
  const launcher = { process: child, output: () => text, ended, printed };
  launchers.push(launcher);
  return launcher;
}

async function startLauncher(): Promise<Launcher> {
  const launcher = spawnLauncher();
  await launcher.printed(/Ready after/);
  return launcher;
}

async function stopInTime(launcher: Launcher): Promise<void> {
  const began = performance.now();
  launcher.process.kill('SIGTERM');
  expect(await launcher.ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(stopWithinMs);
}

function readPid(file: string): number {
  return JSON.parse(readFileSync(file, 'utf8')).pid;
}

function programPids(): number[] {
  return readdirSync(join(dir, 'run')).map((name) => readPid(join(dir, 'run', name)));
}

function postmasterPid(): number {
  return Number(readFileSync(join(dir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
}

async function appliedEntries(): Promise<number> {
  const text = await (await fetch(`http://localhost:${port}/metrics`)).text();
  const values = [...text.matchAll(/^guildhall_bank_applied_entries\{.*\} (\d+)$/gm)].map(([, value]) => Number(value));
  expect(values.length).toBe(2);
  return values.reduce((sum, value) => sum + value, 0);
}
