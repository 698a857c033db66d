import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Initiation } from '../open-banking/initiation.ts';
import { beginSignIn, scriptBrowser, type Landing } from './browser.ts';
import type { TestBank } from './test-bank.ts';

export const treasurer = { subject: 'p-treasurer', roleId: 'treasurer', departmentId: 'finance' };
export const accountant = { subject: 'p-accountant', roleId: 'accountant', departmentId: 'finance' };
export const payer = '7730-1942';

type Supplement = Initiation['SupplementaryData'];
export type Change = Partial<Omit<Initiation, 'SupplementaryData'>> & Partial<Supplement>;

/** A payment of the sample customer, prepared by its accountant and signed by its treasurer. */
export function initiation(change: Change = {}): Initiation {
  const { instructionId = randomUUID(), customerId, tableVersion, preparedBy, signatures, ...members } = change;
  return {
    InstructionIdentification: instructionId.replaceAll('-', ''),
    EndToEndIdentification: instructionId.replaceAll('-', ''),
    InstructedAmount: { Amount: '1200.50', Currency: 'CNY' },
    DebtorAccount: { SchemeName: 'UK.OBIE.BBAN', Identification: 'qh-8841' },
    CreditorAgent: { Name: '澜江银行' },
    CreditorAccount: { SchemeName: 'UK.OBIE.BBAN', Identification: '6222-1', Name: '恒信贸易有限公司' },
    RemittanceInformation: { Unstructured: ['货款'] },
    ...members,
    SupplementaryData: {
      instructionId,
      customerId: customerId ?? payer,
      tableVersion: tableVersion ?? 1,
      preparedBy: preparedBy ?? accountant,
      signatures: signatures ?? [{ ...treasurer, signedAt: new Date().toISOString(), method: 'session' }],
    },
  };
}

export const pisp = '/open-banking/v4.0/pisp';

export type Answered = { status: number; headers: Headers; body: ObBody };
/** Members of an answer that tests look at. */
export type ObBody = {
  Data: Record<string, unknown> & { ConsentId: string; Status: string };
  Errors: { ErrorCode: string; Path?: string }[];
};

export async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  const body = (text === '' ? {} : JSON.parse(text)) as ObBody;
  return { status: response.status, headers: response.headers, body };
}

/** Asks for the consent to a payment. */
export async function askConsent(bank: TestBank, what: Initiation, key: string = randomUUID()): Promise<Answered> {
  const body = { Data: { Initiation: what }, Risk: {} };
  const headers = { 'x-idempotency-key': key };
  const path = `${pisp}/domestic-payment-consents`;
  return answered(await bank.client.call('POST', path, { scope: 'payments', body, headers, signed: true }));
}

export async function readOb(bank: TestBank, path: string): Promise<Answered> {
  return answered(await bank.client.call('GET', `${pisp}${path}`, { scope: 'payments' }));
}

const mandateOf = ({ roleId, departmentId }: typeof treasurer): string => JSON.stringify([payer, roleId, departmentId]);

/** Opens the bank's page for a consent. */
export function openPage(bank: TestBank, consentId: string) {
  return beginSignIn(bank, scriptBrowser(bank.issuer), [{ type: 'payment_consent', consentId }]);
}

/** Decides on a consent at the bank; the address that the browser ends at. */
export async function decideAt(
  bank: TestBank,
  consentId: string,
  who: typeof treasurer,
  decision: 'approve' | 'refuse' = 'approve',
  browser = scriptBrowser(bank.issuer),
): Promise<{ back: Landing; token: () => Promise<string> }> {
  const { page, finish } = await beginSignIn(bank, browser, [{ type: 'payment_consent', consentId }]);
  const address = decision === 'approve' ? page.url : `${page.url}/cancel`;
  const back = await browser.post(address, { person: who.subject, mandate: mandateOf(who) });
  return { back, token: async () => (await finish(back)).access_token };
}

/** A consent that the treasurer has authorised, with the token of it. */
export async function authorised(bank: TestBank, what: Initiation): Promise<{ consentId: string; token: string }> {
  const { status, body } = await askConsent(bank, what);
  expect(status).toBe(201);
  const consentId = body.Data.ConsentId;
  const { token } = await decideAt(bank, consentId, treasurer);
  return { consentId, token: await token() };
}

type Ordering = { consentId: string; token: string; what: Initiation; key?: string; risk?: object };

/** Orders the payment of a consent. */
export async function orderPayment(bank: TestBank, ordering: Ordering): Promise<Answered> {
  const { consentId, token, what, key = randomUUID(), risk = {} } = ordering;
  const body = { Data: { ConsentId: consentId, Initiation: what }, Risk: risk };
  const headers = { 'x-idempotency-key': key };
  return answered(await bank.client.call('POST', `${pisp}/domestic-payments`, { token, body, headers, signed: true }));
}

/** Puts one approval rule in force for every amount: so many signatures of treasurers or viewers. */
export async function demandSignatures(bank: TestBank, need: number, change: object = {}): Promise<void> {
  const from = ['treasurer', 'viewer'].map((roleId) => ({ roleId, departmentId: null }));
  const rule = {
    accounts: { kind: 'all' },
    currency: 'CNY',
    from: null,
    to: null,
    demand: { kind: 'steps', ordered: false, steps: [{ need, from }] },
    expiresAfterHours: 72,
    stepUp: false,
    ...change,
  };
  await bank.db.query(
    `update sandbox_bank.permission_tables set document = jsonb_set(document, '{approvalRules}', $1::jsonb) where customer_id = $2`,
    [JSON.stringify([rule]), payer],
  );
}

/** Has a payment authorised and ordered; its identifier. */
export async function pay(bank: TestBank, what: Initiation): Promise<string> {
  const { consentId, token } = await authorised(bank, what);
  expect((await orderPayment(bank, { consentId, token, what })).status).toBe(201);
  return consentId;
}

type Shown = { Status: string; StatusReason?: { StatusReasonCode: string }[] };

/** How a payment ended, with the reason where it was rejected; waits for it. */
export async function endOf(bank: TestBank, paymentId: string): Promise<{ status: string; reason: string | null }> {
  const read = async () => (await readOb(bank, `/domestic-payments/${paymentId}`)).body.Data as unknown as Shown;
  await expect.poll(async () => (await read()).Status, { interval: 30 }).not.toBe('RCVD');
  const { Status: status, StatusReason } = await read();
  return { status, reason: StatusReason?.[0]?.StatusReasonCode ?? null };
}
