import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer, type TestVisitor } from '../../../../../../tests/support/server/test-server.ts';
import { limits } from '../../../platform/limits.ts';

const li = { bank: 'huayue', subject: 'li', customerId: '7730-1942', roleId: 'owner' };
let world: TestServer;
beforeAll(async () => {
  world = await TestServer.create();
});
afterAll(() => world[Symbol.asyncDispose]());

interface Item {
  id: string;
  current: boolean;
  lastSeenAt: string;
}
const listOf = async (visitor: TestVisitor): Promise<Item[]> =>
  (await visitor.get('/v1/sessions')).json<{ items: Item[] }>().items;
const codeOf = async (visitor: TestVisitor): Promise<unknown> => {
  const answer = await visitor.get('/v1/session');
  return answer.statusCode === 200 ? 'live' : answer.json<{ code: string }>().code;
};

test('the cookie is out of reach of scripts and other sites', async () => {
  const answer = await world.visitor().signIn(li);
  expect(answer.cookies).toEqual([
    {
      name: 'guildhall-4999',
      value: expect.stringMatching(/^[\w-]{43}$/),
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: limits.sessionAbsoluteHours * 3_600,
    },
  ]);
});

test('over https both cookies are bound to this host', async () => {
  await using secure = await TestServer.create({ publicUrl: 'https://network.example' });
  const visitor = secure.visitor();
  const begun = await visitor.post('/v1/sign-in/bank', { bank: 'huayue' });
  const came = await visitor.signIn(li);
  const kinds = { secure: true, path: '/', httpOnly: true, sameSite: 'Lax' };
  expect(begun.cookies).toMatchObject([{ name: '__Host-guildhall-attempt', ...kinds, maxAge: 900 }]);
  expect(came.cookies).toMatchObject([{ name: '__Host-guildhall', ...kinds }]);
  expect(came.headers['set-cookie']).not.toMatch(/domain/i);
});

test('only the hash of the token is stored', async () => {
  const visitor = await world.signedIn({ ...li, subject: 'hash' });
  const token = visitor.cookies.get('guildhall-4999')!;
  const rows = await world.db.query<{ row: string }>(`select s::text as row from identity.sessions s`);
  const idToken = Buffer.from('id-token-of-hash').toString('hex');
  expect(rows.filter(({ row }) => row.includes(token) || row.includes(idToken))).toEqual([]);
});

test('a session nobody uses ends, one that is used goes on until its absolute end', async () => {
  const idle = await world.signedIn({ ...li, subject: 'idle' });
  const busy = await world.signedIn({ ...li, subject: 'busy' });
  for (let minutes = 0; minutes < limits.sessionAbsoluteHours * 60; minutes += 20) {
    expect(await codeOf(busy)).toBe('live');
    world.clock.advance({ minutes: 20 });
    if (minutes === 20) expect(await codeOf(idle)).toBe('identity.session_ended');
  }
  expect(await codeOf(busy)).toBe('identity.session_ended');
});

test('the time of use is written once a minute', async () => {
  const visitor = await world.signedIn({ ...li, subject: 'touch' });
  const seen = async (): Promise<string> => (await listOf(visitor))[0]!.lastSeenAt;
  const first = await seen();
  world.clock.advance({ minutes: 0.9 });
  expect(await seen()).toBe(first);
  world.clock.advance({ minutes: 0.2 });
  await seen();
  expect(await seen()).toBe(world.clock.now().toISOString());
});

test('an end that nobody was told of is seen within a second, however busy the session is', async () => {
  const visitor = await world.signedIn({ ...li, subject: 'unheard' });
  expect(await codeOf(visitor)).toBe('live');
  await world.db.query(`update identity.sessions set ended_at = now(), ended_by = 'bank' where subject = 'unheard'`);
  for (let tenths = 0; tenths < 10; tenths++) {
    expect((await visitor.get('/v1/sessions')).statusCode).toBe(200);
    world.clock.advance({ seconds: 0.1 });
  }
  expect((await visitor.get('/v1/sessions')).statusCode).toBe(401);
});

test('nobody is signed in without a cookie, or with an invented one', async () => {
  const visitor = world.visitor();
  expect(await codeOf(visitor)).toBe('identity.not_signed_in');
  for (const token of ['x', 'A'.repeat(43), '%00', 'é']) {
    visitor.cookies.set('guildhall-4999', token);
    expect(await codeOf(visitor)).toBe('identity.not_signed_in');
  }
});

