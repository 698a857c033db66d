import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as ob from '../testing/open-banking.ts';
import { beginSignIn, scriptBrowser } from '../testing/browser.ts';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank();
  await bank.sandbox('PUT', '/sandbox/scenario', { paymentDelayMs: 0 });
});
afterAll(() => bank[Symbol.asyncDispose]());
beforeEach(() => ob.demandSignatures(bank, 1));

const { accountant, initiation, treasurer } = ob;
const viewer = { subject: 'p-treasurer', roleId: 'viewer', departmentId: 'management' };
const owner = { subject: 'p-unlisted', roleId: 'owner', departmentId: 'treasury' };
const at = (party: typeof treasurer) => ({ ...party, signedAt: new Date().toISOString(), method: 'session' as const });
const errorOf = (url: string) => new URL(url).searchParams.get('error');
const consentOf = async (what = initiation()) => (await ob.askConsent(bank, what)).body.Data.ConsentId;
const statusOf = async (consentId: string) =>
  (await ob.readOb(bank, `/domestic-payment-consents/${consentId}`)).body.Data.Status;
const paymentOf = async (consentId: string) => (await ob.readOb(bank, `/domestic-payments/${consentId}`)).body.Data;

describe('the page', () => {
  test.each([
    ['zh-CN', ['批准付款', '货款', '基本户', '会话内签署', '以司库身份批准付款', '拒绝', '周宁']],
    [
      'en',
      ['Approve a payment', 'Basic account', 'signed in the session', 'Approve the payment as Treasurer', 'Refuse'],
    ],
  ])('shows in %s exactly what is paid, who prepared and who signed it', async (lang, words) => {
    const consentId = await consentOf();
    const browser = scriptBrowser(bank.issuer);
    const { page } = await beginSignIn(bank, browser, [{ type: 'payment_consent', consentId }]);
    const { html } = await browser.get(`${page.url}?lang=${lang}&person=p-treasurer`);
    for (const word of [...words, '1,200.50 CNY', '恒信贸易有限公司', '6222-1', '澜江银行', 'qh-8841']) {
      expect(html).toContain(word);
    }
    // Who prepared it is told, but is not among those who decide.
    expect(html).not.toContain('value="p-accountant"');
    expect(html).not.toContain('unlisted');
  });

  test('a payee whose name is markup is shown as text', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const CreditorAccount = { SchemeName: 'UK.OBIE.BBAN', Identification: '1', Name: name };
    const { page } = await ob.openPage(bank, await consentOf(initiation({ CreditorAccount })));
    expect(page.html).not.toContain('<img src=x');
    expect(page.html).toContain('&lt;img src=x');
  });
});

test('who authorises one payment after the other in one session at the bank has authorised each of them', async () => {
  const browser = scriptBrowser(bank.issuer);
  const first = initiation();
  const consentId = await consentOf(first);
  const token = await (await ob.decideAt(bank, consentId, treasurer, 'approve', browser)).token();
  await (await ob.decideAt(bank, await consentOf(), treasurer, 'approve', browser)).token();
  expect(await ob.orderPayment(bank, { consentId, token, what: first })).toMatchObject({ status: 201 });
});

