import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { CliConfig } from './config.ts';

/** How far a command has come, in the numbers that it counts by. */
type Progress = Readonly<Record<string, number | undefined>>;
export interface Answer {
  readonly code: number;
  /** The last line of its output that is JSON; null when there is none. */
  readonly result: Readonly<Record<string, unknown>> | null;
}

/**
 * Runs a command of the server program. What it says on stderr goes on to ours, but for lines of progress, which go to
 * `onProgress`.
 */
export async function runServer(
  config: CliConfig,
  args: readonly string[],
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Answer> {
  const child = spawn(process.execPath, [config.serverProgram, ...args], {
    env: config.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = (): void => void child.kill('SIGTERM');
  process.once('SIGINT', stop).once('SIGTERM', stop);
  let result: Answer['result'] = null;
  createInterface(child.stdout).on('line', (line) => (result = readObject(line) ?? result));
  createInterface(child.stderr).on('line', (line) => {
    const progress = readProgress(line);
    if (progress === null) process.stderr.write(`${line}\n`);
    else onProgress(progress);
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
  process.off('SIGINT', stop).off('SIGTERM', stop);
  return { code, result };
}

function readObject(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null;
  try {
    // It starts with a brace: JSON of it is an object.
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}

function readProgress(line: string): Progress | null {
  const { progress } = readObject(line) ?? {};
  if (typeof progress !== 'object' || progress === null) return null;
  return Object.fromEntries(Object.entries(progress).filter(([, value]) => typeof value === 'number'));
}
