import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer } from '../../../tests/support/server/test-server.ts';
import { accountActions, actionWords } from './modules/access/index.ts';

let world: TestServer;
beforeAll(async () => {
  world = await TestServer.create();
});
afterAll(() => world[Symbol.asyncDispose]());

test('every route is public, for anyone signed in, or asks for an action that some role has', () => {
  const routes = world.server.http.declaredRoutes;
  expect(routes.length).toBeGreaterThan(10);
  const known = new Set<string>(['public', 'session', ...Object.keys(actionWords), ...accountActions]);
  expect(routes.filter((route) => !known.has(route.action))).toEqual([]);
  expect(routes.filter((route) => route.operationId === null)).toEqual([]);
});

test('nobody passes a route that is not public without a session', async () => {
  const closed = world.server.http.declaredRoutes.filter(
    (route) => route.action !== 'public' && route.method !== 'HEAD',
  );
  expect(closed.length).toBeGreaterThan(4);
  for (const { method, url } of closed) {
    const answer = await world.server.http.inject({ method: method as 'GET', url: url.replaceAll(/:\w+/g, 'x') });
    expect([method, url, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
      method,
      url,
      401,
      'identity.not_signed_in',
    ]);
  }
});

test('a mandate that does not allow it is refused in words, before the request is read', async () => {
  const stranger = await world.signedIn({ bank: 'huayue', subject: 's', customerId: '1', roleId: 'unheard_of' });
  const open = ['public', 'session', 'sessions:manage', 'mandates:read', 'passkeys:manage'];
  const personal = new Set([...open, 'notifications:read', 'notifications:manage']);
  const closed = world.server.http.declaredRoutes.filter(
    (route) => !personal.has(route.action) && route.method !== 'HEAD',
  );
  for (const { method, url } of closed) {
    const answer = await stranger.send({ method, url: url.replaceAll(/:\w+/g, 'x') });
    expect([method, url, answer.statusCode]).toEqual([method, url, 403]);
    expect(answer.json()).toMatchObject({
      code: 'access.not_allowed',
      detail: expect.stringContaining('"unheard_of"'),
    });
  }
});

test('the process is ready when database and signals are there', async () => {
  const visitor = world.visitor();
  expect((await visitor.get('/healthz')).json()).toEqual({ status: 'ok' });
  const early = await visitor.get('/readyz');
  expect(early.json()).toMatchObject({ status: 503, detail: expect.stringContaining('signals') });
  expect(early.headers['retry-after']).toBe('1');
  await world.server.platform.bus.start();
  expect((await visitor.get('/readyz')).json()).toEqual({ status: 'ok' });
  await world.db.query(`delete from platform.migrations where name = '0020-identity.sql'`);
  expect((await visitor.get('/readyz')).json()).toMatchObject({ detail: expect.stringContaining('migrations') });
});

test('the document names every operation, its action and its errors', async () => {
  const document = (await world.visitor().get('/openapi.json')).json<{
    openapi: string;
    paths: Record<string, Record<string, Record<string, unknown>>>;
  }>();
  expect(document.openapi).toBe('3.1.0');
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const ids = operations.map((operation) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const operation of operations) {
    expect(operation).toMatchObject({
      operationId: expect.stringMatching(/^[a-z_]+\.[a-z_]+$/),
      summary: expect.any(String),
      'x-action': expect.any(String),
      security: expect.any(Array),
      responses: { default: { content: { 'application/problem+json': expect.any(Object) } } },
    });
  }
  expect(document.paths['/v1/session']!.get).toMatchObject({ 'x-action': 'session', security: [{ session: [] }] });
});

test('answers are measured by operation', async () => {
  const visitor = world.visitor();
  await visitor.get('/v1/session');
  const metrics = (await visitor.get('/metrics')).body;
  expect(metrics).toMatch(/guildhall_http_request_seconds_count\{operation="session\.read",status="401"\} [1-9]/);
});
