import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actOnEscrow, paidIn } from '../testing/escrow-elsewhere.ts';
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

async function balanceOf(bank: TestBank, accountId: string): Promise<string | null> {
  const rows = await bank.db.query<{ balance_minor: string }>(
    'select balance_minor from sandbox_bank.accounts where account_id = $1',
    [accountId],
  );
  return rows[0]?.balance_minor ?? null;
}

test('what an escrow releases to a seller at the other bank arrives there, under the id of the transfer', async () => {
  const escrow = await paidIn(banks, creditor.accountNumber);
  await actOnEscrow(banks, `/${escrow.escrowId}/releases`, randomUUID(), { amount: null });
  await expect.poll(() => balanceOf(banks.lanjiang, creditor.accountNumber)).toBe(String(5_000_000 + 10_000));
  const [sent] = await banks.huayue.db.query<{ transfer_id: string; end_to_end_id: string }>(
    `select data->'transfer'->>'transferId' as transfer_id, s.end_to_end_id from sandbox_bank.escrow_changes c, sandbox_bank.interbank_sent s
     where c.escrow_id = $1 and data->>'change' = 'released' and s.debtor_account = $2`,
    [escrow.escrowId, escrow.accountNumber],
  );
  expect(sent?.end_to_end_id).toBe(sent?.transfer_id.replaceAll('-', ''));
});
