import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../run/command.ts';
import { checksumOf } from '../tidy/migrations.ts';

const folder = join(root, 'apps/server/db/migrations');

/**
 * The checksums of all migrations, one a line. A line once written stays as it is: a migration that changed afterwards
 * keeps its old checksum here, so that `tools/tidy.ts` reports it.
 */
export async function checksums(): Promise<string> {
  const written = await readFile(join(folder, 'checksums.txt'), 'utf8').catch(() => '');
  const lines = new Map<string, string>();
  for (const line of written.split('\n')) {
    const name = line.split('  ')[1];
    if (name !== undefined) lines.set(name, line);
  }
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql'))) {
    if (!lines.has(name)) lines.set(name, `${checksumOf(await readFile(join(folder, name), 'utf8'))}  ${name}`);
  }
  return [...lines.keys()]
    .toSorted()
    .map((name) => `${lines.get(name)}\n`)
    .join('');
}
