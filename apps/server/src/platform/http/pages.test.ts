import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { docsRoutes } from './docs-routes.ts';
import { createHttp, type App } from './server.ts';
import { webRoutes } from './web-routes.ts';

let app: App;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'guildhall-web-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'index.html'), '<!doctype html><div id="root"></div>');
  await writeFile(join(directory, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(directory, 'assets', 'index-4f2a.js'), 'export {};');
  await writeFile(join(directory, 'assets', 'index-4f2a.js.br'), 'as brotli');
  await writeFile(join(directory, 'assets', 'index-4f2a.js.gz'), 'as gzip');
  const page = { path: '/', exact: true, member: ['assets/home.js', 'assets/home.css'], stranger: ['assets/start.js'] };
  const other = { path: '/', exact: false, member: ['assets/shell.js'], stranger: ['assets/bare.js'] };
  const languages = { 'zh-CN': ['assets/zh.js'], en: ['assets/en.js'] };
  await writeFile(join(directory, 'hints.json'), JSON.stringify({ languages, pages: [page, other] }));
  app = await createHttp({
    log: createLog('silent'),
    publicUrl: 'http://localhost:4000',
    sessionCookie: 'guildhall-4000',
    requestsPerMinute: 10_000,
    trustProxy: false,
    authorize: () => Promise.resolve(null),
  });
  docsRoutes(app);
  await webRoutes(app, directory, 'guildhall-4000');
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await rm(directory, { recursive: true });
});

test.each(['/', '/sign-in?error=failed', '/enterprises/1', '/index.html', '/v1x'])(
  '%s is a page of the client',
  async (url) => {
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.body).toContain('id="root"');
    expect(answer.headers['cache-control']).toBe('no-cache');
    const policy = String(answer.headers['content-security-policy']);
    for (const part of ["default-src 'self'", "script-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toContain('unsafe');
  },
);

test.each([
  ['/', '', 'en-GB,en;q=0.9', ['en.js', 'start.js']],
  ['/', 'guildhall-4000=token', 'zh-CN,zh;q=0.9,en;q=0.8', ['zh.js', 'home.js', 'home.css']],
  ['/search?q=x', 'guildhall-4000=token', 'fr,zh', ['zh.js', 'shell.js']],
  ['/search', 'another=guildhall', '', ['en.js', 'bare.js']],
])('%s with the cookies "%s" in %s brings what the page will ask for', async (url, cookie, language, files) => {
  const { headers } = await app.inject({ url, headers: { cookie, 'accept-language': language } });
  const [session, ...others] = String(headers['link']).split(', ');
  expect(session).toBe('</v1/session>; rel=preload; as=fetch; crossorigin');
  expect(others.map((one) => /assets\/([^>]+)>/.exec(one)?.[1])).toEqual(files);
  expect(headers['vary']).toContain('cookie');
});

test('what is named by its content is kept for good, the rest is asked for again', async () => {
  const cacheOf = async (url: string) => (await app.inject(url)).headers['cache-control'];
  expect(await cacheOf('/assets/index-4f2a.js')).toBe('public, max-age=31536000, immutable');
  expect(await cacheOf('/favicon.svg')).toBe('public, max-age=300');
});

test.each([
  ['gzip, deflate, br, zstd', 'br', 'as brotli'],
  ['gzip', 'gzip', 'as gzip'],
  ['identity', undefined, 'export {};'],
  ['br;q=0', undefined, 'export {};'],
])('a browser that accepts "%s" gets the file as %s', async (accepted, encoding, body) => {
  const answer = await app.inject({ url: '/assets/index-4f2a.js', headers: { 'accept-encoding': accepted } });
  expect([answer.statusCode, answer.headers['content-encoding'], answer.body]).toEqual([200, encoding, body]);
  expect(answer.headers['content-type']).toMatch(/javascript/);
  expect(answer.headers['vary']).toMatch(/accept-encoding/i);
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('where no smaller form stands beside a file, the file itself is sent', async () => {
  const answer = await app.inject({ url: '/favicon.svg', headers: { 'accept-encoding': 'br' } });
  expect([answer.statusCode, answer.headers['content-encoding']]).toEqual([200, undefined]);
});

test.each(['/assets/index-4f2a.js.br', '/v1/nothing', '/v1', '/assets/gone.js', '/assets/..%2f..%2fetc/passwd'])(
  '%s is no page and no file',
  async (url) => {
    const answer = await app.inject(url);
    expect(answer.json()).toMatchObject({ status: 404, code: 'platform.not_found' });
  },
);

test('an address that cannot be read is a problem like any other', async () => {
  const answer = await app.inject('/%');
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json()).toMatchObject({ status: 400, code: 'platform.invalid_request' });
});

test('nothing outside of the directory is served', async () => {
  for (const url of ['/..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/.env']) {
    expect((await app.inject(url)).body).not.toContain('root:');
  }
});

test('the readable interface needs nothing from elsewhere', async () => {
  const page = await app.inject('/docs');
  expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  expect(page.body).not.toMatch(/https?:/);
  expect(page.body).not.toMatch(/<script[^>]*>[^<]/);
  const script = await app.inject('/docs/reference.js');
  expect([script.statusCode, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  expect(script.body.length).toBeGreaterThan(1_000_000);
});
