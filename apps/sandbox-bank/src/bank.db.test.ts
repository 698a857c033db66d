import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../tests/support/database.ts';
import { checkSeed } from './seed/seed-read.ts';
import { sampleSeed } from './testing/sample-seed.ts';
import { startTestBank } from './testing/test-bank.ts';

async function environment(db: FreshDatabase, directory: string): Promise<NodeJS.ProcessEnv> {
  const seedFile = join(directory, 'seed.json');
  await writeFile(seedFile, JSON.stringify(sampleSeed));
  return {
    ...process.env,
    BANK_ID: 'huayue',
    BANK_PORT: '0',
    BANK_ISSUER: 'http://localhost:4999',
    BANK_DATABASE_URL: db.url,
    BANK_SEED_FILE: seedFile,
    BANK_KEY: randomBytes(32).toString('base64url'),
  };
}

/** Runs the bank as a process of its own until it is open, then stops it; resolves to how it ended. */
async function runOnce(
  env: NodeJS.ProcessEnv,
): Promise<{ lines: string[]; code: number | null; startMs: number; stopMs: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
      if (out.includes('bank is open')) resolve();
    });
  });
  const port = /"port":(\d+)/.exec(out)?.[1];
  if (port !== undefined) expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  const startMs = performance.now() - begun;
  const started = performance.now();
  child.kill('SIGTERM');
  const code = await ended;
  return { lines: out.trim().split('\n'), code, startMs, stopMs: performance.now() - started };
}

test('the process opens, stops within two seconds, and starting it again changes nothing', async () => {
  await using db = await freshDatabase('empty');
  const directory = await mkdtemp(join(tmpdir(), 'sandbox-bank-'));
  try {
    const env = await environment(db, directory);
    const first = await runOnce(env);
    expect(first.code).toBe(0);
    // Two seconds when it has the machine to itself; beside other tests the start of the same process tells how long those are.
    expect(first.stopMs).toBeLessThan(Math.max(2_000, 2 * first.startMs));
    for (const line of first.lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    const state = () => db.query('select customer_id, sequence, jws from sandbox_bank.journal_entries order by 1, 2');
    const before = await state();
    expect(before).toHaveLength(3);
    await runOnce(env);
    expect(await state()).toEqual(before);
    const wrongKey = await runOnce({ ...env, BANK_KEY: randomBytes(32).toString('base64url') });
    expect(wrongKey.code).toBe(1);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});

test('a session at the bank survives a restart of its artefacts store', async () => {
  await using bank = await startTestBank();
  const before = await bank.client.token('consents');
  await bank.sandbox('POST', '/sandbox/keys/rotate');
  const answer = await bank.client.call('GET', '/api/v1/consents', { token: before });
  expect(answer.status).toBe(200);
});

test('the OpenAPI document names every operation of the bank and resolves every reference', async () => {
  await using bank = await startTestBank();
  const document = (await (await fetch(`${bank.issuer}/openapi.json`)).json()) as {
    openapi: string;
    paths: Record<string, Record<string, { operationId?: string; summary?: string }>>;
    components: { schemas: Record<string, unknown> };
  };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining([
      '/api/v1/consents',
      '/api/v1/customers/{customerId}/records',
      '/api/v1/events/poll',
      '/jwks',
    ]),
  );
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  for (const operation of operations)
    expect(operation).toMatchObject({
      operationId: expect.any(String) as string,
      summary: expect.any(String) as string,
    });
  expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
  for (const [, name = ''] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    expect(Object.keys(document.components.schemas)).toContain(name);
  }
});

test('the fonts of the pages come from the bank itself, and nothing else does', async () => {
  await using bank = await startTestBank();
  const css = await (await fetch(`${bank.issuer}/assets/fonts.css`)).text();
  const [, file = ''] = /url\((\/assets\/fonts\/noto[^)]+)\)/.exec(css) ?? [];
  const font = await fetch(bank.issuer + file);
  expect(font.status).toBe(200);
  expect(font.headers.get('content-type')).toBe('font/woff2');
  for (const path of [
    '/assets/fonts/..%2f..%2fpackage.json',
    '/assets/constructor',
    '/assets/fonts/noto-sans-sc-none.woff2',
  ]) {
    expect((await fetch(bank.issuer + path)).status).toBe(404);
  }
});

test('discovery says FAPI 2.0, and the web of the bank leads nowhere else', async () => {
  await using bank = await startTestBank();
  const found = (await (await fetch(`${bank.issuer}/.well-known/openid-configuration`)).json()) as Record<
    string,
    unknown
  >;
  expect(found).toMatchObject({
    issuer: bank.issuer,
    jwks_uri: `${bank.issuer}/jwks`,
    require_pushed_authorization_requests: true,
    authorization_response_iss_parameter_supported: true,
    backchannel_logout_supported: true,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    code_challenge_methods_supported: ['S256'],
    dpop_signing_alg_values_supported: ['ES256'],
    authorization_details_types_supported: ['mandate', 'enterprise_consent', 'payment_consent'],
  });
  expect((await fetch(`${bank.issuer}/nowhere`)).status).toBe(404);
});

test.each([
  ['another bank', { bank: { ...sampleSeed.bank, id: 'other' } }, 'seed.bank.id'],
  ['no customers', { customers: undefined }, 'seed.customers'],
  ['a colour that is none', { bank: { ...sampleSeed.bank, color: 'navy' } }, 'seed.bank.color'],
  ['a mandate of a customer that is not there', { customers: [] }, 'there is no such customer'],
  ['a mandate with a role that is not there', { roles: [] }, 'there is no role'],
])('a seed with %s is refused by name', (_name, change, reason) => {
  expect(() => checkSeed({ ...sampleSeed, ...change }, 'huayue')).toThrow(reason);
});
