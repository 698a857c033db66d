import { randomUUID } from 'node:crypto';
import { compactVerify, createRemoteJWKSet } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as ob from '../testing/open-banking.ts';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank();
  await bank.sandbox('PUT', '/sandbox/scenario', { paymentDelayMs: 0 });
  await ob.demandSignatures(bank, 1);
});
afterAll(() => bank[Symbol.asyncDispose]());

const { initiation } = ob;
const status = async (consentId: string) =>
  (await ob.readOb(bank, `/domestic-payment-consents/${consentId}`)).body.Data.Status;
const paymentStatus = async (paymentId: string) =>
  (await ob.readOb(bank, `/domestic-payments/${paymentId}`)).body.Data.Status;
const ended = (paymentId: string) => expect.poll(() => paymentStatus(paymentId), { interval: 30 }).not.toBe('RCVD');
const booked = async (consentId: string): Promise<number> => {
  const rows = await bank.db.query('select 1 from sandbox_bank.transfers where payment_id = $1', [consentId]);
  return rows.length;
};

test('a payment is asked for, authorised at the bank by a signer, ordered and executed once', async () => {
  const what = initiation();
  const asked = await ob.askConsent(bank, what);
  expect(asked).toMatchObject({ status: 201, body: { Data: { Status: 'AWAU', Initiation: what }, Risk: {} } });
  const consentId = asked.body.Data.ConsentId;
  const { back, token: take } = await ob.decideAt(bank, consentId, ob.treasurer);
  expect(new URL(back.url).searchParams.get('error')).toBeNull();
  expect(await status(consentId)).toBe('AUTH');
  const token = await take();

  const funds = `${ob.pisp}/domestic-payment-consents/${consentId}/funds-confirmation`;
  const confirmed = await ob.answered(await bank.client.call('GET', funds, { token }));
  expect(confirmed.body.Data).toMatchObject({ FundsAvailableResult: { FundsAvailable: true } });

  const ordered = await ob.orderPayment(bank, { consentId, token, what });
  expect(ordered).toMatchObject({
    status: 201,
    body: {
      Data: {
        DomesticPaymentId: consentId,
        ConsentId: consentId,
        Status: 'RCVD',
        Initiation: what,
        MultiAuthorisation: { Status: 'AUTH', NumberRequired: 1, NumberReceived: 1 },
      },
    },
  });
  await ended(consentId);
  expect(await paymentStatus(consentId)).toBe('ACSC');
  expect(await status(consentId)).toBe('COND');
  expect(await booked(consentId)).toBe(1);
  const details = await ob.readOb(bank, `/domestic-payments/${consentId}/payment-details`);
  expect(details.body.Data).toMatchObject({ PaymentStatus: [{ PaymentTransactionId: consentId, Status: 'ACSC' }] });
  const told = () => bank.client.received.filter(({ body }) => textOf(body).includes(`"consentId":"${consentId}"`));
  await expect.poll(() => told().length).toBe(1);
});

function textOf(token: string): string {
  return Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
}

test('a consent is one payment, whatever the number of requests, keys and consents of the instruction', async () => {
  const what = initiation({ InstructedAmount: { Amount: '7.00', Currency: 'CNY' } });
  const { consentId, token } = await ob.authorised(bank, what);
  const key = randomUUID();
  const same = await Promise.all(
    Array.from({ length: 6 }, () => ob.orderPayment(bank, { consentId, token, what, key })),
  );
  expect(same.map((one) => one.status)).toEqual(Array.from({ length: 6 }, () => 201));
  const others = await Promise.all(Array.from({ length: 4 }, () => ob.orderPayment(bank, { consentId, token, what })));
  for (const other of others) expect(other).toMatchObject({ status: 409, body: { Errors: [{ ErrorCode: 'U029' }] } });

  const second = await ob.authorised(bank, what);
  const again = await ob.orderPayment(bank, { ...second, what });
  expect(again).toMatchObject({ status: 409, body: { Errors: [{ ErrorCode: 'U029' }] } });
  await ended(consentId);
  expect(await booked(consentId)).toBe(1);
  expect(await booked(second.consentId)).toBe(0);
});

