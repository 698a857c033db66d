import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { placeAside } from './binaries.ts';
import type { Owner } from './owner.ts';
import { canWalkThrough, give } from './owner.ts';

/** `sun_path` holds 104 bytes on darwin and 108 on Linux; the file name `/.s.PGSQL.5432` takes 14 of them. */
const socketDirMaxBytes = 86;
/** Below this much free memory a cluster on tmpfs would starve the tests that use it. */
const tmpfsMinBytes = 1024 ** 3;

export type PlaceOptions = { dataDir: string; password: string; tmpfs: boolean };
export type Place = { root: string; pgData: string; socketDir: string; logFile: string; settingsFile: string };

/** Lays out the directories of one cluster and gives them to the user that PostgreSQL runs as. */
export function preparePlace(options: PlaceOptions, owner: Owner | null): Place {
  const { dataDir, password, tmpfs } = options;
  let root = resolve(tmpfs && hasTmpfs() ? join('/dev/shm', `guildhall-${shortHash(resolve(dataDir))}`) : dataDir);
  mkdirSync(dirname(root), { recursive: true });
  if (owner !== null && !canWalkThrough(dirname(root), owner)) {
    // With the password in the key, a data directory that was deleted and made anew does not find its predecessor's cluster.
    root = join(placeAside(`${root} ${password}`, owner), 'postgres');
  }
  makePrivate(root, owner);
  let socketDir = join(root, 'socket');
  if (Buffer.byteLength(socketDir) > socketDirMaxBytes) socketDir = join(tmpdir(), `guildhall-${shortHash(root)}`);
  makePrivate(socketDir, owner);
  return {
    root,
    pgData: join(root, 'data'),
    socketDir,
    logFile: join(root, 'postgres.log'),
    settingsFile: join(root, 'settings.json'),
  };
}

function makePrivate(path: string, owner: Owner | null): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(path);
  const mine = process.getuid?.();
  if (uid !== mine && uid !== owner?.uid) throw new Error(`${path} belongs to another user (uid ${uid})`);
  chmodSync(path, 0o700);
  give(path, owner);
}

function hasTmpfs(): boolean {
  if (process.platform !== 'linux') return false;
  const { bavail, bsize } = statfsSync('/dev/shm');
  return bavail * bsize >= tmpfsMinBytes;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
