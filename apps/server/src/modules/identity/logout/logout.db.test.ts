import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer, type TestVisitor } from '../../../../../../tests/support/server/test-server.ts';

const person = { bank: 'huayue', subject: 'li', customerId: '7730-1942', roleId: 'owner' };
let world: TestServer;
beforeAll(async () => {
  world = await TestServer.create();
});
afterAll(() => world[Symbol.asyncDispose]());

const isLive = async (visitor: TestVisitor): Promise<boolean> => (await visitor.get('/v1/session')).statusCode === 200;
const logOut = (bank: string, token: string) =>
  world.server.http.inject({
    method: 'POST',
    url: `/v1/sign-in/banks/${bank}/back-channel-logout`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ logout_token: token }).toString(),
  });

test('a bank ends the one session that it names', async () => {
  const [one, other] = [
    await world.signedIn({ ...person, sid: 'sid-1' }),
    await world.signedIn({ ...person, sid: 'sid-2' }),
  ];
  const elsewhere = await world.signedIn({ ...person, bank: 'lanjiang', sid: 'sid-1' });
  const answer = await logOut('huayue', world.bank.logoutToken({ bank: 'huayue', sid: 'sid-1' }));
  expect([answer.statusCode, answer.body]).toEqual([200, '']);
  expect(await Promise.all([one, other, elsewhere].map(isLive))).toEqual([false, true, true]);
  const [line] = await world.db.query(
    `select action, actor_kind, actor_id, details->>'by' as by from audit.lines where actor_kind = 'bank' and action = 'session.ended'`,
  );
  const actor_id = world.bank.connectionOf('huayue');
  expect(line).toEqual({ action: 'session.ended', actor_kind: 'bank', actor_id, by: 'bank' });
});

test('a bank ends all sessions of a person, and nobody else’s', async () => {
  const subject = 'all';
  const visitors = [
    await world.signedIn({ ...person, subject, sid: 'a' }),
    await world.signedIn({ ...person, subject, sid: 'b' }),
    await world.signedIn({ ...person, subject: 'someone-else', sid: 'c' }),
    await world.signedIn({ ...person, bank: 'lanjiang', subject }),
  ];
  await logOut('huayue', world.bank.logoutToken({ bank: 'huayue', subject }));
  expect(await Promise.all(visitors.map(isLive))).toEqual([false, false, true, true]);
});

test('a token that names a session and a person must fit both', async () => {
  const visitor = await world.signedIn({ ...person, subject: 'p', sid: 'p-1' });
  await logOut('huayue', world.bank.logoutToken({ bank: 'huayue', subject: 'someone', sid: 'p-1' }));
  expect(await isLive(visitor)).toBe(true);
  await logOut('huayue', world.bank.logoutToken({ bank: 'huayue', subject: 'p', sid: 'p-1' }));
  expect(await isLive(visitor)).toBe(false);
});

test('a token works once', async () => {
  const first = await world.signedIn({ ...person, subject: 'once' });
  const token = world.bank.logoutToken({ bank: 'huayue', subject: 'once' });
  expect((await logOut('huayue', token)).statusCode).toBe(200);
  const second = await world.signedIn({ ...person, subject: 'once' });
  const replay = await logOut('huayue', token);
  expect([replay.statusCode, replay.json()]).toMatchObject([400, { error: 'invalid_request' }]);
  expect(await Promise.all([first, second].map(isLive))).toEqual([false, true]);
});

test.each([
  ['huayue', 'forged'],
  ['nobank', 'forged'],
])('a token that is not believed ends nothing: %s', async (bank, token) => {
  const visitor = await world.signedIn({ ...person, subject: 'safe' });
  const answer = await logOut(bank, token);
  expect([answer.statusCode, answer.json()]).toMatchObject([400, { error: 'invalid_request' }]);
  expect(await isLive(visitor)).toBe(true);
});

test('a token that names nobody ends nothing', async () => {
  const visitor = await world.signedIn({ ...person, subject: 'nobody' });
  expect((await logOut('huayue', world.bank.logoutToken({ bank: 'huayue' }))).statusCode).toBe(400);
  expect(await isLive(visitor)).toBe(true);
});

test('only a form with a token is taken', async () => {
  const url = '/v1/sign-in/banks/huayue/back-channel-logout';
  expect((await world.server.http.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(400);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const elsewhere = await world.server.http.inject({
    method: 'POST',
    url: '/v1/sign-in/bank',
    headers: form,
    payload: 'bank=huayue',
  });
  expect(elsewhere.statusCode).toBe(415);
});