test('many keys at once pay a consent once', async () => {
  const what = initiation({ InstructedAmount: { Amount: '8.00', Currency: 'CNY' } });
  const { consentId, token } = await ob.authorised(bank, what);
  const all = await Promise.all(Array.from({ length: 8 }, () => ob.orderPayment(bank, { consentId, token, what })));
  expect(all.filter((one) => one.status === 201)).toHaveLength(1);
  expect(all.filter((one) => one.status === 409)).toHaveLength(7);
});

test.each([
  ['the amount', { InstructedAmount: { Amount: '1200.51', Currency: 'CNY' } }, 'InstructedAmount.Amount'],
  [
    'the creditor',
    { CreditorAccount: { SchemeName: 'UK.OBIE.BBAN', Identification: '6222-2', Name: '恒信贸易有限公司' } },
    'CreditorAccount.Identification',
  ],
  ['what it is for', { RemittanceInformation: { Unstructured: ['货', '款'] } }, 'RemittanceInformation.Unstructured'],
  ['who prepared it', { preparedBy: ob.treasurer }, 'SupplementaryData.preparedBy.subject'],
])('what is not byte for byte what was approved is not paid: %s', async (_what, change, path) => {
  const instructionId = randomUUID();
  const signatures = [{ ...ob.treasurer, signedAt: '2026-11-20T08:00:00.000Z', method: 'session' as const }];
  const what = initiation({ instructionId, signatures });
  const { consentId, token } = await ob.authorised(bank, what);
  const other = initiation({ instructionId, signatures, ...change });
  const answer = await ob.orderPayment(bank, { consentId, token, what: other });
  expect(answer).toMatchObject({
    status: 400,
    body: { Errors: [{ ErrorCode: 'U008', Path: `Data.Initiation.${path}` }] },
  });
  const reordered = Object.fromEntries(Object.entries(what).toReversed()) as typeof what;
  expect((await ob.orderPayment(bank, { consentId, token, what: reordered })).status).toBe(400);
  expect(
    (await ob.orderPayment(bank, { consentId, token, what, risk: { ContractPresentIndicator: true } })).body,
  ).toMatchObject({ Errors: [{ ErrorCode: 'U008', Path: 'Risk.ContractPresentIndicator' }] });
  expect(await status(consentId)).toBe('AUTH');
});

test('only the token of this consent pays it, and only while it is authorised', async () => {
  const what = initiation();
  const mine = await ob.authorised(bank, what);
  const other = await ob.authorised(bank, initiation());
  const foreign = await ob.orderPayment(bank, { ...mine, token: other.token, what });
  expect(foreign).toMatchObject({ status: 403, body: { Errors: [{ ErrorCode: 'U028' }] } });
  const client = await bank.client.token('payments');
  expect((await ob.orderPayment(bank, { ...mine, token: client, what })).status).toBe(401);
  const { back } = await ob.decideAt(bank, mine.consentId, ob.treasurer, 'refuse');
  expect(new URL(back.url).searchParams.get('error')).toBe('access_denied');
  const read = await ob.readOb(bank, `/domestic-payment-consents/${mine.consentId}`);
  expect(read.body.Data).toMatchObject({ Status: 'RJCT', StatusReason: [{ StatusReasonCode: 'U037' }] });
  const late = await ob.orderPayment(bank, { ...mine, what });
  expect(late).toMatchObject({ status: 400, body: { Errors: [{ ErrorCode: 'U009' }] } });
});

test('a consent whose time has passed is rejected, cannot be authorised and pays nothing', async () => {
  const what = initiation();
  const { consentId, token } = await ob.authorised(bank, what);
  await bank.db.query(`update sandbox_bank.payment_consents set expires_at = now() where consent_id = $1`, [consentId]);
  const read = await ob.readOb(bank, `/domestic-payment-consents/${consentId}`);
  expect(read.body.Data).toMatchObject({ Status: 'RJCT', StatusReason: [{ StatusReasonCode: 'U036' }] });
  expect(await ob.orderPayment(bank, { consentId, token, what })).toMatchObject({
    status: 400,
    body: { Errors: [{ ErrorCode: 'U009' }] },
  });
  const { page } = await ob.openPage(bank, consentId);
  expect(new URL(page.url).searchParams.get('error')).toBe('access_denied');
});

