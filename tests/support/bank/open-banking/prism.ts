import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePorts } from '../../ports.ts';

/** A proxy that holds requests and answers against a published OpenAPI document, and refuses what breaks it. */
export interface Prism extends AsyncDisposable {
  readonly port: number;
}

const startWithinMs = 100_000;

/** Starts `prism proxy --errors` on loopback before an upstream. Rejects with its output when it does not come up. */
export async function startPrism(document: string, upstream: string): Promise<Prism> {
  const port = await freePorts(1);
  const manifest = createRequire(import.meta.url).resolve('@stoplight/prism-cli/package.json');
  const command = join(dirname(manifest), 'dist', 'index.js');
  const child = spawn(
    process.execPath,
    [command, 'proxy', document, upstream, '--errors', '--host', '127.0.0.1', '--port', String(port)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const listening = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`prism did not start:\n${output}`)), startWithinMs);
    const hear = (chunk: Buffer): void => {
      // What it lists after it has begun to listen is of no use and much.
      if (output.length < 1_000_000) output += chunk.toString();
      if (output.includes('Prism is listening')) {
        clearTimeout(timer);
        resolve();
      }
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`prism ended:\n${output}`)));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  await listening.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { port, [Symbol.asyncDispose]: stop };
}