describe('who decides', () => {
  test('somebody who did not sign cannot, whatever he is elsewhere', async () => {
    for (const stranger of [accountant, owner, viewer]) {
      const consentId = await consentOf();
      const { back } = await ob.decideAt(bank, consentId, stranger);
      expect(errorOf(back.url)).toBe('access_denied');
      const refused = await ob.decideAt(bank, consentId, stranger, 'refuse');
      expect(errorOf(refused.back.url)).toBe('access_denied');
      expect(await statusOf(consentId)).toBe('AWAU');
    }
  });

  test('a signer who is named without a mandate that signs for the account is not offered it', async () => {
    const { page } = await ob.openPage(bank, await consentOf(initiation({ signatures: [at(accountant)] })));
    expect(errorOf(page.url)).toBe('access_denied');
  });

  test('where nobody signed only a preparer whose own release is enough decides', async () => {
    const alone = await consentOf(initiation({ preparedBy: treasurer, signatures: [] }));
    expect(errorOf((await ob.openPage(bank, alone)).page.url)).toBe('access_denied');
    await ob.demandSignatures(bank, 1, { demand: { kind: 'classes' } });
    await classOf('E');
    const { back } = await ob.decideAt(bank, alone, treasurer);
    expect(errorOf(back.url)).toBeNull();
    expect(await statusOf(alone)).toBe('AUTH');
    await classOf('A');
  });

  test('who is revoked while he looks at the page does not decide', async () => {
    const consentId = await consentOf();
    const browser = scriptBrowser(bank.issuer);
    const { page } = await beginSignIn(bank, browser, [{ type: 'payment_consent', consentId }]);
    expect(page.status).toBe(200);
    await bank.sandbox('POST', '/sandbox/customers/7730-1942/holders/revoke', treasurer);
    const mandate = JSON.stringify([ob.payer, treasurer.roleId, treasurer.departmentId]);
    const back = await browser.post(page.url, { person: treasurer.subject, mandate });
    expect(errorOf(back.url)).toBe('access_denied');
    expect(await statusOf(consentId)).toBe('AWAU');
    await bank.sandbox('POST', '/sandbox/customers/7730-1942/holders/restore', treasurer);
  });

  test('a payment that was decided on against is not offered again, and one that was authorised is once more', async () => {
    const consentId = await consentOf();
    await ob.decideAt(bank, consentId, treasurer);
    expect(errorOf((await ob.decideAt(bank, consentId, treasurer)).back.url)).toBeNull();
    await ob.decideAt(bank, consentId, treasurer, 'refuse');
    expect(errorOf((await ob.openPage(bank, consentId)).page.url)).toBe('access_denied');
  });

  test('another client’s consent is not known', async () => {
    await expect(ob.openPage(bank, randomUUID())).rejects.toThrow();
  });
});

/** Gives every signature of treasurers and viewers a class, and lets viewers sign. */
async function classOf(signatureClass: string): Promise<void> {
  await bank.db.query(
    `update sandbox_bank.permission_tables set document = jsonb_set(document, '{grants}',
       (select jsonb_agg(case when g->>'action' like 'payments:%' and g->>'signatureClass' is not null
                              then jsonb_set(g, '{signatureClass}', to_jsonb($1::text)) else g end)
        from jsonb_array_elements(document->'grants') g)) where customer_id = $2`,
    [signatureClass, ob.payer],
  );
}

/** Makes the accountant a second signer, in a role of his own. */
async function secondSigner(): Promise<void> {
  await bank.db.query(
    `update sandbox_bank.permission_tables set document = jsonb_set(document, '{grants}', document->'grants' ||
       (select jsonb_agg(jsonb_set(g, '{roleId}', '"viewer"')) from jsonb_array_elements(document->'grants') g
        where g->>'roleId' = 'treasurer' and g->>'action' in ('payments:approve', 'payments:release'))) where customer_id = $1`,
    [ob.payer],
  );
  await bank.db.query(
    `update sandbox_bank.permission_tables set document = jsonb_set(document, '{holders}', document->'holders' || $2::jsonb)
     where customer_id = $1`,
    [ob.payer, JSON.stringify([holder('p-unlisted')])],
  );
  await bank.db.query(
    `insert into sandbox_bank.mandates (person_id, customer_id, role_id, department_id, place)
     values ('p-unlisted', $1, 'viewer', 'management', 99)`,
    [ob.payer],
  );
}
const holder = (subject: string) => ({
  subject,
  nameZh: '顾一帆',
  nameEn: 'Gu Yifan',
  roleId: 'viewer',
  departmentId: 'management',
  accountNumbers: null,
  validFrom: null,
  validUntil: null,
});

