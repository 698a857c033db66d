import { compactVerify, createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginSignIn, scriptBrowser } from '../testing/browser.ts';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank();
});
afterAll(() => bank[Symbol.asyncDispose]());

type Journal = {
  lastSequence: number;
  items: { sequence: number; kind: string; jws: string; data: Record<string, unknown> }[];
};

const journal = async (customerId = '7730-1942'): Promise<Journal> =>
  (await bank.sandbox('GET', `/sandbox/journal/${customerId}?limit=1000`)).body as Journal;
const change = (body: unknown, customerId = '7730-1942') =>
  bank.sandbox('POST', `/sandbox/customers/${customerId}/records`, body);

test('twenty changes at once get twenty sequences without a gap, and each is signed with its own', async () => {
  const before = (await journal()).lastSequence;
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => change({ kind: 'standing', patch: { ratingYear: 2000 + index } })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
  const after = await journal();
  expect(after.lastSequence).toBe(before + 20);
  const sequences = after.items.map((item) => item.sequence).toReversed();
  expect(sequences).toEqual(Array.from({ length: before + 20 }, (_, index) => index + 1));
  for (const item of after.items) expect(decodeJwt(item.jws)['sequence']).toBe(item.sequence);
});

test('a change that does not fit leaves no gap and no entry', async () => {
  const before = await journal();
  const answer = await change({ kind: 'identification', patch: { incorporatedOn: 'long ago', city: { zh: '' } } });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({
    code: 'record_invalid',
    errors: [{ field: 'data.city.zh' }, { field: 'data.incorporatedOn' }],
  });
  expect(await journal()).toEqual(before);
});

test.each([
  ['an unknown kind', { kind: 'secrets', patch: {} }, 400, 'kind'],
  ['no patch', { kind: 'standing' }, 400, 'patch'],
  ['a patch that is no object', { kind: 'standing', patch: 'x' }, 400, 'patch'],
  ['an asOf that is no instant', { kind: 'standing', patch: {}, asOf: 'now' }, 400, 'asOf'],
  ['an asOf in the future', { kind: 'standing', patch: {}, asOf: '2999-01-01T00:00:00Z' }, 400, 'asOf'],
  ['an unknown member', { kind: 'standing', patch: {}, mood: 'good' }, 400, 'mood'],
])('a change with %s is refused', async (_name, body, status, field) => {
  const answer = await change(body);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ errors: [{ field }] });
});

test('a change for an unknown customer is a 404, a body that is no JSON a 400', async () => {
  expect((await change({ kind: 'standing', patch: {} }, '0000-0000')).status).toBe(404);
  const broken = await fetch(`${bank.issuer}/sandbox/customers/7730-1942/records`, {
    method: 'POST',
    body: '{',
    headers: { 'content-type': 'application/json' },
  });
  expect(broken.status).toBe(400);
  expect(await broken.json()).toMatchObject({ code: 'body_not_json' });
  const large = await fetch(`${bank.issuer}/sandbox/customers/7730-1942/records`, {
    method: 'POST',
    body: JSON.stringify({ kind: 'standing', patch: { text: 'x'.repeat(300_000) } }),
    headers: { 'content-type': 'application/json' },
  });
  expect(large.status).toBe(413);
});

test('after a rotation a new key signs, and what the old one signed still verifies', async () => {
  const before = (await journal()).items[0]!.jws;
  const { body } = await bank.sandbox('POST', '/sandbox/keys/rotate');
  expect(body).toEqual({ kid: expect.stringMatching(/^huayue-\d{4}-q[1-4]-2$/) as string });
  await change({ kind: 'standing', patch: { taxCreditRating: 'M' } });
  const after = (await journal()).items[0]!.jws;
  expect(decodeProtectedHeader(after).kid).toBe((body as { kid: string }).kid);
  expect(decodeProtectedHeader(before).kid).not.toBe(decodeProtectedHeader(after).kid);
  const jwks = (await (await fetch(`${bank.issuer}/jwks`)).json()) as JSONWebKeySet;
  for (const jws of [before, after]) await compactVerify(jws, createLocalJWKSet(jwks));
  for (const key of jwks.keys) expect(key).not.toHaveProperty('d');

  const browser = scriptBrowser(bank.issuer);
  const { page, finish } = await beginSignIn(bank, browser);
  const mandate = JSON.stringify(['7730-1942', 'accountant', 'finance']);
  const tokens = await finish(await browser.post(page.url, { person: 'p-accountant', mandate }));
  expect(decodeProtectedHeader(tokens.id_token!).kid).toBe((body as { kid: string }).kid);
});

test('private keys are sealed in the database', async () => {
  const rows = await bank.db.query<{ sealed: string; public_jwk: object }>(
    `select encode(sealed_private, 'escape') as sealed, public_jwk from sandbox_bank.signing_keys`,
  );
  expect(rows.length).toBeGreaterThan(1);
  for (const row of rows) {
    expect(row.sealed).not.toContain('"d"');
    expect(row.public_jwk).not.toHaveProperty('d');
  }
});

