import { createHash } from 'node:crypto';
import { compactVerify, createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

type Page = {
  lastSequence: number;
  items: { sequence: number; jws?: string; withheld?: boolean }[];
  nextCursor: string | null;
};

let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank();
});
afterAll(() => bank[Symbol.asyncDispose]());

const path = '/api/v1/customers/7730-1942/records';
const read = (query = '', consentId = 'branch-1') =>
  bank.client.call('GET', path + query, { scope: 'records', headers: { 'x-consent-id': consentId } });

test('pages hold every sequence once, withheld where the consent does not reach', async () => {
  const items: Page['items'] = [];
  let query = '?limit=2';
  for (;;) {
    const page = (await (await read(query)).json()) as Page;
    expect(page.lastSequence).toBe(3);
    items.push(...page.items);
    if (page.nextCursor === null) break;
    query = `?limit=2&cursor=${page.nextCursor}`;
  }
  expect(items.map((item) => item.sequence)).toEqual([1, 2, 3]);
  expect(items.map((item) => item.withheld === true)).toEqual([false, true, false]);
});

test('an entry verifies with the published key of its quarter and says what was seeded', async () => {
  const { items } = (await (await read()).json()) as Page;
  const jwks = (await (await fetch(`${bank.issuer}/jwks`)).json()) as JSONWebKeySet;
  const [first, , third] = items.map((item) => item.jws ?? '');
  await compactVerify(first!, createLocalJWKSet(jwks));
  await compactVerify(third!, createLocalJWKSet(jwks));
  expect(decodeProtectedHeader(first!)).toEqual({ alg: 'ES256', kid: 'huayue-2026-q2', typ: 'bank-record+jwt' });
  expect(decodeProtectedHeader(third!)).toMatchObject({ kid: 'huayue-2026-q4' });
  expect(decodeJwt(first!)).toMatchObject({
    iss: bank.issuer,
    iat: Date.parse('2026-05-12') / 1000,
    customerId: '7730-1942',
    sequence: 1,
    kind: 'identification',
    asOf: '2026-05-12T00:00:00.000Z',
    assurance: 'bank_verified',
    data: { legalNameZh: '青禾精密机械（苏州）有限公司' },
  });
});

test('filters by sequence, by kind and by time of writing', async () => {
  const sequences = async (query: string) =>
    ((await (await read(query)).json()) as Page).items.map((item) => item.sequence);
  expect(await sequences('?afterSequence=1')).toEqual([2, 3]);
  expect(await sequences('?kind=standing')).toEqual([2]);
  expect(await sequences('?changedSince=2026-10-03T08:00:00Z')).toEqual([2, 3]);
});

test.each([
  ['limit=0', 'limit'],
  ['limit=201', 'limit'],
  ['limit=many', 'limit'],
  ['afterSequence=-1', 'afterSequence'],
  ['kind=secrets', 'kind'],
  ['changedSince=yesterday', 'changedSince'],
  ['cursor=nonsense', 'cursor'],
])('the query %s is refused and names the field', async (query, field) => {
  const answer = await read(`?${query}`);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'request_invalid', errors: [{ field }] });
});

test('without a consent in force nothing is read', async () => {
  expect((await bank.client.call('GET', path, { scope: 'records' })).status).toBe(400);
  expect((await read('', 'unknown')).status).toBe(403);
  const other = await bank.client.call('GET', '/api/v1/customers/6610-0007/records', {
    scope: 'records',
    headers: { 'x-consent-id': 'branch-1' },
  });
  expect(other.status).toBe(403);
  expect(other.headers.get('content-type')).toContain('application/problem+json');
});

test('a token of another scope, none, a bearer token and a stolen one are refused', async () => {
  const headers = { 'x-consent-id': 'branch-1' };
  const scope = await bank.client.call('GET', path, { scope: 'consents', headers });
  expect(scope.status).toBe(403);
  const token = await bank.client.token('records');
  const bare = await fetch(bank.issuer + path, { headers });
  expect(bare.status).toBe(401);
  expect(bare.headers.get('www-authenticate')).toContain('DPoP');
  const bearer = await fetch(bank.issuer + path, { headers: { ...headers, authorization: `Bearer ${token}` } });
  expect(bearer.status).toBe(401);
  const stolen = await fetch(bank.issuer + path, { headers: { ...headers, authorization: `DPoP ${token}` } });
  expect(stolen.status).toBe(401);
  expect(await stolen.json()).toMatchObject({ code: 'invalid_dpop_proof' });
});

test('a proof works once, and only with a nonce of this bank', async () => {
  const token = await bank.client.token('records');
  const proofs: string[] = [];
  const stop = bank.client.watchRequests((headers) => proofs.push(headers.get('dpop') ?? ''));
  await read();
  stop();
  const used = proofs.at(-1)!;
  expect(decodeJwt(used)['ath']).toBe(createHash('sha256').update(token).digest('base64url'));
  const again = await fetch(bank.issuer + path, {
    headers: { 'x-consent-id': 'branch-1', authorization: `DPoP ${token}`, dpop: used },
  });
  expect(again.status).toBe(401);
  expect(await again.json()).toMatchObject({
    code: 'invalid_dpop_proof',
    detail: expect.stringContaining('before') as string,
  });
});
