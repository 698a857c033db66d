import { request as httpRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer, type TestVisitor } from '../../../../../../tests/support/server/test-server.ts';
import { newId } from '../../../platform/ids.ts';

let world: TestServer;
let origin: string;
beforeAll(async () => {
  world = await TestServer.create();
  await world.server.platform.bus.start();
  origin = await world.server.http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => world[Symbol.asyncDispose]());

/** An owner of a verified enterprise of its own, signed in. */
async function owner(subject: string): Promise<{ visitor: TestVisitor; enterpriseId: string }> {
  const visitor = await world.signedIn({ bank: 'huayue', subject, customerId: subject, roleId: 'owner' });
  const session = (await visitor.get('/v1/session')).json<{ mandate: { enterprise: { id: string } } }>();
  const enterpriseId = session.mandate.enterprise.id;
  await world.db.query(`insert into enterprises.enterprises values ($1, 'verified', '企业', 'E', now())`, [
    enterpriseId,
  ]);
  await world.db.query(`insert into enterprises.disclosures values ($1, 'identity', 'public', now())`, [enterpriseId]);
  await signalsHeard();
  return { visitor, enterpriseId };
}

/** Signals arrive in their order: what signing in announced, such as a first table, reaches no stream that opens after this. */
async function signalsHeard(): Promise<void> {
  const { bus } = world.server.platform;
  const topic = `test.${newId()}`;
  await new Promise<void>((resolve) => {
    const unsubscribe = bus.subscribe(topic, () => {
      unsubscribe();
      resolve();
    });
    bus.publish({ topic, data: {} });
  });
}

/** Reads the open stream of a visitor until `events` events have come. */
async function readEvents(
  visitor: TestVisitor,
  events: number,
  headers: Record<string, string> = {},
  meanwhile?: () => Promise<void>,
) {
  const stream = httpRequest(`${origin}/v1/stream`, { headers: { cookie: visitor.cookieHeader, ...headers } });
  stream.end();
  const [answer] = (await once(stream, 'response')) as [IncomingMessage];
  let text = '';
  let asked = false;
  answer.setEncoding('utf8');
  for await (const chunk of answer) {
    text += String(chunk);
    const got = text.split('\n\n').filter((part) => part.includes('event: '));
    if (!asked && meanwhile !== undefined && got.length > 0) {
      asked = true;
      await meanwhile();
    }
    if (got.length >= events) break;
  }
  stream.destroy();
  return { type: answer.headers['content-type'], text };
}

test('the stream says how far the feed has grown, and what changed with partners', async () => {
  const [a, b] = [await owner('stream-a'), await owner('stream-b')];
  const { type, text } = await readEvents(a.visitor, 2, {}, async () => {
    const answer = await b.visitor.post('/v1/partners', { enterpriseId: a.enterpriseId, note: '您好' });
    expect(answer.statusCode).toBe(200);
  });
  expect(type).toBe('text/event-stream; charset=utf-8');
  expect(text).toMatch(/id: (\d+)\nevent: feed\ndata: \{"newest":"\1"\}\n\n/);
  expect(text).toContain(`event: partners\ndata: {"enterpriseId":"${b.enterpriseId}"}\n\n`);
});

test('nobody opens a stream without a session', async () => {
  expect((await world.visitor().get('/v1/stream')).statusCode).toBe(401);
});

test('ending the session ends its stream', async () => {
  const { visitor } = await owner('stream-c');
  const { text } = await readEvents(visitor, 2, {}, async () => {
    expect((await visitor.delete('/v1/session')).statusCode).toBe(200);
  });
  expect(text).toContain('event: session\ndata: {"state":"ended"}');
});

test('the feed is served as JSON of its schema, and refuses what is no place in it', async () => {
  const { visitor, enterpriseId } = await owner('stream-d');
  const sourceId = newId();
  await world.db.query(
    `insert into network.feed_items values ($1, 42, 1, $1, 'facts_changed', 'identity', $2, $3), ($1, 43, 2, $2, 'facts_changed', 'identity', $2, $3)`,
    [enterpriseId, sourceId, '"kind":"facts_changed"'],
  );
  await world.db.query('update network.feed_position set position = 2');
  const first = await visitor.get('/v1/feed?limit=1');
  expect(first.headers['content-type']).toBe('application/json; charset=utf-8');
  const page = first.json<{ items: { id: string; kind: string }[]; nextCursor: string; newest: string }>();
  expect(page.items).toMatchObject([
    { id: `43.${enterpriseId}`, kind: 'facts_changed', why: { reason: 'own', since: null } },
  ]);
  const second = (await visitor.get(`/v1/feed?limit=1&cursor=${page.nextCursor}`)).json<typeof page>();
  expect(second).toMatchObject({ items: [{ id: `42.${enterpriseId}` }], nextCursor: null });
  expect((await visitor.get(`/v1/feed/new?since=${page.newest}`)).json()).toEqual({ count: 0, newest: page.newest });
  for (const url of [
    '/v1/feed?cursor=x',
    '/v1/feed?only=friends',
    '/v1/feed?limit=0',
    '/v1/feed/new?since=-1',
    '/v1/feed/new',
    '/v1/partners?cursor=WzEsMl0',
  ]) {
    const answer = await visitor.get(url);
    expect([url, answer.statusCode]).toEqual([url, 400]);
    expect(answer.json<{ errors: object[] }>().errors).toHaveLength(1);
  }
});
