import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { scriptBrowser } from '../../apps/sandbox-bank/src/testing/browser.ts';
import { startCheckedBank, type CheckedBank } from '../support/bank/open-banking/conformance.ts';
import {
  anything,
  initiationText,
  refusedOf,
  startNetworkClient,
  statusOf,
  type Connected,
  type NetworkClient,
  type PersonToken,
} from '../support/bank/open-banking/network-client.ts';
import { hasSharedData, withSharedData } from '../support/shared-data.ts';

const customerId = '7730-1942';
const root = '/open-banking/v4.0';
const treasurer = { subject: 'p-treasurer', roleId: 'treasurer', departmentId: 'finance' };
/** A payment as the network writes it; \`wrong\` spoils the account, the currency or the amount. */
function initiation(wrong = '', creditor = { accountNumber: '6222-1', bank: '澜江银行' }): string {
  return initiationText({
    instructionId: randomUUID(),
    customerId,
    debtorAccount: wrong.startsWith('qh-') ? wrong : 'qh-8841',
    creditor: { name: '恒信贸易有限公司', ...creditor },
    amount: { amountMinor: 120_050n, currency: wrong === 'JPY' ? 'JPY' : 'CNY' },
    remittance: '货款',
    tableVersion: 1,
    preparedBy: { subject: 'p-accountant', roleId: 'accountant', departmentId: 'finance' },
    signatures: [{ ...treasurer, signedAt: new Date(), method: 'session', inSteadOf: null }],
  }).replace('"1200.50"', wrong === '1.001' ? '"1.001"' : '"1200.50"');
}

