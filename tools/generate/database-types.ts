import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ladder } from '../../apps/server/src/ladder.ts';
import { run } from '../run/command.ts';

/** As the pool of the server parses them: 64-bit integers as bigint, calendar days as text. */
const typeMapping = JSON.stringify({ int8: 'bigint' });

/** Kysely's types of every table and view of ours, by schema-qualified name. */
export async function databaseTypes(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-types-'));
  const file = join(folder, 'schema.ts');
  try {
    const schemas = ['platform', ...ladder].join(',');
    const { ok, output } = await run('kysely-codegen', [
      '--dialect=postgres',
      `--url=${url}`,
      `--out-file=${file}`,
      `--include-pattern={${schemas}}.*`,
      '--date-parser=string',
      `--type-mapping=${typeMapping}`,
    ]);
    if (!ok) throw new Error(`kysely-codegen failed:\n${output}`);
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