test.each([
  [
    'an account of nobody',
    { DebtorAccount: { SchemeName: 'UK.OBIE.BBAN', Identification: 'none' } },
    'U021',
    'DebtorAccount.Identification',
  ],
  [
    'another scheme',
    { DebtorAccount: { SchemeName: 'UK.OBIE.IBAN', Identification: 'qh-8841' } },
    'U027',
    'DebtorAccount.SchemeName',
  ],
  ['another currency', { InstructedAmount: { Amount: '1.00', Currency: 'USD' } }, 'U023', 'InstructedAmount.Currency'],
  ['too many decimals', { InstructedAmount: { Amount: '1.001', Currency: 'CNY' } }, 'U002', 'InstructedAmount.Amount'],
  ['nothing', { InstructedAmount: { Amount: '0.00', Currency: 'CNY' } }, 'U002', 'InstructedAmount.Amount'],
  ['no amount', { InstructedAmount: { Amount: 'much', Currency: 'CNY' } }, 'U002', 'InstructedAmount.Amount'],
  ['another identification', { EndToEndIdentification: 'x' }, 'U002', 'EndToEndIdentification'],
  ['a customer whom nobody knows', { customerId: 'nobody' }, 'U011', 'SupplementaryData.customerId'],
  ['a member that is not known', { Extra: 'x' }, 'U005', 'Extra'],
])('%s is refused and named', async (_what, change, code, path) => {
  const answer = await ob.askConsent(bank, initiation(change as ob.Change));
  expect(answer.status).toBe(400);
  expect(answer.body.Errors).toMatchObject([{ ErrorCode: code, Path: `Data.Initiation.${path}` }]);
});

const creditor = (Identification: string) => ({
  CreditorAgent: { Name: '华岳银行' },
  CreditorAccount: { SchemeName: 'UK.OBIE.BBAN', Identification, Name: '恒信贸易有限公司' },
});

test.each([
  ['a closed account that pays', 'qh-8841', {}, 'U021', 'AC05', 'DebtorAccount.Identification'],
  [
    'a closed account here that is credited',
    'qh-5513',
    creditor('qh-5513'),
    'U021',
    'AC04',
    'CreditorAccount.Identification',
  ],
  ['an account here that nobody has', null, creditor('none'), 'U021', 'AC01', 'CreditorAccount.Identification'],
  [
    'one that the bank keeps for itself',
    null,
    creditor('opening-cny'),
    'U021',
    'AC01',
    'CreditorAccount.Identification',
  ],
  [
    'the account that pays as the one credited',
    null,
    creditor('qh-8841'),
    'U021',
    'AC01',
    'CreditorAccount.Identification',
  ],
])(
  '%s is refused when the consent is made, with the member and the reason',
  async (_what, closed, change, code, reason, path) => {
    const close = (isClosed: boolean) =>
      bank.sandbox('PUT', `/sandbox/customers/${ob.payer}/accounts/${closed}/closed`, { closed: isClosed });
    if (closed !== null) expect(await close(true)).toMatchObject({ status: 200 });
    const answer = await ob.askConsent(bank, initiation(change));
    expect(answer.status).toBe(400);
    const Message = expect.stringMatching(`^${reason}: `) as unknown;
    expect(answer.body.Errors).toMatchObject([{ ErrorCode: code, Message, Path: `Data.Initiation.${path}` }]);
    if (closed === null) return;
    await close(false);
    expect((await ob.askConsent(bank, initiation(change))).status).toBe(201);
  },
);

test('of an account at another bank only that bank can say how it stands', async () => {
  expect((await ob.askConsent(bank, initiation(creditor('none')))).status).toBe(400);
  const elsewhere = { ...creditor('none'), CreditorAgent: { Name: '江南银行' } };
  expect((await ob.askConsent(bank, initiation(elsewhere))).status).toBe(201);
});

