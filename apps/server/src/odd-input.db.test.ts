import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer, type TestVisitor } from '../../../tests/support/server/test-server.ts';
import { newId } from './platform/ids.ts';
import { encodeCursor } from './platform/http/schemas.ts';

let world: TestServer;
let visitor: TestVisitor;
let enterpriseId: string;
beforeAll(async () => {
  world = await TestServer.create();
  visitor = await world.signedIn({ bank: 'huayue', subject: 'odd', customerId: '1', roleId: 'owner' });
  const session = (await visitor.get('/v1/session')).json<{ mandate: { enterprise: { id: string } } }>();
  enterpriseId = session.mandate.enterprise.id;
  for (const id of [enterpriseId, other]) {
    await world.db.query(`insert into enterprises.enterprises values ($1, 'verified', '企业', 'E', now())`, [id]);
    await world.db.query(`insert into enterprises.disclosures values ($1, 'identity', 'public', now())`, [id]);
  }
});
afterAll(() => world[Symbol.asyncDispose]());
const other = newId();

// PostgreSQL keeps no NUL in a text, and instants from 4713 BC to 294276 AD only; JavaScript knows half of a surrogate pair.
const times = [8.64e15, -8.64e15, -2e14, 253_402_300_800_000, 0.5];
const instants = [
  '+275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  '-000001-01-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
];
const id = newId();
const addresses = [
  '/v1/enterprises?q=a%00b',
  '/v1/enterprises?q=%00',
  '/v1/enterprises?q=%ed%a0%80x',
  ...times.flatMap((ms) => [
    `/v1/partners?cursor=${encodeCursor([ms, id])}`,
    `/v1/watches?cursor=${encodeCursor([ms, id])}`,
  ]),
  ...instants.map((at) => `history?cursor=${encodeCursor([at, 1, id])}`),
  '/v1/enterprises/ID/facts?on=0000-01-01',
  '/v1/enterprises/ID/facts?on=0001-01-01',
  `/v1/feed?cursor=${encodeCursor([0, id])}`,
  `/v1/feed?cursor=${encodeCursor([Number.MAX_SAFE_INTEGER, id])}`,
  '/v1/feed/new?since=9007199254740991',
  `/v1/enterprises?q=a&cursor=${encodeCursor([1, 0, 2, id])}`,
  '/v1/sign-in/banks/huayue/callback?state=%00',
  '/v1/sign-in/banks/%00/callback?state=a',
  '/v1/bank-connections/huayue/consent-callback?state=%00&code=%00',
  '/v1/bank-connections/%00/jwks.json',
];

test.each(addresses)('%s is answered without an error of ours', async (address) => {
  const url = address.startsWith('history')
    ? `/v1/enterprises/${enterpriseId}/facts/legal_name/${address}`
    : address.replace('ID', enterpriseId);
  const answer = await visitor.get(url);
  expect([answer.statusCode, answer.body]).toEqual([
    expect.toSatisfy((s: number) => s < 500, 'below 500'),
    expect.any(String),
  ]);
});

test.each(['a\0b', '\ud800', '\udc00x'])(
  'a note that holds %j is refused or kept, never an error of ours',
  async (note) => {
    const answer = await visitor.post('/v1/partners', { enterpriseId: other, note });
    expect([answer.statusCode, answer.body]).toEqual([400, expect.stringContaining('note')]);
  },
);

test.each([
  '{"alg":"ES256","typ":"secevent+jwt","kid":"a\\u0000b"}',
  '{"alg":"ES256","typ":"secevent+jwt","kid":"\\ud800"}',
])('an event under the key %s is refused', async (header) => {
  const part = (text: string) => Buffer.from(text).toString('base64url');
  const answer = await world.server.http.inject({
    method: 'POST',
    url: '/v1/bank-connections/huayue/events',
    headers: { 'content-type': 'application/secevent+jwt' },
    payload: `${part(header)}.${part('{}')}.AAAA`,
  });
  expect(answer.statusCode).not.toBe(500);
});

test.each([
  '/v1/stream',
  '/v1/sign-in/banks/huayue/callback?state=a',
  '/v1/bank-connections/huayue/consent-callback?state=a',
])('HEAD %s opens and uses up nothing', async (url) => {
  expect((await visitor.send({ method: 'HEAD', url })).statusCode).toBe(404);
});

test('behind a proxy the address that counts is the one that the proxy saw', async () => {
  await using behind = await TestServer.create({ env: { TRUST_PROXY: 'true', REQUESTS_PER_MINUTE: '3' } });
  const codes: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const headers = { 'x-forwarded-for': `10.0.0.${n}, 198.51.100.7` };
    codes.push((await behind.server.http.inject({ method: 'GET', url: '/v1/banks', headers })).statusCode);
  }
  expect(codes).toEqual([200, 200, 200, 429, 429]);
});
