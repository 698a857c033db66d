import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quarterName } from '../keys/signing-key.ts';
import { beginSignIn, scriptBrowser } from '../testing/browser.ts';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank();
});
afterAll(() => bank[Symbol.asyncDispose]());

const treasurer = JSON.stringify(['7730-1942', 'treasurer', 'finance']);
const accountant = JSON.stringify(['7730-1942', 'accountant', 'finance']);
const error = (url: string): string | null => new URL(url).searchParams.get('error');

test('a person signs in and the ID token carries the mandate', async () => {
  const browser = scriptBrowser(bank.issuer);
  const { page, finish } = await beginSignIn(bank, browser);
  expect(page.status).toBe(200);
  expect(page.html).toContain('周宁');
  expect(page.html).not.toContain('顾一帆');

  const back = await browser.post(page.url, { person: 'p-treasurer', mandate: treasurer, lang: 'zh-CN' });
  expect(new URL(back.url).searchParams.get('iss')).toBe(bank.issuer);
  const tokens = await finish(back);

  expect(tokens.token_type.toLowerCase()).toBe('dpop');
  expect(decodeProtectedHeader(tokens.id_token!)).toMatchObject({
    alg: 'ES256',
    kid: `huayue-${quarterName(new Date())}`,
  });
  expect(tokens.claims()).toMatchObject({
    sub: 'p-treasurer',
    name: '周宁',
    'name#en': 'Zhou Ning',
    locale: 'zh-CN',
    acr: 'urn:guildhall:acr:sandbox',
    sid: expect.any(String) as string,
    auth_time: expect.any(Number) as number,
    mandate: {
      customerId: '7730-1942',
      roleId: 'treasurer',
      roleName: { zh: '司库', en: 'Treasurer' },
      roleBase: 'treasurer',
      departmentId: 'finance',
      departmentName: { zh: '财务部', en: 'Finance' },
      tableVersion: 1,
      enterprise: {
        nameZh: '青禾精密机械（苏州）有限公司',
        nameEn: 'Qinghe Precision Machinery (Suzhou) Co., Ltd.',
        identifiers: [{ scheme: 'uscc', value: '91320594MA1WQ0000X', country: 'CN' }],
      },
      accounts: [
        {
          accountId: 'qh-8841',
          nameZh: '基本户',
          nameEn: 'Basic account',
          currency: 'CNY',
          lastDigits: '8841',
          product: 'current_account',
        },
        { accountId: 'qh-5513', lastDigits: '5513' },
      ],
    },
  });
  expect(JSON.stringify(tokens.claims())).not.toContain('138621490');
});

test('a second sign-in in the same bank session offers only that person and keeps the time of authentication', async () => {
  const browser = scriptBrowser(bank.issuer);
  const first = await beginSignIn(bank, browser);
  const one = await first.finish(await browser.post(first.page.url, { person: 'p-accountant', mandate: accountant }));
  const second = await beginSignIn(bank, browser);
  expect(second.page.html).toContain('陆小雨');
  expect(second.page.html).not.toContain('周宁');
  const two = await second.finish(await browser.post(second.page.url, { person: 'p-accountant', mandate: accountant }));
  expect(two.claims()).toMatchObject({
    sub: 'p-accountant',
    sid: one.claims()!['sid'],
    auth_time: one.claims()!['auth_time'],
  });

  const third = await beginSignIn(bank, browser);
  expect((await browser.get(`${third.page.url}?other=1`)).html).toContain('周宁');
});

test('a fixed triple offers only that mandate', async () => {
  const browser = scriptBrowser(bank.issuer);
  const details = [{ type: 'mandate', customerId: '7730-1942', roleId: 'viewer', departmentId: 'management' }];
  const { page, finish } = await beginSignIn(bank, browser, details);
  expect(page.html).toContain('查看人');
  expect(page.html).not.toContain('以司库身份登录');
  const viewer = JSON.stringify(['7730-1942', 'viewer', 'management']);
  const tokens = await finish(await browser.post(page.url, { person: 'p-treasurer', mandate: viewer }));
  expect(tokens.claims()).toMatchObject({ mandate: { roleId: 'viewer', accounts: [{ accountId: 'qh-8841' }] } });
  expect(tokens['authorization_details']).toEqual(details);
});

test('an account narrows the choice to the mandates that may use it', async () => {
  const browser = scriptBrowser(bank.issuer);
  const { page } = await beginSignIn(bank, browser, [{ type: 'mandate', accountId: 'qh-5513' }]);
  expect(page.html).toContain('以司库身份登录');
  expect(page.html).not.toContain('以查看人身份登录');
  expect(page.html).not.toContain('陆小雨');
});

test('a triple that is not in the table ends in access_denied, without a page', async () => {
  const browser = scriptBrowser(bank.issuer);
  const { page } = await beginSignIn(bank, browser, [
    { type: 'mandate', customerId: '7730-1942', roleId: 'owner', departmentId: 'finance' },
  ]);
  expect(page.url.startsWith(bank.client.config.redirectUris[0]!)).toBe(true);
  expect(error(page.url)).toBe('access_denied');
});

test.each([
  ['a mandate of somebody else', { person: 'p-accountant', mandate: treasurer }],
  [
    'a mandate that nobody holds',
    { person: 'p-treasurer', mandate: JSON.stringify(['7730-1942', 'owner', 'finance']) },
  ],
  ['no JSON', { person: 'p-treasurer', mandate: '[' }],
  ['an unknown person', { person: 'p-nobody', mandate: treasurer }],
  ['nothing', {}],
])('a forged form with %s ends in access_denied', async (_name, form) => {
  const browser = scriptBrowser(bank.issuer);
  const { page } = await beginSignIn(bank, browser);
  const back = await browser.post(page.url, form);
  expect(error(back.url)).toBe('access_denied');
});

