import { chownSync, lchownSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The user that PostgreSQL runs as, when we are root ourselves. */
export type Owner = { uid: number; gid: number };

/** PostgreSQL refuses to run as root, so root lends it the user `nobody`; anyone else runs it as himself (null). */
export function findOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  // initdb looks its user up by number, hence a user that is listed and not just any free number.
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = (line ?? '').split(':').map(Number);
  if (!uid || !gid) {
    throw new Error('PostgreSQL refuses to run as root, and there is no user nobody. Start as an ordinary user.');
  }
  return { uid, gid };
}

/** Whether the owner can read the path: every directory above is open to him, and the path itself is readable. */
export function isReachable(path: string, owner: Owner): boolean {
  const real = realpathSync(path);
  const bits = statSync(real).isDirectory() ? 0o5 : 0o4;
  return allows(real, owner, bits) && canWalkThrough(dirname(real), owner);
}

/** Whether the owner can walk through the directory to what lies in it. */
export function canWalkThrough(directory: string, owner: Owner): boolean {
  for (let above = realpathSync(directory); ; above = dirname(above)) {
    if (!allows(above, owner, 0o1)) return false;
    if (above === dirname(above)) return true;
  }
}

function allows(path: string, owner: Owner, bits: number): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === owner.uid ? 6 : gid === owner.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}

/** Gives a path to the owner; without one it stays ours. */
export function give(path: string, owner: Owner | null): void {
  if (owner !== null) chownSync(path, owner.uid, owner.gid);
}

/** Gives a whole tree to the owner, links included. */
export function chownTree(path: string, owner: Owner): void {
  lchownSync(path, owner.uid, owner.gid);
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
    lchownSync(join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
}
