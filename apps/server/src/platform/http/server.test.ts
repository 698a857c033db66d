import { Type } from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '../errors.ts';
import { createLog } from '../log.ts';
import { createHttp, type App } from './server.ts';

let app: App;
beforeAll(async () => {
  app = await createHttp({
    log: createLog('silent'),
    publicUrl: 'http://localhost:4000',
    sessionCookie: 'guildhall-4000',
    trustProxy: false,
    requestsPerMinute: 100,
    authorize: (_request, action) => {
      if (action === 'forbidden:act') throw new Problem(403, 'access.not_allowed', 'Not yours.');
      return Promise.resolve(null);
    },
  });
  app.post(
    '/echo/:n',
    {
      config: { action: 'public' },
      schema: {
        params: Type.Object({ n: Type.Integer({ minimum: 1, maximum: 100 }) }),
        body: Type.Object({ name: Type.String({ minLength: 2 }) }, { additionalProperties: false }),
      },
    },
    (request) => ({ n: request.params.n, name: request.body.name }),
  );
  app.addContentTypeParser('application/x-file', { parseAs: 'buffer' }, (_request, body, done) =>
    // A mark on the bytes that would be found by whoever goes through them.
    done(null, Object.assign(body, { mark: '\u0000' })),
  );
  app.post('/file', { config: { action: 'public' } }, ({ body }) => ({ bytes: (body as Buffer).length }));
  app.post('/signed', { config: { action: 'public', signedBody: true } }, () => ({ ok: true }));
  app.get('/crash', { config: { action: 'public' } }, () => {
    throw new Error('relation "secret_table" does not exist');
  });
  app.get('/forbidden', { config: { action: 'forbidden:act' } }, () => ({ ok: true }));
  await app.ready();
});
afterAll(() => app.close());

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    body: body as object,
  });

test('a route that declares no action is refused when it is registered', () => {
  expect(() => app.get('/silent', () => ({}))).toThrow();
});

test('the bytes of a file are handed on without being gone through', async () => {
  const sent = { method: 'POST', url: '/file', headers: { 'content-type': 'application/x-file' } } as const;
  const answer = await app.inject({ ...sent, body: Buffer.from('a\u0000b') });
  expect([answer.statusCode, answer.json()]).toEqual([200, { bytes: 3 }]);
});

test.each(['101', '1e400', '-1e400', 'NaN', '1.5'])('the number %s is held against its bounds', async (n) => {
  const answer = await post(`/echo/${n}`, { name: 'two' });
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ errors: [{ field: 'params.n' }] });
});

test('a wrong field is named with its reason, under a reference', async () => {
  const answer = await post('/echo/1', { name: 'x' });
  expect(answer.statusCode).toBe(400);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json()).toMatchObject({
    code: 'platform.invalid_request',
    errors: [{ field: 'body.name' }],
    reference: expect.any(String),
  });
  expect((await post('/echo/0', { name: 'xy' })).json()).toMatchObject({ errors: [{ field: 'params.n' }] });
  expect((await post('/echo/1', { name: 'xy', more: 1 })).json()).toMatchObject({ errors: [{ field: 'body.more' }] });
  expect((await post('/echo/1', {})).json()).toMatchObject({ errors: [{ field: 'body.name' }] });
});

test('a crash tells the reader a reference and nothing of its cause', async () => {
  const answer = await app.inject('/crash');
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('secret_table');
  expect(answer.json()).toMatchObject({ code: 'platform.internal', reference: expect.any(String) });
});

test.each([
  ['{"name":', 400],
  ['', 400],
  [`{"name":"${'x'.repeat(300_000)}"}`, 413],
])('a broken body is answered as a problem', async (body, status) => {
  const answer = await app.inject({
    method: 'POST',
    url: '/echo/1',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});

test('an unknown path is a problem too', async () => {
  expect((await app.inject('/nowhere')).json()).toMatchObject({ status: 404, code: 'platform.not_found' });
});

test('another site cannot make a browser act', async () => {
  const body = { name: 'xy' };
  const statusOf = async (headers: Record<string, string>): Promise<number> =>
    (await post('/echo/1', body, headers)).statusCode;
  expect(await statusOf({ origin: 'http://localhost:4000', cookie: 'a=b' })).toBe(200);
  expect(await statusOf({ 'sec-fetch-site': 'same-origin', cookie: 'a=b' })).toBe(200);
  expect(await statusOf({})).toBe(200);
  expect(await statusOf({ cookie: 'a=b' })).toBe(403);
  expect(await statusOf({ origin: 'http://localhost:4100', cookie: 'a=b' })).toBe(403);
  expect(await statusOf({ origin: 'null', cookie: 'a=b' })).toBe(403);
  expect(await statusOf({ origin: 'http://localhost:4000.evil.example' })).toBe(403);
  expect(await statusOf({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await statusOf({ 'sec-fetch-site': 'same-site', cookie: 'a=b' })).toBe(403);
  expect((await post('/signed', {}, { origin: 'https://bank.example' })).statusCode).toBe(200);
});

test('authority is asked before anything is read of the request', async () => {
  expect((await app.inject('/forbidden')).json()).toMatchObject({ status: 403, code: 'access.not_allowed' });
});

test('an address that asks too often is told to wait', async () => {
  const answers = await Promise.all(
    Array.from({ length: 120 }, () =>
      app.inject({ method: 'POST', url: '/signed', body: {}, remoteAddress: '203.0.113.9' }),
    ),
  );
  const refused = answers.find((answer) => answer.statusCode === 429);
  expect(refused?.json()).toMatchObject({ code: 'platform.too_many_requests' });
  expect(refused?.headers['retry-after']).toBeDefined();
});
