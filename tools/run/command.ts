import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** How a command ended. */
export interface Outcome {
  ok: boolean;
  /** What it wrote to both streams; empty when it wrote to the terminal directly. */
  output: string;
  seconds: number;
}

interface Options {
  /** The root of the repository unless given. */
  cwd?: string;
  env?: Record<string, string>;
  /** Shows the output while it comes instead of keeping it. */
  live?: boolean;
}

/** Runs a program of the repository's own `node_modules/.bin`, or any other on the path, at the root. */
export function run(command: string, args: string[], options: Options = {}): Promise<Outcome> {
  const started = performance.now();
  const path = [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env, PATH: path },
    stdio: ['ignore', options.live === true ? 'inherit' : 'pipe', options.live === true ? 'inherit' : 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new Promise((resolve) => {
    const end = (ok: boolean): void => resolve({ ok, output, seconds: (performance.now() - started) / 1000 });
    child.on('error', (error) => {
      output += `${command}: ${error.message}\n`;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}
