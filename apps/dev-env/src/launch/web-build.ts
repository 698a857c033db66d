import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { repository } from './repository.ts';
import { runOnce } from './run-once.ts';

const web = join(repository, 'apps/web');
export const webDist = join(web, 'dist');
const stampFile = join(webDist, '.built-from');
const sources = ['src/**/*', 'public/**/*', 'build/**/*', 'index.html', '*.ts', '*.cjs', '*.mjs', 'package.json'];

/** Builds the web client unless it was built from these very sources. Resolves whether there was something to do. */
export async function buildWeb(logFile: string, signal?: AbortSignal): Promise<boolean> {
  const stamp = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
  const vite = createRequire(join(web, 'package.json')).resolve('vite/package.json');
  const program = join(dirname(vite), 'bin/vite.js');
  await runOnce({ program: process.execPath, args: [program, 'build'], cwd: web, env: {}, logFile }, signal);
  writeFileSync(stampFile, stamp);
  return true;
}

/** Changes when a source, a dependency's version or the program that builds changes. */
function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(join(repository, 'package-lock.json')));
  for (const name of globSync(sources, { cwd: web }).toSorted()) {
    const path = join(web, name);
    if (statSync(path).isFile()) hash.update(`\0${name}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}