test('signing a person out ends the session here and tells the client', async () => {
  const browser = scriptBrowser(bank.issuer);
  const { page, finish } = await beginSignIn(bank, browser);
  const mandate = JSON.stringify(['7730-1942', 'treasurer', 'finance']);
  const tokens = await finish(await browser.post(page.url, { person: 'p-treasurer', mandate }));
  const { body } = await bank.sandbox('POST', '/sandbox/people/p-treasurer/sign-out');
  expect(body).toEqual({ sessions: 1 });
  const logout = bank.client.received.findLast(({ path }) => path === '/back-channel-logout')!;
  const token = new URLSearchParams(logout.body).get('logout_token')!;
  await compactVerify(token, createLocalJWKSet((await (await fetch(`${bank.issuer}/jwks`)).json()) as JSONWebKeySet));
  expect(decodeProtectedHeader(token).typ).toBe('logout+jwt');
  expect(decodeJwt(token)).toMatchObject({
    aud: 'guildhall',
    sub: 'p-treasurer',
    sid: tokens.claims()!['sid'],
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  });
  expect((await beginSignIn(bank, browser)).page.html).toContain('选一个演示身份');
  expect((await bank.sandbox('POST', '/sandbox/people/p-treasurer/sign-out')).body).toEqual({ sessions: 0 });
});

test('the scenario is put in force whole and refused when a rate is none', async () => {
  expect((await bank.sandbox('PUT', '/sandbox/scenario', { slowMs: 5, replayRate: 0.5 })).body).toMatchObject({
    slowMs: 5,
    replayRate: 0.5,
  });
  expect((await bank.sandbox('PUT', '/sandbox/scenario', { slowMs: 1 })).body).toMatchObject({
    slowMs: 1,
    replayRate: 0,
  });
  const wrong = await bank.sandbox('PUT', '/sandbox/scenario', { replayRate: 2, noise: 1 });
  expect(wrong.status).toBe(400);
  expect((wrong.body as { errors: { field: string }[] }).errors.map(({ field }) => field).toSorted()).toEqual([
    'noise',
    'replayRate',
  ]);
  expect((await bank.sandbox('PUT', '/sandbox/scenario', {})).body).toMatchObject({ slowMs: 0 });
});

test.each(['https://evil.example', 'null', 'http://localhost:4000'])(
  'a request from the origin %s is refused',
  async (origin) => {
    const answer = await fetch(`${bank.issuer}/sandbox/keys/rotate`, { method: 'POST', headers: { origin } });
    expect(answer.status).toBe(403);
    const form = await fetch(`${bank.issuer}/operator/keys/rotate`, { method: 'POST', headers: { origin } });
    expect(form.status).toBe(403);
  },
);

test('customers are found by name, number and identifier', async () => {
  for (const q of ['青禾', 'qinghe', '7730', '91320594MA1WQ0000X']) {
    const { body } = await bank.sandbox('GET', `/sandbox/customers?q=${encodeURIComponent(q)}`);
    expect((body as { items: { customerId: string }[] }).items.map((item) => item.customerId)).toEqual(['7730-1942']);
  }
});

test('a form of the operator changes a record, and a wrong one says what is wrong and keeps what was typed', async () => {
  const browser = scriptBrowser(bank.issuer);
  const path = '/operator/customers/6610-0007/records/ownership';
  const saved = await browser.post(bank.issuer + path, { name: '顾一帆', kind: 'person', share: '60.5' });
  expect(saved.status).toBe(200);
  expect(saved.html).toContain('已保存');
  expect((await journal('6610-0007')).items[0]).toMatchObject({
    kind: 'ownership',
    data: { holders: [{ name: '顾一帆', kind: 'person', share: '60.5' }] },
  });
  const wrong = await browser.post(bank.issuer + path, { name: '顾一帆', kind: 'person', share: 'a lot' });
  expect(wrong.status).toBe(400);
  expect(wrong.html).toContain('第 1 位股东');
  expect(wrong.html).toContain('a lot');
});

test('the pages of the operator read in both languages', async () => {
  for (const [language, word] of [
    ['zh', '签名密钥'],
    ['en', 'Signing keys'],
  ] as const) {
    const page = await fetch(`${bank.issuer}/operator`, { headers: { 'accept-language': language } });
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain(word);
  }
});

test('the page of a table shows who holds what, takes a holder out and puts him back', async () => {
  const browser = scriptBrowser(bank.issuer);
  const path = `${bank.issuer}/operator/customers/7730-1942/table`;
  const form = { subject: 'p-accountant', roleId: 'accountant', departmentId: 'finance' };
  const page = await browser.get(`${path}?lang=zh-CN`);
  expect(page.html).toContain('陆小雨');
  expect(page.html).toContain('单笔 50,000.00 CNY，每日 100,000.00 CNY');
  expect((await browser.get(`${bank.issuer}/operator/customers/7730-1942`)).html).toContain('/7730-1942/table');

  const revoked = await browser.post(`${path}/revoke`, form);
  expect(revoked.html).toContain('已撤销，第 2 版生效');
  expect(revoked.html).toContain('已撤销的授权身份');
  const restored = await browser.post(`${path}/restore`, form);
  expect(restored.html).toContain('已恢复，第 3 版生效');
  expect(restored.html).not.toContain('已撤销的授权身份');
  expect((await browser.get(`${path}?version=2`)).html).toContain('第 2 版的授权身份');
  expect((await browser.get(`${path}?lang=en`)).html).toContain('50,000.00 CNY per payment, 100,000.00 CNY a day');
});

test('a form without a holder, a version that is not there and an unknown customer are refused in words', async () => {
  const browser = scriptBrowser(bank.issuer);
  const path = `${bank.issuer}/operator/customers/7730-1942/table`;
  expect((await browser.post(`${path}/revoke`, { subject: 'p-accountant' })).status).toBe(400);
  expect((await browser.get(`${path}?version=99`)).status).toBe(404);
  expect((await browser.get(`${bank.issuer}/operator/customers/0000-0000/table`)).status).toBe(404);
  const foreign = await fetch(`${path}/revoke`, { method: 'POST', headers: { origin: 'https://evil.example' } });
  expect(foreign.status).toBe(403);
});
