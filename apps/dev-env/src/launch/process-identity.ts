import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that can be told from a later one with the same number. */
export type ProcessIdentity = { pid: number; startedAt: string };

/** The identity of a running process, or null when there is none with this number. */
export function identify(pid: number): ProcessIdentity | null {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid);
  return startedAt === null ? null : { pid, startedAt };
}

function startOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name stands in brackets and may contain anything; after it, field 3 is the state and 22 the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
  } catch {
    return null;
  }
}

function startElsewhere(pid: number): string | null {
  const run = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return run.status === 0 && run.stdout.trim() !== '' ? run.stdout.trim() : null;
}

/** Whether the very process that was identified still runs. */
export function stillRuns(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.startedAt === identity.startedAt;
}

/** Notes who runs, for a successor that finds the place after a crash. */
export function writeIdentity(file: string, identity: ProcessIdentity, notes: Record<string, string> = {}): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...identity, ...notes }));
}

/** Reads such a note; a missing or broken one counts as nobody. */
export function readIdentity(file: string): (ProcessIdentity & Record<string, unknown>) | null {
  if (!existsSync(file)) return null;
  try {
    const note: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof note !== 'object' || note === null || !('pid' in note) || !('startedAt' in note)) return null;
    const { pid, startedAt } = note;
    return typeof pid === 'number' && typeof startedAt === 'string' ? { ...note, pid, startedAt } : null;
  } catch {
    return null;
  }
}

/** Ends the process that a note names, gently first; the note is removed. Resolves whether there was one to end. */
export async function endNoted(file: string, graceMs: number): Promise<boolean> {
  const noted = readIdentity(file);
  const runs = noted !== null && stillRuns(noted);
  if (runs) await endProcess(noted, graceMs);
  rmSync(file, { force: true });
  return runs;
}

/** SIGTERM, and SIGKILL when the process is still there after the grace. */
export async function endProcess(identity: ProcessIdentity, graceMs: number): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!stillRuns(identity)) return;
    send(identity.pid, signal);
    const deadline = Date.now() + graceMs;
    while (stillRuns(identity) && Date.now() < deadline) await sleep(10);
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It may have ended by itself in between.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