describe.skipIf(!hasSharedData)(
  withSharedData('what we ask and what the bank answers keeps to UK Open Banking v4'),
  () => {
    let network: NetworkClient;
    let bank: CheckedBank;
    let us: Connected;
    beforeAll(async () => {
      network = await startNetworkClient();
      bank = await startCheckedBank(network);
      us = await network.connect(bank.issuer);
    });
    afterAll(async () => {
      await bank[Symbol.asyncDispose]();
      await network[Symbol.asyncDispose]();
    });
    afterEach(() => {
      bank.plant = null;
      bank.violations.length = 0;
    });

    test('accounts, balances and transactions, page by page', async () => {
      const accounts = await us.accounts.accounts(us.connection, customerId);
      expect(accounts.map(({ accountNumber }) => accountNumber)).toEqual(['qh-5513', 'qh-8841']);
      await manyEntries(bank);
      const request = { customerId, accountNumber: 'qh-8841' };
      let cursor: string | null = null;
      let entries = 0;
      do {
        const page = await us.accounts.transactions(us.connection, { ...request, cursor });
        entries += page.items.length;
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(entries).toBe(151);
      expect(bank.violations).toEqual([]);
      expect(bank.passed.get('GET /accounts')).toContain(200);
      expect(bank.passed.get('GET /balances')).toContain(200);
      expect(bank.passed.get('GET /accounts/{}/transactions')).toContain(200);
    });

    test('what the bank refuses of accounts', async () => {
      const at = { customerId, accountNumber: 'qh-0000', cursor: null };
      expect(await statusOf(us.accounts.transactions(us.connection, at))).toBe(400);
      const spoiled = { customerId, accountNumber: 'qh-8841', cursor: 'page=nowhere' };
      expect(await statusOf(us.accounts.transactions(us.connection, spoiled))).toBe(400);
      expect(await statusOf(us.accounts.accounts(us.connection, 'nobody'))).toBe(400);
      expect(bank.violations).toEqual([]);
      expect(bank.passed.get('GET /accounts/{}/transactions')).toContain(400);
      expect(bank.passed.get('GET /accounts')).toContain(400);
    });

    test('a payment from its consent through the authorization at the bank to its end, with everything that can be read of it', async () => {
      await oneSignature(bank);
      const asked = initiation();
      const consent = await us.payments.createPaymentConsent(us.connection, {
        idempotencyKey: randomUUID(),
        initiation: asked,
        completeBy: new Date(Date.now() + 3_600_000),
      });
      const consentId = consent.ConsentId;
      const token = await authorise(consentId);
      expect((await us.payments.paymentConsent(us.connection, consentId)).Status).toBe('AUTH');
      await read(token, `/domestic-payment-consents/${consentId}/funds-confirmation`);
      const request = { idempotencyKey: randomUUID(), initiation: asked, consentId };
      const ordered = await us.payments.createPayment(us.connection, token, request);
      expect(ordered.Status).toBe('RCVD');
      expect((await us.payments.createPayment(us.connection, token, request)).DomesticPaymentId).toBe(consentId);
      await expect.poll(async () => (await us.payments.payment(us.connection, consentId)).Status).toBe('ACSC');
      await read('payments', `/domestic-payments/${consentId}/payment-details`);
      for (const path of ['', '/balances', '/transactions', '/statements']) {
        await read('accounts', `/accounts/qh-8841${path}`, 'aisp');
      }

      const another = { ...request, idempotencyKey: randomUUID() };
      expect(await statusOf(us.payments.createPayment(us.connection, token, another))).toBe(409);
      expect(bank.violations).toEqual([]);
      expect(Object.fromEntries(bank.passed)).toMatchObject({
        'POST /domestic-payment-consents': expect.anything() as unknown,
        'GET /domestic-payment-consents/{}': expect.anything() as unknown,
        'GET /domestic-payment-consents/{}/funds-confirmation': expect.anything() as unknown,
        'POST /domestic-payments': expect.anything() as unknown,
        'GET /domestic-payments/{}': expect.anything() as unknown,
        'GET /domestic-payments/{}/payment-details': expect.anything() as unknown,
      });
    });

    test('what the bank refuses of payments', async () => {
      const completeBy = new Date(Date.now() + 3_600_000);
      const ask = (text: string, idempotencyKey: string = randomUUID()) =>
        us.payments.createPaymentConsent(us.connection, { idempotencyKey, initiation: text, completeBy });
      const asked = initiation();
      for (const wrong of ['qh-0000', 'JPY', '1.001']) expect(await statusOf(ask(initiation(wrong)))).toBe(400);
      const key = randomUUID();
      const { ConsentId: consentId } = await ask(asked, key);
      expect(await statusOf(ask(initiation(), key))).toBe(400);
      const token = await authorise(consentId);
      const order = (text: string, id = consentId) =>
        us.payments.createPayment(us.connection, token, {
          idempotencyKey: randomUUID(),
          initiation: text,
          consentId: id,
        });
      expect(await statusOf(order(initiation()))).toBe(400);
      const { ConsentId: other } = await ask(initiation());
      expect(await statusOf(order(asked, other))).toBe(403);
      expect(await statusOf(us.payments.payment(us.connection, randomUUID()))).toBe(400);
      expect(await statusOf(us.payments.paymentConsent(us.connection, randomUUID()))).toBe(400);
      expect(await statusOf(read('accounts', `/domestic-payments/${randomUUID()}`))).toBe(403);
      expect(bank.violations).toEqual([]);
      expect(bank.passed.get('POST /domestic-payments')).toContain(403);
      expect(bank.passed.get('POST /domestic-payment-consents')).toContain(400);
    });

    test.each([
      ['a closed account that pays', 'qh-8841', 'qh-5513', 'DebtorAccount', 'AC05'],
      ['a closed account that is credited', 'qh-5513', 'qh-5513', 'CreditorAccount', 'AC04'],
      ['an account that nobody has', null, 'qh-0000', 'CreditorAccount', 'AC01'],
    ])(
      '%s is refused before anybody authorises it, with field and reason',
      async (_what, closed, accountNumber, field, reason) => {
        const close = async (isClosed: boolean): Promise<void> => {
          if (closed === null) return;
          const answer = await fetch(`${bank.issuer}/sandbox/customers/${customerId}/accounts/${closed}/closed`, {
            method: 'PUT',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ closed: isClosed }),
          });
          expect(answer.status).toBe(200);
        };
        const ask = () =>
          us.payments.createPaymentConsent(us.connection, {
            idempotencyKey: randomUUID(),
            initiation: initiation('', { accountNumber, bank: '华岳银行' }),
            completeBy: new Date(Date.now() + 3_600_000),
          });
        await close(true);
        const refused = await refusedOf(ask());
        await close(false);
        expect(refused).toMatchObject({
          status: 400,
          reason,
          fields: [{ field: `Data.Initiation.${field}.Identification` }],
        });
        expect(bank.violations).toEqual([]);
      },
    );

    test('under a consent whose time has passed nothing is ordered', async () => {
      await oneSignature(bank);
      const asked = initiation();
      const completeBy = new Date(Date.now() + 3_600_000);
      const key = { idempotencyKey: randomUUID() };
      const { ConsentId: consentId } = await us.payments.createPaymentConsent(us.connection, {
        ...key,
        initiation: asked,
        completeBy,
      });
      const token = await authorise(consentId);
      await bank.db.query('update sandbox_bank.payment_consents set expires_at = now() where consent_id = $1', [
        consentId,
      ]);
      const ordered = us.payments.createPayment(us.connection, token, { ...key, initiation: asked, consentId });
      expect(await statusOf(ordered)).toBe(400);
      const { Status, StatusReason } = await us.payments.paymentConsent(us.connection, consentId);
      expect([Status, StatusReason?.[0]?.StatusReasonCode]).toEqual(['RJCT', 'U036']);
      expect(bank.violations).toEqual([]);
    });

    test('a planted violation of a request is seen', async () => {
      const call = { method: 'POST', path: `${root}/pisp/domestic-payment-consents`, body: { Data: {}, Risk: {} } };
      expect(await statusOf(us.transport.json(us.connection, 'payments', {}, call, anything))).toBe(422);
      const [{ found } = { found: null }] = bank.violations;
      expect(JSON.stringify(found)).toContain('x-jws-signature');
    });

    const read = (under: Parameters<Connected['transport']['json']>[1], path: string, part = 'pisp') => {
      const call = { path: `${root}/${part}${path}`, headers: { 'x-customer-id': customerId } };
      return us.transport.json(us.connection, under, {}, call, anything);
    };

    /** A signer authorises a consent on the pages of the bank; what he gives is the token to pay it with. */
    async function authorise(consentId: string): Promise<PersonToken> {
      const begun = await us.authorization.begin(us.connection, {
        scope: 'openid mandate',
        authorizationDetails: [{ type: 'payment_consent', consentId }],
        redirectUri: network.redirectUri,
      });
      const browser = scriptBrowser(bank.issuer);
      const page = await browser.get(begun.redirectTo);
      const mandate = JSON.stringify([customerId, treasurer.roleId, treasurer.departmentId]);
      const back = await browser.post(page.url, { person: treasurer.subject, mandate });
      return (await us.authorization.complete(us.connection, back.url, begun.secrets)).token;
    }

    test('a planted violation of an answer is seen', async () => {
      bank.plant = (path, body) => (path.endsWith('/balances') ? body.replaceAll('"ITBD"', '"WRNG"') : body);
      await statusOf(us.accounts.accounts(us.connection, customerId));
      // Our client asks again where a bank fails.
      expect(new Set(bank.violations.map(({ type }) => type))).toEqual(
        new Set(['https://stoplight.io/prism/errors#VIOLATIONS']),
      );
    });
  },
);

