import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { TestServer } from '../../../../../../tests/support/server/test-server.ts';

const li = { bank: 'huayue', subject: 'li', customerId: '7730-1942', roleId: 'owner' };
let world: TestServer;
beforeAll(async () => {
  world = await TestServer.create();
});
afterAll(() => world[Symbol.asyncDispose]());

const count = async (table: string): Promise<number> => {
  const [row] = await world.db.query<{ n: number }>(`select count(*)::int as n from identity.${table}`);
  return row!.n;
};

test('a person signs in through the bank and has a session', async () => {
  const visitor = await world.signedIn(li);
  const session = await visitor.get('/v1/session');
  expect(session.json()).toMatchObject({
    person: { name: { zh: '人li', en: 'Person li' } },
    mandate: {
      current: true,
      enterprise: { name: { zh: '企业7730-1942', en: 'Enterprise 7730-1942' } },
      role: { id: 'owner' },
      bank: { slug: 'huayue', name: { zh: '银行huayue', en: 'Bank huayue' } },
      customerId: '7730-1942',
    },
    can: expect.arrayContaining(['feed:read', 'partners:manage']),
  });
});

test('the browser comes back to the page that it asked for', async () => {
  const answer = await world.visitor().signIn(li, { returnTo: '/enterprises/1?fact=city' });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/enterprises/1?fact=city']);
});

test('what is told of the sign-in names person, enterprise, mandate and customer', async () => {
  await world.signedIn({ ...li, subject: 'event', customerId: 'event-1' });
  const [event] = await world.db.query<{ payload: object; enterprise_id: string }>(
    `select payload, enterprise_id from platform.outbox where topic = 'identity.signed_in' and payload->>'customerId' = 'event-1'`,
  );
  const connectionId = world.bank.connectionOf('huayue');
  expect(event!.payload).toMatchObject({ enterpriseId: event!.enterprise_id, connectionId, customerId: 'event-1' });
  const lines = await world.db.query(`select action from audit.lines where enterprise_id = $1 order by line_id`, [
    event!.enterprise_id,
  ]);
  expect(lines).toEqual([
    { action: 'permission_table.applied' },
    { action: 'member.joined' },
    { action: 'session.begun' },
  ]);
});

test('of twenty answers at once one signs in, and the bank is asked once', async () => {
  const visitor = world.visitor();
  const address = await visitor.callbackFor({ ...li, subject: 'twenty' });
  const before = { sessions: await count('sessions'), completions: world.bank.completions };
  const cookie = visitor.cookieHeader;
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => world.server.http.inject({ url: address, headers: { cookie } })),
  );
  const places = answers.map((answer) => String(answer.headers.location)).toSorted();
  expect(places).toEqual(['/', ...Array.from({ length: 19 }, () => '/sign-in?error=identity.attempt_used')]);
  expect(answers.filter((answer) => answer.cookies.length > 0)).toHaveLength(1);
  expect(world.bank.completions - before.completions).toBe(1);
  expect((await count('sessions')) - before.sessions).toBe(1);
});

test('two first sign-ins of one person at once are one person', async () => {
  const before = await count('persons');
  await Promise.all(Array.from({ length: 6 }, () => world.signedIn({ ...li, subject: 'twice' })));
  expect((await count('persons')) - before).toBe(1);
});

test('the same name at two banks is two persons', async () => {
  const before = await count('persons');
  await world.signedIn({ ...li, subject: 'both' });
  await world.signedIn({ ...li, bank: 'lanjiang', subject: 'both' });
  expect((await count('persons')) - before).toBe(2);
});

test('an answer is taken only from the browser that began', async () => {
  const address = await world.visitor().callbackFor(li);
  expect((await world.visitor().get(address)).headers.location).toBe('/sign-in?error=identity.attempt_unknown');
  const other = world.visitor();
  await other.callbackFor(li);
  expect((await other.get(address)).headers.location).toBe('/sign-in?error=identity.attempt_unknown');
});

test('an answer that takes too long is refused', async () => {
  const visitor = world.visitor();
  const address = await visitor.callbackFor(li, { returnTo: '/enterprise' });
  world.clock.advance({ minutes: 16 });
  expect((await visitor.get(address)).headers.location).toBe('/sign-in?error=identity.attempt_expired');
});

