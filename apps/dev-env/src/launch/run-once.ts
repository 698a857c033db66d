import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { inheritedEnvironment } from '../config.ts';

export type Run = { program: string; args: string[]; cwd: string; env: Record<string, string>; logFile: string };

/** Runs a program to its end and returns what it wrote; the same goes to the log. Rejects when it fails; an abort ends it. */
export async function runOnce({ program, args, cwd, env, logFile }: Run, signal?: AbortSignal): Promise<string> {
  mkdirSync(dirname(logFile), { recursive: true });
  const environment = inheritedEnvironment(env);
  const child = spawn(program, args, {
    cwd,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      written += chunk.toString('utf8');
      appendFileSync(logFile, chunk, { mode: 0o600 });
    });
  }
  const failure = await new Promise<string | null>((done) => {
    child.on('error', (error) => done(error.message));
    child.on('close', (code, signal) => done(code === 0 ? null : `exit ${code ?? signal}`));
  });
  if (failure !== null) {
    const tail = written.trimEnd().split('\n').slice(-20).join('\n');
    throw new Error(`${[program, ...args].join(' ')} failed (${failure}), see ${logFile}:\n${tail}`);
  }
  return written;
}
