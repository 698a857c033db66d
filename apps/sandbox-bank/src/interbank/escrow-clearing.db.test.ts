import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as ob from '../testing/open-banking.ts';
import { creditor, startTwoBanks, type TwoBanks } from '../testing/two-banks.ts';
import type { TestBank } from '../testing/test-bank.ts';

let banks: TwoBanks;
beforeAll(async () => {
  banks = await startTwoBanks();
  await banks.huayue.sandbox('PUT', '/sandbox/scenario', { paymentDelayMs: 0 });
  await ob.demandSignatures(banks.huayue, 1);
});
afterAll(() => banks[Symbol.asyncDispose]());

type Escrow = { escrowId: string; accountNumber: string; status: string };

async function act(path: string, key: string, body: object): Promise<Escrow> {
  const answer = await banks.huayue.client.call('POST', `/api/v1/escrows${path}`, {
    scope: 'escrows',
    body,
    headers: { 'idempotency-key': key },
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Escrow;
}

async function balanceOf(bank: TestBank, accountId: string): Promise<string | null> {
  const rows = await bank.db.query<{ balance_minor: string }>(
    'select balance_minor from sandbox_bank.accounts where account_id = $1',
    [accountId],
  );
  return rows[0]?.balance_minor ?? null;
}

/** An escrow for a seller at the other bank, paid in. */
async function paidIn(accountNumber: string): Promise<Escrow> {
  const escrowId = randomUUID();
  const escrow = await act('', escrowId, {
    escrowId,
    orderId: randomUUID(),
    reference: 'TO-1A2B3C4D',
    buyer: ob.payer,
    seller: { name: '恒信贸易有限公司', accountNumber, bank: '澜江银行' },
    amount: '100.00',
    currency: 'CNY',
    deliverBy: '2099-01-01',
    releaseAfterDays: 7,
    termsHash: 'ab'.repeat(32),
  });
  const { CreditorAgent: _elsewhere, ...what } = ob.initiation({
    InstructedAmount: { Amount: '100.00', Currency: 'CNY' },
    CreditorAccount: { SchemeName: 'UK.OBIE.BBAN', Identification: escrow.accountNumber, Name: 'Escrow' },
  });
  expect(await ob.endOf(banks.huayue, await ob.pay(banks.huayue, what))).toMatchObject({ status: 'ACSC' });
  return escrow;
}

test('what an escrow releases to a seller at the other bank arrives there, under the id of the transfer', async () => {
  const escrow = await paidIn(creditor.accountNumber);
  await act(`/${escrow.escrowId}/releases`, randomUUID(), { amount: null });
  await expect
    .poll(() => balanceOf(banks.lanjiang, creditor.accountNumber), { timeout: 10_000 })
    .toBe(String(5_000_000 + 10_000));
  const [sent] = await banks.huayue.db.query<{ transfer_id: string; end_to_end_id: string }>(
    `select data->'transfer'->>'transferId' as transfer_id, s.end_to_end_id from sandbox_bank.escrow_changes c, sandbox_bank.interbank_sent s
     where c.escrow_id = $1 and data->>'change' = 'released' and s.debtor_account = $2`,
    [escrow.escrowId, escrow.accountNumber],
  );
  expect(sent?.end_to_end_id).toBe(sent?.transfer_id.replaceAll('-', ''));
});

test('what the seller’s bank returns is kept aside for the staff, and is not the buyer’s again', async () => {
  const escrow = await paidIn('lj-0000');
  await act(`/${escrow.escrowId}/releases`, randomUUID(), { amount: null });
  await expect.poll(() => balanceOf(banks.huayue, 'returned-cny'), { timeout: 10_000 }).toBe('10000');
  expect(await balanceOf(banks.huayue, escrow.accountNumber)).toBe('0');
});
