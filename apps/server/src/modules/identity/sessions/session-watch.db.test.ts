import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { createServer } from '../../../app.ts';
import { TestServer, type TestVisitor } from '../../../../../../tests/support/server/test-server.ts';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Platform } from '../../../app.ts';
import { limits } from '../../../platform/limits.ts';
import { SessionCache } from './session-cache.ts';
import { SessionWatch } from './session-watch.ts';

const li = { bank: 'huayue', subject: 'li', customerId: '7730-1942', roleId: 'owner' };

/** Opens live streams of a process for sessions, over real connections. */
async function streamsOf(platform: Platform, context: () => Pick<ActingContext, 'sessionId'>) {
  const http = fastify();
  // Of the acting context, the streams look at the session alone.
  http.get('/', (_request, reply) => void platform.streams.open(reply, context() as ActingContext));
  const address = await http.listen({ port: 0, host: '127.0.0.1' });
  return {
    /** Resolves once the stream is open; `text` is all that it ever sent. */
    open: async (): Promise<{ text: Promise<string> }> => {
      const response = await fetch(address);
      return { text: response.text() };
    },
    [Symbol.asyncDispose]: () => http.close(),
  };
}

async function sessionIdOf(visitor: TestVisitor): Promise<ActingContext['sessionId']> {
  const { items } = (await visitor.get('/v1/sessions')).json<{ items: { id: string; current: boolean }[] }>();
  return items.find((item) => item.current)!.id as ActingContext['sessionId'];
}

test('ending a session closes its streams at once, on another process too', async () => {
  await using world = await TestServer.create();
  const elsewhere = await createServer(world.server.platform.config, world.clock);
  await Promise.all([world.server.platform.bus.start(), elsewhere.platform.bus.start()]);
  const visitor = await world.signedIn(li);
  const sessionId = await sessionIdOf(visitor);
  await using here = await streamsOf(world.server.platform, () => ({ sessionId }));
  await using there = await streamsOf(elsewhere.platform, () => ({ sessionId }));
  const opened = [await here.open(), await there.open()];
  const other = await world.signedIn({ ...li, subject: 'other' });
  const otherId = await sessionIdOf(other);
  await using others = await streamsOf(elsewhere.platform, () => ({ sessionId: otherId }));
  await others.open();
  expect(elsewhere.platform.streams.count).toBe(2);
  expect((await visitor.get('/metrics')).body).toContain('guildhall_streams 1');
  const startedAt = performance.now();
  await visitor.delete('/v1/session');
  for (const { text } of opened) expect(await text).toContain('event: session\ndata: {"state":"ended"}');
  // Long before anything but the signal would have closed them.
  expect(performance.now() - startedAt).toBeLessThan(limits.sessionSweepSeconds * 500);
  expect(elsewhere.platform.streams.count).toBe(1);
  await elsewhere.stop();
});

test('a session that was ended elsewhere is over here at once', async () => {
  await using world = await TestServer.create();
  const elsewhere = await createServer(world.server.platform.config, world.clock);
  await elsewhere.http.ready();
  await Promise.all([world.server.platform.bus.start(), elsewhere.platform.bus.start()]);
  const visitor = await world.signedIn(li);
  elsewhere.ports.enterpriseDirectory.standIn(world.directory);
  const headers = { cookie: visitor.cookieHeader };
  const ask = async (): Promise<number> => (await elsewhere.http.inject({ url: '/v1/sessions', headers })).statusCode;
  expect(await ask()).toBe(200);
  await visitor.delete('/v1/session');
  // The clock of the test stands still, so that nothing but the signal can put it out.
  await expect.poll(ask).toBe(401);
  await elsewhere.stop();
});

test('a stream does not outlive a session that ran out', async () => {
  await using world = await TestServer.create();
  const visitor = await world.signedIn(li);
  const sessionId = await sessionIdOf(visitor);
  await using streams = await streamsOf(world.server.platform, () => ({ sessionId }));
  const { text } = await streams.open();
  const watch = new SessionWatch(world.server.platform, new SessionCache());
  expect(await watch.sweep()).toBe(0);
  world.clock.advance({ minutes: 31 });
  expect(await watch.sweep()).toBe(1);
  expect(await text).toContain('"state":"ended"');
});
