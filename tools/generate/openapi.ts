import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from '../../apps/server/src/app.ts';
import { readConfig } from '../../apps/server/src/config.ts';
import { run } from '../run/command.ts';
import { throwawayKey } from './database.ts';

/** The OpenAPI document of the server, as it would serve it; nothing listens for it. */
export async function openapiDocument(databaseUrl: string): Promise<string | undefined> {
  const config = readConfig({ DATABASE_URL: databaseUrl, GUILDHALL_KEY: throwawayKey, LOG_LEVEL: 'silent' });
  const server = await createServer(config);
  try {
    const answer = await server.http.inject({ method: 'GET', url: '/openapi.json' });
    if (answer.statusCode === 404) return undefined;
    if (answer.statusCode !== 200) throw new Error(`/openapi.json answers ${answer.statusCode}: ${answer.body}`);
    return `${JSON.stringify(answer.json(), null, 2)}\n`;
  } finally {
    await server.stop();
  }
}

/** The types of the web client, from the same document. */
export async function webTypes(document: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-openapi-'));
  const file = join(folder, 'openapi.json');
  try {
    await writeFile(file, document);
    const { ok, output } = await run('node', ['tools/openapi/generate.js', file]);
    if (!ok) throw new Error(`openapi-typescript failed:\n${output}`);
    return `/** Written by \`npm run generate\` from openapi/guildhall.v1.json. */\n\n${output}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