test('cancelling goes back with access_denied', async () => {
  const browser = scriptBrowser(bank.issuer);
  const { page } = await beginSignIn(bank, browser);
  const back = await browser.post(`${page.url}/cancel`, {});
  expect(error(back.url)).toBe('access_denied');
});

test('a form sent from another site is refused', async () => {
  const browser = scriptBrowser(bank.issuer);
  const { page } = await beginSignIn(bank, browser);
  const answer = await browser.post(
    page.url,
    { person: 'p-treasurer', mandate: treasurer },
    { origin: 'https://evil.example' },
  );
  expect(answer.status).toBe(403);
});

test('an unknown or finished interaction is a page that says so, in the language of the browser', async () => {
  const page = await fetch(`${bank.issuer}/interaction/none`, { headers: { 'accept-language': 'en' } });
  expect(page.status).toBe(400);
  expect(await page.text()).toContain('This sign-in is over');
});

test('a search finds a person who is not listed, by enterprise too', async () => {
  const browser = scriptBrowser(bank.issuer);
  const { page } = await beginSignIn(bank, browser);
  expect((await browser.get(`${page.url}?q=${encodeURIComponent('顾一')}`)).html).toContain('顾一帆');
  expect((await browser.get(`${page.url}?q=${encodeURIComponent('Hengxin')}`)).html).toContain('顾一帆');
  expect((await browser.get(`${page.url}?q=%25`)).html).not.toContain('周宁');
});

test('what is typed into the search is shown as text, never as markup', async () => {
  const browser = scriptBrowser(bank.issuer);
  const { page } = await beginSignIn(bank, browser);
  const { html } = await browser.get(`${page.url}?q=${encodeURIComponent('"><script>x</script>')}`);
  expect(html).not.toContain('<script>x');
});

test.each([
  ['a member that mandate does not have', [{ type: 'mandate', colour: 'red' }]],
  ['an empty member', [{ type: 'mandate', customerId: '' }]],
  ['an unknown type', [{ type: 'payment' }]],
  ['a consent that does not exist', [{ type: 'enterprise_consent', consentId: 'none' }]],
  ['a consent without its identifier', [{ type: 'enterprise_consent' }]],
])('authorization_details with %s are refused when pushed', async (_name, details) => {
  await expect(beginSignIn(bank, scriptBrowser(bank.issuer), details)).rejects.toMatchObject({
    error: 'invalid_authorization_details',
  });
});

test('an authorization request that was not pushed, and one without PKCE, are refused', async () => {
  const plain = new URL('/auth', bank.issuer);
  plain.search = new URLSearchParams({
    client_id: 'guildhall',
    response_type: 'code',
    scope: 'openid mandate',
    redirect_uri: bank.client.config.redirectUris[0]!,
  }).toString();
  const answer = await scriptBrowser(bank.issuer).get(plain.href);
  expect(error(answer.url) ?? answer.html).toMatch(/invalid_request|Pushed Authorization Request/);
  const { server, dpop } = bank.client.rp();
  const unproven = { redirect_uri: bank.client.config.redirectUris[0]!, scope: 'openid mandate' };
  await expect(oidc.buildAuthorizationUrlWithPAR(server, unproven, dpop)).rejects.toMatchObject({
    error: 'invalid_request',
  });
});

test('a code works once', async () => {
  const browser = scriptBrowser(bank.issuer);
  const { page, finish } = await beginSignIn(bank, browser);
  const back = await browser.post(page.url, { person: 'p-treasurer', mandate: treasurer });
  await finish(back);
  await expect(finish(back)).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('signing in as somebody else signs the first one out at the client, by back-channel logout', async () => {
  const browser = scriptBrowser(bank.issuer);
  const first = await beginSignIn(bank, browser);
  const tokens = await first.finish(await browser.post(first.page.url, { person: 'p-treasurer', mandate: treasurer }));
  const second = await beginSignIn(bank, browser);
  const between = await browser.post(second.page.url, { person: 'p-accountant', mandate: accountant });
  const form = Object.fromEntries(
    [...between.html.matchAll(/name="([a-z]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  ) as Record<string, string>;
  const back = await browser.post(`${bank.issuer}/session/end/confirm`, form);
  expect((await second.finish(back)).claims()).toMatchObject({ sub: 'p-accountant' });
  const logout = bank.client.received.findLast(({ path }) => path === '/back-channel-logout');
  const token = new URLSearchParams(logout!.body).get('logout_token')!;
  expect(decodeJwt(token)).toMatchObject({ sub: 'p-treasurer', sid: tokens.claims()!['sid'], aud: 'guildhall' });
});

test('a client can send the person to sign out, and gets them back', async () => {
  const browser = scriptBrowser(bank.issuer);
  const { page, finish } = await beginSignIn(bank, browser);
  const tokens = await finish(await browser.post(page.url, { person: 'p-treasurer', mandate: treasurer }));
  const url = oidc.buildEndSessionUrl(bank.client.rp().server, {
    id_token_hint: tokens.id_token!,
    post_logout_redirect_uri: bank.client.config.postLogoutRedirectUris[0]!,
  });
  const question = await browser.get(url.href);
  expect(question.html).toContain('同时退出银行');
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(question.html)![1]!;
  const back = await browser.post(`${bank.issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
  expect(back.url).toBe(bank.client.config.postLogoutRedirectUris[0]);
  expect((await beginSignIn(bank, browser)).page.html).toContain('选一个演示身份');
});
