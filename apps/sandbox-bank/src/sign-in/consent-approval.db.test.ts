import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeJwt } from 'jose';
import { beginSignIn, scriptBrowser } from '../testing/browser.ts';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank();
});
afterAll(() => bank[Symbol.asyncDispose]());

const treasurer = JSON.stringify(['7730-1942', 'treasurer', 'finance']);
let number = 0;

async function askForConsent(permissions: string[]): Promise<string> {
  const headers = { 'idempotency-key': `approval-${(number += 1)}` };
  const made = await bank.client.call('POST', '/api/v1/consents', { body: { permissions }, headers });
  return ((await made.json()) as { consentId: string }).consentId;
}

async function status(consentId: string): Promise<Record<string, unknown>> {
  return (await (await bank.client.call('GET', `/api/v1/consents/${consentId}`)).json()) as Record<string, unknown>;
}

test('an approval puts the consent in force for the picked customer and into its journal', async () => {
  const consentId = await askForConsent(['ReadStanding', 'ReadOwnership']);
  const browser = scriptBrowser(bank.issuer);
  const { page, finish } = await beginSignIn(bank, browser, [{ type: 'enterprise_consent', consentId }]);
  expect(page.html).toContain('纳税信用等级');
  expect(page.html).toContain('股东');
  expect(page.html).not.toContain('陆小雨');

  const back = await browser.post(page.url, { person: 'p-treasurer', mandate: treasurer });
  const tokens = await finish(back);
  expect(tokens.claims()).toMatchObject({ mandate: { customerId: '7730-1942', roleId: 'treasurer' } });
  expect(await status(consentId)).toMatchObject({ status: 'AUTH', customerId: '7730-1942' });

  const page1 = await bank.client.call('GET', '/api/v1/customers/7730-1942/records', {
    scope: 'records',
    headers: { 'x-consent-id': consentId },
  });
  const { items, lastSequence } = (await page1.json()) as { items: { jws?: string }[]; lastSequence: number };
  expect(items).toHaveLength(lastSequence);
  expect(items.map((item) => item.jws === undefined)).toEqual([true, false, true, false]);
  expect(decodeJwt(items.at(-1)!.jws!)).toMatchObject({
    kind: 'consent_status',
    recordId: consentId,
    data: { consentId, status: 'AUTH', permissions: ['ReadStanding', 'ReadOwnership'] },
  });
});

test('a mandate of another role cannot approve', async () => {
  const consentId = await askForConsent(['ReadStanding']);
  const browser = scriptBrowser(bank.issuer);
  const { page } = await beginSignIn(bank, browser, [{ type: 'enterprise_consent', consentId }]);
  const viewer = JSON.stringify(['7730-1942', 'viewer', 'management']);
  const back = await browser.post(page.url, { person: 'p-treasurer', mandate: viewer });
  expect(new URL(back.url).searchParams.get('error')).toBe('access_denied');
  expect(await status(consentId)).toMatchObject({ status: 'AWAU', customerId: null });
});

test('a refusal ends the consent and goes back with access_denied', async () => {
  const consentId = await askForConsent(['ReadStanding']);
  const browser = scriptBrowser(bank.issuer);
  const { page } = await beginSignIn(bank, browser, [{ type: 'enterprise_consent', consentId }]);
  const back = await browser.post(`${page.url}/cancel`, { person: 'p-treasurer' });
  expect(new URL(back.url).searchParams.get('error')).toBe('access_denied');
  expect(await status(consentId)).toMatchObject({ status: 'RJCT' });
});

test('a consent that was withdrawn or ran out while the page was open is not approved', async () => {
  for (const end of ['withdrawn', 'run out']) {
    const consentId = await askForConsent(['ReadStanding']);
    const browser = scriptBrowser(bank.issuer);
    const { page } = await beginSignIn(bank, browser, [{ type: 'enterprise_consent', consentId }]);
    if (end === 'withdrawn') await bank.client.call('DELETE', `/api/v1/consents/${consentId}`);
    else await bank.db.query('update sandbox_bank.consents set expires_at = now() where consent_id = $1', [consentId]);
    const back = await browser.post(page.url, { person: 'p-treasurer', mandate: treasurer });
    expect(new URL(back.url).searchParams.get('error')).toBe('access_denied');
    expect(await status(consentId)).toMatchObject({ status: end === 'withdrawn' ? 'CANC' : 'EXPD', customerId: null });
  }
});
