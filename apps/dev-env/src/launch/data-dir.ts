import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SampleSize } from '../sample-world/sample-world.ts';

/** Made once and kept: whoever loses them loses what they seal. */
export type Secrets = { postgresPassword: string; guildhallKey: string; huayueKey: string; lanjiangKey: string };

/** What a data directory was made with; later starts follow it. */
export type WorldRecord = {
  /** The sample world's today. */
  now: string;
  size: SampleSize | 'none';
  port: number;
  bankPorts: [number, number];
  /** The mail sink's pages and its SMTP; absent where the directory was made before there was one. */
  mailPorts?: [number, number];
  /** Which PostgreSQL holds the data: `embedded`, or a digest of the address of another. */
  database: string;
  /** Whether the network there has taken the sample data up and knows the sample relations. */
  settled: boolean;
};

export type DataDir = {
  path: string;
  secrets: Secrets;
  file: (...parts: string[]) => string;
  readWorld: () => WorldRecord | null;
  writeWorld: (record: WorldRecord) => void;
};

/** Opens a data directory; a new one gets its secrets. */
export function openDataDir(path: string): DataDir {
  mkdirSync(path, { recursive: true });
  // As root, PostgreSQL runs as another user, who must be able to walk through to his own directory. What is secret has
  // a mode of its own.
  if (process.getuid?.() === 0) chmodSync(path, statSync(path).mode | 0o011);
  const file = (...parts: string[]): string => join(path, ...parts);
  const worldFile = file('world.json');
  return {
    path,
    file,
    secrets: readSecrets(file('secrets.json')),
    // Both files are written by us alone.
    readWorld: () => (existsSync(worldFile) ? (JSON.parse(readFileSync(worldFile, 'utf8')) as WorldRecord) : null),
    writeWorld: (record) => writeWhole(worldFile, record),
  };
}

function readSecrets(path: string): Secrets {
  if (existsSync(path)) {
    chmodSync(path, 0o600);
    return JSON.parse(readFileSync(path, 'utf8')) as Secrets;
  }
  const make = (): string => randomBytes(32).toString('base64url');
  const secrets = { postgresPassword: make(), guildhallKey: make(), huayueKey: make(), lanjiangKey: make() };
  writeWhole(path, secrets, 0o600);
  return secrets;
}

/** Writes a value as JSON, whole. */
export function writeWhole(path: string, value: unknown, mode = 0o644): void {
  writeWholeText(path, JSON.stringify(value, null, 1), mode);
}

/** Writes beside and renames, so that a crash leaves either the old file or the new one. */
export function writeWholeText(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, text, { mode });
  renameSync(unfinished, path);
}
