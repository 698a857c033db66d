import { checksums } from './generate/checksums.ts';
import { configurationPage } from './generate/configuration.ts';
import { currencyDecimals, currencyFiles } from './generate/currency-decimals.ts';
import { withMigratedDatabase } from './generate/database.ts';
import { databaseTypes } from './generate/database-types.ts';
import { openapiDocument, webTypes } from './generate/openapi.ts';
import { schemaDump } from './generate/schema-dump.ts';
import { staleFiles, writeFiles } from './generate/stale.ts';
import { systemAccessPage } from './generate/system-access.ts';
import { root } from './run/command.ts';

/**
 * `npm run generate` writes every generated file; with `--check` it compares them and names the stale ones.
 * All come from the sources of truth: the migrations, the route schemas, the table of options and that of currencies.
 */
const checking = process.argv.includes('--check');

/** Path from the root and content of every generated file. */
async function generateAll(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  files.set('apps/server/db/migrations/checksums.txt', await checksums());
  files.set('docs/reference/configuration.md', configurationPage());
  files.set('docs/reference/system-access.md', systemAccessPage());
  for (const path of currencyFiles) files.set(path, currencyDecimals());
  await withMigratedDatabase(async (url) => {
    files.set('apps/server/src/platform/db/schema.gen.ts', await databaseTypes(url));
    files.set('apps/server/db/schema.sql', await schemaDump(url));
    const document = await openapiDocument(url);
    if (document === undefined) return;
    files.set('openapi/guildhall.v1.json', document);
    files.set('apps/web/src/api/schema.gen.ts', await webTypes(document));
  });
  return files;
}

const generated = await generateAll();
const stale = await staleFiles(root, generated);
if (!checking) await writeFiles(root, generated, stale);
if (stale.length === 0) console.log('Every generated file is fresh.');
for (const path of stale) console.log(`${checking ? 'stale' : 'written'}: ${path}`);
if (checking && stale.length > 0) console.log('Run `npm run generate` and commit what it writes.');
process.exitCode = checking && stale.length > 0 ? 1 : 0;