test('I see my sessions and end one of them', async () => {
  const here = await world.signedIn({ ...li, subject: 'many' });
  world.clock.advance({ minutes: 1 });
  const there = await world.signedIn({ ...li, subject: 'many' });
  expect((await listOf(here)).map((item) => item.current)).toEqual([false, true]);
  const [other] = await listOf(here);
  expect((await here.delete(`/v1/sessions/${other!.id}`)).statusCode).toBe(204);
  expect(await codeOf(there)).toBe('identity.session_ended');
  expect(await codeOf(here)).toBe('live');
  expect((await here.delete(`/v1/sessions/${other!.id}`)).statusCode).toBe(404);
});

test("somebody else's session does not exist for me", async () => {
  const mine = await world.signedIn({ ...li, subject: 'mine' });
  const theirs = await world.signedIn({ ...li, subject: 'theirs' });
  const [target] = await listOf(theirs);
  const answer = await mine.delete(`/v1/sessions/${target!.id}`);
  expect(answer.json()).toMatchObject({ status: 404, code: 'platform.not_found' });
  expect(await codeOf(theirs)).toBe('live');
  expect((await mine.delete('/v1/sessions/not-an-id')).json()).toMatchObject({
    status: 400,
    errors: [{ field: 'params.sessionId' }],
  });
});

test('signing out ends the session, clears the cookie and leads on to the bank', async () => {
  const visitor = await world.signedIn({ ...li, subject: 'out' });
  const cookie = visitor.cookieHeader;
  const answer = await visitor.delete('/v1/session');
  expect(answer.json()).toEqual({ redirectTo: 'https://huayue.example/logout?to=http%3A%2F%2Flocalhost%3A4999%2F' });
  expect(visitor.cookies.has('guildhall-4999')).toBe(false);
  const again = await world.server.http.inject({ url: '/v1/session', headers: { cookie } });
  expect(again.json()).toMatchObject({ status: 401, code: 'identity.session_ended' });
});

test('a bank that does not answer keeps nobody signed in', async () => {
  const visitor = await world.signedIn({ ...li, subject: 'stuck' });
  world.bank.endSessionFails = true;
  expect((await visitor.delete('/v1/session')).json()).toEqual({ redirectTo: null });
  world.bank.endSessionFails = false;
});

test('signing in again replaces the session and the token of the browser', async () => {
  const visitor = await world.signedIn({ ...li, subject: 'again' });
  const before = visitor.cookieHeader;
  await visitor.signIn({ ...li, subject: 'again' });
  expect(visitor.cookieHeader).not.toBe(before);
  expect(await listOf(visitor)).toHaveLength(1);
  expect((await world.server.http.inject({ url: '/v1/session', headers: { cookie: before } })).statusCode).toBe(401);
});

test('a person holds a bounded number of sessions; the one unused longest goes', async () => {
  const first = await world.signedIn({ ...li, subject: 'cap' });
  for (let n = 0; n < limits.sessionsPerPerson; n++) {
    world.clock.advance({ minutes: 0.1 });
    await world.signedIn({ ...li, subject: 'cap' });
  }
  expect(await codeOf(first)).toBe('identity.session_ended');
  const [row] = await world.db.query<{ n: number }>(
    `select count(*)::int as n from identity.sessions where subject = 'cap' and ended_at is null`,
  );
  expect(row!.n).toBe(limits.sessionsPerPerson);
});

test('the end of a session is recorded and told', async () => {
  const visitor = await world.signedIn({ ...li, subject: 'told', customerId: 'told-1' });
  await visitor.delete('/v1/session');
  const [event] = await world.db.query<{ payload: { endedBy: string }; enterprise_id: string }>(
    `select payload, enterprise_id from platform.outbox where topic = 'identity.signed_out' order by event_id desc limit 1`,
  );
  expect(event!.payload.endedBy).toBe('person');
  expect(
    await world.db.query(`select action, actor_kind from audit.lines where enterprise_id = $1 order by line_id`, [
      event!.enterprise_id,
    ]),
  ).toEqual([
    { action: 'permission_table.applied', actor_kind: 'bank' },
    { action: 'member.joined', actor_kind: 'person' },
    { action: 'session.begun', actor_kind: 'person' },
    { action: 'session.ended', actor_kind: 'person' },
  ]);
});
