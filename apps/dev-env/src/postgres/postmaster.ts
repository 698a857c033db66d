import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { searchPath } from '../config.ts';
import type { Owner } from './owner.ts';

/** How long a start or an orderly stop may take before it counts as failed, in milliseconds. */
const startTimeoutMs = 30_000;
const stopTimeoutMs = 8_000;
/** After SIGKILL of the postmaster its children hold the lock file and the shared memory for about two seconds, longer on a busy machine. */
const lockRetryMs = 20_000;
const lockedPattern = /lock file ".*" already exists|shared memory block .* is still in use/;

export type Launch = { program: string; args: string[]; pgData: string; logFile: string; owner: Owner | null };

/** Starts the postmaster detached, so that a signal to our process group does not reach it before the server. */
export async function launchPostmaster(launch: Launch): Promise<number> {
  const deadline = Date.now() + lockRetryMs;
  for (;;) {
    const outcome = await launchOnce(launch);
    if (typeof outcome === 'number') return outcome;
    if (!lockedPattern.test(outcome) || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start. Its last words (${launch.logFile}):\n${outcome}`);
    }
    await sleep(200);
  }
}

async function launchOnce({ program, args, pgData, logFile, owner }: Launch): Promise<number | string> {
  const logStart = existsSync(logFile) ? statSync(logFile).size : 0;
  const log = openSync(logFile, 'a', 0o600);
  const env = { PATH: searchPath(), LC_ALL: 'C', TZ: 'UTC' };
  const child = spawn(program, args, { detached: true, stdio: ['ignore', log, log], cwd: '/', env, ...owner });
  closeSync(log);
  let exit: string | null = null;
  child.on('error', (error) => (exit = error.message));
  child.on('exit', (code, signal) => (exit = `exit ${code ?? signal}`));
  child.unref();
  const deadline = Date.now() + startTimeoutMs;
  while (exit === null) {
    const found = readPostmaster(pgData);
    if (found !== null && found.pid === child.pid && found.ready) return found.pid;
    if (Date.now() > deadline) exit = `not ready after ${startTimeoutMs} ms`;
    else await sleep(15);
  }
  if (child.pid !== undefined && isAlive(child.pid)) await endPostmaster(child.pid);
  return `${readFileSync(logFile, 'utf8').slice(logStart).trimEnd()}\n(${String(exit)})`;
}

/** What `postmaster.pid` tells (line 1: pid, line 8: status), or null when there is no such file. */
export function readPostmaster(pgData: string): { pid: number; ready: boolean } | null {
  const file = join(pgData, 'postmaster.pid');
  const lines = readIfThere(file).split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : null;
}

/** A server that stops removes the file at any moment. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** The running postmaster of this data directory; a file left by a crash, whose pid is now another program's, is removed. */
export function findRunning(pgData: string): number | null {
  const found = readPostmaster(pgData);
  if (found === null) return null;
  if (isAlive(found.pid) && isPostgres(found.pid, pgData)) return found.pid;
  rmSync(join(pgData, 'postmaster.pid'), { force: true });
  return null;
}

function isPostgres(pid: number, pgData: string): boolean {
  const command = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  if (command.error !== undefined) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(pgData);
  return command.stdout.includes(pgData);
}

/** Whether a process with this pid exists (a zombie of another parent counts as gone on Linux). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const stat = `/proc/${pid}/stat`;
  if (process.platform !== 'linux' || !existsSync(stat)) return true;
  try {
    return !/\) Z /.test(readFileSync(stat, 'utf8'));
  } catch {
    return false;
  }
}

/** Fast shutdown (SIGINT: open transactions are rolled back); immediate (SIGQUIT) when that takes too long. */
export async function endPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + stopTimeoutMs;
    while (isAlive(pid) && Date.now() < deadline) await sleep(10);
  }
  if (isAlive(pid)) throw new Error(`PostgreSQL (process ${pid}) could not be stopped`);
}