test('every refusal leads to a page, is counted, and changes nothing', async () => {
  const visitor = world.visitor();
  const good = new URL(await visitor.callbackFor(li), 'http://x');
  const state = good.searchParams.get('state')!;
  const before = [await count('sessions'), await count('persons'), await count('bank_identities')];
  const refused: [string, string][] = [
    ['/v1/sign-in/banks/nobank/callback?code=1&state=2', 'unknown_bank'],
    [`/v1/sign-in/banks/${'x'.repeat(250)}/callback`, 'unknown_bank'],
    ['/v1/sign-in/banks/huayue/callback', 'attempt_unknown'],
    ['/v1/sign-in/banks/huayue/callback?state=unheard-of&code=1', 'attempt_unknown'],
    [`/v1/sign-in/banks/huayue/callback?state=${state}&state=${state}&code=1`, 'attempt_unknown'],
    [`/v1/sign-in/banks/lanjiang/callback?state=${state}&code=1`, 'attempt_unknown'],
    [`/v1/sign-in/banks/huayue/callback?state=${state}&code=forged`, 'answer_refused'],
    [good.pathname + good.search, 'attempt_used'],
  ];
  for (const [address, code] of refused) {
    const answer = await visitor.get(address);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/sign-in?error=identity.${code}`]);
    expect(answer.cookies).toEqual([]);
  }
  const denied = new URL(await visitor.callbackFor(li, { returnTo: '/enterprise' }), 'http://x');
  denied.searchParams.set('error', 'access_denied');
  expect((await visitor.get(denied.pathname + denied.search)).headers.location).toBe(
    '/sign-in?error=identity.access_denied&returnTo=%2Fenterprise',
  );
  expect([await count('sessions'), await count('persons'), await count('bank_identities')]).toEqual(before);
  const metrics = (await visitor.get('/metrics')).body;
  expect(metrics).toContain('guildhall_refused_sign_ins_total{bank="unknown",reason="unknown_bank"} 2');
  expect(metrics).toContain('guildhall_refused_sign_ins_total{bank="huayue",reason="access_denied"} 1');
});

test('an enterprise whose identifier cannot be one is refused with the sign-in', async () => {
  world.server.ports.enterpriseDirectory.standIn({
    ensure: () => Promise.reject(new TypeError('broken')),
    describe: () => Promise.resolve(new Map()),
  });
  const before = [await count('sessions'), await count('persons')];
  expect((await world.visitor().signIn({ ...li, subject: 'new' })).headers.location).toBe(
    '/sign-in?error=identity.failed',
  );
  expect([await count('sessions'), await count('persons')]).toEqual(before);
  world.server.ports.enterpriseDirectory.standIn(world.directory);
});

test.each([
  [{ bank: 'nobank' }, 'body.bank'],
  [{}, 'body.bank'],
  [{ bank: 'huayue', returnTo: 'https://evil.example' }, 'body.returnTo'],
  [{ bank: 'huayue', returnTo: '//evil.example' }, 'body.returnTo'],
  [{ bank: 'huayue', mandate: { roleId: '' } }, 'body.mandate.roleId'],
  [{ bank: 'huayue', more: 1 }, 'body.more'],
])('a wish that does not fit is refused by field: %j', async (body, field) => {
  const answer = await world.visitor().post('/v1/sign-in/bank', body);
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ code: 'platform.invalid_request', errors: [{ field }] });
});

test('a bank that cannot be reached is said at once', async () => {
  world.bank.unreachable = true;
  const answer = await world.visitor().post('/v1/sign-in/bank', { bank: 'huayue' });
  world.bank.unreachable = false;
  expect(answer.json()).toMatchObject({ status: 503, code: 'identity.bank_unavailable' });
  expect(answer.headers['retry-after']).toBe('60');
});

test('secrets of an attempt are sealed, and gone once it was used', async () => {
  const visitor = world.visitor();
  const address = await visitor.callbackFor({ ...li, subject: 'sealed' });
  const secrets = (): Promise<{ sealed_secrets: Buffer | null }[]> =>
    world.db.query(`select sealed_secrets from identity.sign_in_attempts order by created_at desc, expires_at desc`);
  const state = new URL(address, 'http://x').searchParams.get('state')!;
  expect((await secrets()).some((row) => row.sealed_secrets?.includes(state) === true)).toBe(false);
  const open = (await secrets()).filter((row) => row.sealed_secrets !== null).length;
  await visitor.get(address);
  expect((await secrets()).filter((row) => row.sealed_secrets !== null)).toHaveLength(open - 1);
});

test('an address that begins too many sign-ins is told to wait, others go on', async () => {
  const begin = (remoteAddress: string) =>
    world.visitor().send({ method: 'POST', url: '/v1/sign-in/bank', payload: { bank: 'huayue' }, remoteAddress });
  const statuses: number[] = [];
  // All within the minute that is counted, on whatever machine.
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    for (let n = 0; n < 123; n++) statuses.push((await begin('203.0.113.7')).statusCode);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
    expect((await begin('203.0.113.8')).statusCode).toBe(200);
  } finally {
    vi.useRealTimers();
  }
});