/** One treasurer signs what he likes. */
async function oneSignature({ db }: CheckedBank): Promise<void> {
  const from = [{ roleId: 'treasurer', departmentId: null }];
  const demand = { kind: 'steps', ordered: false, steps: [{ need: 1, from }] };
  const bounds = { accounts: { kind: 'all' }, currency: 'CNY', from: null, to: null };
  await db.query(
    `update sandbox_bank.permission_tables set document = jsonb_set(document, '{approvalRules}', $1::jsonb) where customer_id = $2`,
    [JSON.stringify([{ ...bounds, demand, expiresAfterHours: 72, stepUp: false }]), customerId],
  );
}

/** So many entries that they do not fit one page. */
async function manyEntries({ db }: CheckedBank): Promise<void> {
  await db.query(
    `insert into sandbox_bank.transfers (debit_account, credit_account, amount_minor, currency, booked_at, remittance, outside,
       debit_after_minor, credit_after_minor)
     select case when n % 2 = 0 then 'qh-8841' else 'opening-cny' end, case when n % 2 = 0 then 'opening-cny' else 'qh-8841' end,
       100, 'CNY', now(), case when n % 3 = 0 then '' else '货款 ' || n end,
       case when n % 5 = 0 then jsonb_build_object('name', 'X', 'accountNumber', null, 'bank', '澜江银行') end, n, -n
     from generate_series(1, 150) n`,
  );
}
