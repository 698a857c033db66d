import { Readable } from 'node:stream';
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '../../apps/server/src/platform/files/file-store.ts';
import { limits } from '../../apps/server/src/platform/limits.ts';

/** Keeps a file as an upload does whose row was never written. @returns its address. */
export async function keepUnnamed(files: FileStore, enterpriseId: string, bytes: Buffer): Promise<string> {
  const file = await files.receive(enterpriseId, Readable.from([bytes]));
  await files.keep(enterpriseId, file);
  return file.sha256;
}

/** Makes every file of the enterprise as old as the sweep waits, and as much again, by this clock. */
export async function makeOld(directory: string, enterpriseId: string, now: Date): Promise<void> {
  const old = new Date(now.getTime() - 2 * limits.orphanFileMinutes * 60_000);
  for (const name of await keptFiles(directory, enterpriseId))
    await utimes(join(directory, enterpriseId, name), old, old);
}

/** The addresses of what is kept of the enterprise, in their order. */
export async function keptFiles(directory: string, enterpriseId: string): Promise<string[]> {
  const names = await readdir(join(directory, enterpriseId)).catch(() => [] as string[]);
  return names.toSorted((one, other) => (one < other ? -1 : 1));
}
