import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../tests/support/database.ts';
import { leiLine } from '../../../tests/support/lei-file.ts';
import { processEnvironment } from '../../../tests/support/process-environment.ts';
import { testKey } from '../../../tests/support/templates.ts';

// Every question starts two programs.
vi.setConfig({ testTimeout: 300_000 });

const program = fileURLToPath(new URL('main.ts', import.meta.url));
let fresh: FreshDatabase;
let directory: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  directory = mkdtempSync(join(tmpdir(), 'guildhall-cli-'));
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await fresh[Symbol.asyncDispose]();
});

async function guildhall(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [program, ...args], {
    env: processEnvironment({ LANG: 'en_GB.UTF-8', DATABASE_URL: fresh.url, GUILDHALL_KEY: testKey, ...env }),
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? -1)));
  return { code, out, err };
}

function fileOf(name: string, lines: readonly string[]): string {
  const path = join(directory, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

test('an import tells in words or in JSON what it did, and writes what it rejected', async () => {
  const path = fileOf('some.jsonl', [leiLine(1), leiLine(2), 'no record']);
  const told = await guildhall(['import', 'lei', path, '--json']);
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(told.out)).toEqual({
    records: 3,
    created: 2,
    updated: 0,
    unchanged: 0,
    rejected: 1,
    broken: null,
    rejectedFile: `${path}.rejected.jsonl`,
  });
  expect(JSON.parse(readFileSync(`${path}.rejected.jsonl`, 'utf8'))).toEqual({
    line: 3,
    reason: 'the line is not JSON',
    raw: 'no record',
  });
  const again = await guildhall(['import', 'lei', path, '--rejected', join(directory, 'aside')], {
    LANG: 'zh_CN.UTF-8',
  });
  expect(again.out).toContain('无变化 2 家，未导入 1 条');
  expect(existsSync(join(directory, 'aside'))).toBe(true);
  writeFileSync(path, leiLine(1));
  expect((await guildhall(['import', 'lei', path])).out).toContain('1 unchanged, 0 rejected');
  expect(existsSync(`${path}.rejected.jsonl`)).toBe(false);
});

test('a file that cannot be read to its end, or at all, ends with 1 and says why', async () => {
  const broken = await guildhall([
    'import',
    'lei',
    fileOf('broken.xml', ['<?xml version="1.0"?>', '<!DOCTYPE x>', '<x/>']),
  ]);
  expect(broken.code).toBe(1);
  expect(broken.err).toMatch(/broken\.xml line 2: a document type declaration is not accepted/);
  const missing = await guildhall(['import', 'lei', join(directory, 'nothing')]);
  expect(missing.code).toBe(1);
  expect(missing.err).toMatch(/no such file/);
  expect(missing.err).not.toMatch(/at .*\.ts/);
});

test('migrate and audit verify answer for a machine too', async () => {
  expect(JSON.parse((await guildhall(['migrate', '--json'])).out)).toEqual({ applied: [] });
  const verified = await guildhall(['--json', 'audit', 'verify']);
  expect(verified.code).toBe(0);
  expect(JSON.parse(verified.out)).toEqual({ lines: 0, chains: 0, faults: [] });
});

test('doctor looks at database, key, migrations and banks', async () => {
  const bank = await fakeBank();
  const { port } = bank.address() as AddressInfo;
  const issuer = `http://localhost:${port}`;
  const fields = { clientId: 'guildhall', nameZh: '银行', nameEn: 'Bank', mark: '银', color: '#000000' };
  const banks = [
    { slug: 'here', issuer, ...fields },
    { slug: 'gone', issuer: 'http://localhost:9', ...fields },
  ];
  const env = { GUILDHALL_BANKS: JSON.stringify(banks), GUILDHALL_LOOPBACK_ORIGINS: `${issuer},http://localhost:9` };
  const { code, out } = await guildhall(['doctor', '--json'], env);
  bank.close();
  expect(code).toBe(1);
  const { checks } = JSON.parse(out) as { checks: { name: string; ok: boolean }[] };
  expect(checks.map(({ name, ok }) => [name, ok])).toEqual([
    ['environment', true],
    ['database', true],
    ['key', true],
    ['migrations', true],
    ['bank here', true],
    ['bank gone', false],
    ['mail server', true],
    ['files directory', true],
  ]);
  const outside = { SMTP_URL: 'smtp://localhost:9', GUILDHALL_FILES_DIR: fileOf('no-directory', ['a file']) };
  const apart = await guildhall(['doctor'], outside);
  expect(apart).toMatchObject({ code: 1, out: expect.stringMatching(/✗ mail server: localhost:9: .*e-mails wait/) });
  expect(apart.out).toMatch(/✗ files directory: cannot be written/);
  const wrongKey = await guildhall(['doctor'], { GUILDHALL_KEY: Buffer.alloc(32, 8).toString('base64url') });
  expect(wrongKey).toMatchObject({ code: 1, out: expect.stringMatching(/✗ key: GUILDHALL_KEY is not the one/) });
});

test('what is not understood ends with 2', async () => {
  for (const args of [[], ['nonsense'], ['import', 'lei'], ['import', 'gleif', 'x'], ['keys', 'rotate', 'nobody']]) {
    expect((await guildhall(args)).code, args.join(' ')).toBe(2);
  }
  const unset = await guildhall(['migrate'], { DATABASE_URL: '' });
  expect(unset).toMatchObject({ code: 2, err: expect.stringMatching(/DATABASE_URL is missing/) });
});

test('help speaks the language of the reader', async () => {
  expect((await guildhall(['--help'])).out).toContain('Commands:');
  expect((await guildhall(['import', 'lei', '--help'], { LANG: 'zh_CN.UTF-8' })).out).toContain(
    '导入 GLEIF 的 LEI 数据',
  );
  expect((await guildhall(['--help'], { LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' })).out).toContain('Commands:');
});

function fakeBank(): Promise<Server> {
  const bank = createServer((_request, answer) => {
    const { port } = bank.address() as AddressInfo;
    answer.setHeader('content-type', 'application/json').end(JSON.stringify({ issuer: `http://localhost:${port}` }));
  });
  return new Promise((resolve) => bank.listen(0, 'localhost', () => resolve(bank)));
}