describe('where the bank’s table demands more signatures than came', () => {
  const second = { subject: 'p-unlisted', roleId: 'viewer', departmentId: 'management' };
  beforeAll(secondSigner);

  async function waiting(): Promise<string> {
    const what = initiation({ InstructedAmount: { Amount: '5.00', Currency: 'CNY' } });
    await ob.demandSignatures(bank, 2);
    const { consentId, token } = await ob.authorised(bank, what);
    const ordered = await ob.orderPayment(bank, { consentId, token, what });
    expect(ordered).toMatchObject({
      status: 201,
      body: {
        Data: {
          Status: 'PATC',
          StatusReason: [{ StatusReasonCode: 'U040' }],
          MultiAuthorisation: { Status: 'AWAF', NumberRequired: 2, NumberReceived: 1 },
        },
      },
    });
    return consentId;
  }

  test('it waits, is offered to further holders alone, and is paid once the last has signed', async () => {
    const consentId = await waiting();
    // Who has signed already brings it no further.
    expect(errorOf((await ob.decideAt(bank, consentId, treasurer)).back.url)).toBe('access_denied');
    expect(await paymentOf(consentId)).toMatchObject({ Status: 'PATC' });
    const { back } = await ob.decideAt(bank, consentId, second);
    expect(errorOf(back.url)).toBeNull();
    await expect.poll(async () => (await paymentOf(consentId)).Status).toBe('ACSC');
    expect(await paymentOf(consentId)).toMatchObject({
      MultiAuthorisation: { Status: 'AUTH', NumberRequired: 2, NumberReceived: 2 },
    });
  });

  test('a further holder signs it at the desk of the bank as well, and nobody else', async () => {
    const consentId = await waiting();
    const customer = `${bank.issuer}/operator/customers/${ob.payer}`;
    const page = await (await fetch(`${customer}/books?lang=en`)).text();
    expect(page).toContain('Who signs at the bank');
    expect(page).toContain('Gu Yifan');
    const sign = (party: typeof second, origin = bank.issuer) =>
      fetch(`${customer}/payments/${consentId}/signatures`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin },
        body: new URLSearchParams({
          holder: JSON.stringify([party.subject, party.roleId, party.departmentId]),
          decision: 'sign',
        }),
      });
    expect((await sign(treasurer)).status).toBe(409);
    expect((await sign(second, 'http://elsewhere.example')).status).toBe(403);
    expect((await sign(second)).status).toBe(303);
    expect((await sign(second)).status).toBe(409);
    await expect.poll(async () => (await paymentOf(consentId)).Status).toBe('ACSC');
  });

  test('a further holder who refuses ends it, and what it had reserved is free again', async () => {
    const before = await reserved();
    const consentId = await waiting();
    expect(await reserved()).toBe(before + 500n);
    await ob.decideAt(bank, consentId, second, 'refuse');
    expect(await paymentOf(consentId)).toMatchObject({
      Status: 'RJCT',
      StatusReason: [{ StatusReasonCode: 'DS02' }],
      MultiAuthorisation: { Status: 'RJCT' },
    });
    expect(await reserved()).toBe(before);
    expect(errorOf((await ob.openPage(bank, consentId)).page.url)).toBe('access_denied');
  });

  test('signatures that do not come within the hours of the rule end it', async () => {
    const before = await reserved();
    const consentId = await waiting();
    await bank.db.query('update sandbox_bank.payments set authorise_until = now() where payment_id = $1', [consentId]);
    await expect
      .poll(async () => (await paymentOf(consentId))['StatusReason'])
      .toMatchObject([{ StatusReasonCode: 'DS24' }]);
    expect(await reserved()).toBe(before);
  });

  async function reserved(): Promise<bigint> {
    const rows = await bank.db.query<{ reserved_minor: string }>(
      "select reserved_minor from sandbox_bank.accounts where account_id = 'qh-8841'",
    );
    return BigInt(rows[0]?.reserved_minor ?? 0);
  }
});