test('the same key gets the same consent as it is then, and nothing else', async () => {
  const [what, key] = [initiation(), randomUUID()];
  const first = await ob.askConsent(bank, what, key);
  await ob.decideAt(bank, first.body.Data.ConsentId, ob.treasurer);
  const again = await ob.askConsent(bank, what, key);
  expect(again.body.Data).toMatchObject({ ConsentId: first.body.Data.ConsentId, Status: 'AUTH' });
  expect(await ob.askConsent(bank, initiation(), key)).toMatchObject({
    status: 400,
    body: { Errors: [{ ErrorCode: 'U006', Path: 'x-idempotency-key' }] },
  });
  const missing = await send({ Data: { Initiation: what }, Risk: {} }, {});
  expect(missing.body.Errors).toMatchObject([{ ErrorCode: 'U007', Path: 'x-idempotency-key' }]);
});

async function send(body: object, headers: Record<string, string>, signed = true): Promise<ob.Answered> {
  const path = `${ob.pisp}/domestic-payment-consents`;
  return ob.answered(await bank.client.call('POST', path, { scope: 'payments', body, headers, signed }));
}

test('a message without a right signature is refused, each fault by its code', async () => {
  const body = { Data: { Initiation: initiation() }, Risk: {} };
  const refused = async (signature: string | null) => {
    const headers = {
      'x-idempotency-key': randomUUID(),
      ...(signature === null ? {} : { 'x-jws-signature': signature }),
    };
    return (await send(body, headers, false)).body.Errors[0]?.ErrorCode;
  };
  const text = JSON.stringify(body);
  expect(await refused(null)).toBe('U019');
  expect(await refused('nonsense')).toBe('U018');
  const bare = Buffer.from('{"alg":"ES256","kid":"client-1"}').toString('base64url');
  expect(await refused(`${bare}..c2ln`)).toBe('U017');
  expect(await refused(await bank.client.signMessage(text, { iss: 'somebody' }))).toBe('U016');
  expect(await refused(await bank.client.signMessage(text, { iat: 1_000 }))).toBe('U016');
  expect(await refused(await bank.client.signMessage(text, { kid: 'other' }))).toBe('U016');
  expect(await refused(await bank.client.signMessage(`${text} `))).toBe('U015');
});

test('answers are signed with the published keys, errors too, and play the interaction back', async () => {
  const asked = await send({ Data: {} }, { 'x-idempotency-key': randomUUID(), 'x-fapi-interaction-id': 'i-1' });
  expect(asked.status).toBe(400);
  expect(asked.headers.get('x-fapi-interaction-id')).toBe('i-1');
  const path = `${ob.pisp}/domestic-payment-consents/${randomUUID()}`;
  const read = await bank.client.call('GET', path, { scope: 'payments' });
  const text = await read.text();
  expect(JSON.parse(text)).toMatchObject({ Errors: [{ ErrorCode: 'U011' }] });
  const [head = '', , signature = ''] = (read.headers.get('x-jws-signature') ?? '').split('.');
  const jws = `${head}.${Buffer.from(text).toString('base64url')}.${signature}`;
  const crit = Object.fromEntries(['iat', 'iss', 'tan'].map((name) => [`http://openbanking.org.uk/${name}`, true]));
  const keys = createRemoteJWKSet(new URL(`${bank.issuer}/jwks`));
  const { protectedHeader } = await compactVerify(jws, keys, { crit });
  expect(protectedHeader).toMatchObject({ 'http://openbanking.org.uk/iss': bank.issuer });
});

test('without a token, with the wrong scope and at no address the published answers come', async () => {
  const plain = await fetch(`${bank.issuer}${ob.pisp}/domestic-payments/x`);
  expect([plain.status, await plain.text()]).toEqual([401, '']);
  const scope = await bank.client.call('GET', `${ob.pisp}/domestic-payments/x`, { scope: 'accounts' });
  expect(scope.status).toBe(403);
  expect((await fetch(`${bank.issuer}${ob.pisp}/nowhere`)).status).toBe(404);
});
